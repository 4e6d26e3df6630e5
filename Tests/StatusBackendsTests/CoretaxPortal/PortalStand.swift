import HTTPService
import Secrets
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A portal on loopback, and the backend that watches it.
struct PortalStand {
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
    token: String? = nil, source: SecretSource = .variable("TOKEN"), tokenFile: String? = nil,
    pause shortest: Duration = .zero, deadline: Duration = .seconds(100), failuresToOpen: Int = 1000,
    language: Language = .english
  ) async throws {
    let portal = FakePortal(of: Self.npwp)
    let own = FakePortal.token(of: Self.npwp, until: time.now + .minutes(30))
    self.token = token ?? own
    await portal.allow(self.token)
    self.portal = portal
    server = try await LoopbackServer.start { await portal.answer($0) }
    let time = time
    let service = try HTTPService(
      ServiceAddress(server.origin), limits: .init(deadline: deadline, mostBytes: 2 << 20), environment: [:],
      language: language, now: { time.now })
    supply = SecretSupply(source, environment: ["TOKEN": self.token])
    var settings = PortalSettings(taxpayer: Self.npwp, kinds: kinds, periods: periods)
    settings.rows = rows
    settings.shortestPollInterval = shortest
    backend = CoretaxPortalBackend(
      service, token: supply, tokenFile: tokenFile, settings: settings,
      limits: CallLimits(failuresToOpen: failuresToOpen), clock: time.clock, language: language)
  }

  var tested: BackendUnderTest {
    BackendUnderTest(
      backend: backend, pageSize: 5, add: { [portal] in await portal.add($0) },
      change: { [portal] in await portal.put($0) }, remove: { [portal] in await portal.remove($0) })
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
