import HTTPService
import UploadQueue

/// What is set of a queue at a penyedia jasa aplikasi perpajakan (PJAP).
public struct PjapSettings: Sendable, Hashable {
  /// Whose queue it is.
  public var taxpayer: NPWP
  /// What the service calls its fields, where that is other than expected: paths with dots between the names.
  public var fields: [AnswerField: String]
  /// What status words of the service mean, where that is not known.
  public var statuses: [String: UploadStatus]
  /// How a document is uploaded again.
  public var reupload: BackendCapabilities.Reupload
  /// How long to wait between polls.
  public var pollInterval: Duration

  /// No PJAP has published how often it may be asked.
  public static let usualPollInterval = Duration.seconds(60)

  /// Whose queue it is; by a call, and a poll every minute, unless said otherwise.
  public init(
    taxpayer: NPWP, fields: [AnswerField: String] = [:], statuses: [String: UploadStatus] = [:],
    reupload: BackendCapabilities.Reupload = .call, pollInterval: Duration = usualPollInterval
  ) {
    self.taxpayer = taxpayer
    self.fields = fields
    self.statuses = statuses
    self.reupload = reupload
    self.pollInterval = pollInterval
  }

  /// What a backend with these settings can do; none of these services tells changes, signers, or what became of a key.
  var capabilities: BackendCapabilities {
    BackendCapabilities(
      reupload: reupload, isIncremental: false, isIdempotent: false, offersSigners: false, pollInterval: pollInterval,
      shortestPollInterval: min(pollInterval, .seconds(15)))
  }
}
