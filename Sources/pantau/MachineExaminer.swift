import Doctor
import Glibc
import Monitor
import NcursesTerminal
import PantauConfiguration
import TerminalKit

/// The doctor for the screen: the same as `pantau doctor`, but that nobody is asked for a passphrase there.
struct MachineExaminer: Examiner {
  /// What the terminal can do, found before the screen took it; its size is asked for each time.
  let terminal: TerminalAbilities
  /// The journal that is in use.
  let journal: String
  /// The queues that are open and in no configuration.
  var unconfigured: [QueuePlace] = []

  func examine(_ tell: @escaping @Sendable (CheckupNews) async -> Void) async {
    let configuration = ConfigurationFile(path: ConfigurationFile.path).reading?.configuration ?? Configuration()
    var terminal = terminal
    terminal.size = Size(ofTerminal: STDOUT_FILENO)
    let probes = CheckupPlan.remembering(
      configuration, and: unconfigured, journal: journal, terminal: terminal
    ).probes
    await tell(.began(probes.map { CheckupItem(kind: $0.kind.phrase, subject: $0.subject) }))
    _ = await Examination.run(probes) { place, finding in await tell(.found(place, CheckupItem.Result(finding))) }
    await tell(.over)
  }
}

extension CheckupItem.Result {
  init(_ finding: Finding) {
    let level: CheckupItem.Level =
      switch finding.level {
      case .fine: .fine
      case .skipped: .skipped
      case .warning: .warning
      case .wrong: .wrong
      }
    self.init(level, finding.answer, because: finding.reason, next: finding.nextStep)
  }
}
