import Doctor
import Glibc
import HTTPService
import PantauConfiguration
import TerminalKit
import UploadQueue
import Wording

/// Everything that there is to examine here: of a configuration, and of what was asked for besides.
struct CheckupPlan {
  /// Its queues.
  let places: [QueuePlace]
  /// The journal.
  let journal: String
  /// Services that are asked for by name.
  var services: [ReachedService] = []
  /// What the terminal can do.
  let terminal: TerminalAbilities
  /// Certificates, and what is known of each.
  var certificates: [(place: CertificatePlace, standing: CertificateStanding)] = []

  /// The probes, in the order in which they are told.
  var probes: [Probe] {
    [configurationProbe] + files.map { $0.probe() } + places.flatMap(\.neededSecrets).map(secretProbe)
      + places.compactMap(\.tokenProbe)
      + certificates.map { $0.place.probe($0.standing, now: Environment.now, zone: .chosen) }
      + (Self.distinct(places.compactMap(\.reached) + services)).flatMap { $0.probes() } + terminal.probes
  }

  /// The portal and the desktop client's service, which are looked at only when asked for.
  static func coretax() throws(ServiceFault) -> ReachedService {
    try named("Coretax", at: CoretaxPortalEntry.usualAddress, .general)
  }

  /// The service that the desktop client uploads to.
  static func desktop() throws(ServiceFault) -> ReachedService {
    try named("e-Faktur Desktop", at: "https://svc.efaktur.pajak.go.id", .desktop)
  }

  private static func named(
    _ name: SafeText, at text: String, _ rule: ReachedService.ClockRule
  ) throws(ServiceFault) -> ReachedService {
    let address = try ServiceAddress(text)
    return ReachedService(
      name, at: address, clockRule: rule, environment: Environment.values
    ) { () throws(ServiceFault) in
      try HTTPService(address, environment: Environment.values, language: .spoken, now: Environment.now)
    }
  }

  /// One of each service, by its address.
  private static func distinct(_ services: [ReachedService]) -> [ReachedService] {
    var known: Set<String> = []
    return services.filter { known.insert("\($0.address.text) \($0.clockRule)").inserted }
  }

  private var files: [OwnPlace] {
    let configuration = Phrase(id: "konfigurasi", en: "configuration")
    // One that is not there is told of by its own probe.
    let kept = certificates.map(\.place.path).filter { access($0, F_OK) == 0 }.map {
      OwnPlace(Phrase(id: "sertifikat", en: "certificate"), at: $0, use: .kept)
    }
    let queues = places.compactMap { place -> OwnPlace? in
      guard let file = try? place.file else { return nil }
      return OwnPlace(Phrase(id: "antrean \(place.name)", en: "queue \(place.name)"), at: Paths.absolute(file))
    }
    return [
      OwnPlace(configuration, at: Paths.absolute(ConfigurationFile.path), use: .configuration),
      OwnPlace(
        Phrase(id: "folder konfigurasi", en: "folder of the configuration"),
        at: Paths.folder(of: Paths.absolute(ConfigurationFile.path)), use: .configuration),
      OwnPlace(Phrase(id: "jurnal", en: "journal"), at: Paths.absolute(journal)),
    ] + queues + kept
  }

  private func secretProbe(_ secret: NeededSecret) -> Probe { secret.probe(environment: Environment.values) }

  /// Whether the configuration can be used at all.
  private var configurationProbe: Probe {
    let file = ConfigurationFile.current
    let faults = file.reading?.faults.count ?? 0
    let failure = file.failure
    return Probe(.file, Phrase(id: "isi konfigurasi", en: "the configuration's text")) {
      if let failure {
        return Finding(.wrong, Phrase(id: "tidak terbaca", en: "cannot be read"), because: failure.phrase)
      }
      guard faults > 0 else {
        return Finding(.fine, Phrase(id: "tidak ada kesalahan", en: "nothing is wrong with it"))
      }
      return Finding(
        .wrong,
        Phrase(
          id: "\(faults) kesalahan, jadi tidak dipakai",
          en: "\(faults) \(faults == 1 ? "fault" : "faults"), so it is not used"),
        next: Phrase(id: "Jalankan: pantau config check", en: "Run: pantau config check"))
    }
  }
}

extension CheckupPlan {
  /// All that is configured, where nobody is asked for a passphrase.
  ///
  /// - Parameter unconfigured: Queues that are looked at besides, as they are open; where the configuration names none,
  ///   in place of the embedded one.
  static func remembering(
    _ configuration: Configuration, and unconfigured: [QueuePlace] = [], journal: String, terminal: TerminalAbilities
  ) -> CheckupPlan {
    let configured = QueuePlace.all(of: configuration).filter { unconfigured.isEmpty || $0.entry != nil }
    var plan = CheckupPlan(places: unconfigured + configured, journal: journal, terminal: terminal)
    let folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    var known = KnownCertificates(keptIn: Paths.certificates)
    plan.certificates = configuration.certificates.map { entry in
      let place = CertificatePlace(entry, from: folder)
      return (place, place.look(knowing: &known, at: Environment.now()) { nil })
    }
    return plan
  }
}

extension KnownCertificates {
  /// Those that a configuration names, with what each said when it was opened and what is wrong with it or its file now.
  static func signing(_ certificates: [CertificateEntry]) -> [SigningCertificate] {
    let folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    var known = KnownCertificates(keptIn: Paths.certificates)
    return certificates.map { entry in
      let place = CertificatePlace(entry, from: folder)
      let standing = place.look(knowing: &known, at: Environment.now()) { nil }
      let opened = known.entry(of: place.path)
      return SigningCertificate(
        signer: place.signer, queue: place.queue, kind: (place.kind ?? opened?.facts.kind).map { .init($0) },
        opened: opened.map { $0.opened(standing) })
    }
  }
}

extension SigningCertificate.Kind {
  fileprivate init(_ kind: CertificateFacts.Kind) {
    self =
      switch kind {
      case .sertel: .sertel
      case .psre: .psre
      }
  }
}

extension CertificatePlace {
  /// A certificate of the configuration, whose paths are meant from a folder.
  init(_ entry: CertificateEntry, from folder: String) {
    let kind: CertificateFacts.Kind? =
      switch entry.kind {
      case .sertel: .sertel
      case .psre: .psre
      case nil: nil
      }
    self.init(
      path: Paths.absolute(Paths.expanded(entry.file, from: folder)), signer: entry.signer, kind: kind,
      queue: entry.queue)
  }
}
