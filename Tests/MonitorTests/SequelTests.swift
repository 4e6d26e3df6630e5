import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("What went back into the queue")
struct SequelTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()

  private func session() -> QueueSession {
    QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
  }

  /// A document whose re-upload has ended as signing again.
  private func signingAgain() async throws -> (Document, IdempotencyKey) {
    var document = Sample.document(1, status: "SIGNING IN PROGRESS")
    document.id = await backend.add([document])[0]
    await put(&document, "SIGNING IN PROGRESS")
    var before = document
    before.status = StatusReading(coretax: "SAVED INVALID")
    let attempt = Sample.attempt("satu", on: before)
    try await journal.begin(attempt)
    try await journal.append(.settled(.signingAgain), to: attempt.key, at: time.now)
    return (document, attempt.key)
  }

  private func put(_ document: inout Document, _ status: String) async {
    document.status = StatusReading(coretax: status)
    document.observedAt = time.now
    await backend.put(document)
  }

  private func told() async -> [AttemptEvent] {
    await journal.everything.compactMap {
      if case .event(.followed(let what), _, _, _) = $0 { .followed(what) } else { nil }
    }
  }

  @Test(
    "Its next status is told once and written down as a part of that attempt",
    arguments: [
      ("APPROVED", Settlement.approved), ("SAVED INVALID", .invalidAgain),
      ("CANCELED", .moved(StatusReading(coretax: "CANCELED"))),
    ])
  func toldOnce(status: String, expected: Settlement) async throws {
    var (document, _) = try await signingAgain()
    let session = session()
    #expect(try await session.poll().sequels.isEmpty)
    time.advance(by: .hours(2))
    await put(&document, status)
    let sequels = try await session.poll().sequels
    #expect(sequels.map(\.settlement) == [expected])
    #expect(sequels.map(\.number) == [1])
    #expect(await told() == [.followed(expected)])
    await put(&document, "APPROVED")
    #expect(try await session.poll().sequels.isEmpty)
    #expect(await told().count == 1)
  }

  @Test("As long as it stands in the queue, its history is not read with every poll")
  func standing() async throws {
    var (document, _) = try await signingAgain()
    let session = session()
    for number in 2...4 {
      await backend.add([Sample.document(number)])
      #expect(try await session.poll().sequels.isEmpty)
    }
    #expect(await journal.timesHistoryRead == 0)
    await put(&document, "APPROVED")
    #expect(try await session.poll().sequels.map(\.settlement) == [.approved])
    #expect(await journal.timesHistoryRead == 1)
  }

  @Test("Also where it happened while no Pantau ran")
  func afterARestart() async throws {
    var (document, _) = try await signingAgain()
    _ = try await session().poll()
    time.advance(by: .hours(2))
    await put(&document, "APPROVED")
    let later = session()
    try await later.restore()
    #expect(try await later.poll().sequels.map(\.settlement) == [.approved])
  }

  @Test("A row that is older than what was seen of it last tells nothing of what came after, whoever saw that")
  func olderRow() async throws {
    var document = Sample.document(1)
    document.id = await backend.add([document])[0]
    let attempt = Sample.attempt("satu", on: document, at: time.now)
    try await journal.begin(attempt)
    // Of two Pantaus at one journal, this one has looked while the document had not moved yet.
    time.advance(by: .minutes(1))
    await put(&document, "SAVED INVALID")
    let session = session()
    _ = try await session.poll()
    // The other one has looked since.
    time.advance(by: .minutes(4))
    try await journal.record([
      StatusChange(
        subject: Subject(document), from: document.status, to: StatusReading(coretax: "SIGNING IN PROGRESS"),
        time: StatusTime(since: time.now, source: .observed), seenAt: time.now)
    ])
    time.advance(by: .minutes(1))
    try await journal.append(.settled(.signingAgain), to: attempt.key, at: time.now)
    await backend.add([Sample.document(2)])
    #expect(try await session.poll().sequels.isEmpty)
    #expect(await told() == [])
    await put(&document, "SAVED INVALID")
    #expect(try await session.poll().sequels.map(\.settlement) == [.invalidAgain])
  }

  @Test("It is a notice, unless the desk on the screen says it itself")
  func noticed() async {
    let documents = Sample.documents(2)
    var watch = await Watch(documents)
    let sequel = ReuploadSequel(.approved, of: Sample.attempt("satu", on: documents[0]))
    let other = ReuploadSequel(.invalidAgain, of: Sample.attempt("dua", on: documents[1], number: 2))
    await watch.happen(.sequelsSeen([sequel]))
    #expect(watch.footer.contains("\(documents[0].name), sesudah unggah ulang ke-1: Disetujui DJP."))
    await watch.happen(.sequelsSeen([other, sequel]))
    #expect(watch.footer.contains("\(documents[1].name), sesudah unggah ulang ke-2: Saved Invalid lagi"))
    #expect(watch.footer.contains("(+1)"))
    await watch.openDesk(on: documents[0])
    await watch.happen(.sequelsSeen([sequel]))
    #expect(watch.model.notice == nil)
  }
}
