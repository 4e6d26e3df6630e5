import UploadQueue

/// Reads list answers of the portal from JSON, in whatever way they were saved.
///
/// An answer is an object with a `Payload` and its `Data`; it may stand alone, several times one after another, or in
/// an array; `Data` or its rows may also stand bare. What an object is shows only while it is read: it is a row until a
/// key of an answer turns up with something in it.
final class AnswerReader {
  /// Something that stands where a document belongs and is none.
  private struct Stranger {
    let line: Int
    let row: Int?
    let value: String?
  }

  private enum Level {
    /// A list, and the finding that began it.
    case list(begun: Int)
    case object(Answer)
  }

  /// What is known of an object, should it be an answer.
  private struct Answer {
    let line: Int
    var isAnswer = false
    var isSuccessful: Bool?
    var message: String?
    var lacksList = false
  }

  /// What stands behind a key.
  private enum Key {
    static let payload = 1000
    static let isSuccessful = 1001
    static let message = 1002
    static let unused = 1003
    static let unknown = 1004
  }

  private let fields: FieldReader
  private let row: RawRow
  private let rows: RowReader
  private let faults: FaultLog
  private let delivery: Delivery
  private var keys: ByteIndex
  private var unknown = UnknownNames()

  private var levels: [Level] = []
  /// How deep inside something that is passed over.
  private var skipped = 0
  private var key = Key.unknown
  private var isInsideObject = false
  private var isInsideAnswer = false
  private var sawList = false
  private var sawDocument = false
  /// What came before the first document: only that one tells that the file is a list, with these in it.
  private var strangers: [Stranger] = []
  /// Empty lists in a list that may be one of pages: only what else stands in it tells that it is none.
  private var emptyPages: [Stranger] = []
  /// Whether what stands in the list of the file is no page.
  private var holdsDocuments = false
  /// Whether the object that was read last has anything in it.
  private var sawKey = false
  private var saysStatusIsMissing = false
  private(set) var stop: FileFault.Kind?

  /// How many things the parser has found.
  var findings = 0
  /// Which line is being read.
  let place = JSONPlace()

  /// No list of the portal comes near.
  private static let deepest = 32

  init(order: ReadingOrder, faults: FaultLog, delivery: Delivery) {
    row = RawRow()
    fields = FieldReader(row: row, faults: faults, isSheet: false)
    rows = RowReader(fields: fields, order: order)
    self.faults = faults
    self.delivery = delivery
    keys = ByteIndex(
      SourceField.allCases.map { ($0.key, $0.rawValue) } + UnusedField.keys.map { ($0, Key.unused) } + [
        ("Payload", Key.payload), ("Data", Key.payload), ("IsSuccessful", Key.isSuccessful), ("Message", Key.message),
        ("ErrorType", Key.unused), ("TotalRecords", Key.unused),
      ])
  }

  /// The kinds that rows were taken for although the file does not say that they are no returns.
  var assumedKinds: Set<DocumentKind> { rows.assumedKinds }

  /// The keys that were not known.
  var unknownKeys: [String] { unknown.names }

  /// Notes what the whole of it lacked.
  ///
  /// Of a file without a single document that is said once: what is wrong is the file, and not each thing in it.
  func finish() {
    rows.finish(unknownColumns: unknown.names)
    guard !sawDocument, faults.count == 0 else { return }
    if !strangers.isEmpty { noteNoList() } else if !sawList { faults.note(.notAList, line: 1) }
  }

  // MARK: What the parser finds. Each answers whether to go on.

  func beginObject() -> Bool {
    guard mayNest() else { return false }
    if skipped > 0 {
      skipped += 1
    } else if isInsideObject {
      if key == Key.payload { open(.object(Answer(line: place.line))) } else { skip() }
    } else {
      push(.object(Answer(line: place.line)))
      row.begin(line: place.line)
      sawKey = false
    }
    return true
  }

  func beginArray() -> Bool {
    guard mayNest() else { return false }
    if skipped > 0 {
      skipped += 1
    } else if isInsideObject {
      if key == Key.payload { open(.list(begun: findings)) } else { skip() }
    } else {
      push(.list(begun: findings))
    }
    if case .list = levels.last { sawList = true }
    return true
  }

  func end() -> Bool {
    if skipped > 0 {
      skipped -= 1
      return true
    }
    let closed = levels.popLast()
    noteLevel()
    switch closed {
    case .object(let answer): close(answer)
    case .list(let begun) where findings == begun + 1 && isInsideList: closeEmptyList()
    default: break
    }
    return delivery.refusal == nil
  }

  func key(_ name: Bytes) -> Bool {
    guard skipped == 0 else { return true }
    sawKey = true
    if let known = keys.find(name) {
      key = known
    } else {
      key = Key.unknown
      guard !unknown.isFull else { return true }
      unknown.note(name.shown)
      // Known from now on as one that is passed over.
      keys.insert(name, Key.unused)
    }
    return true
  }

