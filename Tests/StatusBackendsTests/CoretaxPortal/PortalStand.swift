import HTTPService
import Secrets
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A portal on loopback, and the backend that watches it.
struct PortalStand: ServiceStand {
  static let npwp = NPWP.number("0999999999999000")
  static let stranger = NPWP.number("0888888888888000")

  let portal: FakePortal
  let server: LoopbackServer
  let supply: SecretSupply
  let backend: CoretaxPortalBackend
  let token: String
  let time = HandCallClock()

  init(
    kinds: [DocumentKind] = DocumentKind.allCases, periods: Int? = nil, rows: Int = 5,
    token: String? = nil, source: SecretSource = .variable("TOKEN"),
    pause shortest: Duration = .zero, deadline: Duration = .seconds(100), failuresToOpen: Int = 1000,
    pollEvery: Duration? = nil, lastAsked: LastAsked? = nil, identity: LoopbackIdentity? = nil,
    language: Language = .english
  ) async throws {
    let portal = FakePortal(of: Self.npwp)
    let own = FakePortal.token(of: Self.npwp, until: time.now + .minutes(30))
    self.token = token ?? own
    await portal.allow(self.token)
    self.portal = portal
    server = try await LoopbackServer.start(identity: identity) { await portal.answer($0) }
    let service = try Self.service(at: server, time, deadline: deadline, language: language)
    supply = SecretSupply(source, environment: ["TOKEN": self.token])
    var settings = PortalSettings(taxpayer: Self.npwp, kinds: kinds, periods: periods)
    settings.rows = rows
    settings.shortestPollInterval = shortest
    if let pollEvery { settings.pollInterval = pollEvery }
    backend = CoretaxPortalBackend(
      service, token: supply, settings: settings,
      limits: CallLimits(failuresToOpen: failuresToOpen), lastAsked: lastAsked, clock: time.clock, language: language)
  }

  var fake: any FakeService { portal }
  var watched: any StatusBackend { backend }
  var pageSize: Int { 5 }
}

extension PortalStand {
  /// A backend over any server at an address, with a token that is good.
  static func backend(at origin: String, _ time: HandCallClock) throws -> CoretaxPortalBackend {
    let service = try HTTPService(ServiceAddress(origin), environment: [:], language: .english, now: { time.now })
    let token = FakePortal.token(of: npwp, until: time.now + .minutes(30))
    return CoretaxPortalBackend(
      service, token: SecretSupply(.variable("TOKEN"), environment: ["TOKEN": token]),
      settings: PortalSettings(taxpayer: npwp, kinds: [.outputInvoice]), limits: CallLimits(), clock: time.clock,
      language: .english)
  }
}
