import Foundation
import QueueStore
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("The desktop client's files as a backend")
struct DesktopBackendTests {
  private let folder: ExportFolder
  private let coretax = SeenInCoretax()

  init() throws { folder = try ExportFolder() }

  private func backend(
    language: Language = .english, sleep: (@Sendable (Duration) async throws -> Void)? = nil
  ) throws -> DesktopBackend {
    DesktopBackend(
      WatchedFolder(
        folder.exports, queue: try folder.queue, intake: FileIntake(owner: Sample.taxpayer, formats: [.desktopCSV]),
        language: language, isToldByKernel: false, now: { [time = folder.time] in time.now }, sleep: sleep),
      queue: try folder.queue, counterpart: coretax, counterpartName: "PT CONTOH SATU", normalDays: 2,
      language: language,
      now: { [time = folder.time] in time.now })
  }

  @Test("keeps every promise of a backend", arguments: StatusBackendContract.allCases)
  func contract(_ promise: StatusBackendContract) async throws {
    let backend = try backend()
    try await promise.check(
      BackendUnderTest(
        backend: backend, pageSize: nil,
        add: { documents in
          try folder.expect(documents)
          await coretax.show(documents, newestAt: folder.time.now)
          let all = try await backend.poll(.start(since: nil)).documents
          return documents.compactMap { document in all.first { $0.reference == document.reference }?.id }
        },
        change: { await coretax.show([$0], newestAt: folder.time.now) }, remove: nil))
  }

  @Test("a document is as the other queue sees it in Coretax, and stays one of the desktop client")
  func joined() async throws {
    try folder.expect([Sample.document(1)])
    await coretax.show([Sample.document(1, status: "APPROVED")], newestAt: folder.time.now)
    let document = try #require(try await backend().poll(.start(since: nil)).documents.first)
    #expect(document.status.status == .approved)
    #expect(document.channel == .desktop)
    #expect(document.recordID == Sample.document(1).recordID)
    #expect(document.expectedBy == nil)
  }

  @Test("its absence is normal for two days after it was made, and is not afterwards")
  func absence() async throws {
    // Dated the 2nd, and in a file of the 17th: it cannot have been uploaded before.
    try folder.expect([Sample.document(1)])
    let backend = try backend()
    await coretax.show([], newestAt: folder.time.now)
    let first = try await backend.poll(.start(since: nil))
    #expect(first.documents.map(\.expectedBy) == [.day("2026-11-19")])
    #expect(first.documents.first?.absence(on: .day("2026-11-19")) == .normal(until: .day("2026-11-19")))
    #expect(first.documents.first?.absence(on: .day("2026-11-20")) == .late(since: .day("2026-11-20")))
    // Nothing is different while it is.
    let second = try await backend.poll(.start(since: first.checkpoint))
    #expect(second.scope == .changes && second.documents.isEmpty)
  }

  @Test("nothing is missing in data of Coretax that is from before the last normal day")
  func oldData() async throws {
    try folder.expect([Sample.document(1)])
    let backend = try backend()
    let known = folder.time.now
    await coretax.show([], newestAt: known)
    folder.time.advance(by: .hours(72))
    let old = try await backend.poll(.start(since: nil))
    #expect(old.documents.map(\.expectedBy) == [nil])
    #expect(old.documents.map(\.status.isNone) == [true])
    // That Coretax was asked since counts, also where nothing is different there.
    await coretax.confirm(at: folder.time.now)
    let new = try await backend.poll(.start(since: old.checkpoint))
    #expect(new.documents.first?.absence(on: folder.time.now.jakartaDate) == .late(since: .day("2026-11-20")))
    await coretax.show([Sample.document(1, status: "SIGNING IN PROGRESS")], newestAt: folder.time.now)
    let there = try await backend.poll(.start(since: new.checkpoint))
    #expect(there.documents.map(\.status.status) == [.signingInProgress])
    #expect(there.documents.map(\.expectedBy) == [nil])
  }

