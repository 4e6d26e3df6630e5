import ArgumentParser
import BackendContract
import Monitor
import QueueStore
import UploadQueue
import Wording

/// `pantau check-backend`: whether a configured backend keeps what every backend promises.
struct CheckBackendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-backend",
    abstract: Phrase(
      id: "Periksa apakah sebuah backend menepati kontraknya.", en: "Check whether a backend keeps its contract."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau check-backend 'PT CONTOH'"),
        Phrase(id: "hanya membaca", en: "only reads")
      ),
      (
        Phrase(same: "pantau check-backend 'PT CONTOH' --with-reupload INV-0001"),
        Phrase(id: "dan mengunggah ulang dokumen itu, satu kali", en: "and uploads that document again, once")
      )
    ).spoken(
      after: Phrase(
        id: "Kode keluar: 0 semua ditepati, 1 ada yang tidak, 2 salah pakai, 4 tidak dibolehkan.",
        en: "Exit codes: 0 everything is kept, 1 something is not, 2 used wrongly, 4 not allowed."
      )))

  @Argument(
    help: Phrase(id: "Nama antrean di konfigurasi.", en: "The name of a queue of the configuration.")
      .help(value: Phrase(id: "nama", en: "name")), completion: .queues)
  var name: String

  @Option(
    name: .customLong("with-reupload"),
    help: Phrase(
      id:
        "Unggah ulang juga dokumen Saved Invalid ini (id atau referensinya); sungguh terkirim, dan dicatat di jurnal.",
      en: "Also upload this Saved Invalid document again (its id or reference); really sent, and kept in the journal."
    ).help(value: Phrase(id: "dokumen", en: "document")))
  var reupload: String?

  @OptionGroup var token: TokenOption
  @OptionGroup var journal: JournalOption
  @OptionGroup var option: ConfigurationOption
  @OptionGroup var language: LanguageOption

  func run() async throws {
    EndingSignals.take()
    let places = QueuePlace.all(of: try ConfigurationFile.current.configuration())
    guard let place = places.first(where: { $0.entry != nil && $0.name.lowercased() == name.lowercased() }) else {
      throw Self.noQueue(name, among: places.compactMap { $0.entry?.name }).refusal
    }
    if reupload != nil, place.isReadOnly {
      throw CommandRefusal(
        phrase: Phrase(
          id: "Antrean \(place.name) hanya untuk dilihat (read-only); --with-reupload tidak dibolehkan.",
          en: "The queue \(place.name) is read-only; --with-reupload is not allowed."))
    }
    // What is only looked at leaves no trace: neither in the journal nor in what is kept of a folder.
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let counterpart = try await counterpart(of: place, among: places, in: scratch)
    let (backend, store) = try token.giving(to: [place])[0].opened(
      journal: journal.path, by: Environment.person(), language: .spoken, mode: nil, counterpart: counterpart,
      in: reupload == nil ? scratch : nil)
    let check = BackendCheck(
      backend: PatientBackend(backend), journal: store, name: "\(place.word), \(place.whereabouts)")
    let isKept: Bool
    do {
      isKept = try await check.run(uploading: reupload) { try await allow($0, in: place) }
    } catch {
      await backend.end()
      await counterpart?.end()
      throw error
    }
    await backend.end()
    await counterpart?.end()
    if !isKept { throw ExitCode.failure }
  }

  private static func noQueue(_ name: String, among known: [String]) -> Phrase {
    guard !known.isEmpty else {
      return Phrase(
        id: "Konfigurasi belum menyebut antrean: tambahkan [[queue]] bernama “\(name)”.",
        en: "The configuration names no queue: add a [[queue]] called “\(name)”.")
    }
    let list = known.joined(separator: ", ")
    return Phrase(
      id: "Tidak ada antrean “\(name)” di konfigurasi; yang ada: \(list).",
      en: "There is no queue “\(name)” in the configuration; there are: \(list).")
  }

  /// Lets a document be uploaded only where the desk would: what is under way counts, and what the other queues of the
  /// configuration show.
  ///
  /// - Throws: `ReuploadObstacle` where a rule is against it.
  private func allow(_ document: Document, in place: QueuePlace) async throws {
    let settings = Settings.spoken
    let glances = try await QueueGlances(
      try QueueOption.parse(["--queue", place.name]), journal, token, settings, for: .acting)
    do {
      for glance in glances.queues {
        guard let row = await glance.documents(called: document.id.rawValue).first(where: { $0.id == document.id })
        else { throw ReuploadObstacle.rule(.missing, queue: place.name) }
        let errand = await ReuploadErrand(
          of: row, in: glance, among: glances.queues + glances.others, settings: settings, width: nil,
          clock: Clock(now: Environment.now))
        try await errand.prepare(signer: nil)
      }
    } catch {
      await glances.end()
      throw error
    }
    await glances.end()
  }

  /// The queue that sees in Coretax what this one expects, with what it sees now; of one out of reach is told why.
  private func counterpart(
    of place: QueuePlace, among places: [QueuePlace], in scratch: ScratchFolder
  ) async throws -> QueueSession? {
    guard let other = places.first(where: { $0.entry != nil && $0.name == place.coretaxQueue }) else { return nil }
    let person = Environment.person()
    let (backend, store) = try other.opened(
      journal: journal.path, by: person, language: .spoken, mode: nil, in: scratch)
    let session = QueueSession(
      backend: backend, journal: store, policy: QueuePolicy(), clock: Clock(now: Environment.now), by: person)
    try await session.restore()
    _ = try? await session.poll()
    return session
  }
}
