import ArgumentParser
import CoretaxFiles
import Foundation
import QueueStore
import StatusBackends
import UploadQueue
import Wording

/// `pantau import`: brings files of the portal into the embedded queue, each of them whole or not at all.
struct ImportCommand: ParsableCommand {
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
          standar. Setiap berkas masuk seluruhnya atau tidak sama sekali. Bila satu ditolak, yang lain tetap masuk.
          """,
        en: """
          JSON, CSV, XLSX, XML, CSV of the e-Faktur desktop client, a zip of these, a folder with all in it, or - for the \
          standard input. Every file goes in as a whole or not at all. Where one is refused, the others still go in.
          """
      )))

  @Argument(
    help: Phrase(id: "Berkas atau folder yang diimpor.", en: "The files or folders.").help(
      value: Phrase(id: "berkas", en: "file")), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      Phrase(
        id: "Kapan isi berkas benar (\(WrittenMoment.zone)), 'YYYY-MM-DD HH:MM'; biasanya waktu ubah berkas.",
        en:
          "When the files were true (\(WrittenMoment.zone)), 'YYYY-MM-DD HH:MM'; their time of modification unless given."
      ).spoken.string, valueName: Phrase(id: "waktu", en: "time").spoken.string), transform: moment)
  var asOf: Timestamp?

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
    ).help(value: Phrase(id: "daftar", en: "list")), transform: kind)
  var kind: DocumentKind?

  @Flag(
    help: Phrase(
      id: "Hanya menunjukkan apa yang akan berubah; tidak menulis apa pun.",
      en: "Only show what would change; write nothing."
    ).help)
  var dryRun = false

  @Flag(
    help: Phrase(
      id: "Sebut setiap dokumen yang baru atau berubah, bukan hanya sepuluh yang pertama.",
      en: "Name every document that is added or changed, not the first ten alone."
    ).help)
  var all = false

  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let now = Environment.now()
    let reporter = ImportReporter(language: .spoken, showsProgress: isatty(STDERR_FILENO) == 1, isRehearsal: dryRun)
    let found = FoundFiles(paths: files, now: now)
    if dryRun {
      try rehearsed { queue, owner in try intake(of: owner).takeAll(found, asOf: asOf, into: queue, reporter) }
    } else {
      try LocalQueue.filled(at: queue.place().file) { queue in
        let queue = queue.recorded(in: journal.path)
        try intake(of: owner(of: queue)).takeAll(found, asOf: asOf, into: queue, reporter)
      }
    }
    reporter.finish()
    if reporter.refusedCount > 0 { throw ExitCode.refused }
  }

  private func intake(of owner: NPWP?) -> FileIntake {
    FileIntake(owner: owner, taxpayer: taxpayer, kind: kind, listing: all ? .max : ImportReport.usualListing)
  }

  /// Goes through the import in a queue in which nothing lasts; one that is not there yet is not made for it.
  private func rehearsed(_ body: (LocalQueue.Rehearsal, _ owner: NPWP?) throws -> Void) throws {
    let file = try queue.place().file
    if access(file, F_OK) == 0 {
      let queue = LocalQueue(path: file)
      let owner = try owner(of: queue)
      return try queue.rehearse { try body($0, owner) }
    }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let queue = try LocalQueue.create(at: scratch.file("queue.sqlite"))
    try queue.rehearse { try body($0, taxpayer) }
  }

  /// The queue's owner, who is kept with the first file that goes in.
  ///
  /// Not changed under documents that are there already: those that name none would change hands.
  private func owner(of queue: LocalQueue) throws -> NPWP? {
    let known = try queue.taxpayer()
    guard let taxpayer, taxpayer != known else { return known }
    if let known, try queue.count() > 0 {
      throw CommandRefusal(
        phrase: Phrase(
          id: "Antrean \(queue.path) milik NPWP \(known.digits). Pakai --queue lain untuk NPWP \(taxpayer.digits).",
          en: "The queue \(queue.path) is of NPWP \(known.digits). Use another --queue for NPWP \(taxpayer.digits)."))
    }
    return taxpayer
  }
}

extension ImportCommand {
  private static func moment(_ text: String) throws -> Timestamp {
    guard let moment = WrittenMoment.read(text) else {
      let zone = WrittenMoment.zone
      throw Phrase(
        id: "tulis waktu \(zone) seperti '2026-11-17 21:04'.", en: "write a time in \(zone) such as '2026-11-17 21:04'."
      ).refusal
    }
    guard moment <= Environment.now() else {
      throw Phrase(id: "waktu itu belum tiba.", en: "that time has not come yet.").refusal
    }
    return moment
  }

  private static func taxpayer(_ text: String) throws -> NPWP {
    guard let taxpayer = NPWP(text), !taxpayer.isPlaceholder else {
      throw Phrase(id: "NPWP berisi 15 atau 16 angka.", en: "an NPWP has 15 or 16 digits.").refusal
    }
    return taxpayer
  }

  private static func kind(_ text: String) throws -> DocumentKind {
    guard let kind = DocumentKind(controller: text) else {
      let known = DocumentKind.allCases.map(\.controller).joined(separator: ", ")
      throw Phrase(id: "pilih salah satu: \(known).", en: "choose one of: \(known).").refusal
    }
    return kind
  }
}
