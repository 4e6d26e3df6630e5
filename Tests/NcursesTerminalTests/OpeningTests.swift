import NcursesTerminal
import TestSupport
import Testing
import Wording

extension OnPseudoTerminal {
  @Suite("A terminal that cannot be used is refused, and left as it is")
  struct OpeningTests {
    @Test(
      "by its type",
      arguments: [
        ("", TerminalOpeningError.typeIsNotSaid), ("no-such-terminal", .typeIsUnknown("no-such-terminal")),
        ("dumb", .cannotPlaceText("dumb")),
      ])
    func type(_ type: String, error: TerminalOpeningError) throws {
      let terminal = try Probe.launch(["TERM": type])
      #expect(try terminal.outcome() == .exited(1))
      #expect(terminal.text == "\(error.phrase.text(.english).string)\r\n")
      #expect(terminal.modes == terminal.modesBefore)
    }

    @Test("when keys do not come from it")
    func input() throws {
      let terminal = try Probe.launch([:], input: "/dev/null")
      #expect(try terminal.outcome() == .exited(1))
      #expect(terminal.text == "\(TerminalOpeningError.inputIsNoTerminal.phrase.text(.english).string)\r\n")
    }

    @Test("without anything being asked of it before the first frame")
    func queries() throws {
      let probe = try Probe.start()
      // Requests end in c (attributes), n (status), y (modes) or q (version), or are OSC or DCS strings.
      let requests = /\x1B\[[0-9;?>=]*[cny]|\x1B\[>[0-9]*q|\x1B[\]P]/
      #expect(!probe.terminal.has(requests))
    }
  }
}
