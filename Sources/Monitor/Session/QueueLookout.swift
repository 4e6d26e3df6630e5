import UploadQueue

/// Watches a queue without a screen, and tells what happens there.
///
/// What it has told is remembered by the journal once it is known to have arrived, so that nothing is lost between two
/// runs, and little is told twice.
public actor QueueLookout {
  /// What one look brought.
  public struct Report: Sendable {
    /// What has happened since the last look.
    public var events: [QueueEvent]
    /// How far that goes; `nil` where the journal could not be asked.
    public var looked: Looked?
    /// How long to wait before the next look.
    public var wait: Duration
    /// Why the backend did not answer, where it did not.
    public var failure: BackendError?
    /// Why the journal could not be used, where it could not.
    public var journalError: JournalError?
    /// What the backend said of the data besides.
    public var standing = DataStanding()
  }

  private let session: QueueSession
  private let clock: Clock
  private let reader: JournalReader
  private var schedule: PollSchedule
  private var hasRestored = false
  private var lostAt: Timestamp?
  /// What nobody has been told yet of the backend being lost and back; of very many the newest.
  private var unheard: [QueueEvent] = []
  private static let mostUnheard = 100
  private var told: Looked?
  /// How far the journal remembers that.
  private var kept: Looked?
  private var random = SystemRandomNumberGenerator()

  /// A lookout over a queue.
  public init(_ queue: WatchedQueue, clock: Clock, reader: JournalReader) {
    session = queue.session
    self.clock = clock
    self.reader = reader
    schedule = PollSchedule(interval: queue.profile.capabilities.pollInterval)
  }

  /// Asks the backend, and tells what is new; only one at a time.
  ///
  /// - Parameters:
  ///   - isTelling: Whether anybody listens; else the journal keeps what is new until somebody does.
  ///   - onWait: Until when the backend may not be asked again, each time that this is waited for.
  public func look(
    isTelling: Bool = true, onWait: @Sendable (Timestamp) async -> Void = { _ in }
  ) async -> Report {
    var report = Report(events: [], wait: schedule.interval)
    do throws(JournalError) {
      if !hasRestored {
        try await session.restore()
        told = try await session.lastTold(as: reader)
        kept = told
        hasRestored = true
      }
    } catch {
      report.journalError = error
      report.wait = schedule.failed(.unavailable(""), now: clock.now(), using: &random)
      return report
    }
    do throws(BackendError) {
      let poll = try await session.pollInTurn(onWait: onWait)
      (report.journalError, report.standing) = (poll.journalError, poll.standing)
      do throws(JournalError) { try await session.settle() } catch { report.journalError = error }
      report.wait = schedule.succeeded()
      if let lostAt { keep(.backendBack(lostAt: lostAt)) }
      lostAt = nil
    } catch .tooSoon {
      // Nobody waits for it any longer.
      return report
    } catch {
      // What the end of the lookout itself takes back is no failure of the backend's.
      guard !Task.isCancelled else { return report }
      let now = clock.now()
      report.failure = error
      report.wait = schedule.failed(error, now: now, using: &random)
      if lostAt == nil { keep(.backendLost(error, nextTry: now + report.wait)) }
      lostAt = lostAt ?? now
    }
    guard isTelling else { return report }
    report.events = unheard
    unheard = []
    // Where nobody was ever told anything, the first answer is what everything later is news against.
    guard told != nil || report.failure == nil else { return report }
    do throws(JournalError) {
      let news = try await session.news(after: told)
      report.events += news.events
      report.looked = news.looked
    } catch { report.journalError = error }
    return report
  }

  private func keep(_ event: QueueEvent) {
    unheard.append(event)
    unheard.removeFirst(max(0, unheard.count - Self.mostUnheard))
  }

  /// What a look brought has arrived.
  public func arrived(_ report: Report) async throws(JournalError) {
    guard let looked = report.looked else { return }
    told = looked
    try await session.tell(looked, after: kept, as: reader)
    kept = looked
  }

  /// Ends what the backend has under way.
  public func end() async {
    await session.end()
  }

  /// Whether any document of the queue fits a filter.
  public func has(_ filter: Filter) async -> Bool {
    await session.has(filter)
  }
}
