import Foundation
import Secrets
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("A secret's file that a service is locked out by", .timeLimit(.minutes(5)))
struct SecretArrivalTests {
  private func waits(_ stand: some ServiceStand, for path: String) async throws {
    _ = try await stand.add([Sample.document(1)])
    guard case .notAuthorized(nil, _?)? = await stand.pollError() else {
      Issue.record("a file that others can read was used")
      return
    }
    var arrivals = stand.watched.arrivals().makeAsyncIterator()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(await arrivals.next() != nil)
    #expect(await stand.pollError() == nil)
  }

  @Test("is tried again as soon as it is closed to others, at each PJAP", arguments: PjapStand.Kind.allCases)
  func pjap(kind: PjapStand.Kind) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("rahasia", PjapStand.token, mode: 0o644)
    try await waits(PjapStand(kind, secret: .file(path)), for: path)
  }

  @Test("and at a gateway, where a new token after one that was refused is as well")
  func gateway() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("rahasia", GatewayStand.token, mode: 0o644)
    try await waits(GatewayStand(token: .file(path)), for: path)

    let old = try folder.write("lama", "bukan-token-ini")
    let stand = try await GatewayStand(token: .file(old))
    guard case .notAuthorized? = await stand.pollError() else {
      Issue.record("another token was taken")
      return
    }
    var arrivals = stand.backend.arrivals().makeAsyncIterator()
    try folder.write("lama", GatewayStand.token)
    #expect(await arrivals.next() != nil)
    #expect(await stand.pollError() == nil)
  }
}
