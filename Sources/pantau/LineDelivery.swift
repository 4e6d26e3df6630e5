import UploadQueue

/// Hands over the lines of a queue beside its polls: whoever reads them may be slow, or stop for a while.
///
/// No more than the lines of one look wait here. What happens meanwhile is in the journal, and told from there.
actor LineDelivery {
  /// Writes lines, and returns once they have been taken.
  typealias Write = @Sendable ([String]) async throws -> Void

  private let write: Write
  private var running: Task<Void, Never>?
  private var failure: (any Error)?
  /// Why the journal could not be told that the last lines have arrived.
  private(set) var journalError: JournalError?

  init(_ output: LineOutput) {
    write = { lines async throws in try await output.write(lines) }
  }

  /// Hands lines over by something else than standard output.
  init(writing write: @escaping Write) {
    self.write = write
  }

  /// Whether the lines before have been taken.
  var isFree: Bool { running == nil }

  /// Begins to hand lines over, and tells once they have been taken.
  func begin(_ lines: [String], arrived: @escaping @Sendable () async throws(JournalError) -> Void) {
    running = Task { [write] in
      do {
        try await write(lines)
        do throws(JournalError) {
          try await arrived()
          journalError = nil
        } catch { journalError = error }
      } catch { failure = error }
      running = nil
    }
  }

  /// Longer than this a reader is not waited for before anything else is done.
  static let patience: Duration = .seconds(1)

  /// Waits for the lines to be taken, but not for long.
  ///
  /// - Returns: How long it was waited.
  /// - Throws: Why no more can be handed over.
  func settle(within patience: Duration) async throws -> Duration {
    let began = ContinuousClock.now
    if let running {
      let (ended, end) = AsyncStream<Void>.makeStream()
      let work = Task {
        await running.value
        end.finish()
      }
      let watch = Task {
        try? await Task.sleep(for: patience)
        end.finish()
      }
      for await _ in ended {}
      work.cancel()
      watch.cancel()
    }
    if let failure { throw failure }
    return ContinuousClock.now - began
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
