import QueueStore
import Synchronization
import UploadQueue
import Wording

/// A folder that somebody saves the portal's exports in, as a backend.
///
/// What its files say is kept in an embedded queue, by the same import; the answers come from there. The portal's documents
/// are uploaded again by hand, and the next export shows what came of it.
public final class CoretaxExportBackend: StatusBackend {
  private let queue: LocalQueue
  private let folder: WatchedFolder
  private let answers: LocalQueueBackend
  private let language: Language
  private let staleAfter: Duration
  /// When the newest export was true, as the last poll found it.
  private let newestAt = Mutex<Timestamp?>(nil)

  /// How often the queue is looked at, and the folder where the kernel does not tell of it.
  private static let pollInterval = Duration.seconds(5)

  /// A folder of exports.
  ///
  /// - Parameters:
  ///   - folder: its path; nothing is written there.
  ///   - queue: the embedded queue that holds what the files say.
  ///   - intake: whose documents, and of which list, its files are to be.
  ///   - staleAfter: how old the newest export may be before nothing more is done on it.
  public convenience init(
    folder: String, queue: LocalQueue, intake: FileIntake, staleAfter: Duration, by: Operator, language: Language,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.init(
      WatchedFolder(
        folder, queue: queue, intake: intake, language: language, now: now, sleep: { try await Task.sleep(for: $0) }),
      queue: queue, staleAfter: staleAfter, by: by, language: language, now: now)
  }

  init(
    _ folder: WatchedFolder, queue: LocalQueue, staleAfter: Duration, by: Operator, language: Language,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.folder = folder
    self.queue = queue
    self.staleAfter = staleAfter
    self.language = language
    answers = LocalQueueBackend(queue, by: by, language: language, pollInterval: Self.pollInterval, now: now)
  }

  /// By hand, and only what changed.
  public var capabilities: BackendCapabilities {
    BackendCapabilities(
      reupload: .handOff, isIncremental: true, isIdempotent: true, offersSigners: false,
      pollInterval: Self.pollInterval)
  }

  /// What the folder says now, after everything in it that has finished arriving was taken.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    if case .start = request {
      try await folder.takeNew()
      try await folder.takeArriving()
      // Where it cannot be told how old the data is, it does not pass for fresh.
      do throws(StoreFailure) {
        let newest = try await queue.newestList()
        newestAt.withLock { $0 = newest }
      } catch { throw .unavailable(.own(error.phrase, in: language)) }
    }
    return try await answers.poll(request)
  }

  /// One document, as the newest export that lists it shows it.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    try await answers.read(id)
  }

  /// Refused: it is done in the portal.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try await answers.reupload(request)
  }

  /// No export tells of it.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await answers.outcome(of: key, document: document)
  }

  /// When the newest export was true, whether one is still arriving, and which files were not taken.
  public func standing() async -> DataStanding {
    DataStanding(
      newestAt: newestAt.withLock { $0 }, staleAfter: staleAfter, speaksForAll: false,
      isArriving: await folder.isArriving, remarks: await folder.takeRemarks())
  }

  /// Tells when a file has arrived.
  public func arrivals() -> AsyncStream<Void> { folder.arrivals }
}
