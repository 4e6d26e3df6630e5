import QueueStore
import TestSupport
import Testing
import UploadQueue

@Suite("Which queue an entry of the journal is of")
struct KnownQueueTests {
  private let folder: TemporaryFolder
  private let petugas = Operator(user: "petugas", host: "kantor")

  init() throws {
    folder = try TemporaryFolder()
  }

  private func journal(of queue: LocalQueue, at place: String) throws -> JournalStore {
    try JournalStore(path: folder.file("journal.sqlite"), queue: queue.identity(), at: place, by: petugas)
  }

  private var seen: StatusChange {
    let document = Sample.document(1)
    return StatusChange(
      subject: Subject(document), from: nil, to: document.status,
      time: StatusTime(since: Sample.observedAt, source: .atLeast), seenAt: Sample.observedAt)
  }

  @Test("a queue that is moved keeps its past and its open re-upload")
  func moved() async throws {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    let before = try journal(of: queue, at: "/lama/queue.sqlite")
    try await before.record([seen])
    try await before.begin(Sample.attempt("key-1", on: Sample.document(1)))
    let after = try journal(of: queue, at: "/baru/queue.sqlite")
    #expect(try await after.sightings().count == 1)
    #expect(try await after.openAttempts().map(\.key.rawValue) == ["key-1"])
    let sql = try PlainSQL(folder.file("journal.sqlite"))
    #expect(try sql.value("SELECT group_concat(DISTINCT queue) FROM timeline") == "/baru/queue.sqlite")
  }

  @Test("a queue made anew in the place of another has no past, and gives the other none")
  func madeAnew() async throws {
    let place = "/data/queue.sqlite"
    let first = try LocalQueue.create(at: folder.file("first.sqlite"))
    let second = try LocalQueue.create(at: folder.file("second.sqlite"))
    try await journal(of: first, at: place).record([seen])
    try await journal(of: first, at: place).begin(Sample.attempt("key-1", on: Sample.document(1)))
    let anew = try journal(of: second, at: place)
    #expect(try await anew.sightings().isEmpty)
    #expect(try await anew.openAttempts().isEmpty)
    #expect(try await anew.history(of: Sample.document(1).id).isEmpty)
    try await anew.begin(Sample.attempt("key-2", on: Sample.document(1)))
    #expect(try await journal(of: first, at: place).history(of: Sample.document(1).id).count == 2)
  }

  @Test("what an older Pantau recorded under a path goes to the first queue that is opened there, and to it alone")
  func knownByPath() async throws {
    let place = "/data/queue.sqlite"
    let older = try JournalStore(path: folder.file("journal.sqlite"), queue: place, by: petugas)
    try await older.record([seen])
    try await older.begin(Sample.attempt("key-1", on: Sample.document(1)))
    let first = try LocalQueue.create(at: folder.file("first.sqlite"))
    let second = try LocalQueue.create(at: folder.file("second.sqlite"))
    for _ in 1...2 {
      #expect(try await journal(of: first, at: place).openAttempts().count == 1)
      #expect(try await journal(of: second, at: place).sightings().isEmpty)
      #expect(try await journal(of: first, at: "/baru/queue.sqlite").history(of: Sample.document(1).id).count == 2)
    }
  }

  @Test("the history of a queue whose file is gone is found by where it was")
  func gone() async throws {
    let place = "/data/queue.sqlite"
    for name in ["first.sqlite", "second.sqlite"] {
      let queue = try LocalQueue.create(at: folder.file(name))
      try await journal(of: queue, at: place).begin(Sample.attempt(name, on: Sample.document(1)))
    }
    let last = try JournalStore(path: folder.file("journal.sqlite"), queueLastAt: place, by: petugas)
    #expect(try await last.openAttempts().map(\.key.rawValue) == ["second.sqlite"])
  }
}
