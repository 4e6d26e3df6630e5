import TerminalKit
import UploadQueue

/// What somebody wants to be told, and when.
public struct AlertRule: Sendable, Hashable {
  /// Of what.
  public var kinds: Set<AlertKind>
  /// At most this often; what happens meanwhile is told together.
  public var every: Duration
  /// When nothing is told; what happens then is told together afterwards.
  public var quietHours: QuietHours?

  /// A rule.
  public init(_ kinds: Set<AlertKind>, every: Duration = .minutes(1), quietHours: QuietHours? = nil) {
    self.kinds = kinds
    self.every = every
    self.quietHours = quietHours
  }
}

/// A command that is run when something happens.
public struct Hook: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// When it is run.
  public var rule: AlertRule
  /// For these queues alone; for all where none is named.
  public var queues: Set<String>
  /// The program and its arguments; no shell has a part in it.
  public var command: [String]
  /// How long it may take.
  public var limit: Duration

  /// A command for what a rule asks for.
  public init(
    name: String, rule: AlertRule, queues: Set<String> = [], command: [String], limit: Duration = .seconds(30)
  ) {
    self.name = name
    self.rule = rule
    self.queues = queues
    self.command = command
    self.limit = limit
  }
}

/// How the terminal tells what happens while nobody looks at it.
public struct TerminalAlerts: Sendable, Hashable {
  /// When.
  public var rule: AlertRule
  /// Whether it rings.
  public var rings: Bool
  /// The way to a notification of the person's desktop, where one is wanted.
  public var notification: DesktopNotification?

  /// How the terminal tells what a rule asks for.
  public init(rule: AlertRule, rings: Bool, notification: DesktopNotification?) {
    self.rule = rule
    self.rings = rings
    self.notification = notification
  }
}
