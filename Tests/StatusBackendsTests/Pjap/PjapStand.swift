import Foundation
import HTTPService
import Secrets
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A fake PJAP on loopback, and the backend that watches a queue there.
struct PjapStand: ServiceStand {
  static let token = "TOKEN-RAHASIA-7f3a"

  let fake: any FakeService
  let server: LoopbackServer
  let supply: SecretSupply
  let backend: any StatusBackend
  let time = HandCallClock()
  let pageSize: Int
  private let folder: TemporaryFolder
  private static let list = "dokumen.txt"

  /// Which service it is.
  enum Kind: CaseIterable {
    case pajakio, klikpajak, pajakExpress
  }

  init(
    _ kind: Kind, pageSize: Int = 20, reupload: BackendCapabilities.Reupload = .call,
    fake given: (any FakeService)? = nil, secret: SecretSource = .variable("TOKEN"),
    statuses: [String: UploadStatus] = Self.statuses, signing: PajakExpressBackend.Signing? = Self.signing,
    journal: (any Journal)? = nil, deadline: Duration = .seconds(100), failuresToOpen: Int = 1000,
    pollEvery: Duration = PjapSettings.usualPollInterval, identity: LoopbackIdentity? = nil,
    language: Language = .english, before: @escaping @Sendable (LoopbackRequest) async -> Void = { _ in }
  ) async throws {
    let time = time
    let fake: any FakeService = given ?? Self.fake(kind, time)
    self.fake = fake
    self.pageSize = pageSize
    let server = try await LoopbackServer.start(identity: identity) { request in
      await before(request)
      return await fake.answer(request)
    }
    self.server = server
    let supply = SecretSupply(secret, environment: ["TOKEN": Self.token])
    self.supply = supply
    let service = try Self.service(at: server, time, deadline: deadline, language: language)
    let settings = PjapSettings(
      taxpayer: try Self.taxpayer(), statuses: statuses, reupload: reupload, pollInterval: pollEvery)
    let limits = CallLimits(failuresToOpen: failuresToOpen)
    folder = try TemporaryFolder()
    let list = try folder.write(Self.list, "")
    switch kind {
    case .pajakio:
      backend = PajakioBackend(
        service, token: supply, settings: settings, pageSize: pageSize, limits: limits, clock: time.clock,
        language: language)
    case .klikpajak:
      backend = KlikpajakBackend(
        service, clientID: "klien-contoh", secret: supply, list: DocumentList(path: list), journal: journal,
        settings: settings, limits: limits, clock: time.clock, language: language)
    case .pajakExpress:
      backend = PajakExpressBackend(
        service, email: "pajak@contoh.id", password: supply, signing: signing, settings: settings, pageSize: pageSize,
        limits: limits, clock: time.clock, language: language)
    }
  }

  /// What the invented words of PajakExpress mean; those of the others are known.
  static let statuses: [String: UploadStatus] = [
    FakePajakExpress.rejected: .savedInvalid, FakePajakExpress.underWay: .signingInProgress,
  ]
  static let signing = PajakExpressBackend.Signing(place: "Jakarta", identity: "0999999999999001")

  private static func fake(_ kind: Kind, _ time: HandCallClock) -> any FakeService {
    switch kind {
    case .pajakio: FakePajakio(token: token)
    case .klikpajak: FakeKlikpajak(secret: token, now: { time.now })
    case .pajakExpress: FakePajakExpress(password: token)
    }
  }

  static func taxpayer() throws -> NPWP {
    guard let taxpayer = Sample.taxpayer else { throw BrokenSample() }
    return taxpayer
  }

  private struct BrokenSample: Error {}

  /// Puts documents into the queue of the service, and makes them known here where that is for people to do.
  func add(_ documents: [Document]) async throws -> [DocumentID] {
    let ids = await fake.add(documents)
    let known = try String(contentsOfFile: folder.file(Self.list), encoding: .utf8)
    try write(list: known + ids.map { $0.rawValue + "\n" }.joined())
    return ids
  }

  /// Writes the file with the ids of the documents.
  func write(list: String) throws { try folder.write(Self.list, list) }

  /// Takes the file with the ids of the documents away.
  func removeList() throws { try FileManager.default.removeItem(atPath: folder.file(Self.list)) }

  var watched: any StatusBackend { backend }
}
