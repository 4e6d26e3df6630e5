import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import PantauConfiguration
import QueueStore
import StatusBackends
import UploadQueue
import Wording

/// `pantau import`: brings files of the portal into the embedded queue, or documents into that of a Klikpajak queue, each
/// file whole or not at all.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Phrase(
      id: "Impor ekspor Coretax dan e-Faktur ke antrean.", en: "Import exports of Coretax and e-Faktur."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau import pajak-keluaran.csv"),
        Phrase(id: "satu daftar", en: "one list")
      ),
      (
        Phrase(
          id: "pantau import ekspor.xlsx faktur.xml unduhan/", en: "pantau import export.xlsx faktur.xml downloads/"),
        Phrase(id: "berkas dan folder sekaligus", en: "files and a folder at once")
      ),
      (
        Phrase(same: "pantau import --kind inputreturn x.json"),
        Phrase(id: "daftar yang tidak menyebut asalnya", en: "a list that does not say what it is")
      ),
      (
        Phrase(same: "pantau import --as-of '2026-11-17 09:00' x.csv"),
        Phrase(id: "isi berkas benar pada saat itu", en: "what the file says was true then")
      )
    ).spoken(
      after: Phrase(
        id: """
          JSON, CSV, XLSX, XML, CSV e-Faktur desktop, zip berisi semua itu, folder beserta isinya, atau - untuk masukan \
          standar. Setiap berkas masuk seluruhnya atau tidak sama sekali. Bila satu ditolak, yang lain tetap masuk. \
          Ke antrean Klikpajak: jawabannya (JSON), atau CSV berisi id dokumen.
          """,
        en: """
          JSON, CSV, XLSX, XML, CSV of the e-Faktur desktop client, a zip of these, a folder with all in it, or - for the \
          standard input. Every file goes in as a whole or not at all. Where one is refused, the others still go in. \
          Into a queue at Klikpajak: its answers (JSON), or a CSV of the ids of documents.
          """
      )))

  @Argument(
    help: Phrase(id: "Berkas atau folder yang diimpor.", en: "The files or folders.").help(
      value: Phrase(id: "berkas", en: "file")), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      Phrase(
        id:
          "Kapan isi berkas benar (\(WrittenMoment.zone)), 'YYYY-MM-DD HH:MM', atau hari saja: akhir hari itu; biasanya waktu ubah berkas.",
        en:
          "When the files were true (\(WrittenMoment.zone)), 'YYYY-MM-DD HH:MM', or a day alone: its end; their time of modification unless given."
      ).spoken.string, valueName: Phrase(id: "waktu", en: "time").spoken.string), transform: moment)
  var asOf: SaidMoment?

  @Option(
    help: Phrase(
      id: "NPWP pemilik antrean, disimpan di antrean; dokumen wajib pajak lain ditolak.",
      en: "The NPWP of the queue's owner, kept in the queue; documents of others are refused."
    ).help(value: Phrase(same: "npwp")), transform: taxpayer)
  var taxpayer: NPWP?

  @Option(
    help: Phrase(
      id: "Daftar asal berkas bila berkas tidak menyebutnya, misalnya outputinvoice.",
      en: "The list the files are from where they do not say it, such as outputinvoice."
    ).help(value: Phrase(id: "daftar", en: "list")), completion: .list(DocumentKind.allCases.map(\.controller)),
    transform: kind)
  var kind: DocumentKind?

  @Flag(
    help: Phrase(
      id: "Hanya menunjukkan apa yang akan berubah; tidak menulis apa pun.",
      en: "Only show what would change; write nothing."
    ).help)
  var dryRun = false

  @Flag(
    help: Phrase(
      id: "Sebut setiap dokumen yang baru atau berubah dan setiap kesalahan, bukan hanya yang pertama.",
      en: "Name every document that is added or changed, and every fault, not the first ones alone."
    ).help)
  var all = false

  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard let asOf, asOf.isDayAlone,
      let time = files.first(where: { SaidMoment.looksLikeTime($0) && access($0, F_OK) != 0 })
    else { return }
    let day = "\(asOf.at.date(in: .chosen))"
    let isWell = (try? SaidMoment("\(day) \(time)", in: .chosen, now: Environment.now())) != nil
    let (id, en) = isWell ? (time, time) : ("JJ:MM", "HH:MM")
    throw Phrase(
      id: """
        “\(time)” tampaknya jam untuk --as-of. Beri tanda kutip, supaya jadi satu kata dengan harinya: \
        --as-of '\(day) \(id)'. Tidak ada yang diimpor.
        """,
      en: """
        “\(time)” seems to be the time of --as-of. Put it and the day in quotes, so that they are one word: \
        --as-of '\(day) \(en)'. Nothing was imported.
        """
    ).refusal
  }

  func run() async throws {
    let interruption = ImportInterruption()
    let excuse = ImportInterruption.unfinished(isRehearsal: dryRun)
    EndingSignals.take(heeding: { interruption.come($0) }, orElse: { Speech.warn(excuse.spoken) })
    let now = Environment.now()
    let reporter = ImportReporter(
      language: .spoken, showsProgress: isatty(STDERR_FILENO) == 1, isRehearsal: dryRun,
      mostFaults: all ? .max : ImportReporter.usualFaults)
    let found = FoundFiles(paths: files, now: now)
    // What is in the queue stays there, whatever becomes of the report and of what comes after it.
    func tellUnreported() { if Speech.failure != nil { reporter.tellWhatIsIn() } }
    defer { tellUnreported() }
    if let meant = asOf?.phrase(in: .chosen) { Speech.say(meant.spoken) }
    do {
      try await takeAll(found, reporter, interruption)
    } catch let interrupted as ImportInterruption.Interrupted {
      Speech.warn(interrupted.phrase(isRehearsal: dryRun).spoken)
      reporter.tellWhatIsIn()
      EndingSignals.end(by: interrupted.signal)
    }
    reporter.finish()
    // One that came after the last file had gone in changed nothing of it; a shell's loop is to end all the same.
    if let signal = interruption.came {
      tellUnreported()
      EndingSignals.end(by: signal)
    }
    if reporter.refusedCount > 0 { throw ExitCode.refused }
  }

  private func takeAll(
    _ found: FoundFiles, _ reporter: ImportReporter, _ interruption: ImportInterruption
  ) async throws {
    let place = try queue.onePlace()
    if case .klikpajak(let entry)? = place.entry?.backend {
      return try await takeAll(found, into: entry, of: place, reporter, interruption)
    }
    guard !dryRun else {
      return try rehearsed { queue, owner in
        try intake(of: owner).takeAll(found, asOf: asOf?.at, into: queue, reporter, interruption: interruption)
      }
    }
    try place.allowImport()
    try LocalQueue.filled(at: place.file) { queue in
      let queue = queue.recorded(in: journal.path)
      try intake(of: queue.owner(claimed: taxpayer)).takeAll(
        found, asOf: asOf?.at, into: queue, reporter, interruption: interruption)
    }
  }

  private func intake(of owner: NPWP?) -> FileIntake {
    FileIntake(
      owner: owner, taxpayer: taxpayer, kind: kind, oldCopies: .refused(in: .chosen),
      listing: all ? .max : ImportReport.usualListing)
  }

  /// Goes through the import in a queue in which nothing lasts; one that is not there yet is not made for it.
  private func rehearsed(_ body: (LocalQueue.Rehearsal, _ owner: NPWP?) throws -> Void) throws {
    let file = try queue.onePlace().file
    if access(file, F_OK) == 0 {
      let queue = LocalQueue(path: file)
      let owner = try queue.owner(claimed: taxpayer)
      return try queue.rehearse { try body($0, owner) }
    }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let queue = try LocalQueue.create(at: scratch.file("queue.sqlite"))
    try queue.rehearse { try body($0, taxpayer) }
  }
}

