import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("The clock of the simulation") struct SimulatedClockTests {
  @Test(
    "runs at a multiple of real time from a fixed start, and stands still at 0",
    arguments: [
      (60, "2026-11-18 21:40"), (0, "2026-11-18 20:40"), (-5, "2026-11-18 20:40"), (1, "2026-11-18 20:41"),
      (.nan, "2026-11-18 20:40"), (.infinity, "2026-11-18 20:40"),
    ] as [(Double, String)])
  func speed(speed: Double, after: String) {
    let clock = SimulatedClock(speed: speed) { .seconds(60) }
    #expect(clock.now() == .wib(after))
  }

  @Test("cuts a speed that would leave the calendar")
  func absurd() {
    let clock = SimulatedClock(speed: 1e300) { .hours(24) }
    #expect(clock.now().jakartaDate.year < 9998)
  }
}
