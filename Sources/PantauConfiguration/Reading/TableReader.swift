import Wording

/// Collects what is wrong, which keys were asked for, and what was named.
final class FaultLog {
  private(set) var faults: [ConfigurationFault] = []
  /// Every key that was asked for, whether or not it was there.
  private(set) var asked: Set<String> = []
  /// The files, folders and programs that were named.
  private(set) var named: [any Named] = []

  func ask(_ key: String) { asked.insert(key) }

  func add(_ fault: ConfigurationFault) { faults.append(fault) }

  func name(_ thing: some Named) { named.append(thing) }
}

/// A value with the place where it stands.
struct Placed<Value> {
  let value: Value
  let place: TextPlace
}

/// Takes the known keys out of a table, each as the kind of value that it wants; what is left over is unknown.
struct TableReader {
  /// What the table is called, in brackets; empty for the whole file.
  let name: String
  let place: TextPlace
  let log: FaultLog
  private let entries: [TomlEntry]
  private var known: [String] = []
  /// The files that its keys name, in the order in which they were asked for.
  private(set) var paths: [NamedPath] = []
  /// Keys that are known for what is wrong with them, and offered to nobody.
  private var refused: Set<String> = []

  init(_ entries: [TomlEntry], name: String = "", place: TextPlace = TextPlace(line: 1, column: 1), log: FaultLog) {
    self.entries = entries
    self.name = name
    self.place = place
    self.log = log
  }

  /// Every entry, for a table whose keys are not known beforehand.
  var all: [TomlEntry] { entries }

  mutating func string(_ key: String, wanted: Phrase = .text) -> Placed<String>? {
    guard let value = value(key) else { return nil }
    guard case .string(let text) = value.content else { return refuse(key, value, wanted) }
    return Placed(value: text, place: value.place)
  }

  /// A text that says something; where it is blank it had better not be there.
  mutating func filled(_ key: String) -> Placed<String>? {
    guard let written = string(key) else { return nil }
    guard written.value.isBlank else { return written }
    log.add(.badValue(key, written.value, at: written.place, .blank))
    return nil
  }

