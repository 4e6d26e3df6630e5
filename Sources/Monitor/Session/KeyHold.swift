/// How long keys are held back that come at once after a refusal, and so were meant for where it would have led.
///
/// Whoever types steadily never makes the pause that ends it, and would type on for nothing.
struct KeyHold {
  /// However fast one key follows another, none is held for longer.
  static let longest: Duration = .seconds(1)

  /// When it began.
  private var since: Duration?

  /// Whether it has lasted long enough.
  ///
  /// - Parameter isHolding: Whether what is said now holds keys back.
  mutating func isOver(isHolding: Bool, at uptime: Duration) -> Bool {
    guard isHolding else {
      since = nil
      return false
    }
    let began = since ?? uptime
    let isOver = uptime - began >= Self.longest
    since = isOver ? nil : began
    return isOver
  }
}
