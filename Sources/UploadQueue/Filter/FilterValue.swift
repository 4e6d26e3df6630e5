/// One value of a key.
struct FilterValue {
  let key: FilterKey
  /// As it is understood: without blanks, and with units of time that mean one thing.
  let word: String
  /// As it was written, for what is said of it.
  let typed: String
  let isQuoted: Bool
  let comparison: FilterComparison?

  /// What it asks for.
  func condition() throws(FilterError.Problem) -> FilterCondition {
    if !isQuoted, let presence { return presence }
    switch key.value {
    case .state: return try state()
    case .channel: return .channel(try choice(of: Channel.words))
    case .kind: return .kind(try choice(of: FilterKind.words))
    case .text: return text(word)
    case .digits: return try digits()
    case .code: return try code()
    case .mark: return try choice(of: Presence.ofMark) ? .known(.mark) : .not(.known(.mark))
    case .daysLeft where isWordOf(.late): return .state(.late)
    case .daysLeft where isWordOf(.soon): return .state(.soon)
    case .amount, .age, .moment, .day, .daysLeft, .month: return .measure(key.measure, try range())
    }
  }

  private var presence: FilterCondition? {
    guard key.mayBeAbsent else { return nil }
    if Presence.none.contains(bareWord(word)) { return .not(.known(key)) }
    return Presence.some.contains(bareWord(word)) ? .known(key) : nil
  }

  private func isWordOf(_ state: FilterState) -> Bool {
    comparison == nil && FilterState.words.contains { $0.value == state && $0.names.contains(bareWord(word)) }
  }

  private func text(_ word: String) -> FilterCondition {
    comparison == .equal ? .equals(.key(key), word) : .contains(.key(key), word)
  }

  private func state() throws(FilterError.Problem) -> FilterCondition {
    if isQuoted { return text(word) }
    let state = try choice(of: FilterState.words)
    return state == .marked ? .known(.mark) : .state(state)
  }

  private func choice<Value>(of words: [FilterWord<Value>]) throws(FilterError.Problem) -> Value {
    let bare = bareWord(word)
    if let found = words.first(where: { $0.names.contains { bareWord($0) == bare } }) { return found.value }
    // The beginning of a word will do, where only one begins so.
    let begun = words.filter { word in !bare.isEmpty && word.names.contains { bareWord($0).hasPrefix(bare) } }
    if begun.count == 1 { return begun[0].value }
    if begun.count > 1 {
      throw .ambiguousWord(word, begun.compactMap { $0.names.first { bareWord($0).hasPrefix(bare) } })
    }
    throw .unknownWord(word, key, nearest: Nearest.word(to: word.lowercased(), in: words.flatMap(\.names)))
  }

  /// Dots, dashes and the like are left out; a desktop number is looked for in its Coretax form.
  private func digits() throws(FilterError.Problem) -> FilterCondition {
    let digits = word.filter { !" .-/".contains($0) }
    // An identity may be a passport's, with letters.
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, isPlain || key == .npwp else { throw .notDigits(word, key) }
    return text(key == .nsfp ? NSFP(digits)?.digits ?? digits : digits)
  }

  private func code() throws(FilterError.Problem) -> FilterCondition {
    guard let number = Int(word), (1...10).contains(number) else { throw .notCode(word) }
    return .equals(.key(.code), twoDigits(number))
  }

  // MARK: Numbers

  private func range() throws(FilterError.Problem) -> FilterRange {
    guard comparison == nil, let dots = word.firstRange(of: "..") else {
      return FilterRange(try literal(word, typed: typed), comparison)
    }
    let (low, high) = (word[..<dots.lowerBound], word[dots.upperBound...])
    guard !low.isEmpty || !high.isEmpty else { throw .missingValue(key) }
    let ends = typed.firstRange(of: "..").map { (typed[..<$0.lowerBound], typed[$0.upperBound...]) } ?? (low, high)
    let lower = low.isEmpty ? nil : try literal(String(low), typed: String(ends.0)).first
    let upper = high.isEmpty ? nil : try literal(String(high), typed: String(ends.1))
    let range = FilterRange(lower: lower, upper: upper.map { $0.isPoint ? $0.first : $0.last })
    switch (range.lower, range.upper) {
    case (.at(let first)?, .at(let last)?) where first > last: throw .backwards
    case (.ahead(let first)?, .ahead(let last)?) where first > last: throw .backwards
    default: return range
    }
  }

  private func literal(_ word: String, typed: String) throws(FilterError.Problem) -> FilterLiteral {
    do throws(FilterError.Problem) { return try literal(word) } catch { throw error.quoting(typed) }
  }

  private func literal(_ word: String) throws(FilterError.Problem) -> FilterLiteral {
    switch key.value {
    case .amount: try FilterLiteral(amount: word)
    case .age: try FilterLiteral(duration: word)
    case .moment: try FilterLiteral(moment: word)
    case .day: try FilterLiteral(day: word)
    case .daysLeft: try FilterLiteral(daysLeft: word)
    default: try FilterLiteral(period: word)
    }
  }
}

extension FilterRange {
  init(_ literal: FilterLiteral, _ comparison: FilterComparison?) {
    let after = literal.isPoint ? literal.first : literal.last
    switch comparison {
    case .less: self.init(upper: literal.first.moved(by: -1))
    case .atMost: self.init(upper: after)
    case .atLeast: self.init(lower: literal.first)
    case .more: self.init(lower: after.moved(by: 1))
    case .equal, nil: self.init(lower: literal.first, upper: literal.last)
    }
  }
}

extension FilterKey {
  /// Whether its values are words of a fixed list.
  var takesWords: Bool {
    switch value {
    case .state, .channel, .kind, .mark: true
    default: false
    }
  }

  /// Whether units of time stand in its values.
  var isTimed: Bool {
    switch value {
    case .age, .daysLeft, .day: true
    default: false
    }
  }

  /// Whether what is written so far is a number that wants a unit of time after it.
  func wantsUnit(after word: String) -> Bool {
    var number = word[...]
    if let dots = number.firstRange(of: "..") { number = number[dots.upperBound...] }
    let isSigned = number.first.map { $0 == "-" || $0 == "+" } ?? false
    if isSigned { number = number.dropFirst() }
    let digits = number.allSatisfy { $0.isASCII && $0.isNumber || value == .age && ($0 == "," || $0 == ".") }
    guard number.last?.isNumber == true, digits else { return false }
    // A year is a day of its own.
    return value == .age ? !isSigned : isSigned || value == .daysLeft && number.count < 4
  }

  /// Whether it is a number, a time or a date, which can be compared.
  var isMeasured: Bool {
    switch value {
    case .amount, .age, .moment, .day, .daysLeft, .month: true
    default: false
    }
  }

  /// Whether several values can stand after it with commas; in numbers a comma is a decimal one.
  var takesList: Bool {
    switch value {
    case .amount, .age: false
    default: true
    }
  }

  /// Whether a document may have nothing of it.
  var mayBeAbsent: Bool {
    switch self {
    case .status, .age, .since, .channel, .kind: false
    default: true
    }
  }

  /// The number it compares.
  var measure: FilterCondition.Measure {
    switch self {
    case .vat: .vat
    case .otherTaxBase: .otherTaxBase
    case .luxuryTax: .luxuryTax
    case .age: .age
    case .since: .since
    case .date: .date
    case .due: .lastDay
    case .period: .period
    default: .taxBase
    }
  }
}
