import Glibc
import TestSupport
import Testing

extension OnPseudoTerminal {
  @Suite("The terminal is given back")
  struct GivingBackTests {
    @Test("after quitting, which also shows what was written to standard error, made safe")
    func quit() throws {
      var probe = try Probe.start()
      #expect(!probe.terminal.modes.isCooked)
      #expect(try probe.answer(to: "E").isEmpty)
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      probe.expectGivenBack()
      #expect(probe.afterwards == "from a <U+001B>[31mlibrary\r\n")
    }

    @Test(
      """
      with its last line cleared for the prompt, where there is no other screen to go back to or none is used; the shell's \
      own screen, where there is one, as it was
      """, arguments: ["linux", "vt100", "screen", "xterm-256color"])
    func cleared(type: String) throws {
      let quit = try Probe.start(["TERM": type])
      quit.terminal.send("q")
      #expect(try quit.terminal.outcome() == .exited(0))
      expectLastLineCleared(quit.terminal.text)
      let crash = try Probe.start(["TERM": type])
      crash.terminal.signal(SIGSEGV)
      _ = try crash.terminal.outcome()
      expectLastLineCleared(crash.terminal.text)
    }

    /// The last of 40 lines was cleared, nothing was written after that, and nothing cleared once the screen was left.
    private func expectLastLineCleared(_ text: String) {
      let cleared = "\u{1B}[40;1H\u{1B}[J"
      #expect(text.contains(cleared))
      let end = text.split(separator: cleared).last.map(String.init) ?? text
      let written = end.replacing(/\u{1B}(?:\[[0-9;?]*[A-Za-z]|\]R|\][0-9][^\u{07}]*\u{07}|[=>78]|\(B)/, with: "")
      #expect(written.allSatisfy { $0 == "\r" || $0 == "\u{0F}" }, "\(written)")
      #expect(!end.contains("\u{1B}[J"))
    }

    @Test("after a signal that asks it to end", arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func asked(signal: Int32) throws {
      let probe = try Probe.start()
      probe.terminal.signal(signal)
      #expect(try probe.terminal.outcome() == .exited(128 + signal))
      probe.expectGivenBack()
    }

    @Test("after a crash by itself", arguments: [("S", SIGSEGV), ("A", SIGABRT), ("F", SIGILL)])
    func crash(key: String, signal: Int32) throws {
      let probe = try Probe.start()
      probe.terminal.send(key)
      #expect(try probe.terminal.outcome() == .killed(signal: signal))
      probe.expectGivenBack()
    }

    @Test("after a crash by a signal from outside", arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGTRAP])
    func crash(signal: Int32) throws {
      let probe = try Probe.start()
      probe.terminal.signal(signal)
      #expect(try probe.terminal.outcome() == .killed(signal: signal))
      probe.expectGivenBack()
    }

    @Test("with what was written to standard error before a crash")
    func crashReport() throws {
      var probe = try Probe.start()
      _ = try probe.answer(to: "E")
      probe.terminal.send("F")
      _ = try probe.terminal.outcome()
      let hasReport = probe.afterwards.contains("from a ?[31mlibrary\r\n")
      #expect(hasReport)
    }

    @Test("when it hangs and is asked to end, once or more often", arguments: [true, false])
    func hung(isAskedAgain: Bool) throws {
      let probe = try Probe.start()
      probe.terminal.send("H")
      var outcome: PseudoTerminal.Outcome?
      repeat {
        probe.terminal.signal(SIGTERM)
        // Who asks again does so three times a second, for as long as nothing comes of it.
        outcome = try isAskedAgain ? probe.terminal.outcome(within: 300) : probe.terminal.outcome()
      } while outcome == nil
      #expect(outcome == .exited(128 + SIGTERM))
      probe.expectGivenBack()
    }

    @Test("or lost, and then the program ends", arguments: [true, false])
    func lost(hasSignal: Bool) throws {
      let probe = try Probe.start(controls: hasSignal)
      probe.terminal.hangUp()
      #expect(try probe.terminal.outcome() == .exited(128 + SIGHUP))
    }

    @Test("while it is stopped, and taken again when it goes on")
    func stopped() throws {
      var probe = try Probe.start(under: .shell)
      probe.terminal.send("L\u{1A}")
      try probe.terminal.expect("[stopped]")
      probe.expectGivenBack()
      let offset = probe.terminal.output.count
      probe.terminal.send("fg\n")
      try probe.terminal.expect(Probe.enterScreen, from: offset)
      try probe.terminal.expect("resumed", from: offset)
      _ = try probe.answer(to: "")
      #expect(!probe.terminal.modes.isCooked)
      probe.terminal.send("q")
      try probe.terminal.expect("[fg: 0]", from: offset)
      probe.expectGivenBack()
    }

    @Test("when another process stops it politely")
    func stoppedFromOutside() throws {
      let probe = try Probe.start(under: .shell)
      probe.terminal.send("T")
      try probe.terminal.expect("[stopped]")
      probe.expectGivenBack()
    }

    @Test("and left to the shell while it is in the background", arguments: ["\u{1A}", "K"])
    func background(stop: String) throws {
      let probe = try Probe.start(under: .shell)
      probe.terminal.send(stop)
      var offset = try probe.terminal.expect("[stopped]")
      let modes = probe.terminal.modes
      probe.terminal.send("bg\n")
      offset = try probe.terminal.expect("[bg: 0]", from: offset)
      probe.terminal.send("wait %1\n")
      // It stops itself again.
      try probe.terminal.expect("[wait %1: \(128 + SIGSTOP)]", from: offset)
      #expect(probe.terminal.modes == modes)
      #expect(!probe.terminal.has("help", from: offset))
      probe.terminal.send("fg\n")
      try probe.terminal.expect("help", from: offset)
    }

    @Test("to nobody where nobody could continue it", arguments: [Probe.Above.nothing, .script])
    func nobodyAbove(_ above: Probe.Above) throws {
      var probe = try Probe.start(under: above)
      _ = try probe.answer(to: "L\u{1A}")
      try probe.terminal.expect("notStopped")
      _ = try probe.answer(to: "T")
      #expect(!probe.terminal.modes.isCooked)
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      probe.expectGivenBack()
    }

    @Test("as far as that goes, when it reads no more and the program is asked to end, once", .timeLimit(.minutes(5)))
    func unread() throws {
      let probe = try Probe.start()
      // More than the line holds: what is drawn next waits for ever.
      probe.terminal.send(String(repeating: Probe.pageDown, count: 200))
      probe.terminal.signal(SIGTERM)
      #expect(try probe.terminal.outcome(reading: false) == .exited(128 + SIGTERM))
      #expect(probe.terminal.modes == probe.terminal.modesBefore)
      #expect(probe.terminal.isBlocking)
    }

    @Test("and repaired after a stop that it could not know of")
    func stoppedAtOnce() throws {
      let probe = try Probe.start()
      probe.terminal.signal(SIGSTOP)
      #expect(try probe.terminal.outcome() == .stopped(signal: SIGSTOP))
      let offset = probe.terminal.output.count
      probe.terminal.signal(SIGCONT)
      try probe.terminal.expect("help", from: offset)
    }
  }
}
