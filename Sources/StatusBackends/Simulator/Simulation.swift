import UploadQueue

/// Lets a simulated tax office work on a queue, in the time of a clock.
///
/// It writes what changes, as the company's own job would, and plays the other side of the outbox. While the clock
/// stands still nothing changes by itself, but what a person sends is answered all the same: that document alone goes
/// to signing and, a few turns later, to its end.
public actor Simulation {
  private var office: SimulatedTaxOffice
  private let queue: any CompanyQueue
  private let clock: SimulatedClock
  /// At a standstill: documents that sign, and for how many turns more.
  private var signing: [(document: DocumentID, turns: Int)] = []

  /// Real time from one turn to the next.
  static let interval = Duration.milliseconds(400)
  /// How many turns a signature takes at a standstill: longer than from one poll to the next, so that it is seen.
  static let turnsOfSigning = 6

  /// An office with a stock of documents that works on a queue.
  public init(
    documents: Int, seed: UInt64, habits: OfficeHabits = OfficeHabits(), on queue: any CompanyQueue,
    clock: SimulatedClock
  ) {
    office = SimulatedTaxOffice(documents: documents, seed: seed, habits: habits)
    self.queue = queue
    self.clock = clock
  }

  /// Writes the documents as they stand at the start, in one transaction.
  public func open() throws {
    let office = office
    try queue.write((0..<office.count).lazy.map { office.document(at: $0) })
  }

  /// Takes turns until the task is cancelled.
  ///
  /// - Throws: What the queue throws, when it can no longer be written.
  public func run() async throws {
    while !Task.isCancelled {
      try turn()
      do { try await Task.sleep(for: Self.interval) } catch { return }
    }
  }

  /// Brings everything up to the clock's time.
  public func turn() throws {
    let now = clock.now()
    var changes: [OfficeChange] = []
    for request in try queue.takeReuploads(at: now) {
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

  /// Writes the last state of each document that moved.
  private func write(_ changes: [OfficeChange]) throws {
    guard !changes.isEmpty else { return }
    var documents: [Document] = []
    var answers: [OfficeAnswer] = []
    var seen: Set<DocumentID> = []
    for change in changes.reversed() {
      switch change {
      case .moved(let document): if seen.insert(document.id).inserted { documents.append(document) }
      case .answered(let answer): answers.append(answer)
      }
    }
    try queue.write(documents.reversed(), answers: answers.reversed())
  }
}
