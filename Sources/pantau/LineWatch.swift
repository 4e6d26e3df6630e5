import ArgumentParser
import Foundation
import Monitor
import UploadQueue
import Wording

/// Watches queues without a screen: a line an event.
struct LineWatch {
  /// How an event is written.
  enum Format: String, CaseIterable {
    /// A sentence, with the time.
    case text
    /// A JSON object a line.
    case ndjson
  }

  /// What ends it, besides whoever started it.
  enum Ending {
    case never
    /// Each queue was asked once.
    case once
    /// A filter finds something.
    case found(Filter)
    /// A filter finds nothing in any queue.
    case nothingFound(Filter)
  }

  /// The statuses of the process.
  enum Status {
    static let fine: Int32 = 0
    /// A backend was out of reach.
    static let outOfReach = ExitCode.outOfReach.rawValue
    /// As of timeout(1).
    static let outOfTime = ExitCode.outOfTime.rawValue
  }

  private let queues: [WatchedQueue]
  private let clock: Clock
  private let language: Language
  private let zone: ShownZone
  private let format: Format
  private let isMasked: Bool
  private let ending: Ending
  private let output: LineOutput

  init(
    _ queues: [WatchedQueue], clock: Clock, settings: Settings, format: Format, isMasked: Bool, ending: Ending
  ) {
    self.queues = queues
    self.clock = clock
    language = settings.language
    zone = settings.zone
    self.format = format
    output = LineOutput(forPrograms: format == .ndjson)
    self.isMasked = isMasked
    self.ending = ending
  }

  /// Whether it ends by itself: then what was seen is recorded, whoever reads it.
  private var isOnce: Bool { if case .once = ending { true } else { false } }

  /// Watches until the end that was asked for, or for as long as is given; the status of the process.
  func run(for limit: Duration?) async throws -> Int32 {
    // Whoever reads may stop early, as head does.
    signal(SIGPIPE, SIG_IGN)
    EndingSignals.take()
    let watching = Task { try await watchAll(for: limit) }
    guard case .signal(let number) = await EndingSignals.first(of: Task { _ = await watching.result }) else {
      return try await watching.value
    }
    // How long the queues were watched is written down, where the journal takes it soon; nothing else is waited for.
    let keeping = Task { [queues] in
      for queue in queues { await queue.session.endVigil() }
    }
    _ = await EndingSignals.first(of: keeping, within: .seconds(1))
    EndingSignals.end(by: number)
  }

  private func watchAll(for limit: Duration?) async throws -> Int32 {
    let goal = Goal(of: queues.count, ending)
    do {
      return try await withThrowingTaskGroup { group in
        if !isOnce {
          group.addTask {
            try await LineOutput.waitForReaderToGo()
            return Status.fine
          }
        }
        for (place, queue) in queues.enumerated() {
          group.addTask { try await watch(queue, at: place, until: goal) }
        }
        if let limit {
          group.addTask {
            try await Task.sleep(for: limit)
            return Status.outOfTime
          }
        }
        defer { group.cancelAll() }
        guard case .once = ending else { return try await group.next() ?? Status.fine }
        var worst = Status.fine
        for _ in queues { worst = max(worst, try await group.next() ?? Status.fine) }
        return worst
      }
    } catch is LineOutput.ReaderGone {
      return Status.fine
    }
  }

  private func watch(_ queue: WatchedQueue, at place: Int, until goal: Goal) async throws -> Int32 {
    let lookout = QueueLookout(queue, clock: clock, reader: .lines)
    let hooks = queue.alerts.map { HookWork($0, language: language, zone: zone, isMasked: isMasked) }
    let delivery = LineDelivery(output)
    do {
      let status = try await watch(lookout, delivery, hooks, queue.profile, at: place, until: goal)
      try await delivery.finish()
      await hooks?.finish()
      await lookout.end()
      return status
    } catch {
      await delivery.cancel()
      await hooks?.cancel()
      await lookout.end()
      throw error
    }
  }