  @Test("before the other queue has brought anything, nothing is said of what is missing")
  func nothingSeenYet() async throws {
    try folder.expect([Sample.document(1)])
    folder.time.advance(by: .hours(240))
    #expect(try await backend().poll(.start(since: nil)).documents.map(\.expectedBy) == [nil])
  }

  @Test(
    "what the other queue does not speak of is not missing there, nor after a restart before it answers",
    arguments: [nil, 12])
  func notSpokenOf(month: Int?) async throws {
    func periods(_ months: ClosedRange<Int>) throws -> ClosedRange<TaxPeriod> {
      let first = try #require(TaxPeriod(year: 2026, month: months.lowerBound))
      return first...(try #require(TaxPeriod(year: 2026, month: months.upperBound)))
    }
    var coverage = Coverage(kinds: [.inputInvoice])
    if let month { coverage.periods[.outputInvoice] = try periods(month...month) }
    try folder.expect([Sample.document(1)])
    folder.time.advance(by: .hours(72))
    await coretax.show([], newestAt: folder.time.now)
    await coretax.speak(of: coverage)
    let backend = try backend()
    let answered = try await backend.poll(.start(since: nil))
    #expect(answered.documents.map(\.expectedBy) == [nil])
    await coretax.fallSilent()
    #expect(try await self.backend().poll(.start(since: nil)).documents.map(\.expectedBy) == [nil])
    // Once it speaks of it, that it is not there says something.
    await coretax.show([], newestAt: folder.time.now)
    coverage.periods[.outputInvoice] = try periods(10...11)
    await coretax.speak(of: coverage)
    let spoken = try await backend.poll(.start(since: answered.checkpoint))
    #expect(spoken.documents.map(\.expectedBy) == [.day("2026-11-19")])
    #expect(try folder.queue.coretaxCoverage() == coverage)
  }

  @Test("until the other queue has answered in this run, no status is told, and the rest of the poll waits for it")
  func awaited() async throws {
    try folder.expect([Sample.document(1)])
    let backend = try backend()
    await coretax.fallSilent()
    let first = try await backend.poll(.start(since: nil))
    #expect(!first.tellsStatus && first.documents.map(\.expectedBy) == [.day("2026-11-19")])
    let next = PollRequest.next(try #require(first.next))
    async let rest = backend.poll(next)
    await coretax.show([Sample.document(1, status: "APPROVED")], newestAt: folder.time.now)
    let answered = try await rest
    #expect(answered.tellsStatus && answered.documents.map(\.status.status) == [.approved])
    #expect(answered.checkpoint != nil)
  }

  @Test(
    "what was known to be missing is so after a restart, before the other queue answers and whatever its journal tells",
    arguments: [nil, Timestamp.wib("2026-11-18 12:00")])
  func rememberedAbsence(journalOfOther: Timestamp?) async throws {
    try folder.expect([Sample.document(1)])
    folder.time.advance(by: .hours(72))
    let known = folder.time.now
    await coretax.show([], newestAt: known)
    let before = try await backend().poll(.start(since: nil))
    let late = try #require(before.documents.first?.expectedBy)
    #expect(late < known.jakartaDate)

    folder.time.advance(by: .hours(24))
    await coretax.fallSilent(remembering: journalOfOther)
    let first = try await backend().poll(.start(since: nil))
    #expect(!first.tellsStatus && first.documents.map(\.expectedBy) == [late])
    // What tells how it stands is of then, however old or new the client's file is.
    #expect(first.documents.map(\.observedAt) == [known])
  }

  @Test("how old what is known of Coretax is, the next run knows to the minute, and to the day")
  func rememberedTime() async throws {
    let backend = try backend()
    let (begin, end) = (Timestamp.wib("2026-11-20 23:58"), Timestamp.wib("2026-11-21 00:00"))
    for (moment, kept) in [
      (begin, begin), (begin + .seconds(59), begin), (begin + .seconds(90), begin + .seconds(90)), (end, end),
    ] {
      await coretax.show([], newestAt: moment)
      _ = try await backend.poll(.start(since: nil))
      #expect(try folder.queue.coretaxKnownAt() == kept)
    }
  }

  @Test(
    "a file saved a moment before is in the first answer, whether the other queue answers before or after",
    arguments: [true, false])
  func settlingAtFirst(answersBefore: Bool) async throws {
    let time = folder.time
    try folder.expect([Sample.document(1)], modified: time.now)
    let backend = try backend(sleep: { time.advance(by: $0) })
    let seen = Sample.document(1, status: "APPROVED")
    var request = PollRequest.start(since: nil)
    if answersBefore {
      await coretax.show([seen], newestAt: time.now)
    } else {
      await coretax.fallSilent()
      request = .next(try #require(try await backend.poll(request).next))
      await coretax.show([seen], newestAt: time.now)
    }
    #expect(try await backend.poll(request).documents.map(\.status.status) == [.approved])
    #expect(await backend.standing().isArriving == false)
  }

  @Test("a file that goes on arriving is not waited for long, and is told of")
  func arriving() async throws {
    let time = folder.time
    let path = folder.path("impor.csv")
    try folder.expect([Sample.document(1)], modified: time.now)
    let before = time.now
    let backend = try backend(sleep: { duration in
      time.advance(by: duration)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("\n".utf8))
    })
    await coretax.show([], newestAt: time.now)
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    #expect(await backend.standing().isArriving && time.now - before < .seconds(5))
  }

  @Test("an other queue that fails to answer is named, with its reason; one that answered before makes the data old")
  func outOfReach() async throws {
    try folder.expect([Sample.document(1)])
    let backend = try backend()
    await coretax.fallSilent()
    await coretax.fail(CounterpartOutage(why: .unavailable("putus"), since: folder.time.now))
    let next = try #require(try await backend.poll(.start(since: nil)).next)
    let why: BackendError = .unavailable(
      .own("its Coretax queue, “PT CONTOH SATU”, has not answered yet: putus"))
    await #expect(throws: why) { try await backend.poll(.next(next)) }
    await coretax.show([], newestAt: folder.time.now)
    _ = try await backend.poll(.next(next))
    folder.time.advance(by: .minutes(1))
    #expect(await !backend.standing().isStale(at: folder.time.now))
    await coretax.fail(CounterpartOutage(why: .unavailable("putus"), since: folder.time.now))
    #expect(await backend.standing().isStale(at: folder.time.now))
  }

  @Test("a number of 16 digits is the NSFP with a 9 as its fifth (DJP, FAQ e-Faktur Client Desktop)")
  func number() async throws {
    var expected = Sample.document(1)
    expected.reference = nil
    expected.nsfp = NSFP("0400002600000001")
    try folder.expect([expected])
    var seen = Sample.document(1, status: "APPROVED")
    seen.reference = "INV-LAIN"
    seen.nsfp = NSFP("04009002600000001")
    await coretax.show([seen], newestAt: folder.time.now)
    #expect(try await backend().poll(.start(since: nil)).documents.map(\.status.status) == [.approved])
  }

  @Test("files that are not the client's are passed over and named")
  func otherFiles() async throws {
    let backend = try backend()
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2026-11-17 09:00"))
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    #expect(await backend.standing().remarks.first?.text(.english).string.contains("daftar.json") == true)
  }

  @Test("a document that leaves the files' queue is removed")
  func removed() async throws {
    try folder.expect(Sample.documents(2))
    let backend = try backend()
    let first = try await backend.poll(.start(since: nil))
    let gone = try #require(first.documents.first).id
    try folder.queue.remove([gone])
    #expect(try await backend.poll(.start(since: first.checkpoint)).removed == [gone])
    #expect(try await backend.read(gone) == nil)
  }
}

/// What another queue sees in Coretax, as a test says.
private actor SeenInCoretax: Counterpart {
  private let index = QueueIndex()
  private var documents: [String: Document] = [:]
  private var newestAt: Timestamp?
  private var coverage = Coverage.everything
  private var shown = 0
  private var isSilent = false
  private var lost: CounterpartOutage?
  private var rings: [AsyncStream<Void>.Continuation] = []

  /// As if nothing had been asked in this run; its journal may tell already how old what is known of Coretax is.
  func fallSilent(remembering newestAt: Timestamp? = nil) { (isSilent, self.newestAt) = (true, newestAt) }

  /// It answers, and nothing is different.
  func confirm(at moment: Timestamp) { newestAt = moment }

  /// From now on it would not show any others, whether they are there or not.
  func speak(of coverage: Coverage) { self.coverage = coverage }

  /// From now on it does not answer.
  func fail(_ outage: CounterpartOutage) {
    lost = outage
    ring()
  }

  private func ring() { for ring in rings { ring.yield() } }

  func hasAnswered() -> Bool { !isSilent }

  func outage() async -> CounterpartOutage? {
    guard isSilent, lost == nil else { return lost }
    for await _ in endings() where !isSilent || lost != nil { break }
    return lost
  }

  func endings() -> AsyncStream<Void> {
    let (endings, ring) = AsyncStream<Void>.makeStream()
    rings.append(ring)
    return endings
  }

  /// From now on these are seen as well, or as they are now.
  func show(_ changed: [Document], newestAt: Timestamp) async {
    for document in changed {
      var document = document
      document.id = DocumentID(document.reference ?? document.id.rawValue)
      documents[document.id.rawValue] = document
    }
    self.newestAt = newestAt
    shown += 1
    let poll = await index.beginPoll(at: newestAt)
    _ = await index.apply(Array(documents.values), of: poll, seenAt: newestAt)
    _ = await index.finish(poll, scope: .snapshot, seenAt: newestAt)
    (isSilent, lost) = (false, nil)
    ring()
  }

  func version() -> Int { shown }

  func sightings(of documents: [Document]) async -> CounterpartSightings {
    CounterpartSightings(
      documents: await index.documents(like: documents), newestAt: newestAt, coverage: coverage)
  }
}

extension ExportFolder {
  /// Saves documents as an import file of the client, of the morning of the 17th unless that is said.
  fileprivate func expect(_ documents: [Document], modified: Timestamp = .wib("2026-11-17 09:00")) throws {
    let rows = documents.map { document in
      let (year, month, day) = (document.date ?? .day("2026-11-01")).components
      let number =
        document.nsfp.map { String($0.digits.prefix(4) + $0.digits.dropFirst(5)).suffix(13) } ?? "0000000000000"
      let base = (document.taxBase?.sen ?? 0) / 100
      return """
        "FK","04","0","\(number)","\(month)","\(year)","\(day)/\(month)/\(year)","\(document.partnerIdentity ?? "")",\
        "\(document.partnerName ?? "")","JL CONTOH 1","\(base)","0","0","","0","0","0","0","\(document.reference ?? "")",""
        """
    }
    let heading = """
      FK,KD_JENIS_TRANSAKSI,FG_PENGGANTI,NOMOR_FAKTUR,MASA_PAJAK,TAHUN_PAJAK,TANGGAL_FAKTUR,NPWP,NAMA,ALAMAT_LENGKAP,\
      JUMLAH_DPP,JUMLAH_PPN,JUMLAH_PPNBM,ID_KETERANGAN_TAMBAHAN,FG_UANG_MUKA,UANG_MUKA_DPP,UANG_MUKA_PPN,\
      UANG_MUKA_PPNBM,REFERENSI,KODE_DOKUMEN_PENDUKUNG
      """
    try write(
      ([heading] + rows).joined(separator: "\n") + "\n", as: "impor.csv", modified: modified)
  }
}
