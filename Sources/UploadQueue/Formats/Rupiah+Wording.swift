import Wording

extension Rupiah {
  /// The amount with every digit, as people write it: `1.234.567,50` or `1,234,567.50`; sen only where there are any.
  public func written(_ language: Language) -> SafeText {
    let (group, point) = language == .indonesian ? (".", ",") : (",", ".")
    let (rupiah, rest) = sen.magnitude.quotientAndRemainder(dividingBy: 100)
    var text = Self.grouped(rupiah, by: group)
    if rest > 0 { text += point + twoDigits(Int(rest)) }
    return SafeText(sen < 0 ? "-" + text : text)
  }

  /// The amount in few characters, rounded down to a tenth: `Rp 41,2 jt`, `Rp 1.2 bn`.
  public func brief(_ language: Language) -> SafeText {
    let units: [(UInt64, id: String, en: String)] = [
      (1_000_000_000_000, "T", "tn"), (1_000_000_000, "M", "bn"), (1_000_000, "jt", "m"),
    ]
    let rupiah = sen.magnitude / 100
    let sign = sen < 0 ? "-" : ""
    guard let (unit, id, en) = units.first(where: { rupiah >= $0.0 }) else {
      let text = Self.grouped(rupiah, by: language == .indonesian ? "." : ",")
      return SafeText("Rp \(sign)\(text)")
    }
    let tenths = rupiah / (unit / 10)
    let point = language == .indonesian ? "," : "."
    let whole = Self.grouped(tenths / 10, by: language == .indonesian ? "." : ",")
    let text = tenths % 10 == 0 ? whole : "\(whole)\(point)\(tenths % 10)"
    return SafeText("Rp \(sign)\(text) \(language == .indonesian ? id : en)")
  }

  private static func grouped(_ number: UInt64, by separator: String) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text = separator + text }
      text = String(digit) + text
    }
    return text
  }
}

extension Int {
  /// The number in few characters, rounded down to a tenth of a thousand or million, and where that is many, to a whole
  /// one: `2,3rb`, `45rb`, `1.2m`.
  public func brief(_ language: Language) -> SafeText {
    let units = [(1_000_000, id: "jt", en: "m"), (1_000, id: "rb", en: "k")]
    guard let (unit, id, en) = units.first(where: { self >= $0.0 }) else { return written(language) }
    let tenth = self < unit * 10 ? self % unit / (unit / 10) : 0
    let point = tenth == 0 ? "" : language == .indonesian ? ",\(tenth)" : ".\(tenth)"
    return (self / unit).written(language) + SafeText("\(point)\(language == .indonesian ? id : en)")
  }

  /// The number with its thousands apart: `12.480` or `12,480`.
  public func written(_ language: Language) -> SafeText {
    Rupiah(sen: Int64(clamping: self).multipliedReportingOverflow(by: 100).partialValue).written(language)
  }
}
