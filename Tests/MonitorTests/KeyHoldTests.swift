import Testing

@testable import Monitor

@Suite("Keys that come at once after a refusal")
struct KeyHoldTests {
  @Test("Whoever types on steadily is held up for a second, and no longer")
  func steadily() {
    var hold = KeyHold()
    let isOver = (0...6).map { hold.isOver(isHolding: true, at: .milliseconds(5_000 + 180 * $0)) }
    #expect(isOver == [false, false, false, false, false, false, true])
  }

  @Test("The next refusal begins it anew")
  func anew() {
    var hold = KeyHold()
    let isOver = [(true, 1), (false, 2), (true, 3), (true, 4), (true, 5)].map { isHolding, second in
      hold.isOver(isHolding: isHolding, at: .seconds(second))
    }
    #expect(isOver == [false, false, false, true, false])
  }
}
