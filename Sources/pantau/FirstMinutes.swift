import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import NcursesTerminal
import PantauConfiguration
import QueueStore
import StatusBackends
import Wording

/// The first start, when there is neither a queue nor a configuration.
enum FirstMinutes {
  /// Whether this is one, with a person at the terminal; a script gets what it asked for.
  static var areNow: Bool {
    access(Paths.queue, F_OK) != 0 && access(ConfigurationFile.path, F_OK) != 0 && isatty(STDIN_FILENO) == 1
      && isatty(STDOUT_FILENO) == 1
  }

  /// Asks what to begin with, and does it, until the watch screen is wanted; the configuration it is to open with.
  ///
  /// Returns nothing where it is not wanted.
  ///
  /// - Throws: `ExitCode` where a signal ended it, and what a command throws.
  @MainActor
  static func leadToWatch() async throws -> ConfigurationFile? {
    var file = ConfigurationFile.current
    while true {
      switch try await choice(file) {
      case .watch: return file
      case .quit: return nil
      case .ended(let signal): throw ExitCode(128 + signal)
      case .demo:
        try await DemoCommand.parse(["--tour"]).run()
        return nil
      case .configure:
        try InitCommand.parse([]).run()
        file = ConfigurationFile(path: ConfigurationFile.path)
        // What fills itself needs no import.
        if try place(in: file).watched != nil { return file }
      }
    }
  }

  private static func place(in file: ConfigurationFile) throws -> QueuePlace {
    QueuePlace.all(of: try file.configuration())[0]
  }

  @MainActor
  private static func choice(_ file: ConfigurationFile) async throws -> FirstStart.Choice {
    let language = file.language
    let queue = try place(in: file).file
    let terminal = try NcursesTerminal.open(environment: Environment.values)
    defer { terminal.close() }
    let files = ReachableFiles(
      complete: PathCompletion.names(beginning:),
      take: { path, tell in take(path, into: queue, language, tell) })
    return await FirstStart.ask(on: terminal, language: language, isConfigured: file.reading != nil, files: files)
  }

  /// Imports a file or folder into a queue, which is made where there is none, and tells what happens.
  private static func take(
    _ path: String, into queue: String, _ language: Language, _ tell: @escaping @Sendable (ImportNews) -> Void
  ) {
    let output = ReportOutput(
      say: { tell(.said(ImportLine($0))) }, warn: { tell(.said(ImportLine($0, isBad: true))) },
      overwrite: { tell(.progress($0)) })
    let reporter = ImportReporter(language: language, showsProgress: true, output: output)
    let found = FoundFiles(paths: [PathCompletion.expanded(path)], now: Environment.now())
    do {
      // A name that leads to nothing leaves no queue behind.
      if !found.files.isEmpty {
        let local = try LocalQueue.create(at: queue).recorded(in: Paths.journal)
        try FileIntake(owner: local.taxpayer()).takeAll(found, asOf: nil, into: local, reporter)
      } else {
        for refused in found.refused { reporter.refused(refused.faults.first?.file ?? "", refused) }
      }
      reporter.finish()
    } catch {
      let why = (error as? any Explained)?.phrase.text(language) ?? "\("\(error)")"
      tell(.said(ImportLine(why, isBad: true)))
    }
    tell(.ended(hasImported: reporter.importedCount > 0))
  }
}
