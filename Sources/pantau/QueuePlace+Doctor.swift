import Doctor
import HTTPService
import PantauConfiguration
import Secrets
import StatusBackends
import Wording

// What there is to examine of a queue of the configuration.
extension QueuePlace {
  /// The service that it calls, where it calls one.
  var reached: ReachedService? {
    guard let (entry, rule) = serviceEntry else { return nil }
    return ReachedService(
      SafeText(name), at: entry.address, clockRule: rule, environment: Environment.values
    ) { () throws(ServiceFault) in try http(entry, .spoken) }
  }

  /// The secrets that it needs.
  var neededSecrets: [NeededSecret] {
    var secrets: [NeededSecret] = []
    func add(_ key: SafeText, _ source: SecretSource?, standsInHeader: Bool = false) {
      guard let source else { return }
      secrets.append(NeededSecret("\(name): \(key)", from: placed(source), standsInHeader: standsInHeader))
    }
    switch entry?.backend {
    case nil, .local, .coretaxExport, .efakturDesktop, .command: break
    case .coretaxPortal(let portal): add("token", portal.token)
    case .gateway(let gateway): add("token", gateway.token, standsInHeader: true)
    case .pajakio(let entry): add("token", entry.token)
    case .klikpajak(let entry): add("client-secret", entry.clientSecret)
    case .pajakExpress(let entry): add("password", entry.password)
    }
    if let key = serviceEntry?.entry.security.client?.key { add("client-key", .file(key)) }
    return secrets
  }

  /// How long the portal's token is good, where it is watched there.
  var tokenProbe: Probe? {
    guard case .coretaxPortal(let portal)? = entry?.backend else { return nil }
    let source = placed(portal.token)
    let supply = supply(portal.token)
    return TokenStanding.probe(of: SafeText(name), now: Environment.now, zone: .chosen) {
      switch source {
      case .person: return .inMemory
      case .command: return .printedByProgram
      case .file, .variable:
        guard let secret = try? await supply.secret() else { return .unreadable }
        return .good(until: PortalTokenLife.end(of: secret))
      }
    }
  }

  private var serviceEntry: (entry: ServiceEntry, rule: ReachedService.ClockRule)? {
    switch entry?.backend {
    case nil, .local, .coretaxExport, .efakturDesktop, .command: nil
    case .coretaxPortal(let portal): (portal.service, .general)
    case .gateway(let gateway): (gateway.service, .general)
    case .pajakio(let entry): (entry.pjap.service, .general)
    case .klikpajak(let entry): (entry.pjap.service, .klikpajak)
    case .pajakExpress(let entry): (entry.pjap.service, .general)
    }
  }
}
