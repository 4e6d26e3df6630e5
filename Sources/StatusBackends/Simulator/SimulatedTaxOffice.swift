import UploadQueue

/// A simulated DJP and the one company that uploads to it: what would happen, in virtual time, for a seed.
///
/// A discrete-event simulation without a clock, a file or an ambient random number. The same seed and the same
/// re-uploads bring the same events, whatever the steps in which time is advanced. From Signing In Progress a document
/// comes out as Approved or Saved Invalid, and only a Saved Invalid one is uploaded again: the rules of Coretax hold
/// here too (DDTCNews, 18 February 2025).
public struct SimulatedTaxOffice: Sendable {
  let seed: UInt64
  let habits: OfficeHabits
  /// How many documents there were at the start.
  let opening: Int
  /// How many times busier than a small company this one is.
  let pace: Int

  var standings: [Standing]
  /// When each document was written that came after the start.
  var arrivals: [Timestamp] = []
  var agenda = Agenda()
  var outages: OutagePlan
  var line: SigningLine
  var isServing = false
  var services = 0
  var cancellations = 0
  /// The keys of all re-uploads that ever arrived: none is handled twice.
  var keys: Set<IdempotencyKey> = []
  var changes: [OfficeChange] = []

  /// The time up to which everything has happened.
  public internal(set) var now = SimulatedClock.start

  /// An office with a stock of documents as it stands at ``SimulatedClock/start``.
  public init(documents: Int, seed: UInt64, habits: OfficeHabits = OfficeHabits()) {
    self.seed = seed
    self.habits = habits
    opening = max(0, documents)
    pace = max(1, Int((Double(OpeningStock.weight(of: opening)) / 200).squareRoot()))
    outages = OutagePlan(seed: seed, isEmpty: !habits.hasOutages)
    let stock = OpeningStock(documents: opening, seed: seed)
    standings = stock.standings
    line = SigningLine(stock.line)
    planOpening(hanging: stock.hanging)
  }

  /// How many documents there are.
  public var count: Int { standings.count }

  /// When something will happen next by itself.
  public var next: Timestamp? { agenda.next }

  /// Whether it is out of service at a moment.
  public func isOut(at moment: Timestamp) -> Bool {
    outages.end(ofOutageAt: moment) != nil
  }

  /// The signer of a new upload; those of the wrong passphrase have become fewer.
  static func signer(_ chance: inout Chance) -> UInt8 {
    UInt8(chance.choice([12, 48, 22, 18]))
  }

  /// Lets time pass up to a moment and tells what happened, in order.
  ///
  /// A moment that is not later than ``now`` brings nothing.
  public mutating func advance(to moment: Timestamp) -> [OfficeChange] {
    while let (time, matter) = agenda.take(notAfter: moment) {
      now = max(now, time)
      if let end = outages.end(ofOutageAt: time), needsService(matter) {
        agenda.plan(matter, at: end)
      } else {
        handle(matter)
      }
    }
    now = max(now, moment)
    return takeChanges()
  }

  mutating func takeChanges() -> [OfficeChange] {
    defer { changes = [] }
    return changes
  }

  private func needsService(_ matter: Agenda.Matter) -> Bool {
    if case .arrive = matter { false } else { true }
  }

  private mutating func handle(_ matter: Agenda.Matter) {
    switch matter {
    case .serve: serve()
    case .release(let index): finishSigning(index)
    case .arrive: arrive()
    case .submit(let index): if standings[index].status == .draft { beginSigning(index) }
    case .receive(let request): receive(request)
    case .cancel: cancelOne()
    case .agree(let index): agree(index)
    }
  }

  func paced(_ duration: Duration) -> Duration {
    .milliseconds(max(1, duration.wholeMilliseconds / Int64(pace)))
  }

  mutating func move(_ index: Int, to status: UploadStatus) {
    standings[index].status = status
    standings[index].since = now
    changes.append(.moved(document(at: index)))
  }
}
