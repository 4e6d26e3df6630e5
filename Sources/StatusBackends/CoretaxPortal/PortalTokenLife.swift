import Secrets
import UploadQueue

/// What an access token of the portal says of its own life.
public enum PortalTokenLife {
  /// Until when it is good; `nil` where it does not say.
  public static func end(of copied: Secret) -> Timestamp? { PortalToken(copied).expiresAt }
}
