extension FilterCondition: CustomStringConvertible {
  /// The condition in the filter language, always in the same spelling.
  var description: String {
    switch self {
    case .everything: ""
    case .all(let parts): parts.map(\.inTerm).joined(separator: " ")
    case .any(let parts): parts.map(\.description).joined(separator: " or ")
    case .not(let inner): inner.isGroup ? "-(\(inner))" : "-\(inner.inTerm)"
    case .contains(.any, let text), .equals(.any, let text), .contains(.lasting, let text), .equals(.lasting, let text):
      Self.word(text)
    case .contains(.key(let key), let text): "\(key.name(.english)):\(Self.value(text, of: key))"
    case .equals(.key(let key), let text): "\(key.name(.english)):=\(Self.value(text, of: key))"
    case .known(let key): "\(key.name(.english)):any"
    case .state(let state): "status:\(Self.name(of: state, in: FilterState.words))"
    case .channel(let channel): "channel:\(Self.name(of: channel, in: Channel.words))"
    case .kind(let kind): "kind:\(Self.name(of: kind, in: FilterKind.words))"
    case .measure(let measure, let range): "\(measure.key.name(.english)):\(range.text(of: measure))"
    }
  }

  private var isGroup: Bool {
    switch self {
    case .all, .any: true
    default: false
    }
  }

  /// As one of several terms that must all hold.
  private var inTerm: String {
    if case .any = self { "(\(description))" } else { description }
  }

  private static func name<Value>(of value: Value, in words: [FilterWord<Value>]) -> String {
    words.first { $0.value == value }?.english ?? ""
  }

  /// A bare word, in quotes where it would be read otherwise.
  static func word(_ text: String) -> String {
    let isKey = FilterParser.keyName(in: text) != nil
    let isJoint = FilterParser.isReserved(text) || FilterParser.mayMeanNegation(text)
    // After a length of time these would be read as more of it.
    let isTime = TimeUnit.isName(text) || TimeUnit.isCounted(text)
    return isKey || isJoint || isTime || text.unicodeScalars.first == "-"
      ? quoted(text) : plainOrQuoted(text, stops: "")
  }

  /// A value, in quotes where it would be read otherwise.
  static func value(_ text: String, of key: FilterKey) -> String {
    let bare = bareWord(text)
    let isWord = Presence.none.contains(bare) || Presence.some.contains(bare) || key.value == .state
    let isCompared = text.unicodeScalars.first.map { "<>=≤≥".unicodeScalars.contains($0) } ?? false
    return isWord || isCompared ? quoted(text) : plainOrQuoted(text, stops: ",")
  }

  private static func plainOrQuoted(_ text: String, stops: String) -> String {
    let scalars = text.unicodeScalars
    let isPlain =
      scalars.first != nil && scalars.first != "\""
      && !scalars.contains { $0.properties.isWhitespace || "()".unicodeScalars.contains($0) }
    return isPlain && !scalars.contains { stops.unicodeScalars.contains($0) } ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    result.append("\"")
    return String(result)
  }
}

extension FilterCondition.Measure {
  var key: FilterKey {
    switch self {
    case .taxBase: .taxBase
    case .otherTaxBase: .otherTaxBase
    case .vat: .vat
    case .luxuryTax: .luxuryTax
    case .age: .age
    case .since: .since
    case .date: .date
    case .lastDay: .due
    case .period: .period
    }
  }
}

extension FilterRange {
  func text(of measure: FilterCondition.Measure) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?): "\(lower.text(of: measure))..\(upper.text(of: measure, isLast: true))"
    case (let lower?, nil):
      lower.isWritten(as: measure)
        ? ">=\(lower.text(of: measure))" : ">\(lower.moved(by: -1).text(of: measure, isLast: true))"
    case (nil, let upper?):
      upper.isWritten(as: measure)
        ? "<=\(upper.text(of: measure, isLast: true))" : "<\(upper.moved(by: 1).text(of: measure))"
    case (nil, nil): "any"
    }
  }
}

extension FilterRange.Bound {
  /// Whether it can be written: what lies one beyond the first or last that there is cannot.
  fileprivate func isWritten(as measure: FilterCondition.Measure) -> Bool {
    switch (self, measure) {
    case (.at(let number), .age): number >= 0
    case (.at(let number), .date), (.at(let number), .lastDay):
      (1900...9998).contains(CalendarDate(dayNumber: Int32(clamping: number)).year)
    case (.at(let number), .since):
      (1900...9998).contains(Timestamp(milliseconds: number).jakartaDate.year)
    case (.at(let number), .period): (1900...9998).contains(number / 12)
    default: true
    }
  }

  /// - Parameter isLast: Whether it ends a range: of a span of time its end is meant then.
  fileprivate func text(of measure: FilterCondition.Measure, isLast: Bool = false) -> String {
    switch (self, measure) {
    case (.ahead(let count), .period): count == 0 ? "this" : "\(count < 0 ? "" : "+")\(count)mo"
    case (.ahead(let count), _): count == 0 ? "today" : "\(count < 0 ? "" : "+")\(count)d"
    case (.at(let number), .age): Self.duration(number)
    case (.at(let number), .since): Self.moment(number, isLast: isLast)
    case (.at(let number), .date), (.at(let number), .lastDay): "\(CalendarDate(dayNumber: Int32(clamping: number)))"
    case (.at(let number), .period): "\(number / 12)-\(twoDigits(Int(number % 12) + 1))"
    case (.at(let number), _): Rupiah(sen: number).decimal
    }
  }

  /// A moment in WIB, or the minute, second or millisecond that it ends.
  private static func moment(_ milliseconds: Int64, isLast: Bool) -> String {
    let end = isLast ? milliseconds + 1 : milliseconds
    let unit: Int64 = end.isMultiple(of: 60_000) ? 60_000 : end.isMultiple(of: 1000) ? 1000 : 1
    let start = Timestamp(milliseconds: isLast ? end - unit : end)
    let (hour, minute, second) = start.jakartaTime
    let text = "\(start.jakartaDate)T\(twoDigits(hour)):\(twoDigits(minute))"
    if unit == 60_000 { return text }
    let rest = start.milliseconds - start.milliseconds / 1000 * 1000
    return text + ":\(twoDigits(second))" + (unit == 1000 ? "" : "." + String(1000 + rest).dropFirst())
  }

  private static func duration(_ milliseconds: Int64) -> String {
    var rest = milliseconds
    var text = ""
    for (unit, name) in [(Int64(86_400_000), "d"), (3_600_000, "j"), (60_000, "m"), (1000, "s"), (1, "ms")] {
      let (count, left) = rest.quotientAndRemainder(dividingBy: unit)
      if count != 0 { text += "\(count)\(name)" }
      rest = left
    }
    return text.isEmpty ? "0s" : text
  }
}
