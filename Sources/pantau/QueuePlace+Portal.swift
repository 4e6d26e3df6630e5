import HTTPService
import Monitor
import PantauConfiguration
import Secrets
import StatusBackends
import UploadQueue

// Where the portal of the configuration becomes a backend.
extension QueuePlace {
  func coretaxPortal(_ portal: CoretaxPortalEntry) -> PlacedService {
    PlacedService(identity: portal.identity) { language in
      var service = portal.service
      service.timeout = service.timeout ?? CoretaxPortalBackend.usualDeadline
      var settings = PortalSettings(taxpayer: portal.taxpayer, kinds: portal.lists, periods: portal.periods)
      if let every = service.pollEvery { settings.pollInterval = max(every, PortalSettings.shortest) }
      return CoretaxPortalBackend(
        try http(service, language), token: supply(portal.token, given: givenToken), settings: settings,
        lastAsked: LastAsked(keptIn: Paths.lastAsked(portal.identity)), clock: CallClock(now: Environment.now),
        language: language)
    }
  }

  /// How the next access token comes to the running program.
  var tokenIntake: TokenIntake {
    guard case .coretaxPortal(let portal)? = entry?.backend else { return .none }
    if givenToken == nil, case .file = portal.token { return .typedOrSaved }
    return .typed
  }

  /// Whether it is watched at the portal.
  var isPortal: Bool { if case .coretaxPortal? = entry?.backend { true } else { false } }
}
