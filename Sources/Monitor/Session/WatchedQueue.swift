import Secrets
import UploadQueue

/// A queue that is ready to be watched.
public struct WatchedQueue: Sendable {
  /// What it is.
  public let profile: QueueProfile
  /// Its backend, its rows, its journal.
  public let session: QueueSession
  /// The files that it is filled from and written to.
  public let files: ReachableFiles?
  /// Gives its backend an access token; until when that is good, where it says so.
  public typealias TakeToken = @Sendable (Secret) async throws(BackendError) -> Timestamp?
  /// The same, where the backend takes one.
  let takeToken: TakeToken?
  /// Tells who does not look what happens there; `nil` where nobody is told.
  public let alerts: QueueAlerts?

  /// A queue that is ready to be watched.
  public init(
    _ profile: QueueProfile, session: QueueSession, files: ReachableFiles? = nil, takeToken: TakeToken? = nil,
    alerts: QueueAlerts? = nil
  ) {
    self.profile = profile
    self.session = session
    self.files = files
    self.takeToken = takeToken
    self.alerts = alerts
  }

  /// The same queue for who only looks on: with no file to read or write, and nobody to take a token.
  public var lookedAt: WatchedQueue {
    var profile = profile
    profile.isFilledElsewhere = profile.takesFiles
    (profile.takesFiles, profile.token) = (false, profile.token.withoutScreen)
    return WatchedQueue(profile, session: session, alerts: alerts)
  }
}
