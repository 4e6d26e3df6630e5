import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What is usual for a queue")
struct UsualTests {
  private let now = Sample.observedAt

  /// So many approvals; one in twenty took ten hours, the others twelve minutes.
  private func times(_ count: Int) -> SigningTimes {
    SigningTimes(
      (0..<count).map { place in
        let to = Timestamp.wib("2026-11-03 09:00") + .minutes(place)
        return SigningSpan(from: to - (place % 20 == 0 ? .hours(10) : .minutes(12)), to: to)
      })
  }

  private func changes(_ number: Int, signing: Duration, until end: Timestamp) -> [StatusChange] {
    let document = Sample.document(number)
    func change(_ from: String, _ to: String, at moment: Timestamp) -> StatusChange {
      StatusChange(
        subject: Subject(document), from: StatusReading(coretax: from), to: StatusReading(coretax: to),
        time: StatusTime(since: moment, source: .observed), seenAt: moment)
    }
    return [
      change("CREATED", "SIGNING IN PROGRESS", at: end - signing), change("SIGNING IN PROGRESS", "APPROVED", at: end),
    ]
  }

  private func watch(
    _ usual: SigningTimes?, policy: QueuePolicy = QueuePolicy(), language: Language = .english, columns: Int = 70
  ) async -> Watch {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: columns, rows: 90), language: language)
    watch.model.settings.policy = policy
    if let usual { await watch.happen(.usualKnown(usual)) }
    return watch
  }

  private let learnt = QueuePolicy(stuck: StuckPolicy(threshold: .percentile(95, floor: .hours(2))))

  @Test("It says what it is from, and that too little is known where it is")
  func words() {
    let enough = times(200).phrase(in: .wib)
    #expect(
      enough.text(.english).string
        == "Usual for this queue: median 12 min, 95 % within 12 min, from 200 documents since 3 Nov")
    #expect(
      SigningTimes((0..<40).map { SigningSpan(from: now, to: now + .minutes(91 + $0) + .seconds(1)) })
        .phrase(in: .wib).text(.indonesian).string
        == "Biasanya di antrean ini: median 1 j 51 mnt, 95 % dalam 2 j 9 mnt, dari 40 dokumen sejak 17 Nov")
    #expect(
      times(3).phrase(in: .wib).text(.english).string
        == "Usual for this queue: too little is known, 3 of the 20 documents that it takes")
    #expect(
      times(0).phrase(in: .wib).text(.indonesian).string
        == "Biasanya di antrean ini: belum cukup diketahui, baru 0 dari 20 dokumen yang diperlukan")
  }

  @Test(
    "Where the thresholds are too long for the panel they go on below, and are not cut", arguments: Language.allCases)
  func wholeThresholds(language: Language) async {
    let stuck = StuckPolicy(slow: .hours(26), threshold: .percentile(95, floor: .hours(50)))
    let watch = await watch(nil, policy: QueuePolicy(stuck: stuck), language: language)
    for width in 24...60 {
      let lines = AgePanel.lines(QueueOverview(), PanelLook(model: watch.model, chartHeight: 4), width: width)
      let text = lines.flatMap { $0.texts.map(\.text.string) }.joined(separator: " ")
      #expect(text.contains(language == .indonesian ? "macet ≥ 2 hari 2 jam" : "stuck ≥ 2 days 2 hours"), "\(text)")
      #expect(
        lines.flatMap(\.texts).allSatisfy {
          $0.text.cellWidth <= $0.columns.count || $0.text.string.hasPrefix("Signing")
        })
    }
  }

  @Test("The overview says it under the signing panel, and where the threshold in force comes from")
  func overview() async {
    var watch = await watch(times(200))
    await watch.press("o")
    #expect(watch.flat.contains("Usual for this queue: median 12 min"))
    #expect(watch.flat.contains("stuck ≥ 1 day") && !watch.flat.contains("stuck: the floor"))
    watch = await self.watch(SigningTimes([]), policy: learnt)
    await watch.press("o")
    #expect(watch.flat.contains("stuck: the floor; p95 is not known yet (0 of 20 approvals)"))
    watch = await self.watch(times(200), policy: learnt)
    await watch.press("o")
    #expect(watch.flat.contains("stuck: the floor; p95 is only 12 min"))
    let policy = QueuePolicy(stuck: StuckPolicy(slow: .minutes(5), threshold: .percentile(99, floor: .minutes(5))))
    watch = await self.watch(times(200), policy: policy)
    await watch.press("o")
    #expect(watch.flat.contains("stuck ≥ 10 h") && watch.flat.contains("stuck: p99 of 200 approvals"))
  }

  @Test("Beside a document that is signing, and no other", arguments: Language.allCases)
  func detail(language: Language) async {
    var watch = await watch(times(200), language: language)
    let usual = language == .english ? "Usual for this queue" : "Biasanya di antrean ini"
    for (name, isSigning) in [(InventedQueue.documents[1].name, true), (InventedQueue.failedSigning.name, false)] {
      let row = QueueRow(
        document: InventedQueue.documents.first { $0.name == name } ?? InventedQueue.failedSigning,
        time: StatusTime(since: now, source: .observed))
      let lines = DetailScreen.statusLines(row, watch.model).map(\.text.string).joined(separator: " ")
      #expect(lines.contains(usual) == isSigning)
    }
    await watch.press("o")
    expectAtEverySize(watch.model, "overview-usual")
  }

  @Test("Where the threshold comes from it, other rows are stuck once it is known")
  func threshold() async {
    var watch = await watch(nil, policy: learnt)
    #expect(watch.model.policy.stuck.basis == .tooFew(nil))
    let before = watch.requests.count
    await watch.happen(.usualKnown(times(200)))
    #expect(watch.requests.count == before + 1)
    #expect(watch.model.policy.stuck.stuck == .hours(2))
    await watch.happen(.usualKnown(times(200)))
    #expect(watch.requests.count == before + 1)
  }

  @Test("A queue may have a threshold of its own")
  func ofQueue() async {
    var watch = await watch(nil)
    watch.model.settings.stuckOfQueues = ["PT CONTOH PENJUAL": StuckPolicy(slow: .hours(1), stuck: .hours(5))]
    #expect(watch.model.policy.stuck.stuck == .hours(5))
    watch.model.settings.stuckOfQueues = ["PT LAIN": StuckPolicy(slow: .hours(1), stuck: .hours(5))]
    #expect(watch.model.policy.stuck.stuck == .hours(24))
  }

  @Test("The journal is asked at once where a threshold depends on it, and again only when a signing has ended")
  func cached() async throws {
    let (backend, journal, time) = (ScriptedBackend(), InMemoryJournal(), HandClock())
    try await journal.record((0..<20).flatMap { changes($0, signing: .hours(30), until: now) })
    let session = QueueSession(
      backend: backend, journal: journal, policy: learnt, clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    try await session.restore()
    #expect(await session.policyInForce.stuck.stuck == .hours(30))
    #expect(await session.newUsual()?.count == 20)
    #expect(await session.newUsual() == nil)
    var document = Sample.document(50, status: "SIGNING IN PROGRESS")
    let id = await backend.add([document])[0]
    _ = try await session.poll()
    #expect(await session.newUsual() == nil)
    #expect(await journal.timesSigningRead == 1)
    document.id = id
    document.status = StatusReading(coretax: "APPROVED")
    await backend.put(document)
    _ = try await session.poll()
    // When it began to sign is a lower bound: it counts for nothing.
    #expect(await session.newUsual() == nil)
    #expect(await journal.timesSigningRead == 2)
    #expect(await session.signingTimes()?.count == 20)
  }

  @Test("What is stuck is counted by the threshold in force, also in another configuration")
  func counted() async throws {
    let (backend, journal, time) = (ScriptedBackend(), InMemoryJournal(), HandClock())
    try await journal.record((0..<20).flatMap { changes($0, signing: .hours(30), until: now) })
    var document = Sample.document(50, status: "SIGNING IN PROGRESS")
    document.statusTime = StatusTime(since: now - .hours(26), source: .backend)
    await backend.add([document])
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    try await session.restore()
    _ = try await session.poll()
    #expect(await session.index.summary(at: time.now).count(.stuck) == 1)
    await session.setPolicy(learnt)
    #expect(await session.index.summary(at: time.now).count(.stuck) == 0)
    time.advance(by: .hours(4))
    #expect(await session.index.summary(at: time.now).count(.stuck) == 1)
  }

  @Test("Programs read it with its numbers alone where enough is known")
  func programs() {
    let census = QueueCensus(summary: QueueSummary(), overview: QueueOverview())
    func samples(_ usual: SigningTimes) -> [String] {
      QueueMetrics([
        QueueMetrics.Queue(
          name: "Satu", isAnswering: true, age: nil, census: census, usual: usual, stuckAfter: .hours(24))
      ]).lines.filter { $0.hasPrefix("pantau_signing") || $0.hasPrefix("pantau_stuck_after") }
    }
    #expect(
      samples(times(200)) == [
        "pantau_signing_seconds{queue=\"Satu\",quantile=\"0.5\"} 720",
        "pantau_signing_seconds{queue=\"Satu\",quantile=\"0.95\"} 720",
        "pantau_signing_approvals{queue=\"Satu\"} 200", "pantau_stuck_after_seconds{queue=\"Satu\"} 86400",
      ])
    #expect(samples(times(3)).first == "pantau_signing_approvals{queue=\"Satu\"} 3")
    let text = CensusText(
      census, of: "Satu", trueAt: nil, settings: Settings(language: .english), usual: times(3), policy: learnt
    ).lines.map(\.string)
    #expect(text.contains { $0.hasPrefix("Usual for this queue: too little is known") })
    #expect(text.contains("Stuck after 2 hours (stuck: the floor; p95 is not known yet)"))
  }

  // MARK: The calendar

  @Test("The calendar says what pace each day asks for, which was seen, and which hours those are")
  func pace() async {
    var watch = await watch(nil)
    watch.pace = ApprovalPace(documents: 3, time: .hours(40))
    await watch.press("o")
    #expect(watch.flat.contains(/by 20 Nov: < 0.1 docs per working hour needed \(1 in 34 h\)/))
    #expect(watch.flat.contains("seen: 0.1 docs per working hour (3 approved in 40 h watched, in the last 7 days)"))
    #expect(watch.flat.contains("working hours Mon–Fri 08:00–17:00 WIB; no holidays are known"))
  }

  @Test("With too little watched no pace is told, and with none at all none is asked for")
  func littleWatched() async {
    var watch = await watch(nil, language: .indonesian)
    watch.pace = ApprovalPace(documents: 3, time: .minutes(90))
    await watch.press("o")
    #expect(watch.flat.contains("terlihat: belum cukup diamati, baru 1 j dari 4 j jam kerja yang diperlukan"))
    var data = OverviewData(overview: QueueOverview(), outcomes: nil, pace: watch.pace)
    #expect(PaceLines.phrases(data, watch.model).isEmpty)
    var due = DueDay(day: watch.model.now.jakartaDate)
    due.count = 2
    data.overview.days = [due]
    watch.model.now = .wib("2026-11-17 18:00")
    #expect(
      PaceLines.phrases(data, watch.model).first?.phrase.text(.indonesian).string
        == "s.d. 17 Nov: 2 dok, tidak ada jam kerja tersisa")
  }

  @Test("The pace that was seen comes from what the journal saw while it was watched")
  func watched() async throws {
    let (journal, time) = (InMemoryJournal(), HandClock())
    try await journal.keep(
      WatchedStretch(key: "a", from: .wib("2026-11-16 08:00"), to: .wib("2026-11-16 19:00")))
    try await journal.record(
      changes(1, signing: .minutes(9), until: .wib("2026-11-16 10:00"))
        + changes(2, signing: .minutes(9), until: .wib("2026-11-16 18:00")))
    let session = QueueSession(
      backend: ScriptedBackend(), journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let (data, error) = await session.overview()
    #expect(error == nil)
    #expect(data.pace == ApprovalPace(documents: 1, time: .hours(9)))
  }
}