  func scalar(_ form: RawRow.Form, _ value: Bytes? = nil) -> Bool {
    guard skipped == 0 else { return true }
    if !isInsideObject {
      // It stands where a document belongs, and those after it are counted with it.
      noteNoPages()
      row.count()
      note(Stranger(line: place.line, row: row.number, value: value?.shown ?? Self.word(of: form)))
    } else if let field = SourceField(rawValue: key) {
      if !isInsideAnswer { fill(field, form, value) }
    } else if key != Key.unused, key != Key.unknown, case .object(var answer) = levels.last {
      take(form, value, into: &answer)
      levels[levels.count - 1] = .object(answer)
      noteLevel()
    }
    return true
  }

  private func take(_ form: RawRow.Form, _ value: Bytes?, into answer: inout Answer) {
    switch key {
    case Key.payload:
      answer.isAnswer = true
      answer.lacksList = true
    case Key.isSuccessful:
      answer.isSuccessful = form == .yes || (form == .text && value?.reads("true") == true)
    default:
      answer.message = value?.shown
    }
  }

  // MARK: What it comes to.

  private func push(_ level: Level) {
    levels.append(level)
    noteLevel()
  }

  /// Keeps at hand what is asked for every value.
  private func noteLevel() {
    isInsideObject = false
    isInsideAnswer = false
    if case .object(let answer) = levels.last {
      isInsideObject = true
      isInsideAnswer = answer.isAnswer
    }
  }

  private func mayNest() -> Bool {
    guard levels.count + skipped < Self.deepest else {
      stop = .tooDeep
      return false
    }
    return true
  }

  /// Goes into the payload of an answer.
  private func open(_ level: Level) {
    if case .object(var answer) = levels.last {
      answer.isAnswer = true
      levels[levels.count - 1] = .object(answer)
    }
    row.begin(line: place.line)
    push(level)
  }

  private func skip() {
    if let field = SourceField(rawValue: key), !isInsideAnswer { fill(field, .structure, nil) }
    skipped = 1
  }

  private func fill(_ field: SourceField, _ form: RawRow.Form, _ value: Bytes?) {
    let line = place.line
    if row.has(field) {
      faults.note(
        .duplicateKey, line: line, row: row.number + 1, column: field.key, value: value?.shown)
    }
    row.set(field, form, value, line: line)
  }

  private func close(_ answer: Answer) {
    if answer.isSuccessful == false {
      sawList = true
      faults.note(.unsuccessfulAnswer(answer.message ?? ""), line: answer.line)
    } else if answer.isAnswer {
      // `Data` of an empty list may be null; a `Payload` that is null is no answer.
      if answer.lacksList, answer.isSuccessful != nil { note(Stranger(line: answer.line, row: nil, value: nil)) }
      sawList = true
    } else if row.present == 0 {
      if isInsideList { row.count() }
      if isInsideList {
        noteNoPages()
        note(Stranger(line: answer.line, row: row.number, value: sawKey ? "{…}" : "{}"))
      } else if answer.isSuccessful != nil || levels.isEmpty {
        note(Stranger(line: answer.line, row: nil, value: nil))
      }
    } else {
      closeRow()
    }
  }

  /// An empty list is no document; in a list of pages it is a page without any.
  private func closeEmptyList() {
    row.count()
    let stranger = Stranger(line: place.line, row: row.number, value: "[]")
    if levels.count > 1 || holdsDocuments {
      note(stranger)
    } else if emptyPages.count < FileRefused.mostFaults {
      emptyPages.append(stranger)
    }
  }

  /// Something stands in the list itself, so that it is none of pages.
  private func noteNoPages() {
    guard levels.count == 1, isInsideList, !holdsDocuments else { return }
    holdsDocuments = true
    emptyPages.forEach(note)
    emptyPages = []
  }

  /// What JSON calls a value that has no text of its own.
  private static func word(of form: RawRow.Form) -> String? {
    switch form {
    case .null: "null"
    case .yes: "true"
    case .no: "false"
    default: nil
    }
  }

  /// Notes a stranger, or keeps it until there is a document beside it.
  private func note(_ stranger: Stranger) {
    if sawDocument {
      faults.note(.notADocument, line: stranger.line, row: stranger.row, value: stranger.value)
    } else if !beginsWithStrangers {
      strangers.append(stranger)
      if beginsWithStrangers { noteNoList() }
    }
  }

  /// Whether so many came before any document that the file is no list, whatever follows.
  private var beginsWithStrangers: Bool { strangers.count >= FileRefused.mostFaults }

  private func noteNoList() {
    faults.note(.notAList, line: strangers.first?.line, value: strangers.first?.value)
  }

  /// Notes that the file is a list of documents, and what stood in it before the first of them.
  private func noteDocument() {
    guard !sawDocument, !beginsWithStrangers else { return }
    sawDocument = true
    strangers.forEach(note)
    strangers = []
  }

  private var isInsideList: Bool {
    if case .list = levels.last { true } else { false }
  }

  private func closeRow() {
    noteNoPages()
    noteDocument()
    row.count()
    if !row.has(.status), !saysStatusIsMissing {
      saysStatusIsMissing = true
      faults.note(.missingStatusColumn, line: row.line, row: row.number)
    }
    if let document = rows.document() { delivery.hand(on: document) }
    row.restart()
  }
}
