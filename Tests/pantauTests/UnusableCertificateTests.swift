import TestSupport
import Testing
import UploadQueue

@Suite("A queue whose certificates cannot be used", .timeLimit(.minutes(5)))
struct UnusableCertificateTests {
  @Test("It shows what was last known of it and says why it is no more, and the check names the file with its line")
  func lastKnown() async throws {
    let service = FakePajakio(token: "rahasia-contoh")
    _ = await service.add([Sample.document(1, status: "SAVED INVALID")])
    let server = try await LoopbackServer.start { await service.answer($0) }
    let home = try TemporaryFolder()
    try home.write("token", "rahasia-contoh")
    let queue = """
      [[queue]]
      name = "SATU"
      backend = "pajakio"
      url = "\(server.origin)"
      taxpayer = "0999999999999000"
      token-file = "./token"

      """
    try home.write("pantau.toml", queue)
    let before = try await ProgramRun.outcome(of: ["list", "--config", "pantau.toml"], home: home)
    #expect(before.status == 0 && before.output.contains("INV-000001"))

    try home.write("pantau.toml", queue + "ca-file = \"./tidak-ada.pem\"\n")
    let after = try await ProgramRun.outcome(of: ["list", "--config", "pantau.toml"], home: home)
    #expect(after.status == 3 && after.output.contains("INV-000001"))
    #expect(after.output.contains("tidak-ada.pem is no certificate in the PEM form, or cannot be read."))
    let check = try await ProgramRun.outcome(of: ["config", "check", "--config", "pantau.toml"], home: home)
    #expect(check.status == 4)
    #expect(check.output.contains("pantau.toml:7:11: ca-file: "))
    #expect(check.output.contains("tidak-ada.pem is no certificate in the PEM form, or cannot be read."))
  }

  @Test("Why there is no answer, and what the journal knows, are two sentences")
  func sentences() async throws {
    let deaf = try DeafPort()
    let home = try TemporaryFolder()
    try home.writePajakioQueue(at: "\(deaf.origin)")
    let list = try await ProgramRun.outcome(of: ["list", "--config", "pantau.toml"], home: home)
    #expect(list.status == 3)
    #expect(list.output.contains("127.0.0.1 cannot be reached. The journal does not know"))
  }
}
