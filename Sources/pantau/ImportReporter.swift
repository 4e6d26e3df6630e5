import CoretaxFiles
import Monitor
import QueueStore
import UploadQueue
import Wording

/// Where the report of an import goes, line by line.
struct ReportOutput: Sendable {
  /// A line of the result.
  let say: @Sendable (SafeText) -> Void
  /// A line beside the result.
  let warn: @Sendable (SafeText) -> Void
  /// What is written over the last line; nothing, where that is to go.
  let overwrite: @Sendable (SafeText) -> Void

  /// The standard streams.
  static let streams = ReportOutput(
    say: { Speech.say($0) }, warn: { Speech.warn($0) }, overwrite: { Speech.overwrite($0) })
}

/// Tells what became of each file of an import: what went in as the result, the rest beside it.
final class ImportReporter {
  let language: Language
  private let output: ReportOutput
  private let showsProgress: Bool
  /// Whether nothing lasts; then everything that would change is told.
  private let isRehearsal: Bool
  /// More faults of a file than this are only counted.
  private let mostFaults: Int
  private var percent: Int64?
  private var importedFiles: [String] = []
  /// How many files went in.
  var importedCount: Int { importedFiles.count }
  private var importedDocuments = 0
  /// How many files were refused.
  private(set) var refusedCount = 0
  private var skippedFiles: [String] = []

  /// How many faults of a file are named where not all are asked for.
  static let usualFaults = 20
  /// How many refused files are named with their faults where not all are asked for.
  private static let usualRefusals = 10
  /// How many files that were passed over, or columns without a title, are told.
  private static let mostNames = 20

  init(
    language: Language, showsProgress: Bool, isRehearsal: Bool = false, mostFaults: Int = usualFaults,
    output: ReportOutput = .streams
  ) {
    self.language = language
    self.mostFaults = mostFaults
    self.output = output
    self.showsProgress = showsProgress
    self.isRehearsal = isRehearsal
    if isRehearsal {
      say(
        Phrase(
          id: "Uji coba: antrean tidak diubah; ini yang akan terjadi.",
          en: "A dry run: the queue is not changed; this is what would happen."))
    }
  }

  /// Whether every document that is added or changed is named.
  private var namesAll: Bool { isRehearsal || mostFaults != Self.usualFaults }

  /// More refused files than this are only counted: a folder may hold anything.
  private var mostRefusals: Int { namesAll ? .max : Self.usualRefusals }

  /// Whether every fault of a file is named, however many there are.
  var namesEveryFault: Bool { mostFaults == .max }

  /// Tells what was named and leads to no file.
  func begin(_ found: FoundFiles) {
    for refusal in found.refused { refused(refusal.faults.first?.file ?? "", refusal) }
    for folder in found.emptyFolders {
      warn(
        Phrase(
          id: "\(folder): tidak ada berkas di folder ini yang dibaca Pantau.",
          en: "\(folder): there is no file in this folder that Pantau reads."))
    }
  }

  // MARK: Progress

  /// Tells how far a file has been read, on a line that is written over.
  func progress(_ file: String, read: Int64, of total: Int64) {
    guard showsProgress, total > 0, percent != read * 100 / total else { return }
    percent = read * 100 / total
    output.overwrite("\(file): \(read * 100 / total)%")
  }

  /// Clears the line of the progress.
  func endProgress() {
    guard percent != nil else { return }
    percent = nil
    output.overwrite(.empty)
  }

  // MARK: One file

