import Foundation
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import QueueStore

@Suite("What imports change is in the journal")
struct ImportRecordingTests {
  private let folder: TemporaryFolder
  private let queue: LocalQueue
  private let journalPath: String

  private static let importer = Operator(user: "impor", host: "server")
  private static let seenAt = Timestamp.wib("2026-11-20 08:00")

  init() throws {
    folder = try TemporaryFolder()
    journalPath = folder.file("journal.sqlite")
    queue = try Self.queue(in: folder, journal: journalPath)
  }

  private static func queue(in folder: TemporaryFolder, journal path: String) throws -> LocalQueue {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    return queue.recording(
      ImportRecording(by: importer, now: { seenAt }) {
        try JournalStore(path: path, queue: queue.identity(), by: importer)
      })
  }

  private func journal(by: Operator = Operator(user: "petugas", host: "kantor")) throws -> JournalStore {
    try JournalStore(path: journalPath, queue: queue.identity(), by: by)
  }

  @discardableResult
  private func take(_ status: String, at time: String, into queue: LocalQueue? = nil) throws -> ImportReport {
    try (queue ?? self.queue).importFile(asOf: .wib(time)) { each in
      let document = Sample.document(1, status: status)
      try each(SourcedDocument(document: document, line: 2, hasStatus: true, fields: ImportTests.json))
    }
  }

  /// What a screen that is started now sees and records; how many changes are news to it.
  @discardableResult
  private func look(at time: String = "2026-11-20 07:00") async throws -> Int {
    let journal = try journal()
    let index = QueueIndex()
    await index.restore(try await journal.sightings())
    let poll = await index.beginPoll(at: .wib(time))
    let changes = await index.apply(
      try await queue.page(.start(since: nil)).documents, of: poll, seenAt: .wib(time))
    try await journal.record(changes)
    return changes.count
  }

  /// The changes recorded of the only document, in words, with who saw them.
  private func recorded() throws -> [String] {
    try PlainSQL(journalPath).values(
      "SELECT coalesce(from_words, '-') || ' > ' || to_words || ', ' || user FROM status_change ORDER BY entry")
  }

  @Test("a status that comes and goes between two looks is recorded, with who imported it and when")
  func comesAndGoes() async throws {
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    try await look()
    try take("SAVED INVALID", at: "2026-11-18 09:00")
    try take("SIGNING IN PROGRESS", at: "2026-11-19 09:00")
    let expected = [
      "- > SIGNING IN PROGRESS, petugas", "SIGNING IN PROGRESS > SAVED INVALID, impor",
      "SAVED INVALID > SIGNING IN PROGRESS, impor",
    ]
    #expect(try recorded() == expected)
    #expect(try await look() == 0)
    #expect(try recorded() == expected)

    let history = try await journal().history(of: DocumentID("1"))
    let change = history.last.flatMap { entry in if case .change(let change) = entry { change } else { nil } }
    #expect(change?.seenAt == Self.seenAt)
    #expect(change?.time == StatusTime(since: .wib("2026-11-19 09:00"), source: .atLeast))
  }

