import Glibc
import TestSupport
import Testing

extension OnPseudoTerminal {
  @Suite("Little travels to the terminal")
  struct TrafficTests {
    @Test("for one Down, wherever the cursor is")
    func down() throws {
      var probe = try Probe.start()
      for _ in 0..<30 { #expect(try probe.answer(to: Probe.down).count <= 150) }
    }

    @Test("for one Down that scrolls")
    func scroll() throws {
      var probe = try Probe.start()
      for _ in 0..<35 { _ = try probe.answer(to: Probe.down) }
      for _ in 0..<5 { #expect(try probe.answer(to: Probe.down).count <= 400) }
    }

    @Test("for one Page Down")
    func pageDown() throws {
      var probe = try Probe.start()
      for _ in 0..<5 { #expect(try probe.answer(to: Probe.pageDown).count <= 2_500) }
    }

    @Test("and nothing at all where nothing differs")
    func rest() throws {
      var probe = try Probe.start()
      #expect(try probe.answer(to: "U").isEmpty)
    }

    @Test(
      "where the line is stalled, which nobody waits for: of all that was shown meanwhile, the newest comes",
      arguments: geteuid() == 0 ? [Probe.Above.nothing, .stranger] : [.nothing])
    func stalled(under above: Probe.Above) throws {
      let probe = try Probe.start(under: above)
      let offset = probe.terminal.output.count
      probe.terminal.send("W")
      #expect(try probe.terminal.outcome(reading: false) == .stopped(signal: SIGSTOP))
      probe.terminal.signal(SIGCONT)
      try probe.terminal.expect("screen 1000", from: offset)
      #expect(probe.terminal.output.count - offset < 100_000)
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      probe.expectGivenBack()
    }

    @Test("even for a whole screen")
    func repaint() throws {
      var probe = try Probe.start()
      let bytes = try probe.answer(to: "R")
      #expect(bytes.count <= 6_000)
      #expect(bytes.count > 3_000)
    }
  }
}
