import Configuration
import Monitor
import Wording

extension Settings {
  /// What this run's options and configuration say; the options win.
  static func chosen(_ policy: PolicyOptions) throws -> Settings {
    let configuration = try ConfigurationFile.current.configuration()
    return Settings(
      language: .spoken, policy: try policy.policy(over: configuration), keys: configuration.keys)
  }
}
