import Wording

/// Reads the filter language, one character after the other.
///
/// It goes by Unicode scalars: a mark that joins a quote or a space does not hide it.
struct FilterParser {
  private let text: String
  private let characters: [Unicode.Scalar]
  private let language: Language?
  private var index = 0
  /// Units of time that could mean two things, by where they stand, as they are understood.
  private(set) var settled: [(place: Range<Int>, spelling: String)] = []

  /// The most characters of a filter.
  static let longest = 2000
  /// The most parentheses and negations within each other.
  private static let deepest = 40

  init(_ text: String, in language: Language? = nil) {
    self.text = text
    self.language = language
    characters = Array(text.unicodeScalars)
  }

  mutating func parse() throws(FilterError) -> FilterCondition {
    guard characters.count <= Self.longest else { throw error(.tooLong, at: Self.longest..<characters.count) }
    skipBlanks()
    guard index < characters.count else { return .everything }
    let condition = try parseAlternatives(depth: 0)
    if index < characters.count { throw error(.strayParenthesis, at: index..<index + 1) }
    return condition
  }

  /// Whether a word joins conditions or turns one about, and so looks for nothing itself.
  static func isReserved(_ word: String) -> Bool {
    ["or", "atau", "and", "dan"].contains(word.lowercased()) || negations.contains(word.lowercased())
  }

  /// Whether a word may be refused before a key, as one that people write to leave something out.
  static func mayMeanNegation(_ word: String) -> Bool {
    otherNegations.contains(word.lowercased()) || word.unicodeScalars.contains("!")
  }

  // MARK: Terms put together

  private mutating func parseAlternatives(depth: Int) throws(FilterError) -> FilterCondition {
    var alternatives = [try parseTogether(depth: depth)]
    while takeWord(["or", "atau"]) { alternatives.append(try parseTogether(depth: depth)) }
    return .any(of: alternatives)
  }

  private mutating func parseTogether(depth: Int) throws(FilterError) -> FilterCondition {
    var terms = [try parseTerm(depth: depth)]
    while true {
      if takeWord(["and", "dan"]) {
        terms.append(try parseTerm(depth: depth))
        continue
      }
      skipBlanks()
      guard index < characters.count, characters[index] != ")", !isWord(["or", "atau"]) else { break }
      terms.append(try parseTerm(depth: depth))
    }
    return .all(of: terms)
  }

  private mutating func parseTerm(depth: Int) throws(FilterError) -> FilterCondition {
    skipBlanks()
    guard depth < Self.deepest else { throw error(.tooDeep, at: index..<min(index + 1, characters.count)) }
    guard index < characters.count, characters[index] != ")", !isWord(["or", "atau", "and", "dan"]) else {
      throw error(.missingTerm, at: index..<index)
    }
    if takeWord(Self.negations) { return .negation(of: try parseTerm(depth: depth + 1)) }
    switch characters[index] {
    case "-":
      index += 1
      guard index < characters.count, !characters[index].properties.isWhitespace else {
        throw error(.missingTerm, at: index..<index)
      }
      return .negation(of: try parseTerm(depth: depth + 1))
    case "(":
      let open = index
      index += 1
      let inner = try parseAlternatives(depth: depth + 1)
      guard index < characters.count else { throw error(.openParenthesis, at: open..<open + 1) }
      index += 1
      return inner
    case "\"":
      let phrase = try parseQuoted()
      try expectBoundary()
      return .contains(.any, phrase)
    default:
      return try parseWordOrKey()
    }
  }

  private mutating func parseWordOrKey() throws(FilterError) -> FilterCondition {
    let start = index
    let word = parseRaw(until: [])
    if let (key, place) = otherNegation(in: word) {
      throw error(.otherNegation(key), at: start + place.lowerBound..<start + place.upperBound)
    }
    guard let name = Self.keyName(in: word) else { return .contains(.any, word) }
    let end = start + name.unicodeScalars.count
    guard let key = FilterKey(name: name) else {
      let nearest = Nearest.word(to: name.lowercased(), in: FilterKey.names)
      throw error(.unknownKey(name, nearest: nearest), at: start..<end)
    }
    index = characters[end] == ":" ? end + 1 : end
    return try parseValues(of: key)
  }

