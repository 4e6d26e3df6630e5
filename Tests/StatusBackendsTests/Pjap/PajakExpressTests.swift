import Foundation
import HTTPService
import Secrets
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("PajakExpress")
struct PajakExpressTests {
  @Test("One login of three steps serves every call")
  func login() async throws {
    let fake = FakePajakExpress(password: PjapStand.token)
    let stand = try await PjapStand(.pajakExpress, fake: fake)
    _ = try await stand.add(Sample.documents(3))
    _ = try await stand.tested.poll()
    _ = try await stand.tested.poll()
    #expect(await fake.loginCount == 1)
    #expect(
      stand.server.requests.prefix(4).map { "\($0.method) \($0.path)" }
        == ["POST /auth/login", "POST /npwp/log", "GET /npwp/log", "GET /IF_TXR_001"])
  }

  @Test("A session that is over is begun anew once, and the call made again")
  func expired() async throws {
    let fake = FakePajakExpress(password: PjapStand.token)
    let stand = try await PjapStand(.pajakExpress, fake: fake)
    let request = try await stand.tested.invalid()
    await fake.expire()
    #expect(await stand.pollError() == nil)
    #expect(await fake.loginCount == 2)
    await fake.expire()
    #expect(try await stand.backend.reupload(request) == .accepted(FakePajakExpress.underWay))
    #expect(await fake.uploadCount == 1)
  }

  @Test("An upload is not sent again where the session is refused: it may have been taken; the next reading logs in")
  func refusedUpload() async throws {
    let fake = FakePajakExpress(password: PjapStand.token)
    let stand = try await PjapStand(.pajakExpress, fake: fake) { call in
      if call.path.hasSuffix("/upload") { await fake.expire() }
    }
    let request = try await stand.tested.invalid()
    guard case .notAuthorized? = await stand.tested.error(of: request) else {
      Issue.record("the refusal was not told")
      return
    }
    #expect(stand.server.requests.count { $0.path.hasSuffix("/upload") } == 1)
    #expect(await fake.loginCount == 1)
    #expect(await stand.pollError() == nil)
    #expect(await fake.loginCount == 2)
  }

  @Test("How long a session lives is told, and a new one is begun before it ends")
  func life() async throws {
    for life in [JSONValue.string("21600"), .number(21600)] {
      let fake = FakePajakExpress(password: PjapStand.token, life: life)
      let stand = try await PjapStand(.pajakExpress, fake: fake)
      #expect(await stand.pollError() == nil)
      #expect(await stand.backend.standing().accessUntil == Sample.observedAt + .hours(6))
      stand.time.advance(by: .minutes(358))
      #expect(await stand.pollError() == nil)
      #expect(await fake.loginCount == 1)
      stand.time.advance(by: .minutes(1))
      #expect(await stand.pollError() == nil)
      #expect(await fake.loginCount == 2)
      #expect(await stand.backend.standing().accessUntil == Sample.observedAt + .minutes(359) + .hours(6))
    }
  }

  @Test("What it says of that and nobody understands says nothing", arguments: ["", "0", "-5", "besok", "99999999999"])
  func strangeLife(words: String) async throws {
    let fake = FakePajakExpress(password: PjapStand.token, life: .string(words))
    let stand = try await PjapStand(.pajakExpress, fake: fake)
    for _ in 1...2 {
      #expect(await stand.pollError() == nil)
      stand.time.advance(by: .hours(7))
    }
    #expect(await stand.backend.standing().accessUntil == nil)
    #expect(await fake.loginCount == 1)
  }

  @Test("A password in a file that others can read by now is no longer used, though the session goes on")
  func exposedPassword() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("sandi", PjapStand.token)
    let fake = FakePajakExpress(password: PjapStand.token)
    let stand = try await PjapStand(.pajakExpress, fake: fake, secret: .file(file))
    #expect(await stand.pollError() == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("a session was used whose password others can read")
      return
    }
    #expect(why.text.contains("chmod 600 \(file)"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    #expect(await stand.pollError() == nil)
    #expect(await fake.loginCount == 1)
  }

  @Test("A password that is refused is not tried again at once, but as soon as there is another one, or after a while")
  func wrongPassword() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("sandi", "bukan-itu")
    let fake = FakePajakExpress(password: "benar")
    let stand = try await PjapStand(.pajakExpress, fake: fake, secret: .file(file))
    let refused = BackendError.notAuthorized(expiredAt: nil, why: "Email atau password salah")
    for _ in 1...3 { #expect(await stand.pollError() == refused) }
    #expect(await fake.loginCount == 1)
    // The first time may be a slip of the service, a second time is none.
    stand.time.advance(by: .minutes(1))
    for _ in 1...3 { #expect(await stand.pollError() == refused) }
    #expect(await fake.loginCount == 2)
    stand.time.advance(by: .minutes(9))
    #expect(await stand.pollError() == refused)
    #expect(await fake.loginCount == 2)
    stand.time.advance(by: .minutes(1))
    #expect(await stand.pollError() == refused)
    #expect(await fake.loginCount == 3)
    try folder.write("sandi", "benar")
    #expect(await stand.pollError() == nil)
  }

  @Test("An NPWP that the account does not have is said in the service's words")
  func otherTaxpayer() async throws {
    let fake = FakePajakExpress(password: PjapStand.token, taxpayer: "0999999999999999")
    let stand = try await PjapStand(.pajakExpress, fake: fake)
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil, why: "NPWP tidak terdaftar"))
  }

  @Test(
    "The password is hidden where the service says it later on, as it is or as it has read it",
    arguments: ["Áb1Íc2Ýd3Ïe4Ð!", "Ã\u{FFFD}b1Ã\u{FFFD}c2Ã\u{FFFD}d3Ã\u{FFFD}e4Ã\u{FFFD}!", "Ã?b1Ã?c2Ã?d3Ã?e4Ã?!"])
  func knownPassword(written: String) async throws {
    let password = "Áb1Íc2Ýd3Ïe4Ð!"
    let folder = try TemporaryFolder()
    let file = try folder.write("sandi", password)
    let stand = try await PjapStand(
      .pajakExpress, fake: FakePajakExpress(password: password), secret: .file(file))
    var document = Sample.document(1)
    document.partnerName = "PT CONTOH \(written)"
    _ = try await stand.add([document])
    #expect(try await stand.tested.poll().documents.first?.partnerName == "PT CONTOH •••")
  }

  @Test("A session's token that no header can carry is not sent, and not shown")
  func strangeToken() async throws {
    let stand = try await PjapStand(.pajakExpress, fake: FakePajakExpress(password: PjapStand.token, xToken: "é"))
    #expect(
      await stand.pollError()
        == .protocolBroken(what: "letters outside ASCII, which no HTTP header can carry", at: "GET /npwp/log: token"))
    #expect(stand.server.requests.count == 3)
  }

  @Test("An error that comes as a success of HTTP is an error")
  func envelope() async throws {
    let fake = FakePajakExpress(password: PjapStand.token)
    let stand = try await PjapStand(.pajakExpress, fake: fake)
    let request = try await stand.tested.invalid()
    // It changes between the reading and the upload.
    let changing = try await PjapStand(.pajakExpress, fake: fake) { call in
      if call.path.hasSuffix("/upload") { await fake.put(changed(request.document)) }
    }
    #expect(await changing.tested.error(of: request) == .rejected("Faktur tidak dapat diupload"))
    #expect(await fake.uploadCount == 0)
  }

  private func changed(_ id: DocumentID) -> Document {
    var document = Sample.document(0, status: "APPROVED")
    document.id = id
    return document
  }

  @Test("A word that nothing is known of is shown as it is, until a person says what it means")
  func ownWords() async throws {
    let stand = try await PjapStand(.pajakExpress, statuses: [:])
    let id = try await stand.add([Sample.document(1)])[0]
    #expect(try await stand.tested.document(id).status == StatusReading(.unknown, words: FakePajakExpress.rejected))
    let told = try await PjapStand(.pajakExpress, statuses: ["gagal contoh": .savedInvalid])
    let other = try await told.add([Sample.document(1)])[0]
    #expect(
      try await told.tested.document(other).status == StatusReading(.savedInvalid, words: FakePajakExpress.rejected))
  }

  @Test("Without who signs, and where, nothing is uploaded")
  func noSigner() async throws {
    let stand = try await PjapStand(.pajakExpress, signing: nil)
    #expect(stand.backend.capabilities.reupload == .none)
    #expect(stand.backend.capabilities.missingSettings == ["signing-place", "signer"])
    let watched = try await PjapStand(.pajakExpress, reupload: .none, signing: nil)
    #expect(watched.backend.capabilities.missingSettings.isEmpty)
    let request = try await stand.tested.invalid()
    #expect(await stand.tested.error(of: request)?.leavesDoubt == false)
    #expect(await stand.fake.uploadCount == 0)
  }

  @Test("An upload names the document by its number, and who signs it where")
  func upload() async throws {
    let stand = try await PjapStand(.pajakExpress)
    let request = try await stand.tested.invalid()
    _ = try await stand.backend.reupload(request)
    let call = try #require(stand.server.requests.last { $0.path.hasSuffix("/upload") })
    let body = try JSONValue(text: call.text)
    #expect(
      body
        == .object([
          "id": .number(9001), "tempatPenandatangan": .string("Jakarta"),
          "npwpNikPenandatangan": .string("0999999999999001"),
        ]))
  }
}
