import Foundation
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
}
