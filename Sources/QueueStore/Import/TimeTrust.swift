import UploadQueue

/// How far the time is believed as of which a file is brought in.
public enum TimeTrust: Sendable, Hashable {
  /// Somebody has said it.
  case said
  /// It is the file's own, and a copy bears a new one: a file that shows documents as they were before they were approved,
  /// though by it they had been already, is refused, with moments told in a zone. What is known as of some moments is doubted just so:
  /// a file that counts as older and shows such documents approved is refused, as what is known is the old copy.
  case doubted(in: ShownZone, against: Set<Timestamp> = [])
  /// It is only known that the file was true before: all that is known of a document counts as newer.
  case upperBound
}
