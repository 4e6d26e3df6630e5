import BackendContract
import UploadQueue

/// A backend, and the hand at its other side that moves its documents.
public struct BackendUnderTest: Sendable {
  /// The backend.
  public var backend: any StatusBackend
  /// Puts documents into its queue; what they are called there, in the same order.
  public var add: @Sendable ([Document]) async throws -> [DocumentID]
  /// Changes one document.
  public var change: @Sendable (Document) async throws -> Void
  /// Takes one document away; `nil` where the other side cannot.
  public var remove: (@Sendable (DocumentID) async throws -> Void)?
  /// How many documents fill one page; `nil` where that is not known.
  public var pageSize: Int?

  /// A backend, and the hand at its other side.
  public init(
    backend: any StatusBackend, pageSize: Int?,
    add: @escaping @Sendable ([Document]) async throws -> [DocumentID],
    change: @escaping @Sendable (Document) async throws -> Void,
    remove: (@Sendable (DocumentID) async throws -> Void)?
  ) {
    self.backend = backend
    self.add = add
    self.change = change
    self.remove = remove
    self.pageSize = pageSize
  }
}

/// What every backend promises; each is to be checked on a new backend whose queue is empty.
public enum StatusBackendContract: String, CaseIterable, Sendable {
  case anEmptyQueueIsAnEmptySnapshot
  case aSnapshotHoldsEveryDocumentOnce
  case pagesFollowEachOther
  case afterACheckpointOnlyChangesCome
  case aPollWithoutChangesBringsNothing
  case aRemovedDocumentIsTold
  case aCheckpointOfSomewhereElseGivesASnapshot
  case readGivesTheDocumentAsItIsNow
  case readOfADocumentThatIsGoneIsNil
  case documentsKeepTheirKeys
  case unknownWordsAreKept
  case aReuploadIsTakenOnce
  case aReuploadFromAnotherStatusIsRefused
  case aReuploadWhileSigningIsRefused
  case aSecondReuploadOfADocumentUnderWayIsRefused
  case aReuploadOfADocumentThatIsGoneIsRefused
  case theOutcomeOfAnUnknownKeyIsNotAnUpload
  case aReuploadSaidNeverToHaveArrivedDoesNotArriveLater
  case aCancelledCallEndsWithAnError

  /// Checks this promise; throws ``BrokenPromise`` where it is not kept.
  public func check(_ tested: BackendUnderTest) async throws {
    switch self {
    case .anEmptyQueueIsAnEmptySnapshot:
      let poll = try await tested.poll()
      try promise(poll.scope, is: .snapshot, "the first poll")
      try promise(poll.documents.count, is: 0, "documents of an empty queue")
    case .aSnapshotHoldsEveryDocumentOnce:
      let ids = try await tested.add(Sample.documents(3))
      let poll = try await tested.poll()
      try promise(poll.documents.map(\.id).sorted(), is: ids.sorted(), "the documents of a snapshot")
      for promise in BackendPromise.allCases {
        // Nothing moves here while it is read.
        if case .remarked(let why) = try await promise.check(tested.backend) { throw BrokenPromise(why) }
      }
    case .pagesFollowEachOther:
      guard let size = tested.pageSize else { return }
      let ids = try await tested.add(Sample.documents(2 * size + 1))
      let poll = try await tested.poll()
      try promise(poll.pages > 1, "\(ids.count) documents came in one page")
      try promise(poll.documents.map(\.id).sorted(), is: ids.sorted(), "the documents of all pages")
    case .afterACheckpointOnlyChangesCome: try await onlyChangesCome(tested)
    case .aPollWithoutChangesBringsNothing:
      _ = try await tested.add(Sample.documents(2))
      let first = try await tested.poll()
      guard tested.backend.capabilities.isIncremental else { return }
      let second = try await tested.poll(since: first.checkpoint)
      try promise(second.scope, is: .changes, "a poll after a checkpoint")
      try promise(second.documents.isEmpty && second.removed.isEmpty, "changes where there were none")
    case .aRemovedDocumentIsTold: try await removalIsTold(tested)
    case .aCheckpointOfSomewhereElseGivesASnapshot:
      _ = try await tested.add(Sample.documents(1))
      _ = try await BackendPromise.everythingAfterAForeignCheckpoint.check(tested.backend)
      let poll = try await tested.poll(since: PollCursor("of another backend"))
      try promise(poll.documents.count, is: 1, "the documents since a checkpoint that is not its own")
    case .readGivesTheDocumentAsItIsNow: try await readsWhatIsThere(tested)
    case .readOfADocumentThatIsGoneIsNil:
      _ = try await BackendPromise.noneThatNeverWas.check(tested.backend)
    case .documentsKeepTheirKeys:
      let ids = try await tested.add(Sample.documents(2))
      for _ in 1...2 {
        let poll = try await tested.poll()
        try promise(poll.documents.map(\.id).sorted(), is: ids.sorted(), "the keys")
      }
    case .unknownWordsAreKept:
      var document = Sample.document(1)
      document.status = StatusReading(.unknown, words: "BARU SEKALI")
      _ = try await tested.add([document])
      let poll = try await tested.poll()
      try promise(poll.documents.map(\.status), is: [document.status], "a status never seen before")
    default: try await checkReupload(tested)
    }
  }

