import CoretaxFiles
import Foundation
import Monitor
import QueueStore
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("A folder of exports as a backend")
struct CoretaxExportTests {
  private let folder: ExportFolder

  init() throws { folder = try ExportFolder() }

  @Test("keeps every promise of a backend", arguments: StatusBackendContract.allCases)
  func contract(_ promise: StatusBackendContract) async throws {
    let backend = try folder.backend()
    try await promise.check(
      BackendUnderTest(
        backend: backend, pageSize: 5000,
        add: { documents in
          try folder.save(documents, as: "daftar.json", modified: Sample.observedAt)
          let ids = try await backend.ids()
          // In the order of the documents: the folder knows them by what they are.
          return documents.compactMap { ids[$0.recordID ?? ""] }
        },
        change: { document in
          try folder.save([document], as: "daftar-baru.json", modified: document.observedAt)
          _ = try await backend.poll(.start(since: nil))
        }, remove: nil))
  }

  @Test("a file is taken when its writer closes it, and the backend tells of it")
  func arrival() async throws {
    let backend = try folder.backend(isToldByKernel: true)
    _ = try await backend.poll(.start(since: nil))
    var arrivals = backend.arrivals().makeAsyncIterator()
    let writer = try folder.begin("daftar.json")
    try writer.write(contentsOf: Data(try folder.answer([Sample.document(1)]).prefix(100)))
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    #expect(await backend.standing().remarks.isEmpty)
    try writer.write(contentsOf: Data(try folder.answer([Sample.document(1)]).dropFirst(100)))
    try writer.close()
    var documents: [Document] = []
    while documents.isEmpty, await arrivals.next() != nil {
      documents = try await backend.poll(.start(since: nil)).documents
    }
    #expect(documents.map(\.reference) == [Sample.document(1).reference])
  }

  @Test("a file that is renamed just before it is read is no remark, and one that cannot be read still is")
  func gone() async throws {
    let path = folder.path("daftar.json")
    for isRenamed in [true, false] {
      try folder.write("{", as: "daftar.json")
      let watched = WatchedFolder(
        folder.exports, queue: try folder.queue, intake: FileIntake(owner: Sample.taxpayer), language: .english,
        isToldByKernel: false,
        now: { [time = folder.time] in
          // It was listed before anybody asked for the time.
          if isRenamed { try? FileManager.default.removeItem(atPath: path) }
          return time.now
        })
      try await watched.takeNew()
      #expect(await watched.takeRemarks().isEmpty == isRenamed)
    }
  }

  /// A list of documents by number, by reference, or by both.
  private func list(_ rows: [(number: String, reference: String, status: String)]) -> String {
    let rows = rows.map { "\($0.number);\($0.reference);\($0.status);0999000000001000;17/11/2026;100\n" }
    return "Nomor Faktur Pajak;Referensi;Status Faktur;NPWP Pembeli;Tanggal Faktur Pajak;Harga Jual\n" + rows.joined()
  }

  private static let number = "04002600000000001"

  @Test("a newer list confirms nothing of a document that is not in it: a third did not see it change")
  func absentFromTheNewest() async throws {
    let person = Operator(user: "petugas", host: "kantor")
    let journal = try JournalStore(path: folder.path("../journal.sqlite"), queue: "ekspor", by: person)
    let session = QueueSession(
      backend: try folder.backend(), journal: journal, policy: QueuePolicy(),
      clock: Clock { [time = folder.time] in time.now }, by: person)
    let third: Timestamp = .wib("2026-11-17 09:55")
    for (number, status, modified) in [
      ("INV-1", "SIGNING IN PROGRESS", .wib("2026-11-15 08:00")), ("INV-2", "CREATED", third - .minutes(5)),
      ("INV-1", "APPROVED", third),
    ] as [(String, String, Timestamp)] {
      try folder.write(list([("", number, status)]), as: "\(modified.milliseconds).csv", modified: modified)
      _ = try await session.poll()
    }
    var times: [UploadStatus: StatusTime] = [:]
    await session.snapshot(of: QueueQuery()).forEach { times[$0.document.status.status] = $0.time }
    #expect(times[.approved] == StatusTime(since: third, source: .atLeast))
  }

