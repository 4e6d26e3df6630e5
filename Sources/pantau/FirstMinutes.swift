import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import NcursesTerminal
import PantauConfiguration
import QueueStore
import StatusBackends
import TerminalKit
import UploadQueue
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
      case .ended(let signal): throw ExitCode.signal(signal)
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
    let examiner = MachineExaminer(
      terminal: TerminalAbilities.found(environment: Environment.values), journal: Paths.journal)
    let terminal = try NcursesTerminal.open(environment: Environment.values, lineByLine: "pantau --plain")
    defer { terminal.close() }
    let files = ReachableFiles(queue: queue, journal: Paths.journal)
    return await FirstStart.ask(
      on: terminal, language: language, isConfigured: file.reading != nil, files: files, examiner: examiner,
      zone: file.reading?.configuration.zone ?? .wib, clock: Clock(now: Environment.now))
  }
}
