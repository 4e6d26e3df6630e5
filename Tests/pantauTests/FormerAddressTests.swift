import TestSupport
import Testing
import UploadQueue

@Suite("A queue whose address was changed", .timeLimit(.minutes(5)))
struct FormerAddressTests {
  private func configure(_ home: TemporaryFolder, _ origin: String, taxpayer: String = "0999999999999000") throws {
    try home.write("token", "rahasia-contoh")
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "SATU"
      backend = "pajakio"
      url = "\(origin)"
      taxpayer = "\(taxpayer)"
      token-file = "./token"
      """)
  }

  @Test("It is said that what was recorded stays with the former one until that is set again; of no other taxpayer")
  func changed() async throws {
    let service = FakePajakio(token: "rahasia-contoh")
    _ = await service.add([Sample.document(1, status: "SAVED INVALID")])
    let server = try await LoopbackServer.start { await service.answer($0) }
    let (home, deaf) = (try TemporaryFolder(), try DeafPort())
    func said(_ command: String...) async throws -> Bool {
      try await ProgramRun.outcome(of: command + ["--config", "pantau.toml"], home: home).output
        .contains("the journal has nothing of")
    }
    try configure(home, server.origin)
    let list = try await ProgramRun.outcome(of: ["list", "--config", "pantau.toml"], home: home)
    try #require(list.status == 0 && list.output.contains("INV-000001"), "\(list.output)")
    #expect(try await !said("config", "check"))

    try configure(home, deaf.origin)
    for command in [["config", "check"], ["paths"], ["list"]] {
      let run = try await ProgramRun.outcome(of: command + ["--config", "pantau.toml"], home: home)
      #expect(run.output.contains("SATU: the journal has nothing of \(deaf.origin)"), "\(run.output)")
      #expect(run.output.contains("but it has records of \(server.origin)"), "\(run.output)")
    }
    try configure(home, deaf.origin, taxpayer: "0999999999998000")
    #expect(try await !said("config", "check"))
    try configure(home, server.origin)
    #expect(try await !said("list"))
  }
}