  @Test(
    "a copy of an old list changes nothing that is known, adds what only it has, and is told with what to do",
    arguments: Language.allCases)
  func copyOfOldList(_ language: Language) async throws {
    let backend = try folder.backend(language: language)
    func statuses(_ backend: some StatusBackend) async throws -> [String: UploadStatus] {
      let documents = try await backend.everything()
      return Dictionary(uniqueKeysWithValues: documents.map { ($0.reference ?? "", $0.status.status) })
    }
    try folder.write(
      list([(Self.number, "INV-1", "CANCELED"), ("", "INV-2", "SAVED INVALID")]), as: "baru.csv",
      modified: .wib("2026-11-17 08:00"))
    _ = try await backend.poll(.start(since: nil))
    let copy = [
      (Self.number, "INV-1", "APPROVED"), ("", "INV-2", "SIGNING IN PROGRESS"), ("", "INV-3", "CREATED"),
    ]
    try folder.write(list(copy), as: "salinan.csv", modified: .wib("2026-11-17 10:00"))
    let known: [String: UploadStatus] = ["INV-1": .canceled, "INV-2": .savedInvalid, "INV-3": .draft]
    #expect(try await statuses(backend) == known)
    let standing = await backend.standing()
    #expect(standing.newestAt == .wib("2026-11-17 08:00"))
    let told = standing.remarks.map { $0.text(language).string }
    #expect(told.count == 1)
    let words = language == .indonesian ? "salinan daftar lama" : "copy of an old list"
    for part in [
      "salinan.csv", words, "APPROVED", "CANCELED", "17 Nov 2026 08:00 WIB", "touch -d 'YYYY-MM-DD HH:MM +0700'",
    ] {
      #expect(told.first?.contains(part) == true, "\(part)")
    }
    // So it is at the next start, and as long as the file lies there, that is told.
    let next = try folder.backend(language: language)
    #expect(try await statuses(next) == known)
    #expect(await next.standing().remarks.map { $0.text(language).string } == told)
    #expect(await next.standing().remarks.isEmpty)
    #expect(await next.standing().newestAt == .wib("2026-11-17 08:00"))
    // With the time of its export it is an older list like others.
    try folder.write(list(copy), as: "salinan.csv", modified: .wib("2026-11-15 10:00"))
    #expect(try await statuses(next) == known)
    #expect(await next.standing().remarks.isEmpty)
    try folder.write(
      list([(Self.number, "INV-1", "CANCELED"), ("", "INV-2", "APPROVED"), ("", "INV-3", "SAVED INVALID")]),
      as: "terbaru.csv", modified: .wib("2026-11-18 08:00"))
    #expect(try await statuses(next) == ["INV-1": .canceled, "INV-2": .approved, "INV-3": .savedInvalid])
    #expect(await next.standing().newestAt == .wib("2026-11-18 08:00"))
  }

