import UploadQueue
import Wording

/// Tells of a queue to who does not look: through commands that are run, and through the terminal.
///
/// What is new since somebody was told last is asked of the journal, so whatever may not be told yet (too soon after the
/// last message, in quiet hours, because the command failed) waits there and is told together. A hook's place in the
/// journal is remembered once its command has ended well: what it was told before a crash it may be told again, and
/// nothing is ever left out. When it was run last is known to whichever process runs it next, which waits for as long as
/// the one before would have.
public actor QueueAlerts {
  /// Runs a hook for an alert, with what it says in a language and the times of a zone; returns once it has ended.
  public typealias Run = @Sendable (Hook, Alert, ShownZone, Language) async throws(HookFault) -> Void

  /// How the backend stands after a poll.
  public enum Standing: Sendable {
    case answered
    case lost(BackendError, nextTry: Timestamp)
  }

  /// What came of running hooks.
  public struct Outcome: Sendable {
    /// Which of them failed.
    public var failures: [HookFailure] = []
    /// Why it is not known what is new, or who is to tell it, where it is not.
    public var journalError: JournalError?
  }

  private let name: String
  private let session: QueueSession
  private let clock: Clock
  private let duties: any HookDuties
  private let run: Run
  private var wishes: AlertWishes
  private var hooks: [Hook]
  private var hookPlaces: [String: Place] = [:]
  private var terminalPlace = Place()
  private var outage: Outage?
  /// Whether the backend has answered once: before, nothing is known to have become urgent or not.
  private var hasAnswered = false
  private var isRunning = false
  private var isTellingTerminal = false

  /// How far somebody has been told.
  private struct Place {
    var told: Looked?
    /// How far the journal remembers that.
    var kept: Looked?
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
  ///   - duties: Which process, of all that watch the queue, runs a hook.
  ///   - run: Runs the command of a hook.
  public init(
    of queue: String, _ session: QueueSession, _ wishes: AlertWishes, clock: Clock, duties: any HookDuties,
    run: @escaping Run
  ) {
    name = queue
    self.session = session
    self.wishes = wishes
    hooks = wishes.hooks.filter { $0.isMeant(for: queue) }
    self.clock = clock
    self.duties = duties
    self.run = run
  }

  /// Takes what the person wants to be told from now on.
  public func follow(_ wishes: AlertWishes) {
    self.wishes = wishes
    hooks = wishes.hooks.filter { $0.isMeant(for: name) }
    // What is wanted no longer is another process's to do, where it is wanted there.
    let names = Set(hooks.map(\.name))
    duties.keep(only: names)
    hookPlaces = hookPlaces.filter { names.contains($0.key) }
  }

  /// Takes how a poll ended.
  public func note(_ standing: Standing) {
    switch standing {
    case .answered:
      hasAnswered = true
      outage = nil
    case .lost(let error, let nextTry):
      outage = Outage(
        began: outage?.began ?? clock.now(), error: error, nextTry: nextTry, polls: (outage?.polls ?? 0) + 1)
    }
  }

  /// What the terminal is to tell after a poll; `nil` where there is nothing.
  public func terminalAlert() async -> Alert? {
    guard let terminal = wishes.terminal, !isTellingTerminal else { return nil }
    isTellingTerminal = true
    defer { isTellingTerminal = false }
    var place = terminalPlace
    // A journal that cannot be asked is told of by whoever polls.
    guard let message = try? await message(terminal.rule, &place) else {
      terminalPlace = place
      return nil
    }
    place.arrived(message, every: terminal.rule.every)
    terminalPlace = place
    return message.alert
  }

  /// Runs the hooks for what is new after a poll, one after the other; while they run, a further call does nothing, as
  /// what is new then is found by the next.
  public func runHooks() async -> Outcome {
    var outcome = Outcome()
    guard !isRunning, !hooks.isEmpty else { return outcome }
    isRunning = true
    defer { isRunning = false }
    for hook in hooks where !Task.isCancelled {
      do throws(JournalError) {
        guard try duties.take(hook.name) else {
          // Whoever has the duty tells things that this process does not know of.
          hookPlaces[hook.name] = nil
          continue
        }
        var place = hookPlaces[hook.name] ?? Place()
        defer { hookPlaces[hook.name] = place }
        if let failure = try await run(hook, &place) { outcome.failures.append(failure) }
      } catch { outcome.journalError = error }
    }
    return outcome
  }

  private func run(_ hook: Hook, _ place: inout Place) async throws(JournalError) -> HookFailure? {
    let reader = JournalReader.hook(hook.name)
    if !place.isRestored {
      place.told = try await session.lastTold(as: reader)
      place.kept = place.told
      place.notBefore = try earliest(of: hook)
      place.isRestored = true
    }
    guard let message = try await message(hook.rule, &place) else {
      // Also what is not for this hook is read no second time.
      if let told = place.told, !told.tells(as: place.kept) { try await keep(told, as: reader, &place) }
      return nil
    }
    do throws(HookFault) {
      try await run(hook, message.alert, wishes.zone, wishes.language)
    } catch {
      let wait = hook.rule.waiting(after: place.failures)
      place.failures += 1
      place.notBefore = message.alert.at + wait
      // Where that cannot be kept, the next process tries it again the sooner.
      try? duties.keep(run: message.alert.at, of: hook.name)
      return HookFailure(hook: hook.name, fault: error, nextTry: message.alert.at + wait)
    }
    place.arrived(message, every: hook.rule.every)
    if let told = place.told { try await keep(told, as: reader, &place) }
    try duties.keep(run: message.alert.at, of: hook.name)
    return nil
  }

  /// Before when a hook is not run, as whoever ran it last did so a moment ago; `nil` where it may be run.
  private func earliest(of hook: Hook) throws(JournalError) -> Timestamp? {
    // A time to come is that of a clock that was set back since.
    guard let last = try duties.lastRun(of: hook.name), last <= clock.now() else { return nil }
    return last + hook.rule.every
  }

  private func keep(_ told: Looked, as reader: JournalReader, _ place: inout Place) async throws(JournalError) {
    try await session.tell(told, after: place.kept, as: reader)
    place.kept = told
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
    // What everything later is news against is taken at once, also where nothing may be told yet.
    if place.told == nil, hasAnswered { place.told = try await session.news(after: nil).looked }
    guard place.notBefore.map({ $0 <= now }) ?? true, rule.quietHours?.contains(now, in: wishes.zone) != true else {
      return nil
    }
    var (events, told): ([QueueEvent], Looked?) = ([], nil)
    if hasAnswered {
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
