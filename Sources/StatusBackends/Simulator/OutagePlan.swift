import UploadQueue

/// When the simulated DJP is out of service; known from the seed alone.
struct OutagePlan: Sendable {
  private static let slot = Duration.hours(8)

  private let seed: UInt64
  private let isEmpty: Bool

  init(seed: UInt64, isEmpty: Bool) {
    self.seed = seed
    self.isEmpty = isEmpty
  }

  /// The end of the outage that a moment falls into, if any.
  func end(ofOutageAt moment: Timestamp) -> Timestamp? {
    let passed = (moment - SimulatedClock.start).wholeMilliseconds
    guard !isEmpty, passed >= 0 else { return nil }
    let outage = outage(inSlot: Int(passed / Self.slot.wholeMilliseconds))
    guard let outage, outage.contains(moment) else { return nil }
    return outage.upperBound
  }

  /// The outage of one slot of eight hours; it never reaches into the next.
  ///
  /// The first comes for certain, three to four hours after the start, so that every demo shows one.
  func outage(inSlot slot: Int) -> Range<Timestamp>? {
    var chance = Chance(seed: seed, .outage, slot)
    guard chance.happens(permille: slot == 0 ? 1000 : 600) else { return nil }
    let offset = slot == 0 ? chance.duration(.hours(3), .hours(4)) : chance.duration(.zero, .hours(7))
    let begin = SimulatedClock.start + Self.slot * slot + offset
    return begin..<(begin + chance.duration(.minutes(10), .minutes(40)))
  }
}
