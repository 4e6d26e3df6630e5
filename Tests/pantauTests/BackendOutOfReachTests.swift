import TestSupport
import Testing

@Suite("A backend out of reach, without a screen", .timeLimit(.minutes(5)))
struct BackendOutOfReachTests {
  @Test("A single look tells why beside the lines, each time, and no event that would never be followed by another")
  func once() async throws {
    let deaf = try DeafPort()
    let home = try TemporaryFolder()
    try home.writePajakioQueue(at: "\(deaf.origin)")
    for _ in 1...2 {
      let look = try await ProgramRun.outcome(
        of: ["watch", "--once", "--format", "ndjson", "--config", "pantau.toml"], home: home)
      #expect(look.status == 3)
      #expect(look.output.contains("SATU: The data source is out of reach. ") && look.output.contains("127.0.0.1"))
      #expect(!look.output.contains("backend-lost") && !look.output.contains("Next try"))
    }
  }

  @Test("A document that no journal knows is told with the queues by their names")
  func unknown() async throws {
    let home = try TemporaryFolder()
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "SATU"
      backend = "local"
      file = "./satu.sqlite"
      """)
    _ = try await ProgramRun.outcome(of: ["watch", "--once", "--config", "pantau.toml"], home: home)
    let history = try await ProgramRun.outcome(of: ["history", "nope", "--config", "pantau.toml"], home: home)
    #expect(history.status == 1)
    #expect(history.output.contains("The journal of the queue SATU has no document “nope”."), "\(history.output)")
  }
}