  /// The name before the colon or comparison, where a word has one.
  static func keyName(in word: String) -> String? {
    let scalars = word.unicodeScalars
    let name = scalars.prefix { $0.properties.isAlphabetic }
    guard !name.isEmpty, name.endIndex < scalars.endIndex, ":<>=".unicodeScalars.contains(scalars[name.endIndex]) else {
      return nil
    }
    return String(name)
  }

  /// The key that is meant to be turned about where that is written as in other languages, and by what of the word:
  /// `tidak status:macet`, `!status:stuck`, `status!=stuck`.
  private func otherNegation(in word: String) -> (key: FilterKey, place: Range<Int>)? {
    func key(of word: String) -> FilterKey? { Self.keyName(in: word).flatMap { FilterKey(name: $0) } }
    let scalars = Array(word.unicodeScalars)
    if Self.otherNegations.contains(word.lowercased()) {
      var rest = self
      rest.skipBlanks()
      return key(of: rest.parseRaw(until: [])).map { ($0, 0..<scalars.count) }
    }
    guard let mark = scalars.firstIndex(of: "!") else { return nil }
    if mark == 0 { return key(of: Self.text(scalars[1...])).map { ($0, 0..<1) } }
    return key(of: Self.text(scalars[..<mark]) + Self.text(scalars[(mark + 1)...])).flatMap { key in
      scalars[..<mark].allSatisfy(\.properties.isAlphabetic) ? (key, mark..<mark + 1) : nil
    }
  }

  /// What is written before what is not wanted.
  private static let negations: Set<String> = ["not", "bukan"]

  /// What people write before a key that they do not want; alone, or before a text, it is looked for.
  private static let otherNegations: Set<String> = ["tidak", "tak", "selain", "kecuali", "no", "except", "without"]

  // MARK: Values

  private mutating func parseValues(of key: FilterKey) throws(FilterError) -> FilterCondition {
    var values: [FilterCondition] = []
    repeat {
      values.append(try parseValue(of: key))
    } while key.takesList && take(",")
    return .any(of: values)
  }

  private mutating func parseValue(of key: FilterKey) throws(FilterError) -> FilterCondition {
    let comparisonStart = index
    let comparison = takeComparison()
    let start = index
    guard index < characters.count, !isBoundary(characters[index]), characters[index] != "," else {
      throw error(.missingValue(key), at: index..<index)
    }
    var isQuoted = false
    var word: String
    if characters[index] == "\"" {
      isQuoted = true
      word = try parseQuoted()
      guard index == characters.count || isBoundary(characters[index]) || characters[index] == "," else {
        throw error(.afterQuote, at: index..<index + 1)
      }
    } else {
      word = parseRaw(until: key.takesList ? [","] : [])
      if key.isTimed { takeRestOfTime(after: &word, of: key) }
    }
    // The signs are no part of a word, so that what follows would be looked for and not left out.
    if key.takesWords, !isQuoted, word.count > 1, characters[start] == "!" || characters[start] == "-" {
      throw error(.otherNegation(key), at: start..<start + 1)
    }
    let typed = isQuoted ? word : Self.text(characters[start..<index])
    if key.isTimed {
      word.removeAll(where: \.isWhitespace)
      let spelling = TimeUnit.settled(word, in: language)
      if spelling != word { settled.append((start..<index, spelling)) }
      word = spelling
    }
    if let comparison, comparison != .equal, !key.isMeasured {
      throw error(.notComparable(key), at: comparisonStart..<start)
    }
    do throws(FilterError.Problem) {
      return try FilterValue(key: key, word: word, typed: typed, isQuoted: isQuoted, comparison: comparison).condition()
    } catch {
      let isNegation = Self.negations.union(Self.otherNegations).contains(word.lowercased())
      if case .unknownWord = error, isNegation { throw self.error(.otherNegation(key), at: start..<index) }
      throw self.error(error, at: start..<index)
    }
  }

