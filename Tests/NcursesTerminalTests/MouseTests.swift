import Glibc
import TestSupport
import Testing

extension OnPseudoTerminal {
  @Suite("The mouse")
  struct MouseTests {
    private static let on = "\u{1B}[?1000h\u{1B}[?1006h"
    private static let off = "\u{1B}[?1006l\u{1B}[?1000l"

    /// Expects that after the last time the mouse was asked for it was given back.
    private func expectOff(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
      let parts = text.split(separator: Self.on, omittingEmptySubsequences: false)
      #expect(parts.count > 1, "asked for", sourceLocation: sourceLocation)
      let isOff = parts.last.map { $0.contains(Self.off) } ?? false
      #expect(isOff, "given back", sourceLocation: sourceLocation)
    }

    @Test("is left alone unless it is asked for")
    func unasked() throws {
      let probe = try Probe.start()
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      let isAsked = probe.terminal.text.contains("\u{1B}[?1000h")
      #expect(!isAsked)
    }

    @Test(
      "is reported as clicks and turns of the wheel, whatever the terminal's description says of it",
      arguments: ["xterm-256color", "screen-256color", "tmux-256color"])
    func reported(type: String) throws {
      let probe = try Probe.start(["MOUSE": "1", "TERM": type])
      let offset = probe.terminal.output.count
      probe.terminal.send("L\u{1B}[<0;12;5M\u{1B}[<0;12;5m\u{1B}[<65;3;4M")
      try probe.terminal.expect("column: 11, row: 4", from: offset)
      try probe.terminal.expect("wheelDown", from: offset)
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      expectOff(probe.terminal.text)
    }

    @Test("is switched on and off while the program runs, and given back whatever happens in between")
    func switched() throws {
      let probe = try Probe.start()
      let offset = probe.terminal.output.count
      probe.terminal.send("M")
      try probe.terminal.expect(Self.on, from: offset)
      probe.terminal.signal(SIGABRT)
      #expect(try probe.terminal.outcome() == .killed(signal: SIGABRT))
      expectOff(probe.terminal.text)
      let other = try Probe.start(["MOUSE": "1"])
      let start = other.terminal.output.count
      other.terminal.send("M")
      try other.terminal.expect(Self.off, from: start)
      other.terminal.send("q")
      #expect(try other.terminal.outcome() == .exited(0))
      expectOff(other.terminal.text)
    }

    @Test("is never asked of a terminal that may not know it")
    func unknown() throws {
      let probe = try Probe.start(["MOUSE": "1", "TERM": "vt220"])
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      let isAsked = probe.terminal.text.contains("[?1000h")
      #expect(!isAsked)
    }

    @Test("is given back after a signal that asks to end", arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func signal(signal: Int32) throws {
      let probe = try Probe.start(["MOUSE": "1"])
      probe.terminal.signal(signal)
      #expect(try probe.terminal.outcome() == .exited(128 + signal))
      probe.expectGivenBack()
      expectOff(probe.terminal.text)
    }

    @Test("is given back after a crash", arguments: [SIGSEGV, SIGABRT])
    func crash(signal: Int32) throws {
      let probe = try Probe.start(["MOUSE": "1"])
      probe.terminal.signal(signal)
      #expect(try probe.terminal.outcome() == .killed(signal: signal))
      probe.expectGivenBack()
      expectOff(probe.terminal.text)
    }

    @Test("is given back while the program is stopped, and taken again afterwards")
    func stopped() throws {
      let probe = try Probe.start(["MOUSE": "1"], under: .shell)
      probe.terminal.send("\u{1A}")
      try probe.terminal.expect("[stopped]")
      expectOff(probe.terminal.text)
      let offset = probe.terminal.output.count
      probe.terminal.send("fg\n")
      try probe.terminal.expect(Self.on, from: offset)
      probe.terminal.send("q")
      try probe.terminal.expect("[fg: 0]", from: offset)
      expectOff(probe.terminal.text)
    }
  }
}
