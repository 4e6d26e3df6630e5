import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

/// Keeps the alerts that hooks were run for, and fails as it is told.
private final class HookLog: Sendable {
  private let state = Mutex((runs: [(hook: String, alert: Alert)](), faults: [HookFault]()))

  var runs: [(hook: String, alert: Alert)] { state.withLock { $0.runs } }
  var counts: [[AlertKind: Int]] { runs.map(\.alert.counts) }

  func fail(with faults: HookFault...) { state.withLock { $0.faults = faults } }

  func run(_ hook: Hook, _ alert: Alert) throws(HookFault) {
    let fault = state.withLock { state -> HookFault? in
      state.runs.append((hook.name, alert))
      return state.faults.isEmpty ? nil : state.faults.removeFirst()
    }
    if let fault { throw fault }
  }
}

@Suite("Being told without looking")
struct AlertTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()
  private let log = HookLog()

  private let pager = Hook(
    name: "pager", rule: AlertRule([.stuck, .savedInvalid, .settled], every: .minutes(10)), command: ["pager"])

  /// A Pantau that watches the queue: polls, and tells.
  private struct Process {
    let session: QueueSession
    let alerts: QueueAlerts
    let clock: Clock

    /// What the terminal was to tell, and which hooks failed.
    func poll() async -> (shown: Alert?, failures: [HookFailure]) {
      do throws(BackendError) {
        _ = try await session.poll()
        await alerts.note(.answered)
      } catch { await alerts.note(.lost(error, nextTry: clock.now() + .minutes(1))) }
      return (await alerts.terminalAlert(), await alerts.runHooks().failures)
    }
  }

  private func wishes(_ hooks: [Hook], _ terminal: TerminalAlerts? = nil) -> AlertWishes {
    AlertWishes(hooks: hooks, terminal: terminal, zone: .wib, language: .indonesian)
  }

  /// When hooks were run, as all processes know it.
  private final class Runs: Sendable {
    let times = Mutex<[String: Timestamp]>([:])
  }

  private let runs = Runs()

  private struct Duties: HookDuties {
    let isOnDuty: @Sendable () -> Bool
    let runs: Runs

    func take(_ hook: String) throws(JournalError) -> Bool { isOnDuty() }

    func lastRun(of hook: String) throws(JournalError) -> Timestamp? { runs.times.withLock { $0[hook] } }

    func keep(run moment: Timestamp, of hook: String) throws(JournalError) {
      runs.times.withLock { $0[hook] = moment }
    }

    func keep(only hooks: Set<String>) {}
  }

  private func process(
    _ hooks: [Hook], terminal: TerminalAlerts? = nil, isOnDuty: @escaping @Sendable () -> Bool = { true }
  ) async throws -> Process {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    try await session.restore()
    let alerts = QueueAlerts(
      of: "PT CONTOH", session, wishes(hooks, terminal), clock: time.clock,
      duties: Duties(isOnDuty: isOnDuty, runs: runs)
    ) { [log] hook, alert, _, _ throws(HookFault) in try log.run(hook, alert) }
    return Process(session: session, alerts: alerts, clock: time.clock)
  }

  private func put(_ number: Int, _ id: DocumentID, status: String) async {
    var document = Sample.document(number, status: status)
    document.id = id
    document.observedAt = time.now
    await backend.put(document)
  }

  @Test("What is there at first is no news; what comes is told once, and to the next run not again")
  func once() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    let first = try await process([pager])
    _ = await first.poll()
    #expect(log.runs.isEmpty)
    await put(1, ids[1], status: "SAVED INVALID")
    _ = await first.poll()
    #expect(log.counts == [[.savedInvalid: 1]])
    time.advance(by: .minutes(11))
    _ = await first.poll()
    _ = await (try await process([pager])).poll()
    #expect(log.runs.count == 1)
  }

  @Test("A thousand documents that get stuck at once are one message")
  func grouped() async throws {
    await backend.add(Sample.documents(1_000, status: "SIGNING IN PROGRESS"))
    let process = try await process([pager])
    _ = await process.poll()
    time.advance(by: .hours(25))
    _ = await process.poll()
    #expect(log.counts == [[.stuck: 1_000]])
    let text = try #require(log.runs.first).alert.phrase(in: .wib)
    #expect(text.text(.indonesian).string.hasPrefix("PT CONTOH: 1.000 macet. "))
    #expect(text.text(.indonesian).string.hasSuffix(" Dan 997 lagi."))
    #expect(text.text(.english).string.hasSuffix(" And 997 more."))
  }

  @Test("That documents fall due is one message 7, 3 and 1 days before, and to the next run no news")
  func reminded() async throws {
    // Faktur of November, due on 20 December.
    await backend.add(Sample.documents(3, status: "CREATED"))
    let hook = Hook(name: "pager", rule: AlertRule([.reminder], every: .minutes(1)), command: ["pager"])
    _ = await (try await process([hook])).poll()
    time.advance(by: Timestamp.wib("2026-12-12 10:00") - time.now)
    var days: [Int] = []
    for _ in 12...21 {
      let before = log.runs.count
      for _ in 1...2 { _ = await (try await process([hook])).poll() }
      for run in log.runs.dropFirst(before) {
        for case .reminder(let reminder) in run.alert.events { days.append(reminder.daysLeft) }
      }
      time.advance(by: .days(1))
    }
    #expect(days == [7, 3, 1])
    #expect(log.counts == Array(repeating: [.reminder: 1], count: 3))
    let text = try #require(log.runs.first).alert.phrase(in: .wib)
    #expect(
      text.text(.indonesian).string
        == "PT CONTOH: PENGINGAT: 3 dokumen belum disetujui, batas waktunya 20 Des 2026 (7 hari lagi); taruhannya, "
        + "1 % DPP: Rp 360.000.")
    #expect(text.text(.english).string.contains("REMINDER: 3 documents are not approved, last day 20 Dec 2026"))
  }

  @Test("In quiet hours nobody is reminded, and afterwards once")
  func remindedAfterQuietHours() async throws {
    await backend.add(Sample.documents(3, status: "CREATED"))
    let quiet = try #require(QuietHours(from: 20 * 60, to: 7 * 60))
    let hook = Hook(name: "pager", rule: AlertRule([.reminder], quietHours: quiet), command: ["pager"])
    let process = try await process([hook])
    _ = await process.poll()
    for moment in ["2026-12-13 00:30", "2026-12-13 06:59", "2026-12-13 07:00", "2026-12-13 12:00"] {
      time.advance(by: Timestamp.wib(moment) - time.now)
      _ = await process.poll()
      #expect(log.runs.count == (moment < "2026-12-13 07:00" ? 0 : 1), "\(moment)")
    }
  }

  @Test("What comes too soon after a message waits, and is told together")
  func rateLimit() async throws {
    let ids = await backend.add(Sample.documents(3, status: "SIGNING IN PROGRESS"))
    let process = try await process([pager])
    _ = await process.poll()
    for number in 0..<3 {
      await put(number, ids[number], status: "SAVED INVALID")
      _ = await process.poll()
      time.advance(by: .minutes(4))
    }
    #expect(log.counts == [[.savedInvalid: 1]])
    _ = await process.poll()
    #expect(log.counts == [[.savedInvalid: 1], [.savedInvalid: 2]])
  }

  @Test("Of processes that come one after the other none tells too soon, and the first after that tells all of it")
  func rateLimitOverProcesses() async throws {
    let ids = await backend.add(Sample.documents(5, status: "SIGNING IN PROGRESS"))
    _ = await (try await process([pager])).poll()
    for number in 0..<5 {
      await put(number, ids[number], status: "SAVED INVALID")
      _ = await (try await process([pager])).poll()
      time.advance(by: .minutes(2))
    }
    #expect(log.counts == [[.savedInvalid: 1]])
    for _ in 1...2 { _ = await (try await process([pager])).poll() }
    #expect(log.counts == [[.savedInvalid: 1], [.savedInvalid: 4]])
  }

  @Test("That a command has failed is waited after by the next process as well, which then tells the same again")
  func failingOverProcesses() async throws {
    let ids = await backend.add(Sample.documents(1, status: "SIGNING IN PROGRESS"))
    _ = await (try await process([pager])).poll()
    log.fail(with: .slow(.seconds(30)))
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await (try await process([pager])).poll()
    _ = await (try await process([pager])).poll()
    #expect(log.runs.count == 1)
    time.advance(by: .minutes(10))
    _ = await (try await process([pager])).poll()
    #expect(log.counts == [[.savedInvalid: 1], [.savedInvalid: 1]])
  }

  @Test("A time to come, as of a clock that was set back, holds back nothing")
  func clockSetBack() async throws {
    let ids = await backend.add(Sample.documents(1, status: "SIGNING IN PROGRESS"))
    _ = await (try await process([pager])).poll()
    runs.times.withLock { $0["pager"] = time.now + .days(300) }
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await (try await process([pager])).poll()
    #expect(log.runs.count == 1)
  }

  @Test("In quiet hours nobody is called, and in the morning all of it is told at once")
  func quietHours() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    var hook = pager
    let (hour, minute, _) = time.now.timeOfDay(in: .wib)
    let now = hour * 60 + minute
    // From half an hour from now, for eight hours, over midnight where it comes to that.
    hook.rule.quietHours = QuietHours(from: (now + 30) % 1_440, to: (now + 510) % 1_440)
    hook.rule.every = .zero
    let process = try await process([hook])
    _ = await process.poll()
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await process.poll()
    time.advance(by: .minutes(31))
    await put(1, ids[1], status: "SAVED INVALID")
    _ = await process.poll()
    #expect(log.runs.count == 1)
    time.advance(by: .hours(8))
    _ = await process.poll()
    #expect(log.counts == [[.savedInvalid: 1], [.savedInvalid: 1]])
  }

  @Test("Who is first run in quiet hours misses nothing of them", arguments: [true, false])
  func quietFromTheBeginning(isSameRun: Bool) async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    var hook = pager
    let (hour, minute, _) = time.now.timeOfDay(in: .wib)
    let now = hour * 60 + minute
    hook.rule.quietHours = QuietHours(from: now, to: (now + 30) % 1_440)
    let first = try await process([hook])
    _ = await first.poll()
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await first.poll()
    time.advance(by: .minutes(31))
    #expect(log.runs.isEmpty)
    _ = await (isSameRun ? first : try await process([hook])).poll()
    #expect(log.counts == [[.savedInvalid: 1]])
  }

  @Test("Hours go over midnight, and end on the minute")
  func hours() throws {
    let night = try #require(QuietHours(from: 20 * 60, to: 7 * 60))
    #expect(night.contains(.wib("2026-11-20 20:00:00"), in: .wib))
    #expect(night.contains(.wib("2026-11-20 06:59:59"), in: .wib))
    #expect(!night.contains(.wib("2026-11-20 07:00:00"), in: .wib))
    #expect(!night.contains(.wib("2026-11-20 19:59:59"), in: .wib))
    #expect(night.contains(.wib("2026-11-20 19:00:00"), in: .wita))
    #expect(QuietHours(from: 60, to: 60) == nil)
  }

  @Test("A command that fails is run again, later each time, with everything since; nothing is lost")
  func failing() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    let process = try await process([pager])
    _ = await process.poll()
    log.fail(with: .failed(ending: "exit 7", said: "tidak ada jalan"), .slow(.seconds(30)))
    await put(0, ids[0], status: "SAVED INVALID")
    let failure = try #require(await process.poll().failures.first)
    #expect(failure.fault == .failed(ending: "exit 7", said: "tidak ada jalan"))
    #expect(failure.nextTry == time.now + .minutes(10))
    await put(1, ids[1], status: "SAVED INVALID")
    time.advance(by: .minutes(9))
    #expect(await process.poll().failures.isEmpty)
    #expect(log.runs.count == 1)
    time.advance(by: .minutes(1))
    #expect(await process.poll().failures.first?.nextTry == time.now + .minutes(20))
    time.advance(by: .minutes(20))
    #expect(await process.poll().failures.isEmpty)
    #expect(log.counts == [[.savedInvalid: 1], [.savedInvalid: 2], [.savedInvalid: 2]])
  }

  @Test("Of several that watch the queue one tells; whoever comes after it repeats nothing and leaves out nothing")
  func duty() async throws {
    let ids = await backend.add(Sample.documents(3, status: "SIGNING IN PROGRESS"))
    let isFirstAlive = Mutex(true)
    let first = try await process([pager]) { isFirstAlive.withLock { $0 } }
    let second = try await process([pager]) { isFirstAlive.withLock { !$0 } }
    _ = await (first.poll(), second.poll())
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await (first.poll(), second.poll())
    #expect(log.runs.count == 1)
    isFirstAlive.withLock { $0 = false }
    await put(1, ids[1], status: "SAVED INVALID")
    _ = await second.poll()
    #expect(log.runs.count == 1, "it comes as soon after the last message as it would have from the first")
    time.advance(by: .minutes(10))
    _ = await second.poll()
    #expect(log.counts == [[.savedInvalid: 1], [.savedInvalid: 1]])
    #expect(
      log.runs.last?.alert.events.allSatisfy {
        if case .changed(let change) = $0 { change.subject.document == ids[1] } else { false }
      } == true)
  }

  @Test("What happened while nobody ran is told by the next run")
  func afterwards() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    _ = await (try await process([pager])).poll()
    await put(0, ids[0], status: "SAVED INVALID")
    time.advance(by: .hours(25))
    _ = await (try await process([pager])).poll()
    #expect(log.counts == [[.savedInvalid: 1, .stuck: 1]])
  }

  @Test("A hook that took too long is told with its limit as it was set")
  func tellsLimits() {
    func told(_ limit: Duration) -> String { HookFault.slow(limit).phrase.text(.english).string }
    #expect(told(.seconds(2)) == "its command had not ended after 2 seconds and was stopped.")
    #expect(told(.seconds(90)) == "its command had not ended after 90 seconds and was stopped.")
    #expect(told(.minutes(5)) == "its command had not ended after 5 minutes and was stopped.")
    #expect(HookFault.slow(.seconds(2)).phrase.text(.indonesian).string.contains("sesudah 2 detik"))
  }

  @Test("Where others look on, what a hook's program says of its failure is not told")
  func masked() {
    let failure = HookFailure(
      hook: "uji", fault: .failed(ending: "exit 7", said: "PT RAHASIA"), nextTry: Sample.observedAt)
    #expect(failure.masked.fault == .failed(ending: "exit 7", said: ""))
  }

  @Test("What was not for a hook is no news to it later, also where it asks for more then")
  func notForIt() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    var hook = pager
    hook.rule.kinds = [.backendLost]
    let first = try await process([hook])
    _ = await first.poll()
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await first.poll()
    _ = await (try await process([pager])).poll()
    #expect(log.runs.isEmpty)
  }

  @Test("One answer that is lost is not worth a call; a backend that stays away is, once, and its return")
  func outage() async throws {
    await backend.add(Sample.documents(1))
    let hook = Hook(
      name: "pager", rule: AlertRule([.backendLost, .backendBack], every: .zero), command: ["pager"])
    let process = try await process([hook])
    _ = await process.poll()
    await backend.fail(.poll, with: .unavailable("putus"))
    _ = await process.poll()
    _ = await process.poll()
    #expect(log.runs.isEmpty)
    await backend.fail(.poll, with: .unavailable("putus"), .unavailable("putus"), .unavailable("putus"))
    for _ in 0..<3 { _ = await process.poll() }
    #expect(log.counts == [[.backendLost: 1]])
    _ = await process.poll()
    _ = await process.poll()
    #expect(log.counts == [[.backendLost: 1], [.backendBack: 1]])
  }

  @Test("A hook for other queues is not run, and one that is taken out of the configuration no longer")
  func whichQueues() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    var other = pager
    other.queues = ["PT LAIN"]
    let process = try await process([other, pager])
    _ = await process.poll()
    await put(0, ids[0], status: "SAVED INVALID")
    _ = await process.poll()
    #expect(log.runs.map(\.hook) == ["pager"])
    await process.alerts.follow(wishes([other]))
    time.advance(by: .minutes(11))
    await put(1, ids[1], status: "SAVED INVALID")
    _ = await process.poll()
    #expect(log.runs.count == 1)
  }

  @Test("What is imported is no live data to who only looks on either, who imports nothing")
  func lookingOnAtLists() async throws {
    var capabilities = backend.capabilities
    capabilities.reupload = .handOff
    let profile = QueueProfile(name: "PT CONTOH", backend: "antrean", capabilities: capabilities, takesFiles: true)
    let watched = WatchedQueue(profile, session: try await process([]).session).lookedAt
    #expect(watched.profile.feed == .written() && !watched.profile.takesFiles)
  }

  @Test("Who only looks on is told as well")
  func lookingOn() async throws {
    let process = try await process([pager])
    let profile = QueueProfile(name: "PT CONTOH", backend: "antrean", capabilities: backend.capabilities)
    let watched = WatchedQueue(profile, session: process.session, alerts: process.alerts)
    #expect(watched.lookedAt.alerts === process.alerts)
  }

  @Test("The terminal tells by itself, in counts that name no document, whoever runs the hooks")
  func terminal() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    let wanted = TerminalAlerts(
      rule: AlertRule([.savedInvalid], every: .zero), rings: true, notification: nil)
    let process = try await process([], terminal: wanted) { false }
    #expect(await process.poll().shown == nil)
    await put(0, ids[0], status: "SAVED INVALID")
    await put(1, ids[1], status: "SAVED INVALID")
    let shown = try #require(await process.poll().shown)
    #expect(shown.summary.text(.indonesian) == "PT CONTOH: 2 Saved Invalid")
    #expect(await process.poll().shown == nil)
  }
}
