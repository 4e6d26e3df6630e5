import UploadQueue
import Wording

/// One queue being watched: its backend, its rows, its journal.
public actor QueueSession {
  /// The newest entry of the journal that is known.
  public internal(set) var journalEnd = JournalPlace.start

  let backend: any StatusBackend
  let journal: any Journal
  let index: QueueIndex
  let clock: Clock
  let by: Operator
  let language: Language
  let limit: Duration
  /// Gives back the memory that only a large poll needed.
  let relief: @Sendable () -> Void
  /// From where the backend is asked for what is new.
  var checkpoint: PollCursor?
  /// When the newest of the data was true, where the backend says so.
  var dataAt: Timestamp?
  /// When the backend last answered for every document, however long ago each of them changed.
  var answeredForAllAt: Timestamp?
  /// Which documents its data speaks of, where the backend says so.
  var coverage: Coverage?
  /// That the last poll failed, and since when they do.
  var lost: CounterpartOutage?
  /// Who is told when a poll has ended.
  var endingRings: [AsyncStream<Void>.Continuation] = []
  /// Status changes that the journal does not have yet.
  var unrecorded: [StatusChange] = []
  /// How far the first answer has come.
  var firstAnswer = FirstAnswer()
  /// The rows of a display that is paused: since when, and the request that began it.
  var still: (at: Timestamp, serial: Int, index: QueueIndex)?
  /// What happened to re-uploads and could not be written down yet, in order.
  var unwritten: [(event: AttemptEvent, key: IdempotencyKey, at: Timestamp)] = []
  /// Whether that is being written down now.
  var isWriting = false
  /// The journal's revision when it was looked through for what others do; `nil` where it is to be looked through again.
  var revision: Int?
  /// Whether it was told that it cannot be seen which Pantaus are running.
  var isBlind = false
  /// The re-uploads that it had open then.
  var toldOpen: [Attempt] = []
  /// What counts as stuck and due, as it was set.
  private(set) var policy: QueuePolicy
  /// How the queue usually goes.
  var usual = Usual()
  /// How the plan for later is followed.
  var planWatch = PlanWatch()
  /// How long the queue has been watched.
  var vigil = Vigil()
  /// How often the backend is asked.
  let pollInterval: Duration
  /// The steps that were ticked then at each of them.
  var toldTicks: [[StepID: TickedSteps.Tick]] = []
  /// Who can be chosen for a re-upload, as the backend said last; `nil` where it offers no choice, or has not said yet.
  var offeredSigners: [String]?

  /// A queue to watch.
  ///
  /// - Parameters:
  ///   - name: What the queue is called, for a filter by it.
  ///   - owner: The taxpayer whose documents they all are, where the queue is one taxpayer's.
  ///   - language: What is said of an answer that does not come is said in.
  ///   - limit: How long to wait for one answer of the backend; the portal takes up to 99 s.
  ///   - relief: Called after a poll that brought very many documents, to give back the memory that only it needed.
  public init(
    backend: any StatusBackend, journal: any Journal, policy: QueuePolicy, named name: String? = nil,
    owner: NPWP? = nil, clock: Clock, by: Operator, language: Language = .english, limit: Duration = .seconds(120),
    relief: @escaping @Sendable () -> Void = {}
  ) {
    self.backend = backend
    self.journal = journal
    self.clock = clock
    self.by = by
    self.language = language
    self.limit = limit
    self.relief = relief
    pollInterval = backend.capabilities.pollInterval
    self.policy = policy
    index = QueueIndex(policy: policy, named: name, owner: owner)
  }

  /// Makes ready to poll: notes and marks are here, and what else the journal knows of a document comes with it.
  ///
  /// So the first rows are shown as soon as they and what is known of them are there, however long the journal is.
  public func restore() async throws(JournalError) {
    _ = try await takeAnnotations()
    // What is stuck is told from the first answer on, by the threshold that is in force.
    if policy.stuck.isLearnt { await learnUsual() }
    firstAnswer.isRecalling = true
  }

  /// Ends what the backend keeps running.
  public func end() async {
    await backend.end()
    await endVigil()
  }

  /// Counts as stuck and due what a policy says.
  public func setPolicy(_ policy: QueuePolicy) async {
    self.policy = policy
    if policy.stuck.isLearnt { await learnUsual() }
    await index.setPolicy(policyInForce)
  }
}
