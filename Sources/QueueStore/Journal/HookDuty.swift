import UploadQueue

/// Which of several Pantaus with one journal runs a hook of a queue: the first that asks, until it ends.
///
/// It is a lock on a byte of a file beside the journal, a byte for each queue and hook; the file tells when each was run
/// last.
public final class HookDuty: Sendable {
  private let bytes: LockedBytes
  private let queue: String

  /// The duty for a queue.
  init(journal: String, queue: String) {
    bytes = LockedBytes(path: Self.file(beside: journal), neighbour: journal)
    self.queue = queue
  }

  /// The file that is locked.
  public static func file(beside journal: String) -> String { journal + "-hooks" }

  /// Takes the duty for a hook where nobody has it; whether this process has it now.
  public func take(_ hook: String) throws(JournalError) -> Bool { try bytes.take(name(of: hook)) }

  /// When a hook was run last, by whichever process; `nil` where that is not known.
  ///
  /// Asked by who has taken the duty.
  public func lastRun(of hook: String) throws(JournalError) -> Timestamp? { try times.last(of: name(of: hook)) }

  /// Keeps when a hook was run, for whichever process runs it next.
  public func keep(run moment: Timestamp, of hook: String) throws(JournalError) {
    try times.keep(moment, of: name(of: hook))
  }

  /// Gives back all duties but those for these hooks.
  public func keep(only hooks: Set<String>) { bytes.keep(only: Set(hooks.map(name))) }

  private var times: HookTimes { HookTimes(path: bytes.path) }

  private func name(of hook: String) -> String { "\(queue)\0\(hook)" }
}

extension JournalStore {
  /// The duty to run the hooks of this queue.
  public var hookDuty: HookDuty { HookDuty(journal: file.path, queue: queue) }
}
