import PantauConfiguration
import Monitor
import UploadQueue
import Wording

extension ShownZone {
  /// The time zone of this run: what the configuration says, else the portal's own.
  static let chosen = ConfigurationFile.current.reading?.configuration.zone ?? .wib
}

extension Settings {
  /// What this run's options and a configuration say; the options win.
  static func chosen(
    _ policy: PolicyOptions, mouse: MouseOption? = nil, from file: ConfigurationFile = .current
  ) throws -> Settings {
    let configuration = try file.configuration()
    return Settings(
      language: file.language, zone: configuration.zone ?? .wib,
      policy: try policy.policy(over: configuration), stuckOfQueues: try policy.stuckOfQueues(over: configuration),
      keys: configuration.keys, theme: configuration.theme,
      usesMouse: mouse?.mouse ?? configuration.usesMouse, savedFilters: configuration.filters,
      columns: configuration.columns ?? ColumnKind.usual, hooks: configuration.hooks,
      terminalAlerts: configuration.terminalAlerts, quieterHour: configuration.quieterHour ?? .usuallyQuiet)
  }
}