  private mutating func takeComparison() -> FilterComparison? {
    if take("≥") { return .atLeast }
    if take("≤") { return .atMost }
    if take(">") { return take("=") ? .atLeast : .more }
    if take("<") { return take("=") ? .atMost : .less }
    return take("=") ? .equal : nil
  }

  /// Takes what belongs to a length of time behind a blank, as screens show it: `2 hari`, `5 hr 3 j`.
  private mutating func takeRestOfTime(after word: inout String, of key: FilterKey) {
    while true {
      let end = index
      skipBlanks()
      var piece = parseRaw(until: [","])
      let isNumber = !piece.isEmpty && piece.allSatisfy(\.isNumber)
      if isNumber {
        skipBlanks()
        piece += parseRaw(until: [","])
      }
      let goesOn = key.wantsUnit(after: word) ? TimeUnit.isName(piece) : key == .age && TimeUnit.isCounted(piece)
      guard goesOn else {
        index = end
        return
      }
      word += piece
    }
  }

  // MARK: Characters

  private mutating func parseQuoted() throws(FilterError) -> String {
    let open = index
    index += 1
    var phrase = ""
    while index < characters.count {
      switch characters[index] {
      case "\"":
        index += 1
        guard !phrase.isEmpty else { throw error(.missingTerm, at: open + 1..<open + 1) }
        return phrase
      case "\\" where index + 1 < characters.count && (characters[index + 1] == "\"" || characters[index + 1] == "\\"):
        phrase.unicodeScalars.append(characters[index + 1])
        index += 2
      default:
        phrase.unicodeScalars.append(characters[index])
        index += 1
      }
    }
    throw error(.openQuote, at: open..<open + 1)
  }

  private mutating func parseRaw(until stops: Set<Unicode.Scalar>) -> String {
    let start = index
    while index < characters.count, !isBoundary(characters[index]), !stops.contains(characters[index]) { index += 1 }
    return Self.text(characters[start..<index])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private func isBoundary(_ character: Unicode.Scalar) -> Bool {
    character.properties.isWhitespace || character == "(" || character == ")"
  }

  private func expectBoundary() throws(FilterError) {
    guard index < characters.count, !isBoundary(characters[index]) else { return }
    throw error(.afterQuote, at: index..<index + 1)
  }

  private mutating func skipBlanks() {
    while index < characters.count, characters[index].properties.isWhitespace { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < characters.count, characters[index] == character else { return false }
    index += 1
    return true
  }

  /// Whether one of these words stands here by itself, after blanks.
  private func isWord(_ words: Set<String>) -> Bool { wordEnd(words) != nil }

  private mutating func takeWord(_ words: Set<String>) -> Bool {
    guard let end = wordEnd(words) else { return false }
    index = end
    return true
  }

  private func wordEnd(_ words: Set<String>) -> Int? {
    var start = index
    while start < characters.count, characters[start].properties.isWhitespace { start += 1 }
    var end = start
    while end < characters.count, !isBoundary(characters[end]) { end += 1 }
    guard end - start <= 5, words.contains(Self.text(characters[start..<end]).lowercased()) else { return nil }
    return end
  }

  /// The text with every unit of time as it is understood.
  var settledText: String {
    var pieces = characters[...]
    var settledText = ""
    for (place, spelling) in settled {
      settledText += Self.text(pieces[..<place.lowerBound]) + spelling
      pieces = pieces[place.upperBound...]
    }
    return settledText + Self.text(pieces)
  }

  private func error(_ problem: FilterError.Problem, at place: Range<Int>) -> FilterError {
    let start = Self.text(characters[..<place.lowerBound]).count
    let end = Self.text(characters[..<place.upperBound]).count
    return FilterError(text: text, place: start..<max(start, end), problem: problem)
  }
}

/// How a value is compared; nothing stands for "is" or "contains".
enum FilterComparison: Sendable, Hashable {
  case less, atMost, equal, atLeast, more
}
