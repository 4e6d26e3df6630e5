import Testing
import UploadQueue

/// Nothing is ever sent twice, whatever happens in whatever order.
@Suite struct NeverTwiceTests {
  @Test("in any sequence of events a desk sends at most once, and only what is written down", arguments: 0..<40)
  func atMostOnce(seed: UInt64) {
    var events = RandomEvents(seed: seed)
    var sends = 0
    for _ in 0..<100 {
      let isHandOff = events.chance(of: 5)
      var desk = Desk.open(isHandOff: isHandOff, mustType: false)
      var sent = 0
      var hasBegun = false
      for _ in 0..<60 {
        let event = events.event()
        for command in desk.take(event) {
          switch command {
          case .begin: hasBegun = true
          case .send(let request):
            sent += 1
            #expect(hasBegun && event == .recorded && !isHandOff)
            #expect(request.document == Desk.row.id && request.key == desk.attempt.key)
          default: break
          }
        }
      }
      #expect(sent <= 1)
      sends += sent
    }
    // Sequences that never send would prove nothing.
    #expect(sends > 0)
  }
}

/// Events in an order that a seed decides.
struct RandomEvents: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  static let all: [ReuploadDesk.Event] = [
    .askToSend, .type("x"), .erase, .eraseAll, .confirm, .decline, .chooseNextSigner(proposed: nil), .tick(0, of: []),
    .reread(Desk.row.document),
    .reread(nil), .rereadFailed(.unavailable("x")), .recorded, .notRecorded(.locked(path: "x")), .answered(.queued),
    .answered(.accepted("ok")), .failed(.unavailable("x")), .failed(.alreadyInProgress), .outcome(.neverReceived),
    .outcome(.queued), .outcome(.notRecorded), .seen(Desk.row), .seen(Desk.row("APPROVED")), .claimDone, .withdraw,
    .stopWaiting, .askOutcome,
  ]
  /// The events of the way to sending, drawn more often, so that it is often gone.
  private static let way: [ReuploadDesk.Event] = [.askToSend, .confirm, .reread(Desk.row.document), .recorded]

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func chance(of parts: Int) -> Bool {
    Int.random(in: 0..<parts, using: &self) == 0
  }

  mutating func event() -> ReuploadDesk.Event {
    let events = chance(of: 3) ? Self.all : Self.way
    return events[Int.random(in: 0..<events.count, using: &self)]
  }
}
