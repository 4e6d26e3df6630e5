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

    @Test("when it hangs and is asked to end more than once")
    func hung() throws {
      let probe = try Probe.start()
      probe.terminal.send("H")
      let asking = Task.detached { [process = probe.terminal.process] in
        while !Task.isCancelled {
          kill(process, SIGTERM)
          try await Task.sleep(for: .milliseconds(300))
        }
      }
      defer { asking.cancel() }
      #expect(try probe.terminal.outcome() == .exited(128 + SIGTERM))
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
      var probe = try Probe.start()
      probe.terminal.send("L\u{1A}")
      #expect(try probe.terminal.outcome() == .stopped(signal: SIGSTOP))
      probe.expectGivenBack()
      let offset = probe.terminal.output.count
      probe.terminal.signal(SIGCONT)
      try probe.terminal.expect(Probe.enterScreen, from: offset)
      try probe.terminal.expect("resumed", from: offset)
      _ = try probe.answer(to: "")
      #expect(!probe.terminal.modes.isCooked)
      probe.terminal.send("q")
      #expect(try probe.terminal.outcome() == .exited(0))
      probe.expectGivenBack()
    }

    @Test("when another process stops it politely")
    func stoppedFromOutside() throws {
      let probe = try Probe.start()
      probe.terminal.signal(SIGTSTP)
      #expect(try probe.terminal.outcome() == .stopped(signal: SIGSTOP))
      probe.expectGivenBack()
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