  /// Tells what a file brought; `asOf` is what was said of it, where something was.
  func imported(_ file: CoretaxFile, _ report: ImportReport, _ summary: FileSummary, asOf said: Timestamp?) {
    endProgress()
    let name = file.name
    let asOf = said ?? file.modified
    importedFiles.append(name)
    importedDocuments += report.total
    var kind = summary.format.phrase.text(language)
    if summary.encoding != .utf8 { kind = kind + ", " + summary.encoding.name }
    let newest = report.newestAsOf ?? asOf
    say(
      report.toldTheirTime > 0
        ? Phrase(
          id: "\(name): \(kind), per waktu tiap dokumen, yang terbaru \(newest.named(.indonesian))",
          en: "\(name): \(kind), as of each document's own time, the newest \(newest.named(.english))")
        : Phrase(
          id: "\(name): \(kind), per \(asOf.named(.indonesian))", en: "\(name): \(kind), as of \(asOf.named(.english))")
    )
    if said == nil, let future = file.futureTime {
      let (id, en) = (future.named(.indonesian), future.named(.english))
      let counted =
        file.isAsOldAsArchive
        ? Phrase(id: "waktu arsipnya", en: "its archive's time") : Phrase(id: "sekarang", en: "now")
      let (then, time) = (counted.text(.indonesian), counted.text(.english))
      say(
        Phrase(
          id:
            "  Waktu berkasnya masih akan datang (\(id)), jadi isinya dihitung per \(then). --as-of menyebut yang benar.",
          en: "  The file's time lies in the future (\(en)), so it counts as of \(time). --as-of gives the right one."))
    }
    if report.isOfNothing {
      say(
        Phrase(
          id: "  Tidak ada dokumen di berkas ini; antrean tidak berubah.",
          en: "  There are no documents in this file; the queue is as it was."))
    } else {
      say(counts(report))
      if let kinds = kinds(report) { say(kinds) }
    }
    // What the queue knows already, it has confirmed.
    if report.added > 0, !summary.assumedKinds.isEmpty { say(Self.taken(for: summary.assumedKinds)) }
    for remark in report.remarks { say(remark) }
    if !report.fields.isEmpty { say(fields(report)) }
    if namesAll { list(report.additions.map(line), of: report.added) }
    for kind in ImportReport.ChangeKind.allCases where namesAll || kind == .moved {
      list(report.changes.filter { $0.kind == kind }.map(line), of: report.counts[kind] ?? 0)
    }
    if !summary.unknownColumns.isEmpty {
      let names = Self.quoted(summary.unknownColumns)
      say(Phrase(id: "  Kolom tidak dikenal, tidak dibaca: \(names)", en: "  Unknown columns, not read: \(names)"))
    }
    if !summary.untitledColumns.isEmpty {
      let places = Self.first(of: summary.untitledColumns)
      say(
        Phrase(
          id: "  Kolom tanpa judul, tidak dibaca: \(places)", en: "  Columns without a title, not read: \(places)"))
    }
    if !summary.skippedSheets.isEmpty {
      let names = Self.quoted(summary.skippedSheets)
      say(Phrase(id: "  Sheet tanpa daftar, tidak dibaca: \(names)", en: "  Sheets without a list, not read: \(names)"))
    }
    if let error = report.journalError {
      let (id, en) = (error.phrase.text(.indonesian), error.phrase.text(.english))
      warn(
        Phrase(
          id: "  Dokumennya masuk, tetapi perubahan statusnya belum tercatat di jurnal; menyusul begitu bisa. \(id)",
          en:
            "  The documents are in; the journal has not taken their changes of status yet, and will once it can. \(en)"
        ))
    }
  }

  /// Tells what a file brought that is no list of the portal: all of it in a line, and what it added, one a line.
  func imported(_ name: String, told: Phrase, added: [Phrase]) {
    endProgress()
    importedFiles.append(name)
    importedDocuments += added.count
    say(told)
    list(Array(added.prefix(namesEveryFault ? .max : ImportReport.usualListing)), of: added.count)
  }

  private static func taken(for kinds: Set<DocumentKind>) -> Phrase {
    let names = DocumentKind.allCases.filter(kinds.contains).map(\.controller).joined(separator: ", ")
    return Phrase(
      id: """
          Dibaca sebagai \(names): berkas tidak menyebut daftarnya, dan tidak ada nomor atau tanggal retur di dalamnya. \
        --kind menyebut daftar yang lain.
        """,
      en: """
          Taken for \(names): the file does not say which list it is, and holds no number or date of a return. --kind \
        names another list.
        """)
  }

  /// Some documents of a kind, and how many more there are.
  private func list(_ lines: [Phrase], of count: Int) {
    for line in lines { say(line) }
    let rest = count - lines.count
    guard rest > 0 else { return }
    say(
      Phrase(
        id: "  … dan \(rest.written(.indonesian)) lagi; --all menyebut semuanya.",
        en: "  … and \(rest.written(.english)) more; --all names them all."))
  }

  /// In how many documents which field changed.
  private func fields(_ report: ImportReport) -> Phrase {
    let counts = report.fields.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    func told(_ language: Language) -> SafeText {
      counts.map { "\($0.key.name.text(language)) \($0.value.written(language))" as SafeText }
        .reduce(.empty) { $0.isEmpty ? $1 : "\($0), \($1)" }
    }
    return Phrase(id: "  Isian yang berubah: \(told(.indonesian))", en: "  Fields that changed: \(told(.english))")
  }

