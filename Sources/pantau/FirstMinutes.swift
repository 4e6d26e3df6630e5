import ArgumentParser
import Glibc
import Monitor
import NcursesTerminal
import Wording

/// The first start, when there is neither a queue nor a configuration.
enum FirstMinutes {
  /// Whether this is one, with a person at the terminal; a script gets what it asked for.
  static var areNow: Bool {
    access(Paths.queue, F_OK) != 0 && access(ConfigurationFile.path, F_OK) != 0 && isatty(STDIN_FILENO) == 1
      && isatty(STDOUT_FILENO) == 1
  }

  /// Asks what to begin with, and does it; whether the watch screen is to open.
  ///
  /// - Throws: `ExitCode` where a signal ended it, and what a command throws.
  @MainActor
  static func leadToWatch() async throws -> Bool {
    switch try await choice() {
    case .watch: return true
    case .quit: return false
    case .ended(let signal): throw ExitCode(128 + signal)
    case .demo:
      try await DemoCommand.parse(["--tour"]).run()
      return false
    case .configure:
      try InitCommand.parse([]).run()
      return false
    }
  }

  @MainActor
  private static func choice() async throws -> FirstStart.Choice {
    let terminal = try NcursesTerminal.open(environment: Environment.values)
    defer { terminal.close() }
    return await FirstStart.ask(on: terminal, language: .spoken)
  }
}
