import CoretaxFiles
import QueueStore
import StatusBackends
import UploadQueue

extension FileIntake {
  /// Takes files into a queue, one after another, and reports what becomes of each.
  ///
  /// - Parameter asOf: When the files were true; each when it was modified, where nothing is said.
  func takeAll(
    _ found: FoundFiles, asOf: Timestamp?, into queue: some FileImporting, _ reporter: ImportReporter
  ) throws {
    for refused in found.refused { reporter.refused(refused.faults.first?.file ?? "", refused) }
    for found in found.files {
      let file = found.file
      defer { reporter.endProgress() }
      let outcome = try take(
        found, asOf: asOf, into: queue, progress: { reporter.progress(file.name, read: $0, of: $1) })
      switch outcome {
      case .imported(let report, let summary):
        reporter.imported(file.name, report, summary, asOf: asOf ?? file.modified)
      case .foreign: reporter.skipped(file.name)
      case .unreadable(let refused): reporter.refused(file.name, refused)
      case .refused(let refused): reporter.refused(file.name, refused)
      }
    }
  }
}
