import UploadQueue

/// Tells of a queue to who does not look: through commands that are run, and through the terminal.
///
/// What is new since somebody was told last is asked of the journal, so whatever may not be told yet (too soon after the
/// last message, in quiet hours, because the command failed) waits there and is told together. A hook's place in the
/// journal is remembered once its command has ended well: what it was told before a crash it may be told again, and
/// nothing is ever left out.
public actor QueueAlerts {
  /// Runs a hook for an alert; returns once it has ended.
  public typealias Run = @Sendable (Hook, Alert) async throws(HookFault) -> Void

  /// How the backend stands after a poll.
  public enum Standing: Sendable {
    case answered
    case lost(BackendError, nextTry: Timestamp)
  }

  /// What came of telling.
  public struct Outcome: Sendable {
    /// What the terminal is to tell; `nil` where nothing.
    public var shown: Alert?
    /// Which hooks failed.
    public var failures: [HookFailure] = []
    /// Why the journal could not say what is new, where it could not.
    public var journalError: JournalError?
  }

  private let name: String
  private let session: QueueSession
  private let clock: Clock
  private let isOnDuty: @Sendable () -> Bool
  private let run: Run
  private var zone: ShownZone
  private var hooks: [Hook]
  private var terminal: TerminalAlerts?
  private var hookPlaces: [String: Place] = [:]
  private var terminalPlace = Place()
  private var outage: Outage?
  /// Whether the backend has answered once: before, nothing is known to have become urgent or not.
  private var hasAnswered = false
  private var wasOnDuty = false
  private var isTelling = false

  /// How far somebody has been told.
  private struct Place {
    var told: Looked?
    var isRestored = false
    /// Not before then.
    var notBefore: Timestamp?
    var failures = 0
    /// Since when the backend was out of reach, as was told.
    var outage: Timestamp?

    mutating func arrived(_ message: Message, every pause: Duration) {
      told = message.told ?? told
      outage = message.outage
      notBefore = message.alert.at + pause
      failures = 0
    }
  }

  /// A backend that does not answer; told of once it has not answered twice, as one answer may just be lost.
  private struct Outage {
    let began: Timestamp
    var error: BackendError
    var nextTry: Timestamp
    var polls = 1
  }

  /// The alerts of a queue.
  ///
  /// - Parameters:
  ///   - isOnDuty: Whether this process is the one, of all that watch the queue, that runs the hooks.
  ///   - run: Runs the command of a hook.
  public init(
    of queue: String, _ session: QueueSession, hooks: [Hook], terminal: TerminalAlerts?, in zone: ShownZone,
    clock: Clock, isOnDuty: @escaping @Sendable () -> Bool, run: @escaping Run
  ) {
    name = queue
    self.hooks = hooks.filter { $0.isMeant(for: queue) }
    self.terminal = terminal
    self.zone = zone
    self.session = session
    self.clock = clock
    self.isOnDuty = isOnDuty
    self.run = run
  }

  /// Takes what the person wants to be told from now on.
  public func follow(_ hooks: [Hook], _ terminal: TerminalAlerts?, in zone: ShownZone) {
    self.hooks = hooks.filter { $0.isMeant(for: name) }
    self.terminal = terminal
    self.zone = zone
  }

  /// Tells what is new after a poll; only one at a time.
  public func tell(_ standing: Standing) async -> Outcome {
    take(standing)
    guard !isTelling, !hooks.isEmpty || terminal != nil else { return Outcome() }
    isTelling = true
    defer { isTelling = false }
    var outcome = Outcome()
    do throws(JournalError) {
      outcome.shown = try await tellTerminal()
      outcome.failures = try await runHooks()
    } catch { outcome.journalError = error }
    return outcome
  }

  private func take(_ standing: Standing) {
    switch standing {
    case .answered:
      hasAnswered = true
      outage = nil
    case .lost(let error, let nextTry):
      outage = Outage(
        began: outage?.began ?? clock.now(), error: error, nextTry: nextTry, polls: (outage?.polls ?? 0) + 1)
    }
  }

  private func tellTerminal() async throws(JournalError) -> Alert? {
    guard let terminal else { return nil }
    var place = terminalPlace
    defer { terminalPlace = place }
    guard let message = try await message(terminal.rule, &place) else { return nil }
    place.arrived(message, every: terminal.rule.every)
    return message.alert
  }

  private func runHooks() async throws(JournalError) -> [HookFailure] {
    guard !hooks.isEmpty, isOnDuty() else {
      wasOnDuty = false
      return []
    }
    // Whoever had the duty before has told things that this process does not know of.
    if !wasOnDuty { hookPlaces = [:] }
    wasOnDuty = true
    var failures: [HookFailure] = []
    for hook in hooks where !Task.isCancelled {
      var place = hookPlaces[hook.name] ?? Place()
      defer { hookPlaces[hook.name] = place }
      if let failure = try await run(hook, &place) { failures.append(failure) }
    }
    return failures
  }

  private func run(_ hook: Hook, _ place: inout Place) async throws(JournalError) -> HookFailure? {
    let reader = JournalReader.hook(hook.name)
    if !place.isRestored {
      place.told = try await session.lastTold(as: reader)
      place.isRestored = true
    }
    let isFirst = place.told == nil
    let message = try await message(hook.rule, &place)
    if isFirst, let told = place.told { try await session.tell(told, as: reader) }
    guard let message else { return nil }
    do throws(HookFault) {
      try await run(hook, message.alert)
    } catch {
      let wait = hook.rule.waiting(after: place.failures)
      place.failures += 1
      place.notBefore = message.alert.at + wait
      return HookFailure(hook: hook.name, fault: error, nextTry: message.alert.at + wait)
    }
    place.arrived(message, every: hook.rule.every)
    if let told = place.told { try await session.tell(told, as: reader) }
    return nil
  }

  /// An alert, and how far somebody has been told once it has arrived.
  private struct Message {
    let alert: Alert
    let told: Looked?
    let outage: Timestamp?
  }

  /// What there is to tell now; `nil` where there is nothing, or not yet.
  private func message(_ rule: AlertRule, _ place: inout Place) async throws(JournalError) -> Message? {
    let now = clock.now()
    guard place.notBefore.map({ $0 <= now }) ?? true, rule.quietHours?.contains(now, in: zone) != true else {
      return nil
    }
    var (events, told): ([QueueEvent], Looked?) = ([], nil)
    if hasAnswered {
      // Where nobody was ever told anything, the first answer is what everything later is news against.
      let news = try await session.news(after: place.told)
      (events, told) = (news.events, news.looked)
    }
    var toldOutage = place.outage
    if let outage, outage.polls > 1, toldOutage == nil {
      toldOutage = outage.began
      events.append(.backendLost(outage.error, nextTry: outage.nextTry))
    } else if outage == nil, let began = toldOutage {
      toldOutage = nil
      events.append(.backendBack(lostAt: began))
    }
    events = events.filter { $0.alertKind.map(rule.kinds.contains) ?? false }
    guard !events.isEmpty else {
      place.told = told ?? place.told
      place.outage = toldOutage
      return nil
    }
    return Message(alert: Alert(queue: name, at: now, events: events), told: told, outage: toldOutage)
  }
}

extension Hook {
  fileprivate func isMeant(for queue: String) -> Bool { queues.isEmpty || queues.contains(queue) }
}

extension AlertRule {
  /// How long to wait after a command has failed so often before: longer each time, up to an hour.
  fileprivate func waiting(after failures: Int) -> Duration {
    min(.hours(1), max(every, .minutes(1)) * (1 << min(failures, 6)))
  }
}
