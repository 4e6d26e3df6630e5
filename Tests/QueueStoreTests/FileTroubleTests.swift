import Foundation
import QueueStore
import TestSupport
import Testing
import UploadQueue

@Suite("Trouble with a file of the store")
struct FileTroubleTests {
  private let folder: TemporaryFolder
  private let petugas = Operator(user: "petugas", host: "kantor")

  init() throws {
    folder = try TemporaryFolder()
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("files and folders are made for their owner alone")
  func modes() async throws {
    let path = folder.file("baru/pantau/journal.sqlite")
    let journal = try JournalStore(path: path, queue: "utama", by: petugas)
    try await journal.record([change()])
    #expect(try mode(path) == 0o600)
    #expect(try mode(path + "-wal") == 0o600)
    #expect(try mode(folder.file("baru/pantau")) == 0o700)
    let queue = try LocalQueue.create(at: folder.file("lain/queue.sqlite"))
    #expect(try mode(queue.path) == 0o600)
  }

  @Test("a queue that another program is writing to is opened and read without waiting")
  func openedWhileWritten() throws {
    let path = folder.file("queue.sqlite")
    try LocalQueue.create(at: path).insert(Sample.documents(2))
    let uploader = try PlainSQL(path)
    try uploader.run("BEGIN IMMEDIATE")
    let start = ContinuousClock.now
    #expect(try LocalQueue.create(at: path).count() == 2)
    #expect(ContinuousClock.now - start < .seconds(5), "it waited for the lock until SQLite gave up")
    try uploader.run("ROLLBACK")
  }

  @Test("several that make the same file at the same moment make it together", arguments: 0..<5)
  func madeTogether(round: Int) async {
    let path = folder.file("bersama-\(round).sqlite")
    let made = await withTaskGroup(of: Result<String, any Error>.self) { group in
      for _ in 0..<6 {
        group.addTask {
          // Threads of their own, as programs have: tasks take turns.
          await withCheckedContinuation { continuation in
            Thread.detachNewThread {
              continuation.resume(returning: Result { try LocalQueue.create(at: path).identity() })
            }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(throws: Never.self) { try #expect(Set(made.map { try $0.get() }).count == 1) }
  }

  @Test("a queue whose file is not there is missing, and is never made by looking at it")
  func missing() throws {
    let queue = LocalQueue(path: folder.file("queue.sqlite"))
    #expect(throws: StoreFailure.missing(path: queue.path)) { try queue.count() }
    #expect(!FileManager.default.fileExists(atPath: queue.path))
  }

  @Test("a queue whose file is taken away is missing until it is back")
  func takenAway() async throws {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    try queue.insert(Sample.documents(3))
    let before = try await queue.page(.start(since: nil))
    for end in ["", "-wal", "-shm"] {
      try FileManager.default.moveItem(atPath: queue.path + end, toPath: folder.file("away" + end))
    }
    await #expect(throws: StoreFailure.missing(path: queue.path)) { try await queue.page(.start(since: nil)) }
    for end in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: folder.file("away" + end)) {
      try FileManager.default.moveItem(atPath: folder.file("away" + end), toPath: queue.path + end)
    }
    let after = try await queue.page(.start(since: before.checkpoint))
    #expect(after.scope == .changes)
    #expect(after.documents.isEmpty)
  }

  /// Puts another queue, of five documents, in the place of one.
  private func replace(_ queue: LocalQueue) throws {
    do {
      let other = try LocalQueue.create(at: folder.file("other.sqlite"))
      for number in 0..<5 { try other.insert([Sample.document(10 + number)]) }
      try PlainSQL(other.path).run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: queue.path + end) }
    try FileManager.default.moveItem(atPath: folder.file("other.sqlite"), toPath: queue.path)
  }

  @Test("another queue put in the place of the one that was opened is refused, by every use")
  func replaced() async throws {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    try queue.insert(Sample.documents(3))
    let before = try await queue.page(.start(since: nil))
    try replace(queue)
    let refused = StoreFailure.replaced(path: queue.path)
    await #expect(throws: refused) { try await queue.page(.start(since: before.checkpoint)) }
    await #expect(throws: refused) { try await queue.read(DocumentID("1")) }
    #expect(throws: refused) { try queue.insert(Sample.documents(1)) }
    #expect(try LocalQueue.create(at: queue.path).count() == 5)
  }

  @Test("another queue at a path that nobody has opened yet is read from the beginning")
  func replacedUnopened() async throws {
    let queue = LocalQueue(path: try LocalQueue.create(at: folder.file("queue.sqlite")).path)
    try queue.insert(Sample.documents(3))
    let before = try await queue.page(.start(since: nil))
    try replace(queue)
    let after = try await queue.page(.start(since: before.checkpoint))
    #expect(after.scope == .snapshot)
    #expect(after.documents.count == 5)
  }

  @Test("an earlier copy of the queue put back is read from the beginning")
  func restored() async throws {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    try queue.insert(Sample.documents(1))
    let late = PollCursor(
      try #require(try await queue.page(.start(since: nil)).checkpoint).rawValue
        .replacingOccurrences(of: " 1", with: " 9"))
    #expect(try await queue.page(.start(since: late)).scope == .snapshot)
  }

  @Test("something that is no queue is left as it is", arguments: ["random", "another program's", "a journal"])
  func notOurs(_ what: String) throws {
    let path = folder.file("file")
    switch what {
    case "random": try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 13) }).write(to: URL(filePath: path))
    case "another program's": try PlainSQL(path).run("CREATE TABLE customer (id INTEGER)")
    default: _ = try JournalStore(path: path, queue: "utama", by: petugas)
    }
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreFailure.notOurs(path: path)) { try LocalQueue.create(at: path) }
    if what != "a journal" {
      #expect(throws: JournalError.notOurs(path: path)) { try JournalStore(path: path, queue: "utama", by: petugas) }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("a file of a newer Pantau is not touched")
  func tooNew() throws {
    let path = folder.file("journal.sqlite")
    _ = try JournalStore(path: path, queue: "utama", by: petugas)
    try PlainSQL(path).run("INSERT INTO grdb_migrations VALUES ('99')")
    #expect(throws: JournalError.tooNew(path: path)) { try JournalStore(path: path, queue: "utama", by: petugas) }
  }

  @Test("a damaged journal says so")
  func damaged() async throws {
    let path = folder.file("journal.sqlite")
    do {
      let journal = try JournalStore(path: path, queue: "utama", by: petugas)
      try await journal.record((0..<2000).map { change($0) })
      try PlainSQL(path).run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    for page in 2..<40 {
      try file.seek(toOffset: UInt64(page) * 4096)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    }
    try file.close()
    let error = await #expect(throws: JournalError.self) {
      let journal = try JournalStore(path: path, queue: "utama", by: petugas)
      _ = try await journal.sightings()
      _ = try await journal.history(of: Sample.document(1).id)
    }
    guard case .damaged(path, _) = error else {
      Issue.record("told as \(String(describing: error))")
      return
    }
  }

  @Test("recording nothing writes nothing")
  func nothing() async throws {
    let path = folder.file("journal.sqlite")
    let journal = try JournalStore(path: path, queue: "utama", by: petugas)
    try await journal.record([change()])
    let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    for _ in 1...10 { try await journal.record([]) }
    #expect(try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int == size)
  }

  @Test("a journal taken away while it is open takes no intent")
  func journalTakenAway() async throws {
    let path = folder.file("journal.sqlite")
    let journal = try JournalStore(path: path, queue: "utama", by: petugas)
    try FileManager.default.removeItem(atPath: path)
    await #expect(throws: JournalError.missing(path: path)) {
      try await journal.begin(Sample.attempt("key-1", on: Sample.document(1)))
    }
  }

  @Test(
    "what was recorded can be neither changed nor removed", arguments: ["status_change", "attempt", "attempt_event"])
  func appendOnly(_ table: String) async throws {
    let path = folder.file("journal.sqlite")
    let journal = try JournalStore(path: path, queue: "utama", by: petugas)
    try await journal.record([change()])
    try await journal.begin(Sample.attempt("key-1", on: Sample.document(1)))
    try await journal.append(.queued, to: IdempotencyKey("key-1"), at: Sample.observedAt)
    let sql = try PlainSQL(path)
    #expect(try #require(try sql.refusal("UPDATE \(table) SET user = 'x'")).contains("only ever added to"))
    #expect(try #require(try sql.refusal("DELETE FROM \(table)")).contains("only ever added to"))
  }

  @Test("of many processes one begins; queues do not hold each other back")
  func oneBegins() async throws {
    let path = folder.file("journal.sqlite")
    _ = try JournalStore(path: path, queue: "utama", by: petugas)
    let began = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...8 {
        group.addTask { [petugas] in
          let journal = try JournalStore(path: path, queue: "utama", by: petugas)
          do throws(JournalError) {
            try await journal.begin(Sample.attempt("key-\(number)", on: Sample.document(number)))
            return true
          } catch {
            guard case .anotherUnderWay = error else { throw error }
            return false
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(began == 1)
    let other = try JournalStore(path: path, queue: "cabang", by: petugas)
    try await other.begin(Sample.attempt("key-cabang", on: Sample.document(1)))
    #expect(try await other.openAttempts().count == 1)
    #expect(try PlainSQL(path).value("SELECT count(*) FROM timeline") == "2")
  }

  private func change(_ number: Int = 1) -> StatusChange {
    let document = Sample.document(number)
    return StatusChange(
      subject: Subject(document), from: nil, to: document.status,
      time: StatusTime(since: Sample.observedAt, source: .atLeast), seenAt: Sample.observedAt)
  }
}