extension ImportCommand {
  /// Adds the documents of files to the list of a queue at Klikpajak.
  private func takeAll(
    _ found: FoundFiles, into entry: KlikpajakEntry, of place: QueuePlace, _ reporter: ImportReporter,
    _ interruption: ImportInterruption
  ) async throws {
    guard asOf == nil, taxpayer == nil, kind == nil else { throw Self.idsAlone.refusal }
    if !dryRun { try place.allowImport() }
    var journal: JournalStore?
    if access(self.journal.path, F_OK) == 0 {
      journal = dryRun ? try self.journal.read(for: place) : try self.journal.opened(for: place)
    }
    let seen = try await journal?.sightings().filter { $0.status != nil } ?? []
    var documents = try place.importIntoKlikpajak(entry, seen: seen)
    reporter.begin(found)
    for file in found.files.map(\.file) {
      try interruption.check(nil)
      do {
        let outcome = try documents.take(file, writes: !dryRun)
        reporter.imported(
          file.name, told: outcome.phrase(of: file.name, in: entry.documents),
          added: outcome.added.map { Phrase(same: "  + \($0)") })
      } catch let refused as KlikpajakImport.Refused {
        reporter.refused(file.name, faults: refused.faults, count: refused.faults.count)
      }
    }
  }

  private static let idsAlone = Phrase(
    id: "--as-of, --taxpayer dan --kind tidak berlaku untuk antrean Klikpajak: yang diimpor ke sana hanya id.",
    en: "--as-of, --taxpayer and --kind are not for a queue at Klikpajak: ids alone are imported there.")

  private static func moment(_ text: String) throws -> SaidMoment {
    do { return try SaidMoment(text, in: .chosen, now: Environment.now()) } catch { throw error.phrase.refusal }
  }

  private static func taxpayer(_ text: String) throws -> NPWP {
    do { return try ImportRequest.taxpayer(text) } catch { throw error.phrase.refusal }
  }

  private static func kind(_ text: String) throws -> DocumentKind {
    do { return try ImportRequest.kind(text) } catch { throw error.phrase.refusal }
  }
}

extension KlikpajakImport.Outcome {
  /// How many documents of a file a list had, and how many not.
  fileprivate func phrase(of file: String, in list: String) -> Phrase {
    func number(_ count: Int, _ language: Language) -> SafeText { count.written(language) }
    return Phrase(
      id: """
        \(file): \(number(added.count, .indonesian)) id baru untuk \(list), \(number(known, .indonesian)) sudah ada di \
        sana
        """,
      en: "\(file): new ids for \(list): \(number(added.count, .english)), there already: \(number(known, .english))")
  }
}
