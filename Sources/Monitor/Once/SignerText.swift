import TerminalKit
import UploadQueue
import Wording

/// What is known of the signers of a queue, as text: what the screen of the signers says.
public struct SignerText {
  /// The text, line by line.
  public let lines: [SafeText]

  /// The text of a queue that was looked at, under its name.
  public init(_ book: SignerBook, of glance: QueueGlance, certificates: [SigningCertificate], settings: Settings) {
    var model = Model(
      settings: settings, queue: glance.profile, size: Size(columns: Self.unlimited, rows: Model.smallest.rows),
      now: glance.at)
    model.certificates = certificates
    lines = ["\(glance.queue):"] + SignersScreen.plainLines(book, model)
  }

  /// Longer than any text.
  private static let unlimited = 1 << 20
}
