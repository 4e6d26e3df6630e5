import Glibc
import UploadQueue

/// That this Pantau is there, for others with the same journal; and whether those are.
///
/// Each has a name of its own, and holds the lock of that name for as long as it runs.
final class Presence: Sendable {
  /// Whether another one is there.
  enum Sight { case there, gone, unknown }

  private let own: String
  private let bytes: LockedBytes

  /// The presence at a journal.
  init(journal: String) {
    var random = SystemRandomNumberGenerator()
    own = String(random.next(), radix: 36)
    bytes = LockedBytes(path: Self.file(beside: journal), neighbour: journal)
  }

  /// The file that is locked.
  static func file(beside journal: String) -> String { journal + "-desks" }

  /// What a name is marked with that nobody holds the lock of: that its lock is free says nothing.
  private static let unlocked: Character = "?"

  /// From now on others see that this one is there; the name for it, which no other ever has.
  func show() -> String { fault() == nil ? own : "\(Self.unlocked)\(own)" }

  /// Whether a name is this one's.
  func isOwn(_ name: String) -> Bool { Self.bare(name) == own }

  /// Whether another one is there.
  func sees(_ other: String) -> Sight {
    switch bytes.standing(of: Self.bare(other)) {
    case .held: .there
    case .free: other.first == Self.unlocked ? .unknown : .gone
    case .unknown: .unknown
    }
  }

  /// Shows that this one is there, where it is not shown yet; why that cannot be, or others not be seen.
  func fault() -> JournalError? {
    do throws(JournalError) {
      guard try bytes.take(own) else {
        return .lockUnusable(path: bytes.path, reason: String(cString: strerror(EAGAIN)))
      }
      return bytes.lack
    } catch { return error }
  }

  private static func bare(_ name: String) -> String { String(name.drop { $0 == unlocked }) }
}

extension JournalStore {
  /// The file whose locks tell which Pantaus are there.
  public static func presenceFile(beside journal: String) -> String { Presence.file(beside: journal) }
}
