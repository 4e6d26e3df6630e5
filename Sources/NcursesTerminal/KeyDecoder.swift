import CNcurses
import TerminalKit

/// Turns what curses reads into keys and pasted text.
///
/// curses knows the key sequences of the terminal's description. What it does not know arrives piece by piece, led by
/// an Escape: held Alt, a modified arrow, an arrow of another keyboard mode. Such a sequence is one thing that the
/// person did; its letters are never taken for keys of their own.
struct KeyDecoder: Sendable {
  /// What one read gives.
  enum Input: Sendable, Hashable {
    /// A character.
    case character(UInt32)
    /// A key that curses knows, by its code.
    case code(Int32)
    /// Nothing more for now; after an Escape, nothing for as long as a sequence would take.
    case pause
  }

  private enum State: Sendable {
    case ground
    /// An Escape came: a key of its own, or the head of a sequence.
    case escape
    /// An Escape was taken for the key; over a slow line its sequence may still follow.
    case afterEscape
    /// A `[` came after such an Escape: a key of its own where nothing follows it at once.
    case bracket
    /// Within `ESC [`, with the parameters so far.
    case control([UInt32])
    /// Within `ESC O`.
    case shifted
    /// Before the last letter of the Linux console's `ESC [ [ A`.
    case last
  }

  /// What a terminal puts after pasted text (`PE`).
  private static let pasteEnd = Array("\u{1B}[201~".unicodeScalars)
  /// The most that is kept of a paste.
  private static let longestPaste = 1 << 16

  /// The `<` that begins a report of the mouse.
  private static let mouseReport: UInt32 = 0x3C

  private var state = State.ground
  /// Between the brackets of a paste: what came so far, no more than is kept and the closing bracket.
  private var pasted: [Unicode.Scalar]?

  /// The key, or the paste, that a read completes, if it does.
  mutating func decode(_ input: Input) -> TerminalEvent? {
    if pasted != nil { return paste(input) }
    if case .control(let parameters) = state, parameters.first == Self.mouseReport, case .character(let final) = input,
      !(0x20...0x3F).contains(final)
    {
      state = .ground
      return MouseReports.event(parameters: parameters, final: final).map(TerminalEvent.mouse)
    }
    return key(input).map(TerminalEvent.key)
  }

  /// Within a paste nothing is a key.
  ///
  /// An Escape with nothing after it is the person's way out, where a terminal never says that the paste has ended.
  private mutating func paste(_ input: Input) -> TerminalEvent? {
    switch input {
    case .code: return nil
    case .pause:
      guard pasted?.last == "\u{1B}" else { return nil }
      pasted = nil
      return .key(.escape)
    case .character(let value):
      guard let scalar = Unicode.Scalar(value) else { return nil }
      pasted?.append(scalar)
      let length = pasted?.count ?? 0
      // Of what is too long only the end is watched, for the closing bracket.
      if length > Self.longestPaste { pasted?.remove(at: length - 1 - Self.pasteEnd.count) }
      guard pasted?.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) == true else { return nil }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: (pasted ?? []).dropLast(Self.pasteEnd.count))
      pasted = nil
      return .pasted(String(text))
    }
  }

  private mutating func key(_ input: Input) -> Key? {
    switch input {
    case .pause:
      return pause()
    case .code(let code):
      // Escape before a known key is Alt with it.
      if case .escape = state {
        state = .ground
        return nil
      }
      state = .ground
      return Self.key(code: code)
    case .character(let value):
      return decode(character: value)
    }
  }

  /// A terminal sends a sequence in one go: what a hand can have typed is over when nothing follows.
  private mutating func pause() -> Key? {
    switch state {
    case .escape:
      state = .afterEscape
      return .escape
    case .bracket:
      state = .ground
      return .character("[")
    // Alt with a bracket, or with an O.
    case .control([]), .shifted:
      state = .ground
      return nil
    default: return nil
    }
  }

  private mutating func decode(character value: UInt32) -> Key? {
    if value == 0x1B {
      state = .escape
      return nil
    }
    if case .bracket = state { state = .control([]) }
    switch (state, value) {
    case (.afterEscape, 0x5B):
      state = .bracket
      return nil
    case (.escape, 0x5B):
      state = .control([])
      return nil
    case (.escape, 0x4F):
      state = .shifted
      return nil
    case (.control(let parameters), 0x20...0x3F):
      // No key has so many; what is over is not kept.
      state = .control(parameters.count < 16 ? parameters + [value] : parameters)
      return nil
    case (.control([]), 0x5B):
      state = .last
      return nil
    case (.control([0x32, 0x30, 0x30]), 0x7E):
      (state, pasted) = (.ground, [])
      return nil
    case (.control(let parameters), _):
      state = .ground
      return Self.key(final: value, parameters: parameters)
    case (.shifted, _):
      state = .ground
      return Self.key(final: value, parameters: [])
    // Alt with a digit; over a slow line an Escape and a digit stay two keys.
    case (.escape, 0x30...0x39):
      state = .ground
      return Unicode.Scalar(value).map { .alt(Character($0)) }
    case (.escape, _), (.last, _):
      state = .ground
      return nil
    case (.ground, _), (.afterEscape, _), (.bracket, _):
      state = .ground
      return Self.key(character: value)
    }
  }

  private static func key(character value: UInt32) -> Key? {
    switch value {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 0x00...0x1F, 0x80...0x9F: nil
    default: Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }

  private static func key(code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_HOME, KEY_FIND, KEY_A1: .home
    case KEY_END, KEY_SELECT, KEY_C1: .end
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_F0 + 1...KEY_F0 + 63: .function(Int(code - KEY_F0))
    default: nil
    }
  }

  /// The keys of ECMA-48 and xterm, for terminals whose description leaves them out.
  private static func key(final: UInt32, parameters: [UInt32]) -> Key? {
    switch (Unicode.Scalar(final), parameters) {
    case ("A", []): .up
    case ("B", []): .down
    case ("C", []): .right
    case ("D", []): .left
    case ("H", []), ("~", [0x31]), ("~", [0x37]): .home
    case ("F", []), ("~", [0x34]), ("~", [0x38]): .end
    case ("Z", []): .backTab
    case ("~", [0x33]): .delete
    case ("~", [0x35]): .pageUp
    case ("~", [0x36]): .pageDown
    default: nil
    }
  }
}
