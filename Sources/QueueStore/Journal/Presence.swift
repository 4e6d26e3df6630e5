import UploadQueue

/// That this Pantau is there, for others with the same journal; and whether those are.
///
/// Each has a name of its own, and holds the lock of that name for as long as it runs.
final class Presence: Sendable {
  /// The name of this one, which no other ever has.
  let name: String
  private let bytes: LockedBytes

  /// The presence at a journal.
  init(journal: String) {
    var random = SystemRandomNumberGenerator()
    name = String(random.next(), radix: 36)
    bytes = LockedBytes(path: Self.file(beside: journal))
  }

  /// The file that is locked.
  static func file(beside journal: String) -> String { journal + "-desks" }

  /// From now on others see that this one is there.
  ///
  /// Where there can be no locks, each sees itself alone, and what another has begun is as if that one had ended.
  func show() { _ = try? bytes.take(name) }

  /// Whether another one is there.
  func sees(_ other: String) -> Bool { other != name && bytes.isHeldElsewhere(other) }
}

extension JournalStore {
  /// The file whose locks tell which Pantaus are there.
  public static func presenceFile(beside journal: String) -> String { Presence.file(beside: journal) }
}
