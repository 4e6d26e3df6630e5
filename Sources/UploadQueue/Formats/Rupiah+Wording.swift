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

  /// The amount in few characters, rounded to a tenth: `Rp 41,2 jt`, `Rp 1.2 bn`.
  ///
  /// A small m is in neither language: it is a million to some and a miliar to others.
  public func brief(_ language: Language) -> SafeText {
    let sign = sen < 0 ? "-" : ""
    let group = language == .indonesian ? "." : ","
    let rupiah = rounded(sen.magnitude, to: 100)
    guard rupiah >= 1_000_000 else { return SafeText("Rp \(sign)\(Self.grouped(rupiah, by: group))") }
    let units: [(size: UInt64, id: String, en: String)] = [
      (1_000_000, "jt", "mn"), (1_000_000_000, "M", "bn"), (1_000_000_000_000, "T", "tn"),
    ]
    // What is rounded up to a thousand of one unit is one of the next.
    let counts = units.map { (tenths: rounded(sen.magnitude, to: $0.size * 10), id: $0.id, en: $0.en) }
    guard let (tenths, id, en) = counts.first(where: { $0.tenths < 10_000 }) ?? counts.last else { return .empty }
    let point = language == .indonesian ? "," : "."
    let whole = Self.grouped(tenths / 10, by: group)
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
  /// The number in few characters, rounded to a tenth of a thousand or million, and where that is many, to a whole one:
  /// `2,3rb`, `45rb`, `1.2mn`.
  ///
  /// - Parameter isRound: Whether a whole number of thousands or millions will do: `2rb`.
  public func brief(_ language: Language, isRound: Bool = false) -> SafeText {
    guard self >= 1000 else { return written(language) }
    let isThousands = rounded(magnitude, to: 1000) < 1000
    let unit: UInt = isThousands ? 1000 : 1_000_000
    let (id, en) = isThousands ? ("rb", "k") : ("jt", "mn")
    let tenths = rounded(magnitude, to: unit / 10)
    let whole = Int(clamping: tenths < 100 && !isRound ? tenths / 10 : rounded(magnitude, to: unit))
    let isWhole = isRound || tenths >= 100 || tenths % 10 == 0
    let point = isWhole ? "" : language == .indonesian ? ",\(tenths % 10)" : ".\(tenths % 10)"
    return whole.written(language) + SafeText("\(point)\(language == .indonesian ? id : en)")
  }

  /// The number with its thousands apart: `12.480` or `12,480`.
  public func written(_ language: Language) -> SafeText {
    Rupiah(sen: Int64(clamping: self).multipliedReportingOverflow(by: 100).partialValue).written(language)
  }
}

/// How many steps a number is nearest to; half of one counts as a whole one.
private func rounded<Number: UnsignedInteger & FixedWidthInteger>(_ number: Number, to step: Number) -> Number {
  let (steps, rest) = number.quotientAndRemainder(dividingBy: step)
  return rest >= step - rest ? steps + 1 : steps
}
