import HTTPService
import PantauConfiguration
import Secrets
import StatusBackends
import UploadQueue
import Wording

/// Where documents come from that are in no file here.
struct PlacedService {
  /// What the journal knows its queue by; also shown to people.
  let identity: String
  /// Makes the backend that asks it, which may look at what the queue's journal knows.
  let open: (Language, any Journal) throws -> any StatusBackend

  /// A service, and what makes its backend, which may look at what the queue's journal knows.
  init(identity: String, open: @escaping (Language, any Journal) throws -> any StatusBackend) {
    (self.identity, self.open) = (identity, open)
  }

  /// A service that says by itself which documents there are, and what makes its backend.
  init(identity: String, open: @escaping (Language) throws -> any StatusBackend) {
    self.init(identity: identity) { language, _ in try open(language) }
  }
}

extension QueuePlace {
  /// The service behind this queue; `nil` where it is an embedded one.
  ///
  /// The one place where a service of the configuration becomes a backend.
  var service: PlacedService? {
    switch entry?.backend {
    case nil, .local, .coretaxExport, .efakturDesktop: nil
    case .coretaxPortal(let portal): coretaxPortal(portal)
    case .gateway(let gateway):
      PlacedService(identity: gateway.service.address.text) { language in
        GatewayBackend(
          try http(gateway.service, language), token: gateway.token.map { supply($0) },
          settings: .init(gateway.reupload, pollEvery: gateway.service.pollEvery),
          clock: CallClock(now: Environment.now), language: language)
      }
    case .command(let program):
      PlacedService(identity: program.command.joined(separator: " ")) { language in
        CommandBackend(
          launch(program), settings: .init(program.reupload, pollEvery: program.pollEvery),
          deadline: program.timeout ?? .seconds(60), clock: CallClock(now: Environment.now), language: language)
      }
    case .pajakio(let entry): pajakio(entry)
    case .klikpajak(let entry): klikpajak(entry)
    case .pajakExpress(let entry): pajakExpress(entry)
    }
  }

  /// How long one answer is waited for: longer than its backend itself waits, which then says why there is none.
  ///
  /// At the portal one answer may take three calls, each of them slow: who the token is of, a page, and that page again.
  var answerLimit: Duration {
    let timeout: Duration? =
      switch entry?.backend {
      case nil, .local, .coretaxExport, .efakturDesktop: nil
      case .coretaxPortal(let portal): (portal.service.timeout ?? CoretaxPortalBackend.usualDeadline) * 3
      case .gateway(let gateway): gateway.service.timeout
      case .command(let program): program.timeout
      case .pajakio(let entry): entry.pjap.service.timeout
      case .klikpajak(let entry): entry.pjap.service.timeout
      case .pajakExpress(let entry): entry.pjap.service.timeout
      }
    return max(.seconds(120), (timeout ?? .zero) + .seconds(10))
  }

  func http(_ entry: ServiceEntry, _ language: Language) throws(ServiceFault) -> HTTPService {
    var security = entry.security
    security.authority = security.authority.map { Paths.expanded($0, from: folder) }
    security.client = security.client.map {
      .init(
        certificates: Paths.expanded($0.certificates, from: folder), key: Paths.expanded($0.key, from: folder))
    }
    var limits = HTTPService.Limits()
    if let timeout = entry.timeout { limits.deadline = timeout }
    return try HTTPService(
      entry.address, security: security, limits: limits, environment: Environment.values, language: language,
      now: Environment.now)
  }

  private func launch(_ program: CommandEntry) -> ProgramLaunch {
    ProgramLaunch(
      words: Paths.expanded(words: program.command, from: folder),
      environment: Environment.values(without: secretVariables), folder: folder, log: Paths.log(of: name))
  }

  /// Where a secret comes from, and what a person has given already.
  func supply(_ source: SecretSource, given: Secret? = nil) -> SecretSupply {
    let isProgram = if case .command = source { true } else { false }
    return SecretSupply(
      placed(source), given: given,
      environment: isProgram ? Environment.values(without: secretVariables) : Environment.values)
  }

  /// A source whose file, or program, is meant from the folder of the configuration.
  func placed(_ source: SecretSource) -> SecretSource {
    switch source {
    case .file(let path): .file(Paths.expanded(path, from: folder))
    case .command(let words): .command(Paths.expanded(words: words, from: folder))
    default: source
    }
  }
}

extension ProtocolSettings {
  init(_ way: ReuploadWay, pollEvery: Duration?) {
    switch way {
    case .call: self.init(reupload: .call)
    case .handOff: self.init(reupload: .handOff)
    case .none: self.init(reupload: .none)
    }
    if let pollEvery { pollInterval = pollEvery }
  }
}
