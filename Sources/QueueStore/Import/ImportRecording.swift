import UploadQueue

/// Who imports into a queue, and the journal that the changes of status are recorded in.
///
/// Queue and journal are two files, and nothing can be written to both at once. So the changes are written into the queue
/// with the documents, all of them or none, and handed on to the journal right after. Where that fails they wait for the
/// next import, or for whoever opens the queue next: nothing is lost, and nothing is recorded twice.
public struct ImportRecording: Sendable {
  let by: Operator
  let now: @Sendable () -> Timestamp
  private let journal: @Sendable () throws -> JournalStore

  /// How imports are recorded.
  ///
  /// - Parameters:
  ///   - by: Who imports.
  ///   - now: The time.
  ///   - journal: The journal of the queue; asked for where there is something to record, and only then.
  public init(
    by: Operator, now: @escaping @Sendable () -> Timestamp, journal: @escaping @Sendable () throws -> JournalStore
  ) {
    self.by = by
    self.now = now
    self.journal = journal
  }

  /// Hands everything that waits in a queue on to its journal; why that could not be done yet.
  func handOn(_ queue: LocalQueue) -> JournalError? {
    do {
      guard try queue.hasUnrecordedChanges() else { return nil }
      try journal().takeImports(of: queue)
      return nil
    } catch let error as JournalError {
      return error
    } catch {
      return .queueUnusable(StoreFailure(error, path: queue.path).phrase)
    }
  }
}

extension LocalQueue {
  /// The same queue, whose imports are recorded in the journal.
  public func recording(_ recording: ImportRecording) -> LocalQueue {
    LocalQueue(file, recording: recording)
  }
}