  private static func quoted(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }

  private static func quoted(_ name: String) -> String { "“\(name)”" }

  /// As many of the names as are told.
  private static func first(of names: [String]) -> String {
    names.prefix(mostNames).joined(separator: ", ") + (names.count > mostNames ? ", …" : "")
  }

  private func counts(_ report: ImportReport) -> Phrase {
    func number(_ count: Int, _ language: Language) -> SafeText { count.written(language) }
    return Phrase(
      id: """
          \(number(report.total, .indonesian)) dokumen: \(number(report.added, .indonesian)) baru, \
        \(number(report.changed, .indonesian)) berubah, \(number(report.enriched, .indonesian)) dilengkapi, \
        \(number(report.unchanged, .indonesian)) sama, \
        \(number(report.older, .indonesian)) dibiarkan karena antrean lebih baru
        """,
      en: """
          \(number(report.total, .english)) \(report.total == 1 ? "document" : "documents"): \(number(report.added, .english)) added, \
        \(number(report.changed, .english)) changed, \(number(report.enriched, .english)) completed, \
        \(number(report.unchanged, .english)) the same, \
        \(number(report.older, .english)) left alone because the queue is newer
        """)
  }

  /// Of which kinds the documents are, where they are not what most queues hold, or not what this one held.
  private func kinds(_ report: ImportReport) -> Phrase? {
    guard Set(report.kinds.keys) != [.outputInvoice] || !report.newKinds.isEmpty else { return nil }
    func told(_ language: Language) -> SafeText {
      DocumentKind.allCases.compactMap { kind in
        report.kinds[kind].map { count in
          let isNew = report.newKinds.contains(kind)
          let first: SafeText =
            switch language {
            case .indonesian: isNew ? " (jenis ini baru di antrean ini)" : .empty
            case .english: isNew ? " (the first of this kind in this queue)" : .empty
            }
          return "\(kind.name.text(language)) \(count.written(language))\(first)" as SafeText
        }
      }.reduce(.empty) { $0.isEmpty ? $1 : "\($0), \($1)" }
    }
    return Phrase(id: "  Jenis: \(told(.indonesian))", en: "  Kinds: \(told(.english))")
  }

  /// The status, or a dash where a document is only expected; one that is not known in its own words.
  private static func word(_ status: StatusReading) -> SafeText { status.isNone ? "–" : status.shown }

  private func line(_ addition: ImportReport.Addition) -> Phrase {
    let status = Self.word(addition.status)
    return Phrase(
      id: "  + \(addition.name) (baris \(addition.line)): \(status)",
      en: "  + \(addition.name) (line \(addition.line)): \(status)")
  }

  private func line(_ change: ImportReport.Change) -> Phrase {
    if change.kind != .moved {
      let changed = change.fields.sorted { $0.rawValue < $1.rawValue }
      func told(_ language: Language) -> SafeText {
        changed.map { $0.name.text(language) }.reduce(.empty) { $0.isEmpty ? $1 : "\($0), \($1)" }
      }
      return Phrase(
        id: "  \(change.name) (baris \(change.line)): \(told(.indonesian))",
        en: "  \(change.name) (line \(change.line)): \(told(.english))")
    }
    let (before, after) = (Self.word(change.before), Self.word(change.after))
    return Phrase(
      id: "  \(change.name) (baris \(change.line)): \(before) → \(after)",
      en: "  \(change.name) (line \(change.line)): \(before) → \(after)")
  }

  // MARK: Refusals

  /// Tells why a file was refused by its reader.
  func refused(_ file: String, _ refusal: FileRefused, rest: FaultSpool? = nil) {
    refused(file, faults: refusal.faults.lazy.map(\.phrase), count: refusal.faultCount, rest)
  }

  /// Tells why a file was refused by the queue.
  func refused(_ file: String, _ refusal: ImportRefused, rest: FaultSpool? = nil) {
    refused(file, faults: refusal.faults.lazy.map { $0.phrase(in: file) }, count: refusal.count, rest)
  }

  /// Counts a file that was only met and is nothing that Pantau reads.
  func skipped(_ file: String) {
    endProgress()
    skippedFiles.append(file)
  }

