import UploadQueue

/// Hands over the lines of a queue beside its polls: whoever reads them may be slow, or stop for a while.
///
/// No more than the lines of one look wait here. What happens meanwhile is in the journal, and told from there.
actor LineDelivery {
  private let output: LineOutput
  private var running: Task<Void, Never>?
  private var failure: (any Error)?
  /// Why the journal could not be told that the last lines have arrived.
  private(set) var journalError: JournalError?

  init(_ output: LineOutput) {
    self.output = output
  }

  /// Whether the lines before have been taken.
  var isFree: Bool { running == nil }

  /// Begins to hand lines over, and tells once they have been taken.
  func begin(_ lines: [String], arrived: @escaping @Sendable () async throws(JournalError) -> Void) {
    running = Task { [output] in
      do {
        try await output.write(lines)
        do throws(JournalError) {
          try await arrived()
          journalError = nil
        } catch { journalError = error }
      } catch { failure = error }
      running = nil
    }
  }

  /// Longer than this a reader is not waited for before the queue is looked at again.
  private static let patience: Duration = .seconds(1)

  /// Waits for the lines to be taken, but not for long.
  ///
  /// - Throws: Why no more can be handed over.
  func settle() async throws {
    if let running {
      let (ended, end) = AsyncStream<Void>.makeStream()
      let work = Task {
        await running.value
        end.finish()
      }
      let watch = Task {
        try? await Task.sleep(for: Self.patience)
        end.finish()
      }
      for await _ in ended {}
      work.cancel()
      watch.cancel()
    }
    if let failure { throw failure }
  }

  /// Waits for the lines to be taken, however long that is.
  func finish() async throws {
    if let running {
      await withTaskCancellationHandler {
        await running.value
      } onCancel: {
        running.cancel()
      }
    }
    if let failure { throw failure }
  }

  /// Gives up what has not been taken.
  func cancel() { running?.cancel() }
}
