import Glibc
import TestSupport
import Testing

@Suite("Line by line on a terminal that nobody reads", .timeLimit(.minutes(5)))
struct UnreadTerminalTests {
  @Test(
    "What ends the program ends it",
    arguments: [(SIGTERM, 128 + SIGTERM), (SIGHUP, 128 + SIGHUP), (SIGINT, Int32(0))])
  func signal(number: Int32, status: Int32) throws {
    let program = try unread()
    program.terminal.signal(number)
    #expect(try program.terminal.outcome(reading: false) == .exited(status))
    #expect(program.terminal.modes == program.terminal.modesBefore)
    #expect(program.terminal.isBlocking)
  }

  @Test("So does what is typed, behind all the answers that nobody has read")
  func quit() throws {
    let program = try unread()
    program.terminal.send("quit\n")
    #expect(try program.terminal.outcome(reading: false) == .exited(0))
    #expect(program.terminal.isBlocking)
  }

  /// A program that was asked for more than a terminal holds, of which nothing is read.
  private func unread() throws -> TypedProgram {
    let program = try TypedProgram(["demo", "--plain", "--lang", "en"])
    try program.terminal.expect("Type a number, more, or help.")
    program.terminal.send(String(repeating: "list\n", count: 100))
    return program
  }
}
