import Foundation
import Glibc
import TestSupport
import Testing

extension OnPseudoTerminal {
  @Suite("The name of the window")
  struct TitleTests {
    private static let back = "\u{1B}]2;\u{07}\u{1B}[23;2t"

    @Test(
      "is told once for each name, and given back", arguments: ["xterm-256color", "tmux-256color", "screen-256color"])
    func told(type: String) throws {
      var probe = try Probe.start(["TERM": type])
      #expect(!probe.terminal.text.contains("\u{1B}]2;"))
      let first = String(decoding: try probe.answer(to: "N"), as: UTF8.self)
      #expect(first.contains("\u{1B}[22;2t\u{1B}]2;probe — satu\u{07}"))
      let same = String(decoding: try probe.answer(to: Probe.down), as: UTF8.self)
      #expect(!same.contains("]2;"))
      let second = String(decoding: try probe.answer(to: "N"), as: UTF8.self)
      #expect(second.contains("\u{1B}]2;probe — dua\u{07}") && !second.contains("[22;2t"))
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      #expect(probe.terminal.text.components(separatedBy: Self.back).count == 2)
      probe.expectGivenBack()
    }

    @Test("is given back whatever the program dies of", arguments: [SIGABRT, SIGSEGV, SIGTERM])
    func killed(signal: Int32) throws {
      var probe = try Probe.start()
      _ = try probe.answer(to: "N")
      let offset = probe.terminal.output.count
      probe.terminal.signal(signal)
      _ = try probe.terminal.outcome()
      #expect(String(decoding: probe.terminal.output.dropFirst(offset), as: UTF8.self).contains(Self.back))
    }

    @Test("is nothing to a terminal that may not know it", arguments: ["linux", "vt100"])
    func unknown(type: String) throws {
      var probe = try Probe.start(["TERM": type])
      _ = try probe.answer(to: "N")
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      #expect(!probe.terminal.text.contains("]2;") && !probe.terminal.text.contains("[22;2t"))
    }

    @Test("is told in ASCII where the locale has no more")
    func ascii() throws {
      var probe = try Probe.start(["LC_ALL": "C"])
      let first = String(decoding: try probe.answer(to: "N"), as: UTF8.self)
      #expect(first.contains("\u{1B}]2;probe - satu\u{07}"))
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
    }
  }
}
