import TerminalKit
import UploadQueue
import Wording

extension Key {
  /// The digit of a number that this key types.
  var countDigit: Int? {
    guard case .character(let character) = self, character.isASCII else { return nil }
    return character.wholeNumberValue
  }
}

/// A number typed before a motion: `12j` goes twelve lines down, `50G` to the fiftieth row, `3 Tab` to the third view.
///
/// Digits do nothing by themselves, and no time plays a part: the next key takes the number or drops it.
extension Model {
  /// Takes a digit, or Escape where a number stands there; `nil` where the key is not for a number.
  mutating func typeCount(_ key: Key) -> [Effect]? {
    guard case .list = screen else { return nil }
    switch key {
    case .escape where list.count != nil:
      list.count = nil
      return []
    default:
      guard let digit = key.countDigit, digit > 0 || list.count != nil else { return nil }
      list.count = min((list.count ?? 0) * 10 + digit, Self.largestCount)
      return []
    }
  }

  /// More rows than any queue has.
  static let largestCount = 99_999_999

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
