import UploadQueue

/// What is set of a backend that speaks one of Pantau's own protocols.
public struct ProtocolSettings: Sendable, Hashable {
  /// How a document is uploaded again.
  public var reupload: BackendCapabilities.Reupload
  /// How long to wait between polls.
  public var pollInterval: Duration

  /// By a call, and a poll every half minute, unless said otherwise.
  public init(reupload: BackendCapabilities.Reupload = .call, pollInterval: Duration = .seconds(30)) {
    self.reupload = reupload
    self.pollInterval = pollInterval
  }
}
