import Wording

/// A filter made ready for entries of the journal.
///
/// A word is said by an entry where it was recorded, where its line says it, or where it stands in what stays the same of
/// its document, such as the other party's name. The keys ask of the document as it is now.
public struct EntryFilter: Sendable {
  /// What the line of an entry says, besides what was recorded.
  public typealias Telling = @Sendable (JournalEntry) -> [Phrase]

  private let test: EntryTest
  private let telling: Telling

  /// A filter, with the documents of a queue that its keys and words find at a moment.
  public init(
    _ filter: Filter, in index: QueueIndex, at now: Timestamp, telling: @escaping Telling
  ) async {
    test = await EntryTest(filter.condition, in: index, at: now)
    self.telling = telling
  }

  /// Whether an entry of a document can be wanted, whatever it says.
  public func mayMatch(entriesOf document: DocumentID) -> Bool { test.holds(of: document, saying: nil) != false }

  /// Whether an entry is wanted.
  public func matches(_ placed: PlacedEntry) -> Bool {
    let document = placed.subject.document
    if let isWanted = test.holds(of: document, saying: nil) { return isWanted }
    let told = telling(placed.entry).flatMap { phrase in
      let (indonesian, english) = (phrase.text(.indonesian).string, phrase.text(.english).string)
      return indonesian == english ? [english] : [indonesian, english]
    }
    return test.holds(of: document, saying: placed.subject.names + placed.entry.recorded + told) == true
  }
}

/// What is asked of an entry.
private indirect enum EntryTest: Sendable {
  case all([EntryTest])
  case any([EntryTest])
  case not(EntryTest)
  /// That it is of one of these documents.
  case isOf(Set<DocumentID>)
  /// That it says a text, or is of one of the documents that are called so.
  case says(TextNeedle, Set<DocumentID>)

  /// What is asked of the document alone is put together, and looked for once.
  init(_ condition: FilterCondition, in index: QueueIndex, at now: Timestamp) async {
    func tests(_ parts: [FilterCondition], _ join: ([FilterCondition]) -> FilterCondition) async -> [EntryTest] {
      let others = parts.filter { !$0.hasWords }
      var tests = others.isEmpty ? [] : [await EntryTest(join(others), in: index, at: now)]
      for part in parts where part.hasWords { tests.append(await EntryTest(part, in: index, at: now)) }
      return tests
    }
    switch condition {
    case .all(let parts) where condition.hasWords: self = .all(await tests(parts, FilterCondition.all(of:)))
    case .any(let parts) where condition.hasWords: self = .any(await tests(parts, FilterCondition.any(of:)))
    case .not(let inner) where condition.hasWords: self = .not(await EntryTest(inner, in: index, at: now))
    case .contains(.any, let text), .equals(.any, let text):
      let called = FilterCondition.contains(.lasting, text)
      self = .says(TextNeedle(text), await index.documents(matching: Filter(called), at: now))
    default: self = .isOf(await index.documents(matching: Filter(condition), at: now))
    }
  }

  /// Whether it holds for an entry with these texts; without them, `nil` where it hangs on what the entry says.
  func holds(of document: DocumentID, saying texts: [String]?) -> Bool? {
    switch self {
    case .all(let tests): Self.holds(tests, unless: false, of: document, saying: texts)
    case .any(let tests): Self.holds(tests, unless: true, of: document, saying: texts)
    case .not(let test): test.holds(of: document, saying: texts).map { !$0 }
    case .isOf(let documents): documents.contains(document)
    case .says(let needle, let documents):
      documents.contains(document) ? true : texts.map { $0.contains { needle.isFound(in: $0) } }
    }
  }

  /// The answer that settles all, where one of them gives it; else the other one, once every one of them is answered.
  private static func holds(
    _ tests: [EntryTest], unless settling: Bool, of document: DocumentID, saying texts: [String]?
  ) -> Bool? {
    var isOpen = false
    for test in tests {
      let answer = test.holds(of: document, saying: texts)
      if answer == settling { return settling }
      if answer == nil { isOpen = true }
    }
    return isOpen ? nil : !settling
  }
}

extension Subject {
  /// Everything the document was called.
  fileprivate var names: [String] { [name] + [recordID, reference, nsfp].compactMap { $0 } }
}

extension JournalEntry {
  /// The texts that were recorded, the statuses in the backend's own words and in Coretax's, and who did it.
  fileprivate var recorded: [String] {
    switch self {
    case .change(let change):
      [change.from, change.to].flatMap { $0?.recorded ?? [] } + [change.reason, change.by?.recorded].compactMap { $0 }
    case .began(let attempt): [attempt.signer, attempt.by.recorded].compactMap { $0 }
    case .event(let event, _, _, let person): event.recorded + [person.recorded]
    case .annotated(let record):
      if case .noted(let text) = record.event { [text, record.by.recorded] } else { [record.by.recorded] }
    case .planned(let record): [record.event.recorded, record.by.recorded].compactMap { $0 }
    }
  }
}

extension StatusReading {
  fileprivate var recorded: [String] { isNone ? [] : [words, status.word] }
}

extension Operator {
  fileprivate var recorded: String { "\(user)@\(host)" }
}

extension AttemptEvent {
  fileprivate var recorded: [String] {
    switch self {
    case .accepted(let words), .lost(let words), .refused(let words): [words]
    case .settled(.moved(let reading)), .followed(.moved(let reading)): reading.recorded
    case .intended, .queued, .claimedDone, .settled, .followed: []
    }
  }
}

extension PlanEvent {
  fileprivate var recorded: String? {
    switch self {
    case .planned(_, let signer): signer
    case .halted(.failed(let words)), .halted(.after(let words)): words
    case .halted(.passed), .cancelled: nil
    }
  }
}
