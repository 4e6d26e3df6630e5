import Synchronization
import UploadQueue

/// All queues in one list: what their sessions know, put together anew whenever one of them knows something else.
///
/// Nothing is asked of any backend here, and nothing is done: each queue goes on by itself.
actor AllQueues {
  private nonisolated let sources = Mutex<[Int: (name: String, session: QueueSession)]>([:])
  /// The queues that are not watched here.
  private let neighbours: @Sendable () -> [NeighbouringQueue]
  private let clock: Clock
  private var policy: QueuePolicy
  /// The same as it is in force for documents of every queue.
  private var inForce: QueuePolicy
  private var index: QueueIndex
  /// What the queues knew when the list was put together.
  private var versions: [Int: Int] = [:]
  /// The rows of a display that is paused: since when, and the rows.
  private var still: (at: Timestamp, index: QueueIndex)?

  init(policy: QueuePolicy, clock: Clock, neighbours: @escaping @Sendable () -> [NeighbouringQueue] = { [] }) {
    self.neighbours = neighbours
    self.policy = policy
    self.clock = clock
    inForce = policy
    index = QueueIndex(policy: policy)
  }

  /// From now on a queue is in the list.
  nonisolated func take(in session: QueueSession, named name: String, number: Int) {
    sources.withLock { $0[number] = (name, session) }
  }

  /// From now on a queue is not in the list any longer.
  nonisolated func leave(_ number: Int) {
    sources.withLock { $0[number] = nil }
  }

  /// Counts as stuck and due what a policy says.
  func setPolicy(_ policy: QueuePolicy) {
    self.policy = policy
    versions = [:]
  }

  /// The rows of a screen, as the queues know them now; of a display that is paused, as they were then.
  func window(_ request: WindowRequest) async -> QueueWindow {
    await refresh()
    let index = index(for: request)
    return await index.window(
      request.query, following: request.followed, isFollowingChanges: request.isFollowing, line: request.line,
      top: request.top, height: request.height, counting: request.counted, at: request.pausedAt ?? clock.now())
  }

  /// A document of the list, as the queues know it now.
  func row(_ document: DocumentID) async -> QueueRow? {
    await refresh()
    return await index.row(document)
  }

  /// Why a document of a queue is not uploaded again there, whatever that queue allows by itself: for what is under way
  /// in the others, whoever began it, and what they show of it now.
  nonisolated func objection(to document: Document, at own: Int) async -> Refusal? {
    for neighbour in neighbours() {
      // A journal that cannot be read takes no intent either, so that nothing is sent.
      if (try? await neighbour.isUnderWay(document)) == true { return .underWayElsewhere(queue: neighbour.name) }
    }
    let sources = sources.withLock { $0 }
    guard sources.count > 1 else { return nil }
    for (number, source) in sources.sorted(by: { $0.key < $1.key }) where number != own {
      if await source.session.isUnderWay(document) { return .underWayElsewhere(queue: source.name) }
    }
    var origins: [DocumentOrigin] = []
    for (number, source) in sources.sorted(by: { $0.key < $1.key }) {
      if let origin = await source.session.origin(of: document, in: source.name, numbered: number) {
        origins.append(origin)
      }
    }
    return origins.objection
  }

  /// Texts that documents have where a filter's key looks for them.
  func texts(completing completion: FilterCompletion) async -> [String] {
    guard let key = completion.textKey else { return [] }
    return await index.texts(of: key, containing: completion.piece)
  }

  /// Where a document is that is named by a reference or number.
  func jump(to text: String, in query: QueueQuery) async -> JumpTarget {
    await index.jump(to: text, in: query, at: clock.now())
  }

  /// The numbers of the overview, without the hours: those are in the journal of each queue.
  func overview() async -> OverviewData {
    await refresh()
    return OverviewData(overview: await index.overview(at: clock.now()), outcomes: nil)
  }

  private func refresh() async {
    let sources = sources.withLock { $0 }
    var now: [Int: Int] = [:]
    var policies: [QueuePolicy] = []
    for (number, source) in sources.sorted(by: { $0.key < $1.key }) {
      now[number] = await source.session.version()
      policies.append(await source.session.policyInForce)
    }
    let shared = policy.shared(among: policies)
    guard now != versions || shared != inForce else { return }
    inForce = shared
    var parts: [QueuePart] = []
    for (number, source) in sources.sorted(by: { $0.key < $1.key }) {
      parts.append(await source.session.part(named: source.name, number: number))
    }
    versions = Dictionary(parts.map { ($0.number, $0.version) }, uniquingKeysWith: { $1 })
    index = QueueIndex(merging: parts, policy: shared)
  }

  private func index(for request: WindowRequest) -> QueueIndex {
    guard let pausedAt = request.pausedAt else {
      still = nil
      return index
    }
    if let still, still.at == pausedAt { return still.index }
    still = (pausedAt, index)
    return index
  }
}

extension QueueSession {
  /// This queue as a part of the list over all.
  func part(named name: String, number: Int) async -> QueuePart { await index.part(named: name, number: number) }

  /// Whether the journal of this queue has a re-upload under way of a document that may be another's.
  func isUnderWay(_ document: Document) async -> Bool {
    // A journal that cannot be read takes no intent either, so that nothing is sent.
    let desks = (try? await resumeDesks()) ?? []
    return desks.contains { $0.row.document.isSame(as: document) }
  }

  /// How this queue shows a document that may be another's.
  func origin(of document: Document, in queue: String, numbered number: Int) async -> DocumentOrigin? {
    await index.origin(of: document, in: queue, numbered: number)
  }
}
