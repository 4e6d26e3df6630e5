import Foundation
import HTTPService
import Secrets
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A gateway on loopback, and the backend that watches it.
struct GatewayStand: ServiceStand {
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
    failuresToOpen: Int = 1000, pollEvery: Duration = .seconds(30), identity: LoopbackIdentity? = nil,
    language: Language = .english
  ) async throws {
    let gateway = FakeGateway(
      pageSize: pageSize, token: Self.token, reuploads: reuploads, schema: try JSONSchema(contentsOf: Self.schemaPath))
    self.gateway = gateway
    server = try await LoopbackServer.start(identity: identity) { await gateway.answer($0) }
    let service = try Self.service(at: server, time, deadline: deadline, mostBytes: mostBytes, language: language)
    supply = SecretSupply(source, environment: ["TOKEN": Self.token, "PATH": "/usr/bin:/bin"])
    backend = GatewayBackend(
      service, token: supply,
      settings: ProtocolSettings(reupload: mode, pollInterval: pollEvery),
      limits: CallLimits(mostInFlight: 2, failuresToOpen: failuresToOpen),
      clock: time.clock, language: language)
  }

  /// A backend over any server at an address, without a token.
  static func backend(at origin: String, _ time: HandCallClock) throws -> GatewayBackend {
    let service = try HTTPService(
      ServiceAddress(origin), environment: [:], language: .english, now: { time.now })
    return GatewayBackend(service, token: nil, clock: time.clock, language: .english)
  }

  var fake: any FakeService { gateway }
  var watched: any StatusBackend { backend }
  var pageSize: Int { 100 }
}
