/// Another queue of the same taxpayer, which sees in Coretax what this one only expects there.
public protocol Counterpart: Sendable {
  /// A number that is another one whenever it may show something else.
  func version() async -> Int

  /// What it shows of documents.
  func sightings(of documents: [Document]) async -> CounterpartSightings

  /// Whether it has answered in this run; until then it shows nothing, which says nothing of the documents.
  func hasAnswered() async -> Bool

  /// That it does not answer now; `nil` where it does. Waits until its first answer has come, or has failed to.
  func outage() async -> CounterpartOutage?

  /// Tells each time that it has answered, or has failed to.
  func endings() async -> AsyncStream<Void>
}

/// That another queue does not answer.
public struct CounterpartOutage: Sendable, Hashable {
  /// Why it did not answer the last time.
  public var why: BackendError
  /// When it first did not.
  public var since: Timestamp

  /// That another queue does not answer.
  public init(why: BackendError, since: Timestamp) {
    self.why = why
    self.since = since
  }
}

/// What another queue shows of documents.
public struct CounterpartSightings: Sendable, Hashable {
  /// Each document as it is shown there, in the order they were asked for; `nil` where it is not.
  public var documents: [Document?]
  /// When the newest of what it shows was true; `nil` while it has brought nothing, so that nothing can be missing.
  public var newestAt: Timestamp?
  /// Which documents it would show where Coretax has them; any other may be there all the same.
  public var coverage: Coverage

  /// What another queue shows of documents.
  public init(documents: [Document?], newestAt: Timestamp?, coverage: Coverage = .everything) {
    self.documents = documents
    self.newestAt = newestAt
    self.coverage = coverage
  }
}

extension QueueIndex {
  /// The kinds that any document of this queue is of, also of those that are no longer listed.
  public var kinds: Set<DocumentKind> {
    let found = rows.reduce(0 as UInt64) { $0 | 1 << UInt64($1.kind) }
    return Set(DocumentKind.allCases.filter { found & 1 << UInt64($0.rawValue) != 0 })
  }

  /// The documents of this queue that some documents of another one are, each with its time in status.
  ///
  /// Both queues are of one taxpayer. A document is known by its NSFP, else by its Reference; where several bear that, the
  /// one that counts, as a replacement does and what it replaced does not.
  public func documents(like wanted: [Document]) -> [Document?] {
    guard !wanted.isEmpty else { return [] }
    let book = IdentityBook(wanted, isOfOneTaxpayer: true)
    var found = [[Int32]](repeating: [], count: wanted.count)
    for (number, row) in rows.enumerated() where !row.isMissing {
      for place in book.places(of: texts.identity(of: row)) { found[place].append(Int32(truncatingIfNeeded: number)) }
    }
    return found.enumerated().map { place, numbers in
      let certain = numbers.filter { texts.identity(of: rows[Int($0)]).hasNumber(of: wanted[place]) }
      let candidates = certain.isEmpty ? numbers : certain
      guard let number = candidates.min(by: { rows[Int($0)].uploadStatus.weight < rows[Int($1)].uploadStatus.weight })
      else { return nil }
      var document = texts.unpack(rows[Int(number)])
      document.statusTime = rows[Int(number)].time
      return document
    }
  }
}

extension UploadStatus {
  /// Of documents that share a Reference, the one that counts is the one of the least weight.
  fileprivate var weight: Int {
    switch self {
    case .approved: 0
    case .waitingForAmendment, .waitingForCancellation: 1
    case .signingInProgress: 2
    case .savedInvalid: 3
    case .draft: 4
    case .unknown: 5
    case .amended: 6
    case .canceled: 7
    }
  }
}