  mutating func boolean(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .boolean(let truth) = value.content else {
      return refuse(key, value, Phrase(id: "true atau false", en: "true or false"))
    }
    return truth
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    let wanted = Phrase(
      id: "bilangan bulat dari \(range.lowerBound) sampai \(range.upperBound)",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    guard case .integer(let number) = value.content, let number = Int(exactly: number), range.contains(number) else {
      return refuse(key, value, wanted)
    }
    return number
  }

  /// One of a few words.
  mutating func choice<Value>(_ key: String, _ choices: [(name: String, value: Value)]) -> Value? {
    guard let written = string(key) else { return nil }
    if let choice = choices.first(where: { $0.name == written.value }) { return choice.value }
    log.add(.unknownValue(key, written.value, at: written.place, known: choices.map(\.name)))
    return nil
  }

  /// A list of known words, none of which stands there twice; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - known: The words, for a suggestion.
  ///   - isOneEnough: Whether a single text is a list of one.
  ///   - empty: Why the list may not be empty; `nil` where it may, or where that is told elsewhere.
  ///   - meaning: What a word means; `nil` where it is not known.
  mutating func choices<Value: Equatable>(
    _ key: String, known: [String], isOneEnough: Bool = true, empty: Phrase? = nil, _ meaning: (String) -> Value?
  ) -> [Value]? {
    guard let whole = value(key) else { return nil }
    if !isOneEnough, case .string = whole.content { return refuse(key, whole, .listOfTexts) }
    guard let written = texts(of: whole, as: key, wanted: .listOfTexts) else { return nil }
    if let empty, case .array(let items) = whole.content, items.isEmpty {
      log.add(.badValue(key, "[]", at: whole.place, empty))
    }
    var chosen: [Value] = []
    for word in written {
      guard let choice = meaning(word.value) else {
        log.add(.unknownValue(key, word.value, at: word.place, known: known))
        continue
      }
      guard !chosen.contains(choice) else {
        log.add(.badValue(key, word.value, at: word.place, .writtenTwice))
        continue
      }
      chosen.append(choice)
    }
    return chosen
  }

  /// The texts of a value; a single text is a list of one, and of a list what is none is a fault of its own.
  func texts(of value: TomlValue, as key: String, wanted: Phrase) -> [Placed<String>]? {
    switch value.content {
    case .string(let text): return [Placed(value: text, place: value.place)]
    case .array(let items):
      return items.compactMap { item in
        guard case .string(let text) = item.content else { return refuse(key, item, .text) }
        return Placed(value: text, place: item.place)
      }
    default: return refuse(key, value, wanted)
    }
  }

  /// The table `[key]`.
  mutating func table(_ key: String) -> TableReader? {
    guard let value = value(key) else { return nil }
    guard case .table(let entries) = value.content else {
      return refuse(key, value, Phrase(id: "sebuah tabel [\(key)]", en: "a table [\(key)]"))
    }
    return TableReader(entries, name: key, place: value.place, log: log)
  }

  /// The tables `[[key]]`, in their order.
  mutating func tables(_ key: String) -> [TableReader] {
    guard let value = value(key) else { return [] }
    guard case .array(let items) = value.content else {
      let refused: [TableReader]? = refuse(key, value, .tables(key))
      return refused ?? []
    }
    return items.compactMap { item in
      guard case .table(let entries) = item.content else { return refuse(key, item, .tables(key)) }
      return TableReader(entries, name: "[\(key)]", place: item.place, log: log)
    }
  }

  /// The keys that were asked for and that anybody may write.
  var offered: [String] { known.filter { !refused.contains($0) } }

  /// Says which keys nothing is known of.
  ///
  /// - Parameter others: Keys that may belong there as well.
  func finish(besides others: [String] = []) {
    for entry in entries where !known.contains(entry.key) && !others.contains(entry.key) {
      log.add(.unknownKey(entry, in: name, known: offered + others))
    }
  }

  /// A path that can be told from anything else by its beginning; what does not look like one is not repeated, since it
  /// may be what belongs into the file.
  ///
  /// - Parameter purpose: What the file is for: whoever asks which files are read is told of this one.
  mutating func path(_ key: String, for purpose: Phrase) -> Placed<String>? {
    guard let written = string(key), isPath(written, of: key) else { return nil }
    paths.append(NamedPath(key: key, path: written.value, purpose: purpose))
    return written
  }

  /// Whether a text looks like a path; where it does not, that is a fault.
  ///
  /// - Parameter kind: What is there.
  func isPath(
    _ written: Placed<String>, of key: String, to kind: Phrase = Phrase(id: "sebuah berkas", en: "a file")
  ) -> Bool {
    guard !["/", "~/", "./", "../"].contains(where: { written.value.hasPrefix($0) }) else { return true }
    let (id, en) = (kind.text(.indonesian), kind.text(.english))
    log.add(
      ConfigurationFault(
        written.place,
        Phrase(
          id: "\(key): \(id) ditulis mulai dengan /, ~/, ./ atau ../",
          en: "\(key): \(en) is written beginning with /, ~/, ./ or ../")))
    return false
  }

  /// A value of whatever kind.
  mutating func value(_ key: String) -> TomlValue? {
    if !known.contains(key) { known.append(key) }
    log.ask(key)
    return entries.first { $0.key == key }?.value
  }

  /// Whether a key is there, whether or not its value can be used.
  func says(_ key: String) -> Bool { place(of: key) != nil }

  /// Where the value of a key stands, whether or not it can be used.
  func place(of key: String) -> TextPlace? { entries.first { $0.key == key }?.value.place }

  /// Where a key stands that nobody is to write.
  mutating func misplaced(_ key: String) -> TextPlace? {
    refused.insert(key)
    return value(key)?.place
  }

  private func refuse<Value>(_ key: String, _ value: TomlValue, _ wanted: Phrase) -> Value? {
    log.add(.wrongKind(key, value, wanted: wanted))
    return nil
  }
}

extension Phrase {
  static let text = Phrase(id: "teks di antara tanda kutip", en: "a text in quotes")
  static let blank = Phrase(
    id: "kosong; isi, atau hapus baris ini", en: "is empty; fill it in, or take the line away")
  static let writtenTwice = Phrase(id: "ditulis dua kali", en: "is written twice")
  static let listOfTexts = Phrase(
    id: "daftar teks, seperti [\"a\", \"b\"]", en: "a list of texts, such as [\"a\", \"b\"]")

  fileprivate static func tables(_ key: String) -> Phrase {
    Phrase(id: "tabel yang masing-masing diawali [[\(key)]]", en: "tables, each headed [[\(key)]]")
  }
}
