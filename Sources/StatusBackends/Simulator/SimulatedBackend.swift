import UploadQueue
import Wording

/// The demo's backend: the embedded queue, out of reach while the simulated DJP is out of service.
public struct SimulatedBackend: StatusBackend {
  private let queue: any StatusBackend
  private let outages: OutagePlan
  private let clock: SimulatedClock
  private let opening: OpeningProgress
  private let language: Language

  init(
    over queue: any StatusBackend, outages: OutagePlan, clock: SimulatedClock, opening: OpeningProgress,
    language: Language
  ) {
    self.queue = queue
    self.outages = outages
    self.clock = clock
    self.opening = opening
    self.language = language
  }

  /// Those of the queue; polled every second, with signers to choose from.
  public var capabilities: BackendCapabilities {
    var capabilities = queue.capabilities
    capabilities.offersSigners = true
    capabilities.pollInterval = .seconds(1)
    return capabilities
  }

  /// One page of the queue; as long as its first documents are still being written, the last page waits for more.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    try checkService()
    while true {
      // Asked before the page is read: what is written after that is on no page yet.
      let isComplete = opening.isComplete
      let page = try await queue.poll(request)
      if isComplete || page.next != nil { return page }
      await opening.more()
    }
  }

  /// One document as it is now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    try checkService()
    return try await queue.read(id)
  }

  /// Puts one document into the outbox.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try checkService()
    return try await queue.reupload(request)
  }

  /// What became of a re-upload.
  public func outcome(
    of key: IdempotencyKey, document: DocumentID
  ) async throws(BackendError) -> ReuploadOutcome {
    try checkService()
    return try await queue.outcome(of: key, document: document)
  }

  /// Takes a row of the outbox back that the simulated uploader has not taken.
  public func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try checkService()
    return try await queue.withdraw(key, document: document)
  }

  /// The people of the invented company who may sign; first those that a person may choose with success.
  public func signers() async throws(BackendError) -> [String] {
    InventedCompany.signersOffered
  }

  /// The simulated DJP tells of all documents with every answer.
  public func standing() async -> DataStanding { DataStanding(speaksForAll: true) }

  private static let outage = Phrase(
    id: "DJP simulasi sedang gangguan (503)", en: "the simulated DJP is out of service (503)")

  private func checkService() throws(BackendError) {
    guard outages.end(ofOutageAt: clock.now()) == nil else {
      throw .unavailable(.own(Self.outage, in: language))
    }
  }
}
