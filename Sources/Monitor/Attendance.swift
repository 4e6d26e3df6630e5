import UploadQueue
import Wording

/// Whether somebody is looking at a queue, and how far they have followed its journal.
public struct Attendance: Sendable, Equatable {
  /// The newest entry of the journal.
  public var end = JournalPlace.start
  /// The last key that was pressed while the queue was shown.
  public var lastKey: Looked?
  /// When the person last looked, before they were away: the last time, or the session before.
  public var before: Looked?
  /// What the journal remembers of ``lastKey``.
  public var remembered: Looked?
  /// Whether it has been said that there is something new.
  public var hasSaid = false

  /// Without a key for this long, nobody is looking.
  public static let absence: Duration = .minutes(5)

  /// Whether there is something new since the person last looked.
  public var hasNews: Bool { before.map { end > $0.place } ?? false }

  /// A key is pressed; whether somebody has come back.
  mutating func key(at now: Timestamp) -> Bool {
    let isBack = isAway(at: now)
    if isBack { before = lastKey }
    lastKey = Looked(place: end, at: now)
    return isBack && hasNews
  }

  /// Whether no key was pressed for long.
  func isAway(at now: Timestamp) -> Bool {
    lastKey.map { now - $0.at > Self.absence } ?? false
  }

  /// What is new, and which key shows it.
  func phrase(now: Timestamp, zone: ShownZone, key: SafeText) -> Phrase? {
    guard hasNews, let before else { return nil }
    return Phrase(
      id: "Ada yang baru sejak \(before.at.written(.indonesian, in: zone, now: now)). \(key) menampilkannya.",
      en: "There is something new since \(before.at.written(.english, in: zone, now: now)). \(key) shows it.")
  }
}
