import QueueStore
import UploadQueue
import Wording

/// Lets a simulated tax office work on an embedded queue, in the time of a clock.
///
/// It writes what changes, as a company's own job would, and plays the other side of the outbox. While the clock stands
/// still nothing changes by itself, but what a person sends is answered all the same: that document alone goes to
/// signing and, a few turns later, to its end.
public actor Simulation {
  /// Made when it is first asked: a million documents take a while, and the screen comes first.
  private lazy var office = SimulatedTaxOffice(documents: stock, seed: seed, habits: habits)
  private let stock: Int
  private let seed: UInt64
  private let habits: OfficeHabits
  private let opening = OpeningProgress()
  private let queue: LocalQueue
  private let clock: SimulatedClock
  private let outages: OutagePlan
  /// How many documents the queue has been given.
  private var written = 0
  /// At a standstill: documents that sign, and for how many turns more.
  private var signing: [(document: DocumentID, turns: Int)] = []

  /// Real time from one turn to the next; at a standstill only the outbox is looked at, and that costs as little as
  /// may be.
  private var interval: Duration { clock.isFrozen ? .seconds(1) : .milliseconds(400) }
  /// How many turns a signature takes at a standstill: longer than from one poll to the next, so that it is seen.
  static let turnsOfSigning = 2
  /// How many documents are written at a time at the start.
  private static let batch = 10_000

  /// An office with a stock of documents that works on an empty queue.
  public init(
    documents: Int, seed: UInt64, habits: OfficeHabits = OfficeHabits(), on queue: LocalQueue, clock: SimulatedClock
  ) {
    stock = documents
    self.seed = seed
    self.habits = habits
    outages = OutagePlan(seed: seed, isEmpty: !habits.hasOutages)
    self.queue = queue
    self.clock = clock
  }

  /// The queue as the monitor sees it: out of reach while this office is out of service, and in its time.
  public nonisolated func backend(by person: Operator, language: Language) -> SimulatedBackend {
    SimulatedBackend(
      over: LocalQueueBackend(queue, by: person, language: language, now: clock.now), outages: outages, clock: clock,
      opening: opening, language: language)
  }

  /// Gets the queue ready for the documents; before anything else is done with it.
  ///
  /// - Throws: What the queue's file does not allow.
  public func prepare() throws {
    try queue.setReuploadMode(.outbox)
    if let npwp = InventedCompany.npwp { try queue.setTaxpayer(npwp) }
  }

  /// Writes the documents as they stand at the start.
  ///
  /// - Throws: What the queue's file does not allow; or that it was not empty.
  public func open() async throws {
    try prepare()
    try await fill()
  }

  private func fill() async throws {
    // Whoever waits for documents that cannot be written would wait for ever.
    defer { opening.grew(isComplete: true) }
    for first in stride(from: 0, to: office.count, by: Self.batch) {
      try add((first..<min(first + Self.batch, office.count)).map(office.document(at:)))
      opening.grew(isComplete: false)
      await Task.yield()
      if Task.isCancelled { return }
    }
  }

  /// Writes the documents of the start, where they are not there yet, then takes turns until the task is cancelled.
  ///
  /// - Throws: What the queue's file does not allow, when it can no longer be used.
  public func run() async throws {
    if !opening.isComplete { try await fill() }
    while !Task.isCancelled {
      try turn()
      do { try await Task.sleep(for: interval) } catch { return }
    }
  }

  /// Brings everything up to the clock's time.
  public func turn() throws {
    let now = clock.now()
    var changes: [OfficeChange] = []
    for request in try queue.waitingInOutbox() where try queue.take(request.key, at: now) {
      if clock.isFrozen {
        changes += office.reuploadAtOnce(request.document, signer: request.signer, key: request.key)
        signing.append((request.document, Self.turnsOfSigning))
      } else {
        office.reupload(request.document, signer: request.signer, key: request.key, at: now)
      }
    }
    changes += office.advance(to: now) + finishSigning()
    try write(changes)
  }

  private func finishSigning() -> [OfficeChange] {
    for place in signing.indices { signing[place].turns -= 1 }
    defer { signing.removeAll { $0.turns < 0 } }
    return signing.filter { $0.turns < 0 }.flatMap { office.finishAtOnce($0.document) }
  }

  /// Writes the answers, then the documents that moved, as they stand in the end.
  private func write(_ changes: [OfficeChange]) throws {
    var moved: [Int: Document] = [:]
    for change in changes {
      switch change {
      case .moved(let document): if let index = office.index(of: document.id) { moved[index] = document }
      case .answered(let answer):
        try queue.answer(
          answer.key, answer.isAccepted ? .accepted : .rejected, message: answer.words, at: answer.at)
      }
    }
    guard !moved.isEmpty else { return }
    let indexes = moved.keys.sorted()
    let known = written
    try queue.update(indexes.filter { $0 < known }.compactMap { moved[$0] })
    try add(indexes.filter { $0 >= known }.compactMap { moved[$0] })
  }

  private func add(_ documents: [Document]) throws {
    guard !documents.isEmpty else { return }
    guard try queue.insert(documents) == documents.map(\.id) else { throw SimulationFailure.notAlone(queue.path) }
    written += documents.count
  }
}
