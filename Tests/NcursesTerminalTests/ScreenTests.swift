import TestSupport
import Testing

extension OnPseudoTerminal {
  @Suite("On the terminal's screen")
  struct ScreenTests {
    @Test("text from outside steers nothing")
    func hostile() throws {
      var probe = try Probe.start()
      let start = probe.terminal.output.count
      _ = try probe.answer(to: "X")
      let terminal = probe.terminal
      for raw in ["\u{1B}]", "\u{7}", "\u{9B}", "\u{202E}", "\u{200B}", "\u{200D}", "\u{E0041}", "\t"] {
        #expect(!terminal.has(raw, from: start))
      }
      for shown in ["<U+001B>]0;owned", "<U+009B>31m", "<U+202E>", "<U+200B>", "<U+E0041>", "CON<U+000A>TOH"] {
        #expect(terminal.has(shown, from: start))
      }
      #expect(terminal.has("café 文字 👨<U+200D>👩", from: start))
    }

    @Test("a new size is drawn, however often it changes")
    func resize() throws {
      var probe = try Probe.start()
      probe.terminal.send("L")
      for columns in stride(from: UInt16(119), through: 40, by: -1) {
        probe.terminal.resize(columns: columns, rows: 24)
      }
      try probe.terminal.expect("40x24")
      let start = probe.terminal.output.count
      _ = try probe.answer(to: "R")
      #expect(!probe.terminal.has(/\x1B\[(2[5-9]|[34][0-9])(;[0-9]+H|d)/, from: start), "below the screen")
      probe.terminal.resize(columns: 200, rows: 60)
      try probe.terminal.expect("200x60")
      _ = try probe.answer(to: "R")
      #expect(probe.terminal.has(/\x1B\[60(;[0-9]+H|d)/, from: start))
    }

    @Test("a new size is drawn, and Ctrl-Z's signal stops it, also where the terminal was taken and given back before")
    func second() throws {
      let probe = try Probe.start(["TWICE": "1"], under: .shell)
      probe.terminal.send("L")
      probe.terminal.resize(columns: 80, rows: 24)
      try probe.terminal.expect("80x24")
      probe.terminal.send("T")
      try probe.terminal.expect("[stopped]")
    }

    @Test("a size of one cell is borne")
    func tiny() throws {
      var probe = try Probe.start()
      probe.terminal.send("L")
      probe.terminal.resize(columns: 1, rows: 1)
      probe.terminal.resize(columns: 80, rows: 24)
      try probe.terminal.expect("80x24")
      _ = try probe.answer(to: "")
    }

    @Test(
      "a size that no screen has takes no memory, and the next one is drawn as ever",
      arguments: [(UInt16.max, UInt16.max), (UInt16.max, 40), (120, UInt16.max), (40_000, 3_000)] as [(UInt16, UInt16)])
    func enormous(columns: UInt16, rows: UInt16) throws {
      var usual = try Probe.start(columns: 80, rows: 24)
      let screen = try usual.answer(to: "R")
      var probe = try Probe.start()
      _ = try probe.answer(to: "L")
      probe.terminal.resize(columns: columns, rows: rows)
      try probe.terminal.expect("\(min(columns, 500))x\(min(rows, 300))")
      _ = try probe.answer(to: "L" + Probe.down)
      probe.terminal.resize(columns: 80, rows: 24)
      _ = try probe.answer(to: "L")
      try probe.terminal.expect("80x24")
      _ = try probe.answer(to: "L" + Probe.up)
      #expect(try probe.answer(to: "R") == screen)
      #expect(try probe.peak < 128)
    }

    @Test(
      "it is borne from the start",
      arguments: [(UInt16.max, UInt16.max), (UInt16.max, 1), (1, UInt16.max)] as [(UInt16, UInt16)])
    func enormousAtFirst(columns: UInt16, rows: UInt16) throws {
      var probe = Probe(terminal: try Probe.launch([:], columns: columns, rows: rows))
      _ = try probe.answer(to: Probe.down)
      probe.terminal.resize(columns: 80, rows: 24)
      _ = try probe.answer(to: "L")
      try probe.terminal.expect("80x24")
      #expect(try probe.peak < 128)
    }

    @Test("keys arrive as they were pressed: a lone Escape, Alt as nothing, an unknown sequence as nothing")
    func keys() throws {
      var probe = try Probe.start()
      probe.terminal.send("L\u{1B}")
      try probe.terminal.expect("escape")
      _ = try probe.answer(to: "\u{1B}v\u{1B}[1;5Cé\u{1B}[Z")
      let start = probe.terminal.output.count
      _ = try probe.answer(to: "R")
      for name in ["Key.escape", "Key.backTab", "character(\"é\")"] {
        #expect(probe.terminal.has(name, from: start))
      }
      for letter in ["v", "C", "Z", "5"] {
        #expect(!probe.terminal.has("character(\"\(letter)\")", from: start))
      }
    }

    @Test("the cursor shows where the frame has one")
    func cursor() throws {
      var probe = try Probe.start()
      for sequence in [Probe.showCursor, Probe.hideCursor] {
        let start = probe.terminal.output.count
        _ = try probe.answer(to: "C")
        #expect(probe.terminal.has(sequence, from: start))
      }
    }

    @Test(
      "there is no colour where there is none, or none is wanted",
      arguments: [["TERM": "vt100"], ["NO_COLOR": "1"], ["TERM": "xterm-mono"]])
    func monochrome(settings: [String: String]) throws {
      let probe = try Probe.start(settings)
      #expect(!probe.terminal.has(/\x1B\[[0-9;]*[34][0-9][0-9;]*m/))
      #expect(probe.terminal.has(/\x1B\[[0-9;]*7m/), "the cursor's bar")
      #expect(probe.terminal.has(/\x1B\[[0-9;]*1[0-9;]*m/), "bold")
    }

    @Test("there is colour where there is some", arguments: ["xterm-256color", "tmux-256color", "screen", "linux"])
    func colours(type: String) throws {
      let probe = try Probe.start(["TERM": type])
      #expect(probe.terminal.has(/\x1B\[[0-9;]*3[0-8][0-9;]*m/))
    }

    @Test("only ASCII is sent where the locale is not UTF-8", arguments: ["C", "POSIX", "id_ID.ISO-8859-1"])
    func ascii(locale: String) throws {
      let probe = try Probe.start(["LC_ALL": locale])
      #expect(probe.terminal.output.allSatisfy { $0 < 0x80 })
      #expect(probe.terminal.has("* live"))
    }

    @Test("UTF-8 is sent where the locale asks for it, installed or not", arguments: ["C.UTF-8", "id_ID.UTF-8"])
    func unicode(locale: String) throws {
      let probe = try Probe.start(["LC_ALL": locale])
      #expect(probe.terminal.has("● live"))
    }
  }
}
