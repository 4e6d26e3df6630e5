import TestSupport
import Testing

@testable import pantau

@Suite("Lines that are handed over beside the polls")
struct LineDeliveryTests {
  @Test("A reader that stands still is waited for as long as was said, and how long that was is told")
  func standsStill() async throws {
    let (asked, ask) = AsyncStream<Void>.makeStream()
    let (taken, take) = AsyncStream<Void>.makeStream()
    let delivery = LineDelivery { _ in
      ask.yield()
      for await _ in taken {}
    }
    await delivery.begin(["satu"]) {}
    for await _ in asked { break }
    let limit = Duration.milliseconds(20)
    let waited = try await delivery.settle(within: limit)
    #expect(waited >= limit)
    #expect(await !delivery.isFree)
    take.finish()
    // Once they are taken, nothing is waited for.
    try await delivery.finish()
    #expect(try await delivery.settle(within: .seconds(3600)) < .seconds(3600))
    #expect(await delivery.isFree)
  }
}