  private func watch(
    _ lookout: QueueLookout, _ delivery: LineDelivery, _ hooks: HookWork?, _ profile: QueueProfile, at place: Int,
    until goal: Goal
  ) async throws -> Int32 {
    var trouble: JournalError?
    while true {
      // As long as nobody takes what was told last, the queue is watched, and the journal keeps what is new.
      let report = await lookout.look(isTelling: await delivery.isFree) { until in
        // Whoever watches for long waits anyway.
        if isOnce { Speech.warn(Phrase.waiting(for: profile.name, until: until, in: zone).text(language)) }
      }
      // What was taken back at the end is no answer either.
      try Task.checkCancellation()
      if isOnce, let failure = report.failure { tell(failure, of: profile) }
      for remark in (isMasked ? report.standing.masked : report.standing).remarks {
        Speech.warn("\(profile.name): \(remark.text(language))")
      }
      if isOnce, report.standing.isArriving { Speech.warn("\(profile.name): \(Phrase.stillArriving.text(language))") }
      if await delivery.isFree {
        let events = isOnce ? report.events.filter { !$0.isLoss } : report.events
        await delivery.begin(try lines(isMasked ? events.map(\.masked) : events, of: profile)) {
          () async throws(JournalError) in try await lookout.arrived(report)
        }
      }
      // A reader that stands still delays no look at the queue.
      let waited = try await delivery.settle(within: min(LineDelivery.patience, report.wait))
      var journalError = report.journalError
      if journalError == nil { journalError = await delivery.journalError }
      // Said once: as long as it stays the same, there is nothing new to say.
      if let journalError, journalError != trouble { Speech.warn(journalError.phrase.text(language)) }
      trouble = journalError
      if report.journalError == nil {
        await hooks?.begin(
          after: report.failure.map { .lost($0, nextTry: clock.now() + report.wait) } ?? .answered)
      }
      if case .once = ending { return report.failure == nil ? Status.fine : Status.outOfReach }
      if report.failure == nil, await goal.isReached(by: place, lookout) { return Status.fine }
      try await Task.sleep(for: max(.zero, report.wait - waited))
    }
  }

  /// Why a single look had no answer: no event, as each look at a backend that stays away would bring it anew.
  private func tell(_ failure: BackendError, of queue: QueueProfile) {
    let why = (isMasked ? failure.masked : failure).told(in: zone, token: queue.token)
    Speech.warn("\(queue.name): \(why.text(language))")
  }

  private func lines(_ events: [QueueEvent], of queue: QueueProfile) throws -> [String] {
    let now = clock.now()
    switch format {
    case .text:
      let whose: SafeText = queues.count > 1 ? "\(queue.name): " : ""
      return events.map { event in
        let moment = if case .changed(let change) = event { change.seenAt } else { now }
        let text = event.phrase(in: zone, at: now, token: queue.token).text(language)
        let line: SafeText = "\(moment.dated(language, in: zone)) \(zone.name(at: moment))  \(whose)\(text)"
        return line.string
      }
    case .ndjson:
      return try events.map {
        try JSONLine(EventRecord($0, of: queue.name, token: queue.token, at: now, in: zone, language: language)).text
      }
    }
  }
}

extension QueueEvent {
  /// Whether it tells that the backend is out of reach.
  fileprivate var isLoss: Bool { if case .backendLost = self { true } else { false } }
}

/// The hooks of a queue, run beside its polls: a hook may be slow.
private actor HookWork {
  private let alerts: QueueAlerts
  private let language: Language
  private let zone: ShownZone
  private let isMasked: Bool
  private var running: Task<Void, Never>?
  /// What they were in trouble with last; as long as it stays the same there is nothing new to say.
  private var trouble: JournalError?

  init(_ alerts: QueueAlerts, language: Language, zone: ShownZone, isMasked: Bool) {
    self.alerts = alerts
    self.language = language
    self.zone = zone
    self.isMasked = isMasked
  }

  /// Runs them for what is new after a poll; those that still run find it themselves.
  func begin(after standing: QueueAlerts.Standing) async {
    await alerts.note(standing)
    guard running == nil else { return }
    running = Task {
      tell(await alerts.runHooks())
      running = nil
    }
  }

  private func tell(_ outcome: QueueAlerts.Outcome) {
    for failure in outcome.failures {
      Speech.warn((isMasked ? failure.masked : failure).phrase(in: zone).text(language))
    }
    if let error = outcome.journalError, error != trouble { Speech.warn(error.phrase.text(language)) }
    trouble = outcome.journalError
  }

  /// Waits for those that run.
  func finish() async { await running?.value }

  /// Ends those that run.
  func cancel() async {
    running?.cancel()
    await running?.value
  }
}

/// What is waited for, in all queues together.
private actor Goal {
  private let ending: LineWatch.Ending
  /// What each queue has answered; `nil` as long as it has not.
  private var found: [Bool?]

  init(of queues: Int, _ ending: LineWatch.Ending) {
    self.ending = ending
    found = Array(repeating: nil, count: queues)
  }

  /// Whether it is there, now that a queue has been asked again.
  func isReached(by place: Int, _ lookout: QueueLookout) async -> Bool {
    switch ending {
    case .never, .once: return false
    case .found(let filter): return await lookout.has(filter)
    case .nothingFound(let filter):
      found[place] = await lookout.has(filter)
      return found.allSatisfy { $0 == false }
    }
  }
}
