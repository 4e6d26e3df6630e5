import TestSupport
import Testing
import UploadQueue

@Suite("pantau check-backend", .timeLimit(.minutes(5)))
struct CheckBackendTests {
  @Test("A document that it uploads is under way as any other, which it says")
  func underWay() async throws {
    let service = FakePajakio(token: "rahasia-contoh")
    let ids = await service.add((1...2).map { Sample.document($0, status: "SAVED INVALID") }).map(\.rawValue)
    let server = try await LoopbackServer.start { await service.answer($0) }
    let home = try TemporaryFolder()
    try home.writePajakioQueue(at: "\(server.origin)")
    let check = try await ProgramRun.outcome(
      of: ["check-backend", "SATU", "--with-reupload", ids[0], "--config", "pantau.toml"], home: home)
    #expect(check.status == 0)
    #expect(check.output.contains("The re-upload of INV-000001 is under way now, as from the desk: the next one"))
    #expect(await service.uploadCount == 1)
  }

  @Test("A queue that the configuration does not name is a wrong use, as with the other commands")
  func noSuchQueue() async throws {
    let home = try TemporaryFolder()
    try home.writePajakioQueue(at: "http://127.0.0.1:1")
    let check = try await ProgramRun.outcome(of: ["check-backend", "TIDAK-ADA", "--config", "pantau.toml"], home: home)
    let list = try await ProgramRun.outcome(
      of: ["list", "--queue", "TIDAK-ADA", "--config", "pantau.toml"], home: home)
    #expect(check.status == 2 && list.status == 2)
    #expect(check.output.contains("“TIDAK-ADA”"), "\(check.output)")
  }

  @Test("A program in the own folder that prints the token is found as a file there is")
  func tokenProgram() async throws {
    let service = FakePajakio(token: "rahasia-contoh")
    let server = try await LoopbackServer.start { await service.answer($0) }
    let home = try TemporaryFolder()
    _ = try home.writeProgram("token.sh", "echo rahasia-contoh\n")
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "SATU"
      backend = "pajakio"
      url = "\(server.origin)"
      taxpayer = "0999999999999000"
      token-command = ["~/token.sh"]
      """)
    let check = try await ProgramRun.outcome(of: ["check-backend", "SATU", "--config", "pantau.toml"], home: home)
    #expect(check.status == 0, "\(check.output)")
  }
}
