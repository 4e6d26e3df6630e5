import Foundation
import HTTPService
import Secrets
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A gateway on loopback, and the backend that watches it.
struct GatewayStand {
  static let token = "TOKEN-RAHASIA-7f3a"
  static let schemaPath = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources/StatusBackends/Gateway/openapi.json").standardized.path

  let gateway: FakeGateway
  let server: LoopbackServer
  let supply: SecretSupply
  let backend: GatewayBackend
  let time = HandCallClock()

  init(
    pageSize: Int = 100, reuploads: FakeGateway.Reuploads = .accepted, mode: BackendCapabilities.Reupload = .call,
    token source: SecretSource = .variable("TOKEN"), deadline: Duration = .seconds(100), mostBytes: Int = 2 << 20,
    failuresToOpen: Int = 1000, language: Language = .english
  ) async throws {
    let gateway = FakeGateway(
      pageSize: pageSize, token: Self.token, reuploads: reuploads, schema: try JSONSchema(contentsOf: Self.schemaPath))
    self.gateway = gateway
    server = try await LoopbackServer.start { await gateway.answer($0) }
    let time = time
    let service = try HTTPService(
      ServiceAddress(server.origin), limits: .init(deadline: deadline, mostBytes: mostBytes), environment: [:],
      language: language, now: { time.now })
    supply = SecretSupply(source, environment: ["TOKEN": Self.token, "PATH": "/usr/bin:/bin"])
    backend = GatewayBackend(
      service, token: supply,
      settings: ProtocolSettings(reupload: mode), limits: CallLimits(mostInFlight: 2, failuresToOpen: failuresToOpen),
      clock: time.clock, language: language)
  }

  /// A backend over any server at an address, without a token.
  static func backend(at origin: String, _ time: HandCallClock) throws -> GatewayBackend {
    let service = try HTTPService(
      ServiceAddress(origin), environment: [:], language: .english, now: { time.now })
    return GatewayBackend(service, token: nil, clock: time.clock, language: .english)
  }

  var tested: BackendUnderTest {
    BackendUnderTest(
      backend: backend, pageSize: 100, add: { [gateway] in await gateway.add($0) },
      change: { [gateway] in await gateway.put($0) }, remove: { [gateway] in await gateway.remove($0) })
  }

  /// Why a poll of everything fails; `nil` where it does not.
  func pollError() async -> BackendError? {
    do throws(BackendError) {
      var request = PollRequest.start(since: nil)
      while let next = try await backend.poll(request).next { request = .next(next) }
      return nil
    } catch { return error }
  }
}
