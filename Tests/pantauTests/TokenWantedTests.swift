import TestSupport
import Testing

@Suite("A queue of the portal without a token, without a screen", .timeLimit(.minutes(5)))
struct TokenWantedTests {
  @Test(
    "says how one is given",
    arguments: [["list"], ["watch", "--once"], ["watch", "--once", "--format", "ndjson"], ["stats"]])
  func told(command: [String]) async throws {
    let home = try TemporaryFolder()
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "SATU"
      backend = "coretax-portal"
      url = "http://127.0.0.1:9"
      taxpayer = "0999999999999000"
      """)
    let run = try await ProgramRun.outcome(of: command + ["--config", "pantau.toml"], home: home)
    #expect(run.status == 3)
    #expect(
      run.output.contains(
        "SATU: The data source gives no access. There is no token yet. Use token-file or --token-stdin"),
      "\(run.output)")
  }
}
