import PantauConfiguration
import Monitor
import Wording

extension Settings {
  /// What this run's options and a configuration say; the options win.
  static func chosen(
    _ policy: PolicyOptions, from file: ConfigurationFile = .current
  ) throws -> Settings {
    let configuration = try file.configuration()
    return Settings(
      language: .asked ?? configuration.language ?? .ofLocale, policy: try policy.policy(over: configuration),
      keys: configuration.keys, theme: configuration.theme, savedFilters: configuration.filters,
      columns: configuration.columns ?? ColumnKind.usual)
  }
}
