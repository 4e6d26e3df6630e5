import TerminalKit
import UploadQueue
import Wording

/// A number typed before a motion: `12j` goes twelve lines down, `50G` to the fiftieth row, `3 Tab` to the third view.
///
/// Digits do nothing by themselves, and no time plays a part: the next key takes the number or drops it.
extension Model {
  /// Takes a digit, or Escape where a number stands there; `nil` where the key is not for a number.
  mutating func typeCount(_ key: Key) -> [Effect]? {
    guard case .list = screen else { return nil }
    switch key {
    case .character(let character):
      guard settings.keys.command(for: key, in: .list) == nil, character.isASCII,
        let digit = character.wholeNumberValue,
        digit > 0 || list.count != nil
      else { return nil }
      list.count = min((list.count ?? 0) * 10 + digit, Self.largestCount)
      return []
    case .escape where list.count != nil:
      list.count = nil
      return []
    default: return nil
    }
  }

  /// More rows than any queue has.
  private static let largestCount = 99_999_999

  /// What stands in the last line while a number waits for its key.
  var countHint: SafeText? {
    guard let count = list.count else { return nil }
    let rows = count.written(language)
    let tab: SafeText = tabs.indices.contains(count - 1) ? "Tab \(tabs[count - 1].name(language)) · " : ""
    return language == .indonesian
      ? "\(rows): \(tab)↑ ↓ \(rows) baris · G baris ke-\(rows) · Esc batal"
      : "\(rows): \(tab)↑ ↓ \(rows) lines · G line \(rows) · Esc cancel"
  }
}
