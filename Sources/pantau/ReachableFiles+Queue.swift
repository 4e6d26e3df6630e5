import CoretaxFiles
import Monitor
import OwnFiles
import QueueStore
import StatusBackends
import UploadQueue
import Wording

extension ReachableFiles {
  /// The files of this machine, imported into the embedded queue of a file, and written from any queue.
  init(queue: String, journal: String) {
    self.init { request, language, tell in
      Self.take(request, into: queue, journal: journal, language, tell)
    }
  }

  /// The files of this machine for a queue that nothing is imported into.
  static let exportsOnly = ReachableFiles { _, _, tell in tell(.ended(hasImported: false)) }

  /// - Parameter take: Imports, and takes its time.
  private init(
    _ take: @escaping @Sendable (ImportRequest, Language, @escaping @Sendable (ImportNews) -> Void) -> Void
  ) {
    self.init(
      complete: PathCompletion.names(beginning:),
      take: { request, language, tell in await offThread { _ in take(request, language, tell) } },
      write: { path, documents in await offThread { _ in Self.write(documents, to: path) } })
  }

  /// Imports files and folders into a queue, which is made where there is none, and tells what happens.
  private static func take(
    _ request: ImportRequest, into queue: String, journal: String, _ language: Language,
    _ tell: @escaping @Sendable (ImportNews) -> Void
  ) {
    let output = ReportOutput(
      say: { tell(.said(ImportLine($0))) }, warn: { tell(.said(ImportLine($0, isBad: true))) },
      overwrite: { tell(.progress($0)) })
    let reporter = ImportReporter(
      language: language, showsProgress: true,
      mostFaults: request.namesAll ? FileRefused.mostFaults : ImportReporter.usualFaults, output: output)
    let found = FoundFiles(
      paths: PathCompletion.meant(by: request.paths), now: Environment.now(), readsInput: false)
    if let meant = request.asOf?.phrase(in: .chosen) { tell(.said(ImportLine(meant.text(language)))) }
    do {
      // A name that leads to nothing leaves no queue behind.
      if !found.files.isEmpty {
        try LocalQueue.filled(at: queue) { local in
          let local = local.recorded(in: journal)
          let intake = FileIntake(
            owner: try local.owner(claimed: request.taxpayer), taxpayer: request.taxpayer, kind: request.kind,
            oldCopies: .refused(in: .chosen), listing: request.namesAll ? .max : ImportReport.usualListing)
          try intake.takeAll(found, asOf: request.asOf?.at, into: local, reporter)
        }
      } else {
        reporter.begin(found)
      }
      reporter.finish()
    } catch {
      let why = (error as? any Explained)?.phrase.text(language) ?? "\("\(error)")"
      tell(.said(ImportLine(why, isBad: true)))
    }
    tell(.ended(hasImported: reporter.importedCount > 0))
  }

  /// Writes documents to a new file, in the form that its name says.
  private static func write(_ documents: QueueSnapshot, to path: String) -> ExportNews {
    guard let format = DocumentExport.Format(naming: path) else {
      return .failed(
        Phrase(
          id: "\(path): nama berkas berakhir .csv, .xlsx, atau .json.",
          en: "\(path): the name of the file ends in .csv, .xlsx or .json."))
    }
    do {
      let count = try ExportFile.write(PathCompletion.expanded(path), overwrites: false) { descriptor in
        try DocumentExport.write(format, to: descriptor, in: .chosen, at: Environment.now()) { each in
          try documents.forEach(each)
        }
      }
      return .written(path: Paths.shown(PathCompletion.expanded(path)), count: count)
    } catch ExportFailure.exists(let path) {
      return .failed(
        Phrase(
          id: "\(path) sudah ada dan tidak ditimpa. Pilih nama lain.",
          en: "\(path) is there already and is not overwritten. Choose another name."))
    } catch ExportFailure.tooManyRows(let most) {
      return .failed(
        Phrase(
          id: "Satu sheet Excel hanya memuat \(most) dokumen. Persempit saringannya, atau pilih nama .csv.",
          en: "A sheet of Excel holds \(most) documents only. Narrow the filter, or choose a name in .csv."))
    } catch {
      return .failed((error as? any Explained)?.phrase ?? Phrase(same: "\("\(error)")"))
    }
  }
}