  private func onlyChangesCome(_ tested: BackendUnderTest) async throws {
    let ids = try await tested.add(Sample.documents(3))
    let first = try await tested.poll()
    guard tested.backend.capabilities.isIncremental else { return }
    try promise(first.checkpoint != nil, "an incremental backend gives a checkpoint")
    var document = try await tested.document(ids[1])
    document.status = StatusReading(coretax: "APPROVED")
    document.observedAt = document.observedAt + .minutes(5)
    try await tested.change(document)
    let second = try await tested.poll(since: first.checkpoint)
    try promise(second.scope, is: .changes, "a poll after a checkpoint")
    try promise(second.documents.map(\.id), is: [ids[1]], "the documents changed")
    try promise(second.documents.map(\.status.status), is: [.approved], "its status")
    let third = try await tested.poll(since: second.checkpoint)
    try promise(third.documents.count, is: 0, "documents changed after that")
  }

  private func removalIsTold(_ tested: BackendUnderTest) async throws {
    guard let remove = tested.remove else { return }
    let ids = try await tested.add(Sample.documents(3))
    let first = try await tested.poll()
    try await remove(ids[2])
    let second = try await tested.poll(since: first.checkpoint)
    switch second.scope {
    case .changes: try promise(second.removed, is: [ids[2]], "the documents removed")
    case .snapshot: try promise(second.documents.map(\.id).sorted(), is: [ids[0], ids[1]].sorted(), "what is left")
    }
    let read = try await tested.backend.read(ids[2])
    try promise(read == nil, "a removed document can still be read")
  }

  private func readsWhatIsThere(_ tested: BackendUnderTest) async throws {
    let ids = try await tested.add(Sample.documents(1))
    var document = try await tested.document(ids[0])
    try promise(document.status.agrees(with: Sample.document(0).status), "the status read is \(document.status)")
    document.status = StatusReading(coretax: "SIGNING IN PROGRESS")
    document.observedAt = document.observedAt + .minutes(5)
    try await tested.change(document)
    let again = try await tested.document(ids[0])
    try promise(again.status.agrees(with: document.status), "the status read again is \(again.status)")
  }
}

extension BackendUnderTest {
  /// A poll to its last page.
  public func poll(since checkpoint: PollCursor? = nil) async throws -> WholePoll {
    try await WholePoll(of: backend, since: checkpoint)
  }

  /// A document that has to be there.
  public func document(_ id: DocumentID) async throws -> Document {
    guard let document = try await backend.read(id) else { throw BrokenPromise("\(id) cannot be read") }
    return document
  }
}
