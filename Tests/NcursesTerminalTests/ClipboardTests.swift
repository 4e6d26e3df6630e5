import Testing

@testable import NcursesTerminal

@Suite("The clipboard")
struct ClipboardTests {
  private func sequence(_ text: String, _ environment: [String: String]) -> String? {
    Clipboard.sequence(for: text, environment: environment)
  }

  @Test(
    "is sent the text in base 64, where the terminal is of xterm's kind",
    arguments: ["xterm-256color", "tmux-256color", "screen-256color", "alacritty", "xterm-kitty", "foot"])
  func sent(type: String) {
    #expect(sequence("INV-000003", ["TERM": type]) == "\u{1B}]52;c;SU5WLTAwMDAwMw==\u{07}")
  }

  @Test("is left alone where the terminal would show or misread it", arguments: ["linux", "vt100", "dumb", "", "sun"])
  func notSent(type: String) {
    #expect(sequence("INV-000003", ["TERM": type]) == nil)
  }

  @Test("is reached through GNU screen in pieces that screen hands on, and through tmux as it is")
  func screen() {
    let screen = ["TERM": "screen", "STY": "123.pts-0"]
    #expect(
      sequence("INV", screen) == "\u{1B}P\u{1B}]52;c;\u{1B}\\\u{1B}PSU5W\u{1B}\\\u{1B}P\u{07}\u{1B}\\")
    let long = sequence(String(repeating: "x", count: 300), screen) ?? ""
    #expect(long.split(separator: "\u{1B}P").allSatisfy { $0.utf8.count <= 80 })
    let tmux = ["TERM": "screen", "STY": "123.pts-0", "TMUX": "socket,1,0"]
    #expect(sequence("INV", tmux) == "\u{1B}]52;c;SU5W\u{07}")
  }

  @Test("takes no text that is longer than terminals take")
  func tooLong() {
    #expect(sequence(String(repeating: "x", count: 60_000), ["TERM": "xterm"]) == nil)
  }
}
