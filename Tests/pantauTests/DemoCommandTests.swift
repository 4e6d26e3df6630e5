import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The demo, line by line")
struct DemoCommandTests {
  @Test("On a terminal without a screen the demo names its own command that reads line by line")
  func noScreen() throws {
    let program = try TypedProgram(["demo", "--lang", "en"], environment: ["TERM": "dumb"])
    #expect(try program.terminal.outcome() == .exited(1))
    #expect(program.terminal.has("Use pantau demo --plain, which reads line by line"))
  }

  @Test("leaves nothing behind, whether its input ends or a signal does", arguments: [nil, SIGTERM, SIGHUP, SIGINT])
  func nothingBehind(signal: Int32?) async throws {
    let home = try TemporaryFolder()
    let arguments = ["demo", "--plain", "--documents", "20", "--speed", "0"]
    let ended =
      if let signal {
        try await ProgramRun.outcome(of: arguments, endedBy: signal, home: home)
      } else {
        try await ProgramRun.outcome(of: arguments, home: home)
      }
    #expect(ended.output.contains("DEMO"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.hasPrefix("pantau-demo") } == [])
  }
}
