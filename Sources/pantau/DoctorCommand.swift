import ArgumentParser
import Doctor
import NcursesTerminal
import TerminalKit
import OwnFiles
import PantauConfiguration
import Secrets
import Wording

/// `pantau doctor`: what can be checked of this machine, its network and its certificates.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: Phrase(
      id: "Periksa jaringan, jam, berkas, rahasia, terminal, dan sertifikat.",
      en: "Check network, clock, files, secrets, terminal and certificates."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau doctor"), Phrase(id: "semua yang dikonfigurasi", en: "all that is configured")),
      (
        Phrase(same: "pantau doctor --coretax --desktop"),
        Phrase(id: "dan apakah server DJP terjangkau", en: "and whether DJP's servers are reached")
      ),
      (
        Phrase(same: "pantau doctor --certificate ~/sertel.p12"),
        Phrase(id: "dan sertifikat ini", en: "and this certificate")
      )
    ).spoken(
      after: Phrase(
        id: "Kode keluar: 0 baik, juga bila hanya ada peringatan; 1 ada yang salah; 2 salah pakai.",
        en: "Exit codes: 0 well, also where there are only warnings; 1 something is wrong; 2 used wrongly.")))

  /// How the findings are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// One JSON object.
    case json
  }

  @Flag(
    help: Phrase(
      id: "Periksa juga apakah portal Coretax terjangkau.", en: "Also check whether the Coretax portal is reached."
    ).help)
  var coretax = false

  @Flag(
    help: Phrase(
      id: "Periksa juga apakah server e-Faktur Desktop terjangkau.",
      en: "Also check whether the server of the e-Faktur desktop client is reached."
    ).help)
  var desktop = false

  @Option(
    name: .customLong("certificate"),
    help: Phrase(
      id: "Periksa juga berkas sertifikat ini (.p12); passphrase-nya ditanyakan dan langsung dilupakan.",
      en: "Also check this certificate's file (.p12); its passphrase is asked for and forgotten at once."
    ).help(value: Phrase(id: "berkas", en: "file")), completion: .file())
  var certificates: [String] = []

  @Option(
    help: Phrase(id: "text untuk dibaca, json untuk program.", en: "text to be read, json for programs.").help(
      value: Phrase(id: "bentuk", en: "format")))
  var format = Format.text

  @OptionGroup var queue: QueueOption
  @OptionGroup var journal: JournalOption
  @OptionGroup var language: LanguageOption

  func run() async throws {
    let configuration = ConfigurationFile.current.reading?.configuration ?? Configuration()
    let terminal = await TerminalAbilities.found(environment: Environment.values)
    var plan = CheckupPlan(places: try places(of: configuration), journal: journal.path, terminal: terminal)
    if coretax { plan.services.append(try CheckupPlan.coretax()) }
    if desktop { plan.services.append(try CheckupPlan.desktop()) }
    plan.certificates = try certificates(of: configuration)
    // Only now, since a question has the signals to itself.
    EndingSignals.take()
    let probes = plan.probes
    let findings = await Examination.run(probes)
    let report = DoctorReport(probes: probes, findings: findings)
    do {
      let lines = try format == .json ? [report.json(at: Environment.now())] : report.lines.map(terminal.shown)
      try await LineOutput().write(lines)
    } catch is LineOutput.ReaderGone {}
    if findings.worst == .wrong { throw ExitCode.failure }
  }

  /// The queues that are examined; a configuration with faults has those that could be read.
  private func places(of configuration: Configuration) throws -> [QueuePlace] {
    guard ConfigurationFile.current.reading?.faults.isEmpty ?? true else { return QueuePlace.all(of: configuration) }
    return queue.named == nil ? QueuePlace.all(of: configuration) : [try queue.place()]
  }

  /// The certificates, each opened where its passphrase is typed; what is learned is kept for when nobody can be asked.
  private func certificates(
    of configuration: Configuration
  ) throws -> [(place: CertificatePlace, standing: CertificateStanding)] {
    let folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    var places = configuration.certificates.filter { queue.named == nil || $0.queue == nil || $0.queue == queue.named }
      .map { CertificatePlace($0, from: folder) }
    for path in certificates.map(Paths.absolute) where !places.contains(where: { $0.path == path }) {
      places.append(CertificatePlace(path: path))
    }
    let before = KnownCertificates(keptIn: Paths.certificates)
    var known = before
    let standings = try places.map { place in
      (place: place, standing: try place.look(knowing: &known, at: Environment.now()) { try ask(of: place) })
    }
    if known != before {
      do throws(SystemRefusal) { try known.keep(in: Paths.certificates) } catch {
        throw FileUnwritable(path: Paths.certificates, reason: error.words)
      }
    }
    return standings
  }

  private func ask(of place: CertificatePlace) throws -> HeldPassphrase? {
    guard HiddenQuestion.canBeAsked else { return nil }
    let question = Phrase(
      id: "Passphrase \(place.name) (tidak terlihat; Enter melewati):",
      en: "Passphrase of \(place.name) (not shown; Enter passes over it):")
    return try HiddenQuestion.ask(question.spoken)
  }
}
