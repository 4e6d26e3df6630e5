import Foundation
import Monitor
import QueueStore
import StatusBackends
import TestSupport
import Testing
import UploadQueue

@Suite("The embedded queue as a backend")
struct LocalQueueBackendTests {
  private let folder = NSTemporaryDirectory() + "/pantau-\(UUID().uuidString)"

  private func tested(_ mode: LocalQueue.ReuploadMode) throws -> BackendUnderTest {
    let queue = try LocalQueue.create(at: folder + "/queue.sqlite")
    try queue.setReuploadMode(mode)
    let backend = LocalQueueBackend(
      queue, by: Operator(user: "petugas", host: "kantor"), language: .english, now: { Sample.observedAt })
    return BackendUnderTest(
      backend: backend, pageSize: 5000,
      add: { try queue.insert($0) }, change: { try queue.update([$0]) }, remove: { try queue.remove([$0]) })
  }

  @Test(
    "keeps every promise of a backend", arguments: StatusBackendContract.allCases, LocalQueue.ReuploadMode.allCases)
  func contract(_ promise: StatusBackendContract, _ mode: LocalQueue.ReuploadMode) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await promise.check(tested(mode))
  }

  @Test("scripted, keeps the same promises", arguments: StatusBackendContract.allCases)
  func scriptedContract(_ promise: StatusBackendContract) async throws {
    let backend = ScriptedBackend()
    try await promise.check(
      BackendUnderTest(
        backend: backend, pageSize: 100,
        add: { await backend.add($0) }, change: { await backend.put($0) }, remove: { await backend.remove($0) }))
  }

  @Test("a queue that is not there is unavailable, in the user's language, and answers again when it is back")
  func unavailable() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/queue.sqlite"
    let backend = LocalQueueBackend(
      LocalQueue(path: path), by: Operator(user: "petugas", host: "kantor"), language: .indonesian,
      now: { Sample.observedAt })
    let error = await #expect(throws: BackendError.self) { try await backend.poll(.start(since: nil)) }
    guard case .unavailable(let words) = error else {
      Issue.record("told as \(String(describing: error))")
      return
    }
    #expect(words.text.contains(path) && words.text.contains("tidak ada"))
    let queue = try LocalQueue.create(at: path)
    try queue.setReuploadMode(.outbox)
    try queue.insert(Sample.documents(2))
    #expect(backend.capabilities.reupload == .handOff)
    #expect(try await backend.poll(.start(since: nil)).documents.count == 2)
    #expect(backend.capabilities.reupload == .call)
    #expect(try await backend.signers() == ["PENANDATANGAN CONTOH"])
    try queue.setSigners(["B", "A"])
    #expect(try await backend.signers() == ["A", "B"])
  }

  @Test("one row waits in the outbox of a queue, whatever the journal of whoever asks for another knows")
  func oneRowWaits() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let queue = try LocalQueue.create(at: folder + "/queue.sqlite")
    try queue.setReuploadMode(.outbox)
    let ids = try queue.insert(Sample.documents(2))
    let backend = LocalQueueBackend(
      queue, by: Operator(user: "petugas", host: "kantor"), language: .english, now: { Sample.observedAt })
    let requests = ids.enumerated().map { number, id in
      ReuploadRequest(
        document: id, key: IdempotencyKey("key-\(number)"), expected: Sample.document(number).status)
    }
    #expect(try await backend.reupload(requests[0]) == .queued)
    await #expect(throws: BackendError.rejected("The re-upload of INV-000000 still waits in the outbox; one by one.")) {
      try await backend.reupload(requests[1])
    }
    #expect(try await backend.withdraw(requests[0].key, document: ids[0]) == .neverReceived)
    #expect(try queue.waitingInOutbox().isEmpty)
    #expect(try await backend.reupload(requests[1]) == .queued)
    #expect(try queue.take(requests[1].key, at: Sample.observedAt))
    #expect(try await backend.withdraw(requests[1].key, document: ids[1]) == .queued)
  }

  @Test("the uploader's answer is the outcome", arguments: [OutboxEntry.Answer.accepted, .rejected])
  func outcome(_ answer: OutboxEntry.Answer) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let queue = try LocalQueue.create(at: folder + "/queue.sqlite")
    try queue.setReuploadMode(.outbox)
    let id = try #require(try queue.insert([Sample.document(1)]).first)
    let backend = LocalQueueBackend(
      queue, by: Operator(user: "petugas", host: "kantor"), language: .english, now: { Sample.observedAt })
    let request = ReuploadRequest(
      document: id, key: IdempotencyKey("key-1"), expected: Sample.document(1).status, signer: "ORANG LAIN")
    #expect(try await backend.reupload(request) == .queued)
    #expect(try await backend.outcome(of: request.key, document: id) == .queued)
    #expect(try queue.waitingInOutbox().map(\.signer) == ["ORANG LAIN"])
    #expect(try queue.take(request.key, at: Sample.observedAt))
    #expect(try !queue.take(request.key, at: Sample.observedAt))
    #expect(try queue.waitingInOutbox().isEmpty)
    try queue.answer(request.key, answer, message: "ETAX-30004", at: Sample.observedAt)
    let expected: ReuploadOutcome = answer == .accepted ? .accepted("ETAX-30004") : .rejected("ETAX-30004")
    #expect(try await backend.outcome(of: request.key, document: id) == expected)
    #expect(try queue.waitingInOutbox().isEmpty)
  }

  @Test(
    "a change that a list brings is known as well as the lists are apart, one that an ERP writes as well as it is polled"
  )
  func listed() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let queue = try LocalQueue.create(at: folder + "/queue.sqlite")
    let person = Operator(user: "petugas", host: "kantor")
    let time = HandTime()
    let session = QueueSession(
      backend: LocalQueueBackend(queue, by: person, language: .english, now: { time.now }), journal: InMemoryJournal(),
      policy: QueuePolicy(), clock: Clock { time.now }, by: person)
    func poll(_ statuses: (String, String), asOf: Timestamp) async throws -> StatusTime? {
      let documents = [statuses.0, statuses.1].enumerated().map { Sample.document($0.offset, status: $0.element) }
      _ = try queue.importFile(asOf: asOf) { each in
        for document in documents {
          try each(
            SourcedDocument(
              document: document, line: 1, hasStatus: true,
              fields: Set(DocumentField.allCases).subtracting([.statusTime])))
        }
      }
      _ = try await session.poll()
      return await session.row(try #require(queue.documents(reference: documents[0].reference ?? "").first).id)?.time
    }
    let yesterday = time.now - .days(1)
    _ = try await poll(("SIGNING IN PROGRESS", "SIGNING IN PROGRESS"), asOf: yesterday)
    let now = time.now
    #expect(
      try await poll(("APPROVED", "SIGNING IN PROGRESS"), asOf: now) == StatusTime(since: now, source: .atLeast))
    var other = try #require(queue.documents(reference: Sample.document(1).reference ?? "").first)
    #expect(try await queue.read(other.id)?.isListed == true)
    (other.status, other.statusTime) = (StatusReading(coretax: "APPROVED"), nil)
    time.advance(by: .minutes(1))
    other.observedAt = time.now
    try queue.update([other])
    _ = try await session.poll()
    #expect(await session.row(other.id)?.time == StatusTime(since: other.observedAt, source: .observed))
    #expect(try await queue.read(other.id)?.isListed == false)
  }
}
