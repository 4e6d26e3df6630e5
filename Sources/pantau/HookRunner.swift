import Hooks
import Monitor
import PantauConfiguration
import UploadQueue
import Wording

/// Runs hooks as this run's configuration has them.
struct HookRunner: Sendable {
  private let program: HookProgram
  private let folder: String
  private let zone: ShownZone
  private let language: Language

  /// Runs hooks that read a language and the times of a zone.
  ///
  /// - Parameter secrets: The variables that hold secrets of queues, which are not for a hook.
  init(withoutVariables secrets: Set<String>, zone: ShownZone, language: Language) {
    folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    program = HookProgram(environment: Environment.values(without: secrets), folder: folder)
    self.zone = zone
    self.language = language
  }

  /// Runs a hook for an alert, to its end.
  func run(_ hook: Hook, _ alert: Alert) async throws(HookFault) {
    var hook = hook
    hook.command = Paths.expanded(words: hook.command, from: folder)
    let record = AlertRecord(alert, for: hook, in: zone, language: language)
    let message: String
    do { message = try JSONLine(record).text } catch { throw .failed(ending: "JSON", said: "\(error)") }
    try await program.run(hook, reading: message + "\n")
  }
}
