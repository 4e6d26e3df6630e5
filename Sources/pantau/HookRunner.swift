import Hooks
import Monitor
import PantauConfiguration
import QueueStore
import UploadQueue
import Wording

/// Runs a hook as the configuration stands then.
struct HookRunner: Sendable {
  /// The time zone of the times in the message.
  let zone: ShownZone
  /// The language of the message.
  let language: Language

  /// Runs a hook for an alert, to its end.
  ///
  /// It inherits no variable that any queue of the configuration takes a secret from, whichever queue it is run for.
  func run(_ hook: Hook, _ alert: Alert) async throws(HookFault) {
    let folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    // Read anew: a queue may have been added since, and with it a variable.
    let readings = [ConfigurationFile.current.reading, ConfigurationFile(path: ConfigurationFile.path).reading]
    let queues = readings.flatMap { $0?.configuration.queues ?? [] }
    let secrets = Set(queues.flatMap(\.backend.secretVariables))
    let program = HookProgram(environment: Environment.values(without: secrets), folder: folder)
    var hook = hook
    hook.command = Paths.expanded(words: hook.command, from: folder)
    let record = AlertRecord(alert, for: hook, in: zone, language: language)
    let message: String
    do { message = try JSONLine(record).text } catch { throw .failed(ending: "JSON", said: "\(error)") }
    try await program.run(hook, reading: message + "\n")
  }
}

extension HookDuty: HookDuties {}
