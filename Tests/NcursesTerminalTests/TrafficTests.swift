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

    @Test("even for a whole screen")
    func repaint() throws {
      var probe = try Probe.start()
      let bytes = try probe.answer(to: "R")
      #expect(bytes.count <= 6_000)
      #expect(bytes.count > 3_000)
    }
  }
}
