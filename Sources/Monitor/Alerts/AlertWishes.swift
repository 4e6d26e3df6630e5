import UploadQueue
import Wording

/// Everything that a person wants to be told without looking.
public struct AlertWishes: Sendable, Equatable {
  /// Commands that are run when something happens.
  public var hooks: [Hook]
  /// What the terminal tells; `nil` where nothing.
  public var terminal: TerminalAlerts?
  /// The time zone of quiet hours and of every time that is told.
  public var zone: ShownZone
  /// The language of what is told.
  public var language: Language

  /// What a person wants to be told.
  public init(hooks: [Hook] = [], terminal: TerminalAlerts? = nil, zone: ShownZone, language: Language) {
    self.hooks = hooks
    self.terminal = terminal
    self.zone = zone
    self.language = language
  }
}

/// Which of several Pantaus at one queue runs a hook.
public protocol HookDuties: Sendable {
  /// Takes the duty for a hook where nobody has it; whether this process has it now.
  func take(_ hook: String) throws(JournalError) -> Bool

  /// When a hook whose duty was taken was run last, by whichever process; `nil` where that is not known.
  func lastRun(of hook: String) throws(JournalError) -> Timestamp?

  /// Keeps when a hook was run, for whichever process runs it next.
  func keep(run moment: Timestamp, of hook: String) throws(JournalError)

  /// Gives back all duties but those for these hooks.
  func keep(only hooks: Set<String>)
}

extension Settings {
  /// What the person wants to be told.
  public var alertWishes: AlertWishes {
    AlertWishes(hooks: hooks, terminal: terminalAlerts, zone: zone, language: language)
  }
}
