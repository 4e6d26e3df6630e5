import UploadQueue

/// The demo's backend: the embedded queue, out of reach while the simulated DJP is out of service.
public struct SimulatedBackend: StatusBackend {
  private let queue: any StatusBackend
  private let outages: OutagePlan
  private let clock: SimulatedClock

  /// A queue on which a simulated office of this seed works, by its clock.
  public init(
    over queue: any StatusBackend, seed: UInt64, habits: OfficeHabits = OfficeHabits(), clock: SimulatedClock
  ) {
    self.queue = queue
    outages = OutagePlan(seed: seed, isEmpty: !habits.hasOutages)
    self.clock = clock
  }

  /// Those of the queue; polled every second, with signers to choose from.
  public var capabilities: BackendCapabilities {
    var capabilities = queue.capabilities
    capabilities.offersSigners = true
    capabilities.pollInterval = .seconds(1)
    return capabilities
  }

  /// One page of the queue.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    try checkService()
    return try await queue.poll(request)
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

  /// The people of the invented company who may sign.
  public func signers() async throws(BackendError) -> [String] {
    InventedCompany.signers
  }

  private func checkService() throws(BackendError) {
    guard outages.end(ofOutageAt: clock.now()) == nil else {
      throw .unavailable("DJP simulasi: layanan sedang tidak tersedia (503)")
    }
  }
}
