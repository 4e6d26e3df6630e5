import Foundation
import GRDB
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import QueueStore

@Suite("A journal that is only read")
struct ReadingTests {
  private let folder: TemporaryFolder
  private let path: String
  private let person = Operator(user: "petugas", host: "kantor")

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("jurnal #1?.sqlite")
  }

  private func reader() throws -> JournalStore {
    try JournalStore(reading: path, queue: "utama", at: "/antrean.sqlite", by: person)
  }

  private func change(_ number: Int) -> StatusChange {
    StatusChange(
      subject: Subject(Sample.document(number)), from: nil, to: StatusReading(coretax: "SAVED INVALID"),
      time: StatusTime(since: Sample.observedAt, source: .observed), seenAt: Sample.observedAt + .minutes(number))
  }

  /// Every file of the folder, with its bytes.
  private var files: [String: Data] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder.file($0)))) })
    }
  }

  /// Writes a journal that nobody has open any longer.
  private func write(_ changes: [StatusChange]) async throws {
    let store = try JournalStore(path: path, queue: "utama", by: person)
    try await store.record(changes)
  }

  @Test("In a folder where nothing may be written it tells all it has, and not a byte is different, nor a file more")
  func closed() async throws {
    try await write([change(1), change(2)])
    #expect(chmod(path, 0o400) == 0 && chmod(folder.path, 0o500) == 0)
    defer { chmod(folder.path, 0o700) }
    let before = try files
    #expect(before.count == 1)

    let store = try reader()
    #expect(try await store.recording().moments.span?.upperBound == Sample.observedAt + .minutes(2))
    #expect(try await store.sightings().count == 2)
    #expect(try await store.history(of: Sample.document(1).id).count == 1)
    #expect(try await store.entries(EntryQuery(from: .newest, limit: 9)).entries.count == 2)
    #expect(try files == before)
  }

  @Test("What another Pantau that is running wrote just now is read too, and what it goes on to write")
  func open() async throws {
    let writer = try JournalStore(path: path, queue: "utama", by: person)
    try await writer.record([change(1)])
    // The index beside the log is one for all connections of a process, and this one is the writer's too.
    let (before, index) = (try files, (path as NSString).lastPathComponent + "-shm")
    let store = try reader()
    #expect(try await store.recording().moments.span != nil)
    #expect(try await store.sightings().count == 1)
    let after = try files
    #expect(before.count == 3 && Set(after.keys) == Set(before.keys))
    #expect(after.filter { $0.key != index } == before.filter { $0.key != index })
    try await writer.record([change(2)])
    #expect(try await store.sightings().count == 2)
  }

  @Test("It takes nothing")
  func refuses() async throws {
    try await write([change(1)])
    let (store, before) = (try reader(), try files)
    await #expect(throws: JournalError.denied(path: path)) { try await store.record([change(2)]) }
    #expect(try files == before)
  }

  @Test("A folder is told as one, and a pipe is not waited for, whether it is to be read or written")
  func irregular() throws {
    func writer() throws -> JournalStore { try JournalStore(path: path, queue: "utama", by: person) }
    #expect(mkdir(path, 0o700) == 0)
    #expect(throws: JournalError.folder(path: path)) { try reader() }
    #expect(throws: JournalError.folder(path: path)) { try writer() }
    #expect(rmdir(path) == 0 && mkfifo(path, 0o600) == 0)
    #expect(throws: JournalError.irregular(path: path)) { try reader() }
    #expect(throws: JournalError.irregular(path: path)) { try writer() }
  }

  @Test("A file without a byte is no journal and does not become one, and where none is none is made")
  func empty() throws {
    #expect(throws: JournalError.missing(path: path)) { try reader() }
    #expect(try files.isEmpty)
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(throws: JournalError.notOurs(path: path)) { try reader() }
    #expect(try files.values.map(\.count) == [0])
  }

  @Test(
    "The journal of an older Pantau is read as it is, or where it says too little refused with what to do",
    arguments: [("13", true), ("11", true), ("10", false), ("1", false)])
  func older(version: String, isLegible: Bool) async throws {
    let file = try DatabaseQueue(path: path)
    try await file.write { try $0.execute(sql: "PRAGMA application_id = \(JournalSchema.layout.applicationID)") }
    try JournalSchema.layout.migrator.migrate(file, upTo: version)
    try file.close()
    let before = try files
    if isLegible {
      let store = try reader()
      #expect(try await store.recording().isEmpty)
      #expect(try await store.history(of: DocumentID("7")).isEmpty)
      #expect(try await store.entries(EntryQuery(limit: 10)).entries.isEmpty)
      #expect(try await store.plannedUploads(since: Timestamp(milliseconds: 0)).isEmpty)
    } else {
      #expect(throws: JournalError.tooOld(path: path)) { try reader() }
      #expect(JournalError.tooOld(path: path).phrase.text(.english).string.contains("Start pantau on it once"))
    }
    #expect(try files == before)
  }

  @Test("A log that lies there alone cannot be read without writing: that is said, and nothing is made")
  func unclosed() async throws {
    let writer = try JournalStore(path: path, queue: "utama", by: person)
    try await writer.record([change(1)])
    let other = try TemporaryFolder()
    let copy = other.file("jurnal.sqlite")
    for ending in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending) }
    #expect(throws: JournalError.unclosed(path: copy)) {
      try JournalStore(reading: copy, queue: "utama", at: "/antrean.sqlite", by: person)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: other.path).count == 2)
    // With its index it is as the writer's machine left it.
    try FileManager.default.copyItem(atPath: path + "-shm", toPath: copy + "-shm")
    let store = try JournalStore(reading: copy, queue: "utama", at: "/antrean.sqlite", by: person)
    #expect(try await store.sightings().count == 1)
  }

  @Test("The queue's own file is left as it is too")
  func queueFile() throws {
    let identity = try LocalQueue.create(at: path).identity()
    let before = try files
    let queue = LocalQueue(reading: path)
    #expect(try queue.identityAsItIs() == identity)
    try queue.forEachDocument { _ in }
    #expect(throws: StoreFailure.denied(path: path)) { try queue.setReuploadMode(.outbox) }
    #expect(try files == before)
  }
}
