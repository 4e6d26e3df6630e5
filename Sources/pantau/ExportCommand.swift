import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import QueueStore
import UploadQueue
import Wording

/// `pantau export`: writes the documents of a queue with a file here for people, programs and Pantau itself.
///
/// One that is filled from a watched folder is looked at first, as `pantau list` does.
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

  @OptionGroup var looked: LookOptions

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
    let place = try looked.queue.onePlace()
    let filter = try wanted.filter()
    guard place.watched != nil else { return try write(try await stored(at: place, filter)) }
    if output != "-", !force, access(output, F_OK) == 0 { throw ExportFailure.exists(path: output) }
    let (glances, _) = try await looked.look()
    let ending = await glances.ending(failingOn: nil)
    let isFilled = try? LocalQueue(path: place.file).count() > 0
    if ending != .success, place.coretaxQueue == nil, isFilled == true {
      // What the folder's files brought is still there, whole; the journal remembers less of it.
      try write(try await stored(at: place, filter))
      throw ending
    }
    var found: [QueueSnapshot] = []
    for glance in glances.queues { found.append(await glance.documents(matching: filter)) }
    // What nothing is known of takes the place of no file.
    guard ending == .success || found.contains(where: { $0.count > 0 }) else { throw ending }
    try write { each in for documents in found { try documents.forEach(each) } }
    if ending != .success { throw ending }
  }

  /// Hands over documents, one after another.
  private typealias Documents = (_ each: (QueueRow) throws -> Void) throws -> Void

  /// Writes documents to where they are wanted.
  private func write(_ documents: Documents) throws {
    let now = Environment.now()
    guard output != "-" else {
      // Whoever reads may stop early, as head does.
      signal(SIGPIPE, SIG_IGN)
      try StandardStreams.checkOutput()
      do {
        _ = try DocumentExport.write(settledFormat, to: STDOUT_FILENO, in: .chosen, at: now, documents)
      } catch ExportFailure.readerGone {}
      return
    }
    let count = try ExportFile.write(output, overwrites: force) { descriptor in
      try DocumentExport.write(settledFormat, to: descriptor, in: .chosen, at: now, documents)
    }
    let name = Paths.name(output)
    Speech.say(
      Phrase(
        id: "\(name): \(count.written(.indonesian)) dokumen.",
        en: "\(name): documents written: \(count.written(.english))."
      ).spoken)
  }

  /// The documents that a filter wants of a queue that nothing fills by itself, as its file has them, each with the note and
  /// mark that the journal has of it.
  private func stored(at place: QueuePlace, _ filter: Filter) async throws -> Documents {
    let (file, now) = (try place.file, Environment.now())
    var policy = try Settings.chosen(looked.policy).policy(of: place.name)
    var annotations: [DocumentID: Annotation] = [:]
    // A journal that is only read is not made.
    if access(looked.journal.path, F_OK) == 0 {
      let journal = try looked.journal.opened(forQueueAt: file)
      annotations = try await journal.annotations()
      if policy.stuck.isLearnt { policy = policy.knowing(try await journal.signingTimes(at: now)) }
    }
    let local = LocalQueue(path: file)
    return { [annotations, policy] each in
      try local.forEachDocument { document in
        let row = QueueRow(document, annotation: annotations[document.id] ?? .none)
        guard filter.isEverything || filter.matches(row, at: now, policy: policy, inQueue: place.name) else { return }
        try each(row)
      }
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