  @Test(
    "a list left alone as older is told with the newer one, and is read once that has its right time",
    arguments: Language.allCases)
  func leftAlone(_ language: Language) async throws {
    try folder.write(
      list([("", "INV-1", "SIGNING IN PROGRESS"), ("", "INV-2", "CREATED")]), as: "salinan.csv",
      modified: .wib("2026-11-17 10:00"))
    let backend = try folder.backend(language: language)
    _ = try await backend.poll(.start(since: nil))
    try folder.write(
      list([("", "INV-1", "SAVED INVALID"), ("", "INV-2", "CREATED")]), as: "baru.csv",
      modified: .wib("2026-11-17 08:00"))
    #expect(try await backend.everything().map(\.status.status) == [.signingInProgress, .draft])
    let told = await backend.standing().remarks.map { $0.text(language).string }
    #expect(told.count == 1)
    for part in [
      "baru.csv", "17 Nov 2026 08:00 WIB", "salinan.csv", "17 Nov 2026 10:00 WIB", ": 1.",
      "touch -d 'YYYY-MM-DD HH:MM +0700'",
    ] {
      #expect(told.first?.contains(part) == true, "\(part)")
    }
    // Each run tells it, until the time is put right, be it while none is there to see that.
    let other = try folder.backend(language: language)
    _ = try await other.poll(.start(since: nil))
    #expect(await other.standing().remarks.map { $0.text(language).string } == told)
    let time = Timestamp.wib("2026-11-16 10:00")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)],
      ofItemAtPath: folder.path("salinan.csv"))
    let next = try folder.backend(language: language)
    #expect(try await next.everything().map(\.status.status) == [.savedInvalid, .draft])
    #expect(await next.standing().remarks.isEmpty)
    #expect(await next.standing().newestAt == .wib("2026-11-17 08:00"))
  }

  @Test("what was told of a list left alone is no longer told beside a newer one")
  func leftAloneBefore() async throws {
    let rows = ["SAVED INVALID", "SIGNING IN PROGRESS", "SAVED INVALID"]
    for (status, (name, time)) in zip(
      rows, [("b.csv", "2026-11-17 10:00"), ("a.csv", "2026-11-17 08:00"), ("c.csv", "2026-11-18 08:00")])
    {
      try folder.write(list([("", "INV-1", status)]), as: name, modified: .wib(time))
      let backend = try folder.backend()
      _ = try await backend.poll(.start(since: nil))
      #expect(await backend.standing().remarks.count == (name == "a.csv" ? 1 : 0))
    }
    let next = try folder.backend()
    _ = try await next.poll(.start(since: nil))
    #expect(await next.standing().remarks.isEmpty)
  }

  @Test(
    "a copy that comes first is taken for one once a list, older by its time, shows what it shows as before as approved",
    arguments: ["json", "csv", "zip"])
  func copyBeforeTheTrueList(ending: String) async throws {
    func save(_ status: String, as name: String, modified: Timestamp) throws {
      let number = status == "APPROVED" ? Self.number : ""
      let rows = list([(number, "INV-1", status), ("", "INV-2", "SAVED INVALID")])
      let name = "\(name).\(ending)"
      switch ending {
      case "json":
        try folder.save([Sample.document(1, status: status), Sample.document(2)], as: name, modified: modified)
      case "zip": try folder.zip(rows, from: modified - .minutes(10), as: name, modified: modified)
      default: try folder.write(rows, as: name, modified: modified)
      }
    }
    let backend = try folder.backend()
    try save("SIGNING IN PROGRESS", as: "salinan", modified: .wib("2026-11-17 10:00"))
    #expect(try await backend.everything().map(\.status.status) == [.signingInProgress, .savedInvalid])
    try save("APPROVED", as: "baru", modified: .wib("2026-11-17 08:00"))
    for backend in [backend, try folder.backend()] {
      let documents = try await backend.everything()
      #expect(documents.map(\.status.status) == [.approved, .savedInvalid])
      // Nobody saw the one change to the other.
      #expect(documents[0].statusTime?.source == .atLeast)
      let told = await backend.standing().remarks.map { $0.text(.english).string }
      #expect(told.count == 1)
      #expect(told.first?.contains(" is a copy of an old list") == true && told.first?.hasPrefix("salinan") == true)
      #expect(
        await backend.standing().newestAt == (ending == "zip" ? .wib("2026-11-17 07:50") : .wib("2026-11-17 08:00")))
    }
  }

  @Test("an old file in a newer archive is left alone beside what was read before, and the folder is not read for ever")
  func oldInNewArchive() async throws {
    let backend = try folder.backend()
    try folder.write(
      list([(Self.number, "INV-1", "SIGNING IN PROGRESS")]), as: "daftar.csv", modified: .wib("2026-11-17 08:00"))
    _ = try await backend.poll(.start(since: nil))
    try folder.zip(
      list([(Self.number, "INV-1", "APPROVED")]), from: .wib("2026-11-17 07:00"), as: "arsip.zip",
      modified: .wib("2026-11-17 10:00"))
    #expect(try await backend.everything().map(\.status.status) == [.signingInProgress])
    let told = await backend.standing().remarks.map { $0.text(.english).string }
    #expect(told.count == 1 && told.first?.contains("daftar.csv") == true, "\(told)")
  }

  @Test(
    "a document known by its RecordId goes back only where Coretax itself has changed it since",
    arguments: [nil, "2026-11-16 08:00", "2026-11-17 09:00"])
  func backByKey(_ changed: String?) async throws {
    var approved = Sample.document(1, status: "APPROVED")
    var signing = Sample.document(1, status: "SIGNING IN PROGRESS")
    approved.lastUpdatedAt = .wib("2026-11-16 08:00")
    signing.lastUpdatedAt = changed.map { .wib($0) }
    let backend = try folder.backend()
    try folder.save([approved], as: "baru.json", modified: .wib("2026-11-17 08:00"))
    _ = try await backend.poll(.start(since: nil))
    try folder.save([signing], as: "salinan.json", modified: .wib("2026-11-17 10:00"))
    let isChangedSince = changed == "2026-11-17 09:00"
    #expect(
      try await backend.everything().map(\.status.status) == [isChangedSince ? .signingInProgress : .approved])
    #expect(await backend.standing().remarks.isEmpty == isChangedSince)
  }

  @Test("a time that a file is given once it is there is heeded, though nothing is written to it")
  func retimed() async throws {
    let backend = try folder.backend(isToldByKernel: true)
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2026-11-17 10:00"))
    _ = try await backend.poll(.start(since: nil))
    var arrivals = backend.arrivals().makeAsyncIterator()
    let time = Timestamp.wib("2026-11-15 10:00")
    try folder.setTime(of: "daftar.json", to: time)
    // What comes after it is told after it.
    try folder.save([Sample.document(2)], as: "lagi.json", modified: .wib("2026-11-16 10:00"))
    while try await backend.everything().count < 2, await arrivals.next() != nil {}
    folder.time.advance(by: .seconds(3))
    _ = try await backend.poll(.start(since: nil))
    #expect(try folder.queue.takenFiles()["daftar.json"]?.modified == time.milliseconds * 1_000_000)
  }

  @Test("what was taken as of its saving is put back to the time that its file is given after that")
  func putBack() async throws {
    let backend = try folder.backend(isToldByKernel: true)
    try folder.save([Sample.document(1)], as: "baru.json", modified: .wib("2026-11-17 08:00"))
    try folder.save(
      [Sample.document(1, status: "SIGNING IN PROGRESS"), Sample.document(2)], as: "salinan.json",
      modified: .wib("2026-11-17 12:00"))
    #expect(try await backend.everything().map(\.status.status) == [.signingInProgress, .savedInvalid])
    var arrivals = backend.arrivals().makeAsyncIterator()
    let time = Timestamp.wib("2026-11-16 08:00")
    try folder.setTime(of: "salinan.json", to: time)
    // What comes after it is told after it.
    try folder.save([Sample.document(3)], as: "lagi.json", modified: .wib("2026-11-15 10:00"))
    while try await backend.everything().count < 3, await arrivals.next() != nil {}
    folder.time.advance(by: .seconds(3))
    _ = try await backend.poll(.start(since: nil))
    let documents = try await backend.everything()
    #expect(documents.map(\.status.status) == [.savedInvalid, .savedInvalid, .savedInvalid])
    #expect(documents.prefix(2).map(\.observedAt) == [.wib("2026-11-17 08:00"), time])
    #expect(await backend.standing().newestAt == .wib("2026-11-17 08:00"))
  }

  @Test("a download under the browser's own name is not looked at until it is moved to its own")
  func browser() async throws {
    let backend = try folder.backend(isToldByKernel: true)
    let part = try folder.save([Sample.document(1)], as: "daftar.json.crdownload")
    _ = try await backend.poll(.start(since: nil))
    var arrivals = backend.arrivals().makeAsyncIterator()
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    try FileManager.default.moveItem(atPath: part, toPath: folder.path("daftar.json"))
    var documents: [Document] = []
    while documents.isEmpty, await arrivals.next() != nil {
      documents = try await backend.poll(.start(since: nil)).documents
    }
    #expect(documents.count == 1)
  }

  @Test("a poll that is broken off leaves what it did not come to for the next one")
  func brokenOff() async throws {
    let folder = try ExportFolder()
    try folder.save([Sample.document(1)], as: "satu.json", modified: .wib("2026-11-17 08:00"))
    let backend = try folder.backend(isToldByKernel: true)
    let poll = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await backend.poll(.start(since: nil))
    }
    _ = await poll.result
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
  }

  @Test("what has only just been written is left to settle, and taken once it has stood")
  func settling() async throws {
    try folder.save([Sample.document(1)], as: "daftar.json", modified: folder.time.now)
    let backend = try folder.backend()
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    folder.time.advance(by: .seconds(1))
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    #expect(await backend.standing().isArriving)
    folder.time.advance(by: .seconds(2))
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
    #expect(await backend.standing().isArriving == false)
  }

  @Test("what was saved a moment before the first answer is in it; what goes on arriving is not waited for long")
  func settlingAtFirst() async throws {
    let time = folder.time
    try folder.save([Sample.document(1)], as: "daftar.json", modified: time.now)
    let once = try folder.backend(sleep: { time.advance(by: $0) })
    #expect(try await once.poll(.start(since: nil)).documents.count == 1)
    #expect(await once.standing().isArriving == false)
    // Only the first answer is waited for.
    try folder.save([Sample.document(2)], as: "lagi.json", modified: time.now)
    let before = time.now
    _ = try await once.poll(.start(since: nil))
    #expect(await once.standing().isArriving && time.now == before)
    let path = try folder.save([Sample.document(3)], as: "terus.json", modified: time.now)
    let endless = try folder.backend(sleep: { duration in
      time.advance(by: duration)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(" ".utf8))
    })
    _ = try await endless.poll(.start(since: nil))
    #expect(await endless.standing().isArriving && time.now - before < .seconds(5))
  }

  @Test("a file that was taken away before it settled is not waited for")
  func takenAway() async throws {
    let path = try folder.save([Sample.document(1)], as: "daftar.json", modified: folder.time.now)
    let backend = try folder.backend()
    _ = try await backend.poll(.start(since: nil))
    #expect(await backend.standing().isArriving)
    try FileManager.default.removeItem(atPath: path)
    _ = try await backend.poll(.start(since: nil))
    #expect(await backend.standing().isArriving == false)
  }

  @Test("the newest file's time is the data's, and an older file moves nothing backwards")
  func olderFiles() async throws {
    let backend = try folder.backend()
    try folder.save([Sample.document(1, status: "APPROVED")], as: "rabu.json", modified: .wib("2026-11-18 09:00"))
    _ = try await backend.poll(.start(since: nil))
    #expect(await backend.standing().newestAt == .wib("2026-11-18 09:00"))
    #expect(await backend.standing().staleAfter == .hours(24))
    try folder.save(
      [Sample.document(1, status: "SIGNING IN PROGRESS"), Sample.document(2)], as: "selasa.json",
      modified: .wib("2026-11-17 09:00"))
    let poll = try await backend.everything()
    #expect(poll.map(\.status.status) == [.approved, .savedInvalid])
    #expect(await backend.standing().newestAt == .wib("2026-11-18 09:00"))
  }

  @Test("a file whose time is still to come counts as of now, and that is told once", arguments: Language.allCases)
  func future(_ language: Language) async throws {
    let backend = try folder.backend(language: language)
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2027-11-18 09:00"))
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    // It cannot be told by its own time how long it has stood.
    folder.time.advance(by: .seconds(3))
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
    let standing = await backend.standing()
    #expect(standing.newestAt == folder.time.now)
    let told = standing.remarks.map { $0.text(language).string }
    #expect(told.count == 1)
    #expect(told.first?.contains("daftar.json") == true)
    #expect(told.first?.contains("18 Nov 2027 09:00 WIB") == true)
    #expect(told.first?.contains(language == .indonesian ? "dihitung per sekarang" : "counts as of now") == true)
    _ = try await backend.poll(.start(since: nil))
    #expect(await backend.standing().remarks.isEmpty)
  }

  @Test("a file replaced by a newer one of the same name is taken again, one that stays is not")
  func replaced() async throws {
    let backend = try folder.backend()
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2026-11-17 09:00"))
    let first = try await backend.poll(.start(since: nil))
    let second = try await backend.poll(.start(since: first.checkpoint))
    #expect(second.documents.isEmpty)
    try folder.save(
      [Sample.document(1, status: "APPROVED")], as: "daftar.json", modified: .wib("2026-11-18 09:00"))
    let third = try await backend.poll(.start(since: second.checkpoint))
    #expect(third.documents.map(\.status.status) == [.approved])
  }

  @Test("a file with several faults is named once, and so is one that only the queue refuses")
  func namedOnce() async throws {
    let backend = try folder.backend(intake: FileIntake(owner: Sample.taxpayer, kind: .outputInvoice))
    let heading = "Referensi;Status Faktur;NPWP Pembeli;PPN\n"
    try folder.write(
      heading + "INV-1;APPROVED;0999000000001000;x\nINV-2;APPROVED;0999000000001000;y\n", as: "jumlah.csv")
    let twice = "04002600000000001;APPROVED;0999000000001000;"
    try folder.write(
      heading.replacing("Referensi", with: "Nomor Faktur Pajak") + "\(twice)1\n\(twice)2\n", as: "ganda.csv")
    _ = try await backend.poll(.start(since: nil))
    let told = await backend.standing().remarks.map { $0.text(.english).string }.sorted()
    #expect(told.count == 2)
    #expect(
      told.last?.hasPrefix("jumlah.csv: 2 faults; nothing was imported. The first: line 2 (document 1), column “PPN”")
        == true)
    #expect(told.first?.hasPrefix("ganda.csv: The file was refused") == true)
  }

  @Test("a restart goes on: nothing is read twice, nothing is forgotten, and each run names once what is no list")
  func restart() async throws {
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2026-11-17 09:00"))
    try folder.write("Catatan rapat.", as: "catatan.txt", modified: .wib("2026-11-17 09:00"))
    let first = try folder.backend()
    let poll = try await first.poll(.start(since: nil))
    #expect(await first.standing().remarks.count == 1)
    let second = try folder.backend()
    let again = try await second.poll(.start(since: poll.checkpoint))
    #expect(again.scope == .changes)
    #expect(again.documents.isEmpty)
    #expect(
      await second.standing().remarks.map { $0.text(.english).string } == [
        "catatan.txt is no known list and is passed over."
      ])
    _ = try await second.poll(.start(since: again.checkpoint))
    #expect(await second.standing().remarks.isEmpty)
    #expect(await second.standing().newestAt == .wib("2026-11-17 09:00"))
  }

  @Test(
    "what is no list is named once, and what is damaged with its reason; the rest is taken",
    arguments: Language.allCases)
  func hostile(_ language: Language) async throws {
    let backend = try folder.backend(language: language)
    try folder.save([Sample.document(1)], as: "baik.json", modified: .wib("2026-11-17 09:00"))
    try folder.write("Catatan rapat.", as: "catatan.txt")
    try folder.write("%PDF-1.7 …", as: "faktur.pdf")
    try folder.write("", as: "kosong.json")
    try folder.write(#"{"IsSuccessful":true,"Payload":{"Data":[{"RecordId":"#, as: "putus.json")
    try folder.write("PK\u{3}\u{4} bukan arsip", as: "rusak.zip")
    try folder.write("\u{1B}[31mmerah", as: "\u{1B}[2J.csv")
    try FileManager.default.createDirectory(atPath: folder.path("subfolder.json"), withIntermediateDirectories: true)
    try #require(mkfifo(folder.path("pipa.json"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("putaran.json"), withDestinationPath: folder.path("putaran.json"))
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
    let told = await backend.standing().remarks.map { $0.text(language).string }
    #expect(told.contains { $0.contains("putus.json") })
    #expect(told.contains { $0.contains("rusak.zip") })
    for name in ["putus.json", "rusak.zip"] {
      #expect(told.allSatisfy { $0.components(separatedBy: name).count <= 2 }, "each file is named once")
    }
    #expect(told.contains { $0.contains("<U+001B>[2J.csv") && $0.contains("2 ") })
    #expect(told.allSatisfy { !$0.contains("kosong.json") && !$0.contains("pipa") && !$0.contains("\u{1B}") })
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
    #expect(await backend.standing().remarks.isEmpty)
  }

  @Test("the folder is as it was: nothing is written to it, not even where it could be")
  func untouched() async throws {
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2026-11-17 09:00"))
    let before = try folder.contents()
    let backend = try folder.backend()
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
    #expect(try folder.contents() == before)
  }

  @Test("a folder that is not there is unavailable by name, and is taken once it is", arguments: Language.allCases)
  func missing(_ language: Language) async throws {
    let away = folder.exports + "-lain"
    try FileManager.default.moveItem(atPath: folder.exports, toPath: away)
    let backend = try folder.backend(language: language, isToldByKernel: true)
    let error = await #expect(throws: BackendError.self) { try await backend.poll(.start(since: nil)) }
    guard case .unavailable(let words)? = error else {
      Issue.record("told as \(String(describing: error))")
      return
    }
    #expect(words.text.contains(folder.exports))
    try FileManager.default.moveItem(atPath: away, toPath: folder.exports)
    try folder.save([Sample.document(1)], as: "daftar.json", modified: .wib("2026-11-17 09:00"))
    #expect(try await backend.poll(.start(since: nil)).documents.count == 1)
    // Gone while it is watched: what is known stays, and the poll says so.
    try FileManager.default.removeItem(atPath: folder.exports)
    var hasFailed = false
    for await _ in backend.arrivals() {
      do { _ = try await backend.poll(.start(since: nil)) } catch {
        hasFailed = true
        break
      }
    }
    #expect(hasFailed)
    #expect(try await backend.read(DocumentID("1")) != nil)
  }

  @Test("documents of another taxpayer are refused, with the file's name")
  func owner() async throws {
    let backend = try folder.backend(intake: FileIntake(owner: NPWP("0999999999999111")))
    try folder.save([Sample.document(1)], as: "orang-lain.json", modified: .wib("2026-11-17 09:00"))
    #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
    #expect(await backend.standing().remarks.first?.text(.english).string.contains("orang-lain.json") == true)
  }
}

extension StatusBackend {
  /// Every document of all pages, in the order of its key.
  fileprivate func everything() async throws(BackendError) -> [Document] {
    var documents: [Document] = []
    var request = PollRequest.start(since: nil)
    while true {
      let page = try await poll(request)
      documents += page.documents
      guard let next = page.next else { return documents.sorted { $0.id < $1.id } }
      request = .next(next)
    }
  }

  /// The keys of all documents, by RecordId.
  fileprivate func ids() async throws(BackendError) -> [String: DocumentID] {
    Dictionary(
      try await everything().map { ($0.recordID ?? "", $0.id) }, uniquingKeysWith: { first, _ in first })
  }
}
