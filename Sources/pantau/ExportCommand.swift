import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import QueueStore
import UploadQueue
import Wording

/// `pantau export`: writes the documents of the embedded queue as a file for people, programs and Pantau itself.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Phrase(
      id: "Ekspor dokumen antrean ke CSV, XLSX, atau JSON.", en: "Export the queue's documents as CSV, XLSX or JSON."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(
          id: "pantau export status:macet --output macet.xlsx", en: "pantau export status:stuck --output stuck.xlsx"),
        Phrase(id: "yang macet, untuk rekan", en: "what is stuck, for a colleague")
      ),
      (
        Phrase(
          id: "pantau export -status:disetujui -o sisa.xlsx", en: "pantau export -status:approved -o rest.xlsx"),
        Phrase(id: "selain yang disetujui", en: "all that is not approved")
      ),
      (
        Phrase(same: "pantau export --format json"),
        Phrase(id: "semuanya, ke keluaran standar", en: "everything, to the standard output")
      )
    ).spoken(
      after: Phrase(
        id: "Rumus dinetralkan. Berkasnya dapat diimpor kembali dengan pantau import.",
        en: "Formulas are neutralised. The file can be imported again with pantau import.")))

  @OptionGroup var wanted: FilterArgument

  @Option(
    help: Phrase(
      id: "Bentuk berkas: csv, xlsx, atau json; biasanya menurut nama berkasnya.",
      en: "What the file is: csv, xlsx or json; by the name of the file unless given."
    ).help(value: Phrase(id: "bentuk", en: "format")))
  var format: DocumentExport.Format?

  @Option(
    name: .shortAndLong,
    help: Phrase(
      id: "Berkas tujuan, atau - untuk keluaran standar.", en: "The file to write, or - for the standard output."
    ).help(value: Phrase(id: "berkas", en: "file")), completion: .file())
  var output = "-"

  @Flag(help: Phrase(id: "Timpa berkas yang sudah ada.", en: "Overwrite a file that is there already.").help)
  var force = false

  @OptionGroup var policy: PolicyOptions
  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard output == "-" || format != nil || formatByName != nil else {
      throw Phrase(
        id: "\(output): nama yang tidak berakhir .csv, .xlsx, atau .json tidak menyebut bentuknya; tambahkan --format.",
        en: "\(output): a name that does not end in .csv, .xlsx or .json does not say the format; add --format."
      ).refusal
    }
    guard settledFormat != .xlsx || output != "-" || isatty(STDOUT_FILENO) == 0 else {
      throw Phrase(
        id: "XLSX bukan teks untuk layar. Sebutkan berkasnya dengan --output.",
        en: "XLSX is no text for a screen. Name a file with --output."
      ).refusal
    }
  }

  func run() async throws {
    let place = try queue.onePlace()
    let file = try place.file
    let local = LocalQueue(path: file)
    let now = Environment.now()
    let row = try await rows(of: file, called: place.name, at: now)
    let write: (Int32) throws -> Int = { descriptor in
      try DocumentExport.write(settledFormat, to: descriptor, in: .chosen, at: now) { each in
        try local.forEachDocument { document in try row(document).map(each) }
      }
    }
    guard output != "-" else {
      // Whoever reads may stop early, as head does.
      signal(SIGPIPE, SIG_IGN)
      try StandardStreams.checkOutput()
      do { _ = try write(STDOUT_FILENO) } catch ExportFailure.readerGone {}
      return
    }
    let count = try ExportFile.write(output, overwrites: force, write)
    let name = Paths.name(output)
    Speech.say(
      Phrase(
        id: "\(name): \(count.written(.indonesian)) dokumen.",
        en: "\(name): documents written: \(count.written(.english))."
      ).spoken)
  }

  /// A document with the note and mark that the journal has of it; `nil` where the filter does not want it.
  private func rows(of file: String, called name: String, at now: Timestamp) async throws -> (Document) -> QueueRow? {
    let filter = try wanted.filter()
    var policy = try Settings.chosen(policy).policy(of: name)
    var annotations: [DocumentID: Annotation] = [:]
    // A journal that is only read is not made.
    if access(journal.path, F_OK) == 0 {
      let journal = try self.journal.opened(forQueueAt: file)
      annotations = try await journal.annotations()
      if policy.stuck.isLearnt { policy = policy.knowing(try await journal.signingTimes(at: now)) }
    }
    let counted = policy
    return { document in
      let row = QueueRow(document, annotation: annotations[document.id] ?? .none)
      return filter.isEverything || filter.matches(row, at: now, policy: counted, inQueue: name) ? row : nil
    }
  }

  /// What was asked for, else what the file's name says, else CSV.
  private var settledFormat: DocumentExport.Format {
    format ?? formatByName ?? .csv
  }

  private var formatByName: DocumentExport.Format? { DocumentExport.Format(naming: output) }
}

extension DocumentExport.Format {
  /// What a file of this name is to be; `nil` where its ending does not say.
  init?(naming path: String) {
    guard let format = Self.allCases.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) }) else {
      return nil
    }
    self = format
  }
}

extension DocumentExport.Format: ExpressibleByArgument {}