  @Test("what nobody has looked at yet is recorded from its first status on")
  func neverLookedAt() async throws {
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    try take("APPROVED", at: "2026-11-17 09:10")
    #expect(
      try recorded() == ["- > SIGNING IN PROGRESS, impor", "SIGNING IN PROGRESS > APPROVED, impor"])
    let sighting = try #require(try await journal().sightings().first)
    #expect(sighting.status == StatusReading(coretax: "APPROVED"))
    #expect(sighting.outline?.partnerName == Sample.document(1).partnerName)
    // Two readings close together tell when it changed, as two polls do.
    #expect(sighting.time == StatusTime(since: .wib("2026-11-17 09:10"), source: .observed))
    #expect(try await look() == 0)
  }

  @Test("what another program changed before the import is recorded as well")
  func changedByAnERP() async throws {
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    try await look()
    let erp = try PlainSQL(folder.file("queue.sqlite"))
    let moment = Timestamp.wib("2026-11-17 12:00").milliseconds
    try erp.run("UPDATE document SET status = 'SAVED INVALID', observed_at = \(moment)")
    try take("APPROVED", at: "2026-11-18 09:00")
    #expect(
      try recorded() == [
        "- > SIGNING IN PROGRESS, petugas", "SIGNING IN PROGRESS > SAVED INVALID, impor",
        "SAVED INVALID > APPROVED, impor",
      ])
  }

  @Test("what a screen saw first is not recorded again")
  func seenFirst() async throws {
    let plain = try LocalQueue.create(at: folder.file("queue.sqlite"))
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    try await look()
    let unheard = plain.recording(
      ImportRecording(by: Self.importer, now: { Self.seenAt }) { throw JournalError.locked(path: "j") })
    try take("APPROVED", at: "2026-11-18 09:00", into: unheard)
    #expect(try await look() == 1)
    try journal().takeImports(of: queue)
    #expect(try recorded() == ["- > SIGNING IN PROGRESS, petugas", "SIGNING IN PROGRESS > APPROVED, petugas"])
  }

  @Test("what waited while a screen saw the document go on turns nothing back")
  func overtaken() async throws {
    let plain = try LocalQueue.create(at: folder.file("queue.sqlite"))
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    try await look(at: "2026-11-19 09:00")
    let unheard = plain.recording(
      ImportRecording(by: Self.importer, now: { Self.seenAt }) { throw JournalError.locked(path: "j") })
    try take("SAVED INVALID", at: "2026-11-18 09:00", into: unheard)
    try await look(at: "2026-11-20 09:00")
    let erp = try PlainSQL(folder.file("queue.sqlite"))
    let moment = Timestamp.wib("2026-11-20 09:10").milliseconds
    try erp.run("UPDATE document SET status = 'APPROVED', observed_at = \(moment)")
    try await look(at: "2026-11-20 09:15")
    let before = try recorded()
    try journal().takeImports(of: queue)
    #expect(try recorded() == before)
    #expect(try await journal().sightings().first?.status == StatusReading(coretax: "APPROVED"))
  }

  @Test("a first import writes no journal: the first look records what it sees")
  func firstImport() async throws {
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    #expect(!FileManager.default.fileExists(atPath: journalPath))
    #expect(try await look() == 1)
  }

  @Test("what is refused, or only rehearsed, leaves nothing")
  func nothing() async throws {
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try queue.importFile(asOf: .wib("2026-11-18 09:00")) { each in
        let document = Sample.document(1, status: "APPROVED")
        try each(SourcedDocument(document: document, line: 2, hasStatus: true, fields: ImportTests.json))
        throw Stop()
      }
    }
    try queue.rehearse { rehearsal in
      _ = try rehearsal.importFile(asOf: .wib("2026-11-18 09:00")) { each in
        let document = Sample.document(1, status: "APPROVED")
        try each(SourcedDocument(document: document, line: 2, hasStatus: true, fields: ImportTests.json))
      }
    }
    #expect(try queue.hasUnrecordedChanges() == false)
    #expect(!FileManager.default.fileExists(atPath: journalPath))
  }

  @Test("where the journal cannot be written the import stands and says so; what changed waits, and is recorded once")
  func waits() async throws {
    try take("SIGNING IN PROGRESS", at: "2026-11-17 09:00")
    try await look()
    let failing = try LocalQueue.create(at: folder.file("queue.sqlite")).recording(
      ImportRecording(by: Self.importer, now: { Self.seenAt }) { throw JournalError.diskFull(path: "j") })
    let report = try take("SAVED INVALID", at: "2026-11-18 09:00", into: failing)
    #expect(report.changed == 1)
    #expect(report.journalError == .diskFull(path: "j"))
    #expect(try recorded().count == 1)
    try take("SIGNING IN PROGRESS", at: "2026-11-19 09:00", into: failing)

    // Somebody else opens the queue; who imported is recorded all the same.
    let sql = try PlainSQL(folder.file("queue.sqlite"))
    try sql.run(
      "CREATE TRIGGER stopped BEFORE DELETE ON imported_change BEGIN SELECT RAISE(ABORT, 'the machine stops'); END")
    // It is the queue that fails then, and it is the queue that is named.
    let failure = #expect(throws: JournalError.self) { try journal().takeImports(of: queue) }
    for language in Language.allCases {
      let words = failure?.phrase.text(language).string ?? ""
      #expect(words.contains("queue.sqlite") && !words.lowercased().contains("jurnal") && !words.contains("journal"))
    }
    let expected = [
      "- > SIGNING IN PROGRESS, petugas", "SIGNING IN PROGRESS > SAVED INVALID, impor",
      "SAVED INVALID > SIGNING IN PROGRESS, impor",
    ]
    #expect(try recorded() == expected)
    #expect(try queue.hasUnrecordedChanges())

    // What was taken before the machine stopped is not taken again, and then remembered no longer.
    #expect(try PlainSQL(journalPath).value("SELECT count(*) FROM taken_import") == "2")
    try sql.run("DROP TRIGGER stopped")
    try journal().takeImports(of: queue)
    #expect(try recorded() == expected)
    #expect(try queue.hasUnrecordedChanges() == false)
    #expect(try PlainSQL(journalPath).value("SELECT count(*) FROM taken_import") == "0")
  }
}
