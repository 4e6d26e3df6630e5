import Wording

/// What could be meant by the piece of a filter before the cursor.
public struct FilterCompletion: Sendable, Hashable {
  /// What stands before the piece.
  public let head: String
  /// What is written of it so far, without quotes.
  public let piece: String
  /// The key whose value it is; `nil` where it is a word or a key itself.
  public let key: FilterKey?

  /// The piece that ends where the cursor is.
  public init(before cursor: String) {
    var start = cursor.startIndex
    var isQuoted = false
    var previous: Character = " "
    for index in cursor.indices {
      let character = cursor[index]
      if character == "\"", isQuoted || " (:=,".contains(previous) || previous.isWhitespace {
        isQuoted.toggle()
      } else if !isQuoted, character.isWhitespace || "()".contains(character) {
        start = cursor.index(after: index)
      }
      previous = character
    }
    if cursor[start...].hasPrefix("-") { start = cursor.index(after: start) }
    let token = cursor[start...]
    let name = token.prefix(while: \.isLetter)
    guard let key = FilterKey(name: String(name)), let sign = token.dropFirst(name.count).first, ":<>=".contains(sign)
    else {
      self.init(head: cursor[..<start], piece: token, key: nil)
      return
    }
    var value = token.dropFirst(name.count).drop { ":<>=".contains($0) }
    if key.takesList, !isQuoted, let comma = value.lastIndex(of: ",") { value = value[value.index(after: comma)...] }
    self.init(head: cursor[..<value.startIndex], piece: value, key: key)
  }

  private init(head: Substring, piece: Substring, key: FilterKey?) {
    self.head = String(head)
    // A phrase that is looked for everywhere is nothing that could be known.
    self.piece = key != nil && piece.hasPrefix("\"") ? String(piece.dropFirst()) : String(piece)
    self.key = key
  }

  /// The line up to the cursor with one of the candidates in it.
  public func completed(with candidate: String) -> String {
    guard let key else { return head + candidate }
    return head + (isWord(candidate, of: key) ? candidate : FilterCondition.value(candidate, of: key))
  }

  /// The keys or words of the language that begin so, the usual ones first; where there is none, those of the other.
  public func candidates(_ language: Language) -> [String] {
    guard let key else { return keys(language) }
    let words = words(of: key)
    return Self.beginning(with: piece, in: words.map { $0.names(language) }, or: words.map { $0.names(language.other) })
  }

  /// The key whose name this piece begins, or is, as far as it is typed: to whoever types on it is no word yet.
  public func keyBegun(_ language: Language) -> FilterKey? {
    guard key == nil, !piece.isEmpty, piece.allSatisfy(\.isLetter) else { return nil }
    let piece = piece.lowercased()
    return FilterKey.listed.first { $0.name(language).hasPrefix(piece) }
      ?? FilterKey.listed.first { $0.names.contains { $0.hasPrefix(piece) } }
  }

  /// The key whose texts in the queue are candidates as well.
  public var textKey: FilterKey? {
    switch key {
    case .partner?, .npwp?, .signer?, .reason?, .code?, .status?, .queue?: key
    default: nil
    }
  }

  /// The keys, and the words that join conditions and turn them about, where those may stand.
  private func keys(_ language: Language) -> [String] {
    func names(_ language: Language) -> [[String]] {
      let keys = FilterKey.listed.map { $0.names(language).map { "\($0):" } }
      let isIndonesian = language == .indonesian
      let joining = isIndonesian ? [["atau"], ["dan"]] : [["or"], ["and"]]
      return (isAfterCondition ? joining : []) + keys + (mayBeNegated ? [[isIndonesian ? "bukan" : "not"]] : [])
    }
    return Self.beginning(with: piece, in: names(language), or: names(language.other))
  }

  /// Whether a word is begun, and not right after a dash.
  private var mayBeNegated: Bool { !piece.isEmpty && head.last != "-" }

  /// Whether it may join what stands before with what follows.
  private var isAfterCondition: Bool {
    guard mayBeNegated, let last = head.split(whereSeparator: \.isWhitespace).last else { return false }
    return last.last != "(" && !FilterParser.isReserved(String(last))
  }

  /// Of each entry the first of its names that begins so; those that are called so come before those also called so.
  private static func beginning(with piece: String, in entries: [[String]], or others: [[String]]) -> [String] {
    let piece = piece.lowercased()
    for entries in [entries, others] {
      let found = entries.compactMap { names in
        names.firstIndex { $0.hasPrefix(piece) }.map { (name: names[$0], isUsual: $0 == 0) }
      }
      guard found.isEmpty else { return found.filter(\.isUsual).map(\.name) + found.filter { !$0.isUsual }.map(\.name) }
    }
    return []
  }

  private struct Word {
    let english: [String]
    let indonesian: [String]

    func names(_ language: Language) -> [String] { language == .indonesian ? indonesian : english }
  }

  private func isWord(_ candidate: String, of key: FilterKey) -> Bool {
    words(of: key).contains { $0.english.contains(candidate) || $0.indonesian.contains(candidate) }
  }

  private func words(of key: FilterKey) -> [Word] {
    func entries<Value>(_ words: [FilterWord<Value>]) -> [Word] {
      words.map { Word(english: $0.names(.english), indonesian: $0.names(.indonesian)) }
    }
    func word(_ english: String, _ indonesian: String) -> Word {
      Word(english: [english], indonesian: [indonesian])
    }
    let presence = key.mayBeAbsent ? [word("any", "ada"), word("none", "kosong")] : []
    return switch key.value {
    case .state: entries(FilterState.words)
    case .channel: entries(Channel.words)
    case .kind: entries(FilterKind.words)
    case .mark: entries(Presence.ofMark)
    case .daysLeft: [word("late", "lewat"), word("soon", "dekat"), word("today", "hariini")] + presence
    case .day, .moment: [word("today", "hariini"), word("yesterday", "kemarin")] + presence
    case .month: [word("this", "ini"), word("last", "lalu")] + presence
    case .age: []
    case .text, .digits, .code, .amount: presence
    }
  }
}

extension Language {
  fileprivate var other: Language { self == .indonesian ? .english : .indonesian }
}

extension QueueIndex {
  /// The texts that documents have in a field and that contain a piece, those that begin so first, the most frequent
  /// before the others.
  public func texts(of key: FilterKey, containing piece: String, limit: Int = 30) -> [String] {
    let text: (PackedDocument) -> UInt32
    switch key {
    case .partner: text = \.partnerName
    case .npwp: text = \.partnerIdentity
    case .signer: text = \.signer
    case .queue: text = \.queues
    case .reason: text = \.reason
    case .code: text = \.transactionCode
    case .status: text = \.words
    default: return []
    }
    var counts = [Int](repeating: 0, count: texts.pool.count)
    for row in rows { counts[Int(text(row))] += 1 }
    let needle = TextNeedle(piece)
    let isFound = texts.pool.map { !$0.isEmpty && needle.isFound(in: $0, isASCII: $1) }
    let start = piece.folded
    let entries = counts.indices.filter { isFound[$0] && counts[$0] > 0 }
      .compactMap { number in texts.pool.text(UInt32(number)).map { (text: $0, count: counts[number]) } }
    return entries.map { ($0.text, $0.count, $0.text.folded.hasPrefix(start)) }
      .sorted { ($0.2 ? 0 : 1, -$0.1, $0.0) < ($1.2 ? 0 : 1, -$1.1, $1.0) }
      .prefix(limit).map(\.0)
  }
}