  /// Tells why a file was refused, of which so many things are wrong.
  func refused(_ name: String, faults: some Collection<Phrase>, count: Int, _ rest: FaultSpool? = nil) {
    endProgress()
    refusedCount += 1
    guard refusedCount <= mostRefusals else { return }
    warn(
      Phrase(
        id: "\(name): ditolak, \(count.written(.indonesian)) kesalahan; tidak ada yang diimpor darinya.",
        en: "\(name): refused, faults: \(count.written(.english)); nothing of it was imported."))
    for fault in faults.prefix(mostFaults) { output.warn("  " + fault.text(language)) }
    let told = min(faults.count, mostFaults) + (rest?.tell { output.warn("  " + $0) } ?? 0)
    let more = count - told
    guard more > 0 else { return }
    let (id, en) = (more.written(.indonesian), more.written(.english))
    warn(
      mostFaults == Self.usualFaults
        ? Phrase(
          id: "  … dan \(id) lagi; --all menyebut semuanya.", en: "  … and \(en) more; --all names them all.")
        : Phrase(id: "  … dan \(id) lagi.", en: "  … and \(en) more."))
  }

  // MARK: All files

  /// Tells how many files went in, where there were several, and which were passed over.
  func finish() {
    tellOtherRefusals()
    if !skippedFiles.isEmpty {
      let count = skippedFiles.count
      let names = Self.named(skippedFiles)
      say(
        Phrase(
          id: "\(count) berkas bukan daftar yang dikenal, dilewati: \(names)",
          en: "Files that are no known list, passed over: \(count): \(names)"))
    }
    let (imported, refused) = (importedCount, refusedCount)
    guard imported + refused > 0 else {
      say(
        isRehearsal
          ? Phrase(id: "Tidak ada yang akan diimpor.", en: "Nothing would be imported.")
          : Phrase(id: "Tidak ada yang diimpor.", en: "Nothing was imported."))
      return
    }
    guard imported + refused > 1 else { return }
    say(
      isRehearsal
        ? Phrase(
          id: "\(imported) berkas akan diimpor, \(refused) akan ditolak; tidak ada yang ditulis.",
          en: "Files that would be imported: \(imported), refused: \(refused); nothing was written.")
        : Phrase(
          id: "\(imported) berkas diimpor, \(refused) ditolak.",
          en: "Files imported: \(imported), refused: \(refused)."))
  }

  private func tellOtherRefusals() {
    let others = refusedCount - min(refusedCount, mostRefusals)
    guard others > 0 else { return }
    let (id, en) = (others.written(.indonesian), others.written(.english))
    warn(
      Phrase(
        id: "… dan \(id) berkas lagi ditolak; --all menyebut semuanya.",
        en: "… and \(en) more \(others == 1 ? "file was" : "files were") refused; --all names them all."))
  }

  /// Tells, beside a result that could not be written, what is in the queue for all that.
  func tellWhatIsIn() {
    guard !isRehearsal, !importedFiles.isEmpty else { return }
    let (files, names) = (importedFiles.count, Self.named(importedFiles))
    let (id, en) = (importedDocuments.written(.indonesian), importedDocuments.written(.english))
    warn(
      Phrase(
        id: "Impornya tetap masuk ke antrean: \(names) (\(files) berkas, \(id) dokumen).",
        en: "The import is in the queue all the same: \(names) (files: \(files), documents: \(en))."))
  }

  private static func named(_ files: [String]) -> String { first(of: files.map(quoted)) }

  private func say(_ phrase: Phrase) { output.say(phrase.text(language)) }

  private func warn(_ phrase: Phrase) { output.warn(phrase.text(language)) }
}

extension ImportFault {
  /// What is wrong, after the file and the place in it.
  func phrase(in file: String) -> Phrase {
    let place: SafeText = line == nil ? "\(file): " : "\(file), "
    let told = phraseInPlace
    return Phrase(id: place + told.text(.indonesian), en: place + told.text(.english))
  }
}

extension FileFormat {
  /// What the kind of file is called.
  fileprivate var phrase: Phrase {
    switch self {
    case .coretaxJSON: Phrase(id: "jawaban daftar (JSON)", en: "list answer (JSON)")
    case .coretaxCSV: Phrase(id: "daftar (CSV)", en: "list (CSV)")
    case .coretaxXML: Phrase(id: "impor massal (XML)", en: "bulk import (XML)")
    case .coretaxWorkbook: Phrase(id: "daftar (XLSX)", en: "list (XLSX)")
    case .importTemplate: Phrase(id: "template impor DJP (XLSX)", en: "DJP's import template (XLSX)")
    case .desktopCSV: Phrase(id: "e-Faktur desktop (CSV)", en: "e-Faktur desktop (CSV)")
    }
  }
}
