import Synchronization
import Testing

@testable import QueueStore

@Suite("From a reading thread to the one that takes") struct HandoverTests {
  private struct Unreadable: Error {}
  private struct Full: Error {}

  @Test("everything arrives, in order", arguments: [0, 1, 255, 256, 257, 10_000])
  func order(count: Int) throws {
    var taken: [Int] = []
    try Handover<Int>.run(reading: { each in for value in 0..<count { try each(value) } }, take: { taken.append($0) })
    #expect(taken == Array(0..<count))
  }

  @Test("what cannot be read any further is told, after all that was read before")
  func reader() {
    var taken = 0
    #expect(throws: Unreadable.self) {
      try Handover<Int>.run(
        reading: { each in
          for value in 0..<512 { try each(value) }
          throw Unreadable()
        }, take: { _ in taken += 1 })
    }
    #expect(taken == 512)
  }

  @Test("a taker that wants no more ends the reading, however much there is")
  func taker() {
    let told = Mutex(false)
    #expect(throws: Full.self) {
      try Handover<Int>.run(
        reading: { each in
          do { while true { try each(1) } } catch {
            told.withLock { $0 = error is Handover<Int>.Refused }
            throw error
          }
        }, take: { _ in throw Full() })
    }
    #expect(told.withLock { $0 })
  }
}
