import UploadQueue

/// A backend that does what a test says: it holds documents, fails, and hangs.
public actor ScriptedBackend: StatusBackend {
  /// A call of the backend.
  public enum Call: Sendable, Hashable {
    /// A poll.
    case poll
    /// A read.
    case read
    /// A re-upload.
    case reupload
    /// The question after an outcome.
    case outcome
  }

  /// What this backend can do.
  public nonisolated let capabilities: BackendCapabilities

  private let pageSize: Int
  private var documents: [DocumentID: Document] = [:]
  private var revisions: [DocumentID: Int] = [:]
  private var revision = 0
  private var count = 0
  private var uploads: [IdempotencyKey: (document: DocumentID, answer: ReuploadAnswer)] = [:]
  private var refusedKeys: Set<IdempotencyKey> = []
  private var failures: [Call: [BackendError]] = [:]
  private var answers: [ReuploadAnswer] = []
  private var known = DataStanding()
  private var lacking: (isUnsure: Bool, leavesOut: Bool) = (false, false)
  private nonisolated let news: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)
  private var hanging: Set<Call> = []
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var calls: [Call] = []
  private var callWaiters: [(call: Call, times: Int, continuation: CheckedContinuation<Void, Never>)] = []

  /// An empty backend.
  public init(
    capabilities: BackendCapabilities = BackendCapabilities(
      reupload: .call, isIncremental: true, isIdempotent: true, offersSigners: true, pollInterval: .seconds(10)),
    pageSize: Int = 100
  ) {
    self.capabilities = capabilities
    self.pageSize = pageSize
    news = AsyncStream<Void>.makeStream()
  }

  // MARK: The script

  /// Puts documents in under keys of its own.
  @discardableResult
  public func add(_ added: [Document]) -> [DocumentID] {
    added.map { document in
      count += 1
      let id = DocumentID(String(count + 1_000_000))
      var document = document
      document.id = id
      put(document)
      return id
    }
  }

  /// Puts a document in, or in the place of the one with its key.
  public func put(_ document: Document) {
    revision += 1
    documents[document.id] = document
    revisions[document.id] = revision
  }

  /// Takes a document away.
  public func remove(_ id: DocumentID) {
    revision += 1
    documents[id] = nil
    revisions[id] = revision
  }

  /// Makes the next calls of a kind fail, one after another.
  public func fail(_ call: Call, with failures: BackendError...) {
    self.failures[call, default: []] += failures
  }

  /// The answers to the next re-uploads; `queued` where none is left.
  public func answer(_ answers: ReuploadAnswer...) {
    self.answers += answers
  }

  /// Says this of its data; what it remarks, once.
  public func say(_ standing: DataStanding) {
    known = standing
  }

  /// Brings whole lists that are not sure to be all there is, or that leave something out on purpose.
  public func bringPart(leavingOut leavesOut: Bool = false) {
    lacking = (true, leavesOut)
  }

  /// Tells that a poll would bring something.
  public nonisolated func tellArrival() {
    news.continuation.yield()
  }

  /// Makes calls of a kind hang until ``release()`` or until they are cancelled.
  public func hang(_ call: Call) {
    hanging.insert(call)
  }

  /// Lets every hanging call go on.
  public func release() {
    hanging = []
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  /// How many times a call was made.
  public func times(_ call: Call) -> Int {
    calls.count { $0 == call }
  }

  /// Waits until a call has been made so many times.
  public func waitFor(_ call: Call, times wanted: Int = 1) async {
    guard times(call) < wanted else { return }
    await withCheckedContinuation { callWaiters.append((call, wanted, $0)) }
  }

  // MARK: The backend

  /// One page.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    try await begin(.poll)
    let (since, from) = place(of: request)
    let changed = revisions.filter { $0.value > since }.sorted { $0.value < $1.value }
    let page = changed.dropFirst(from).prefix(pageSize)
    let isLast = from + page.count >= changed.count
    return PollPage(
      scope: since == 0 ? .snapshot : .changes,
      documents: page.compactMap { documents[$0.key] },
      removed: since == 0 ? [] : page.filter { documents[$0.key] == nil }.map(\.key),
      next: isLast ? nil : PollCursor("\(since) \(from + page.count)"),
      checkpoint: isLast && capabilities.isIncremental ? PollCursor(String(revision)) : nil,
      isWhole: !lacking.isUnsure, leavesOut: lacking.leavesOut)
  }

  /// One document.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    try await begin(.read)
    return documents[id]
  }

  /// Takes a re-upload.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try await begin(.reupload)
    guard capabilities.reupload == .call else { throw .rejected("no re-uploads here") }
    if let known = uploads[request.key] { return known.answer }
    guard !refusedKeys.contains(request.key) else { throw .rejected("asked for before it arrived") }
    guard let document = documents[request.document] else { throw .rejected("no such document") }
    guard document.status == request.expected,
      Lifecycle.permits(.reupload, from: document.status, kind: document.kind) == .allowed
    else { throw .notAllowed(document.status) }
    guard !uploads.values.contains(where: { $0.document == request.document }) else { throw .alreadyInProgress }
    let answer = answers.isEmpty ? .queued : answers.removeFirst()
    uploads[request.key] = (request.document, answer)
    return answer
  }

  /// What became of a re-upload.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await begin(.outcome)
    guard capabilities.reupload == .call else { return .notRecorded }
    if uploads[key] == nil { refusedKeys.insert(key) }
    return switch uploads[key]?.answer {
    case nil: .neverReceived
    case .queued: .queued
    case .accepted(let words): .accepted(words)
    }
  }

  /// What it was told to say.
  public func standing() -> DataStanding {
    defer { known.remarks = [] }
    return known
  }

  /// What it was told to tell.
  public nonisolated func arrivals() -> AsyncStream<Void> { news.stream }

  private func place(of request: PollRequest) -> (since: Int, from: Int) {
    switch request {
    case .start(let checkpoint):
      guard capabilities.isIncremental, let since = checkpoint.flatMap({ Int($0.rawValue) }) else { return (0, 0) }
      return (since, 0)
    case .next(let cursor):
      let parts = cursor.rawValue.split(separator: " ").compactMap { Int($0) }
      return parts.count == 2 ? (parts[0], parts[1]) : (0, 0)
    }
  }

  private func begin(_ call: Call) async throws(BackendError) {
    calls.append(call)
    let count = times(call)
    for waiter in callWaiters where waiter.call == call && waiter.times <= count { waiter.continuation.resume() }
    callWaiters.removeAll { $0.call == call && $0.times <= count }
    if hanging.contains(call), !Task.isCancelled {
      await withTaskCancellationHandler {
        await withCheckedContinuation { waiting.append($0) }
      } onCancel: {
        Task { await self.letGo() }
      }
    }
    if Task.isCancelled { throw .unavailable("cancelled") }
    if let failure = failures[call]?.first {
      failures[call]?.removeFirst()
      throw failure
    }
  }

  /// A cancelled call ends; the others of its kind wait again on their next call only.
  private func letGo() {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
