import CNcurses
import TerminalKit
import Testing

@testable import NcursesTerminal

@Suite("Keys")
struct KeyDecoderTests {
  /// The keys of a text that arrives without a break and is followed by one.
  private func keys(_ text: String) -> [Key] { keys(text.unicodeScalars.map { .character($0.value) } + [.pause]) }

  private func keys(_ inputs: [KeyDecoder.Input]) -> [Key] {
    var decoder = KeyDecoder()
    return inputs.compactMap { if case .key(let key)? = decoder.decode($0) { key } else { nil } }
  }

  private func events(_ text: String) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    return (text.unicodeScalars.map { KeyDecoder.Input.character($0.value) } + [.pause]).compactMap {
      decoder.decode($0)
    }
  }

  @Test("within the brackets of a paste are text, whatever they are")
  func pasted() {
    #expect(
      events("a\u{1B}[200~ry\ry\u{1B}[A é文\u{3}\u{1B}[201~q")
        == [.key(.character("a")), .pasted("ry\ry\u{1B}[A é文\u{3}"), .key(.character("q"))])
    #expect(events("\u{1B}[200~\u{1B}[201~") == [.pasted("")])
  }

  @Test("of a paste that never ends are let go with Escape, and a huge one is cut")
  func endlessPaste() {
    #expect(events("\u{1B}[200~abc\u{1B}") == [.key(.escape)])
    let huge = String(repeating: "x", count: 70_000)
    guard case .pasted(let text)? = events("\u{1B}[200~\(huge)\u{1B}[201~").first else {
      Issue.record("nothing was pasted")
      return
    }
    #expect(text.count <= 65_536 + 6 && text.allSatisfy { $0 == "x" })
  }

  @Test("are the characters typed")
  func characters() {
    #expect(keys("aZ/é文") == [.character("a"), .character("Z"), .character("/"), .character("é"), .character("文")])
    #expect(keys("\u{1}\u{1A}") == [.control("a"), .control("z")])
    #expect(keys("\r\n\t\u{7F}\u{8}") == [.enter, .enter, .tab, .backspace, .backspace])
  }

  @Test("are a digit with Alt, but two keys where the Escape was over")
  func altDigit() {
    #expect(keys("\u{1B}3") == [.alt("3")])
    let slowly: [KeyDecoder.Input] = [.character(0x1B), .pause, .character(0x33)]
    #expect(keys(slowly) == [.escape, .character("3")])
    #expect(keys("\u{1B}0") == [.alt("0")])
  }

  @Test("are those curses knows")
  func codes() {
    let codes = [KEY_UP, KEY_DOWN, KEY_NPAGE, KEY_PPAGE, KEY_HOME, KEY_END, KEY_BTAB, KEY_DC, KEY_F0 + 5]
    #expect(
      keys(codes.map { .code($0) })
        == [.up, .down, .pageDown, .pageUp, .home, .end, .backTab, .delete, .function(5)])
    #expect(keys([.code(KEY_RESIZE), .code(KEY_MOUSE), .code(KEY_SLEFT)]).isEmpty)
  }

  @Test("are an Escape when nothing follows it")
  func escape() {
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys([.character(27), .pause, .character(0x71)]) == [.escape, .character("q")])
  }

  @Test("held with Alt are not the same keys without it")
  func alt() {
    #expect(keys("\u{1B}r").isEmpty)
    #expect(keys("\u{1B}rq") == [.character("q")])
    #expect(keys([.character(27), .code(KEY_DOWN), .pause]).isEmpty)
  }

  @Test("of other keyboard modes are known too")
  func otherModes() {
    #expect(keys("\u{1B}[A\u{1B}OB\u{1B}[Z\u{1B}[5~\u{1B}[H") == [.up, .down, .backTab, .pageUp, .home])
  }

  @Test(
    "of sequences that are not known are not taken for letters",
    arguments: ["\u{1B}[1;5C", "\u{1B}[[A", "\u{1B}OQ", "\u{1B}[24;2~", "\u{1B}[201~", "\u{1B}[I", "\u{1B}[<0;1;1m"])
  func unknown(sequence: String) {
    #expect(keys(sequence + "j") == [.character("j")])
  }

  @Test("are none in a report of the mouse: a click, or the wheel, and a release is nothing")
  func mouse() {
    func mouse(_ deed: MouseEvent.Deed, _ column: Int, _ row: Int) -> TerminalEvent {
      .mouse(MouseEvent(deed, at: Position(column: column, row: row)))
    }
    #expect(
      events("\u{1B}[<0;12;5M\u{1B}[<0;12;5m\u{1B}[<64;1;1M\u{1B}[<69;200;60Mq")
        == [mouse(.click, 11, 4), mouse(.wheelUp, 0, 0), mouse(.wheelDown, 199, 59), .key(.character("q"))])
  }

  @Test(
    "are none in reports of other buttons, of what is outside or of nothing",
    arguments: [
      "<1;2;3M", "<2;2;3M", "<32;2;3M", "<8;2;3M", "<0;0;3M", "<0;2;0M", "<0;2M", "<;;M", "<0;2;3;4M",
      "<0;99999999999999999999;3M", "<-1;2;3M", "<M",
    ])
  func otherReports(report: String) {
    #expect(events("\u{1B}[\(report)q") == [.key(.character("q"))])
  }

  @Test("of a sequence that a slow line breaks in two are not taken for letters either")
  func broken() {
    #expect(
      keys([.character(27), .pause, .character(0x5B), .character(0x42), .pause, .character(0x6A)])
        == [.escape, .down, .character("j")])
  }

  @Test("after an Escape are themselves, also those that a sequence begins with", arguments: ["[", "O"])
  func afterEscape(key: Unicode.Scalar) {
    let typed: [KeyDecoder.Input] = [.character(27), .pause, .character(key.value), .pause]
    let letters: [KeyDecoder.Input] = [.character(key.value), .pause, .character(0x72), .pause]
    #expect(
      keys(typed + letters) == [.escape, .character(Character(key)), .character(Character(key)), .character("r")])
  }

  @Test("held with Alt swallow no other key", arguments: ["[", "O"])
  func altAlone(key: Unicode.Scalar) {
    #expect(keys([.character(27), .character(key.value), .pause, .character(0x72), .pause]) == [.character("r")])
  }
}
