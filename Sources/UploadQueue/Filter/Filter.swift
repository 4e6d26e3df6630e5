import Wording

/// Which documents are wanted, in the filter language: `status:stuck age:>2d buyer:maju`.
///
/// Terms beside each other must all hold; `or`, `not` (or a `-` before a term) and parentheses put them together
/// otherwise. A bare word or a "phrase" in quotes is looked for in every text field, in any case. The keys are in
/// ``FilterKey``; each has a name in both languages.
public struct Filter: Sendable, Hashable {
  /// As it was written, but for units of time that could have been understood otherwise.
  public let text: String
  let condition: FilterCondition

  /// The filter that a text says.
  ///
  /// A language is that of whoever writes it just now: to them `h` and `hr` are hari, or hours, and ``text`` says which.
  /// Without one, as in a file that others read too, these are refused.
  ///
  /// Throws: a ``FilterError`` that points at the place in the text.
  public init(parsing text: String, in language: Language? = nil) throws(FilterError) {
    var parser = FilterParser(text, in: language)
    condition = try parser.parse()
    self.text = parser.settledText
  }

  private init(text: String, condition: FilterCondition) {
    self.text = text
    self.condition = condition
  }

  /// What a condition asks for.
  init(_ condition: FilterCondition) {
    self.init(text: condition.description, condition: condition)
  }

  /// The most characters of a filter.
  public static let longest = FilterParser.longest

  /// Every document.
  public static let everything = Filter(text: "", condition: .everything)

  /// Whether every document is wanted.
  public var isEverything: Bool { condition == .everything }

  /// Documents with this text in a field, or in any text field; with all of the field where `isWhole` says so.
  public static func naming(_ text: String, in key: FilterKey? = nil, isWhole: Bool = false) -> Filter {
    guard let key else { return Filter(text: FilterCondition.word(text), condition: .contains(.any, text)) }
    let field = FilterCondition.Field.key(key)
    return Filter(isWhole ? .equals(field, text) : .contains(field, text))
  }

  /// Documents that are called as one of them is, by what people know it by.
  public static func naming(_ document: Document) -> Filter {
    if let reference = document.reference { return .naming(reference, in: .reference, isWhole: true) }
    if let number = document.documentNumber { return .naming(number, in: .number, isWhole: true) }
    if let nsfp = document.nsfp { return .naming(nsfp.digits, in: .nsfp, isWhole: true) }
    return .naming(document.name)
  }

  /// Documents that have stood in their status since an hour in WIB, as it is written in a language.
  public static func since(hourFrom start: Timestamp, _ language: Language) -> Filter {
    let first = start.milliseconds
    let range = FilterRange(lower: .at(first), upper: .at(first + Duration.hours(1).wholeMilliseconds - 1))
    let text = "\(FilterKey.since.name(language)):\(start.jakartaDate)T\(twoDigits(start.jakartaTime.hour))"
    return Filter(text: text, condition: .measure(.since, range))
  }

  /// Documents without anything in a field.
  public static func lacking(_ key: FilterKey) -> Filter {
    Filter(.not(.known(key)))
  }

  /// A piece of a filter as an argument of a command that would take a dash before it for its own options.
  ///
  /// `-status:approved` is `not status:approved`, which says the same; `nil` where the argument is no such piece, or is one
  /// of the options by its letter.
  public static func argument(_ text: String, besides options: Set<Character>) -> String? {
    guard text.hasPrefix("-"), let first = text.dropFirst().first, text.count > 2 else { return nil }
    let term = String(text.dropFirst())
    let isKey = FilterParser.keyName(in: term).map { FilterKey(name: $0) != nil } ?? false
    let isTerm = (first.isLetter || first.isNumber) && !options.contains(first) || first == "(" || first == "\""
    return isKey || isTerm ? "not \(term)" : nil
  }

  /// What this filter and another one both want.
  public func and(_ other: Filter) -> Filter {
    if isEverything { return other }
    if other.isEverything { return self }
    return Filter(text: "(\(text)) (\(other.text))", condition: .all(of: [condition, other.condition]))
  }

  /// The filter in one spelling, whatever was written: the English keys, exact amounts and dates.
  public var canonical: String { condition.description }

  /// Whether it asks how long documents have stood in their status, or what is stuck or slow.
  public var asksForAge: Bool { condition.asksForAge }

  /// The keys that it asks by.
  public var keys: Set<FilterKey> { condition.keys }

  /// The first of the words looked for that `status:` knows: whoever wrote it may have meant that.
  public var statusWord: String? {
    words?.first { word in FilterState.words.contains { $0.names.contains { bareWord($0) == bareWord(word) } } }
  }

  /// The words that are all looked for anywhere, where the filter asks for nothing else.
  private var words: [String]? {
    let parts = if case .all(let parts) = condition { parts } else { [condition] }
    let words = parts.compactMap { if case .contains(.any, let word) = $0 { word } else { nil } }
    return words.count == parts.count ? words : nil
  }

  /// Whether a document is wanted at a moment.
  ///
  /// Ages and days are of that moment; the policies say what is stuck and what is due, the name which queue it is of.
  public func matches(
    _ row: QueueRow, at now: Timestamp, policy: QueuePolicy = QueuePolicy(), inQueue name: String? = nil
  ) -> Bool {
    var texts = PackedTexts()
    var packed = PackedDocument()
    texts.pack(row.document, into: &packed)
    packed.queues = texts.pool.number(name)
    packed.time = row.time
    packed.missingSince = row.missingSince?.milliseconds ?? PackedDocument.absent
    packed.take(row.annotation)
    let compiled = CompiledFilter(
      self, texts: texts, notes: row.annotation.note.map { [0: $0] } ?? [:], policy: policy, now: now,
      isForMany: false)
    return compiled.matches(packed, number: 0)
  }
}

/// A filter with a name, which is a tab of its own.
public struct SavedFilter: Sendable, Hashable {
  /// What the tab is called.
  public var name: String
  /// What it holds.
  public var filter: Filter

  /// A filter with a name.
  public init(name: String, filter: Filter) {
    self.name = name
    self.filter = filter
  }
}
