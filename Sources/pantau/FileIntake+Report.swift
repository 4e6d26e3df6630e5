import CoretaxFiles
import QueueStore
import StatusBackends
import UploadQueue
import Wording

extension FileIntake {
  /// Takes files into a queue, one after another, and reports what becomes of each.
  ///
  /// - Parameters:
  ///   - asOf: When the files were true; each when it was modified, where nothing is said.
  ///   - interruption: What ends it before its end.
  func takeAll(
    _ found: FoundFiles, asOf: Timestamp?, into queue: some FileImporting, _ reporter: ImportReporter,
    interruption: ImportInterruption = ImportInterruption()
  ) throws {
    reporter.begin(found)
    for found in found.files {
      let file = found.file
      try interruption.check(nil)
      defer { reporter.endProgress() }
      let rest = reporter.namesEveryFault ? RestOfFaults(of: file.name, reporter.language) : nil
      let outcome = try take(
        found, asOf: asOf, into: queue, progress: { reporter.progress(file.name, read: $0, of: $1) },
        overflow: rest?.overflow, check: { try interruption.check(file.name) })
      switch outcome {
      case .imported(let report, let summary):
        reporter.imported(file, report, summary, asOf: asOf)
      case .foreign: reporter.skipped(file.name)
      case .unreadable(let refused): reporter.refused(file.name, refused, rest: rest?.ofFile)
      case .refused(let refused): reporter.refused(file.name, refused, rest: rest?.inQueue)
      }
    }
  }
}

/// The faults of one file that its refusal has no room for.
private struct RestOfFaults {
  let ofFile: FaultSpool
  let inQueue: FaultSpool
  private let file: String

  init(of file: String, _ language: Language) {
    self.file = file
    (ofFile, inQueue) = (FaultSpool(language), FaultSpool(language))
  }

  var overflow: FileIntake.FaultOverflow {
    FileIntake.FaultOverflow(
      ofFile: { [ofFile] in ofFile.add($0.phrase) },
      inQueue: { [inQueue, file] in inQueue.add($0.phrase(in: file)) },
      restart: { [ofFile, inQueue] in
        ofFile.clear()
        inQueue.clear()
      })
  }
}
