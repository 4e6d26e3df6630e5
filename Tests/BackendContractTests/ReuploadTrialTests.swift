import BackendContract
import TestSupport
import Testing
import UploadQueue
import Wording

/// A backend that takes an upload whatever status the person saw.
private struct CarelessBackend: StatusBackend {
  let backend: ScriptedBackend

  var capabilities: BackendCapabilities { backend.capabilities }

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage { try await backend.poll(request) }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? { try await backend.read(id) }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    var request = request
    if let document = try await backend.read(request.document) { request.expected = document.status }
    return try await backend.reupload(request)
  }

  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await backend.outcome(of: key, document: document)
  }
}

@Suite("Uploading one document to see what a backend promises")
struct ReuploadTrialTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()

  /// The promises that were told of, each with whether it was kept.
  private func trial(of tested: any StatusBackend) async throws -> [(promise: ReuploadPromise, isKept: Bool)] {
    let id = try #require(await backend.add([Sample.document(1, status: "SAVED INVALID")]).first)
    let document = try #require(try await backend.read(id))
    let person = Operator(user: "petugas", host: "kantor")
    let trial = ReuploadTrial(tested, journal: journal, by: person, language: .english, now: { Sample.observedAt })
    var told: [(ReuploadPromise, Bool)] = []
    let isKept = try await trial.run(on: document) { promise, result in
      if case .success = result { told.append((promise, true)) } else { told.append((promise, false)) }
    }
    #expect(isKept == !told.map(\.1).contains(false))
    return told
  }

  private var states: [AttemptEvent] {
    get async throws {
      let began = await journal.everything.compactMap { if case .began(let attempt) = $0 { attempt } else { nil } }
      guard let document = began.first?.subject.document else { return [] }
      return try await journal.attempts(on: document).map(\.state)
    }
  }

  @Test("A backend that keeps everything is checked to the end; what it refused and what it took is in the journal")
  func kept() async throws {
    let told = try await trial(of: backend)
    #expect(told.map(\.promise) == ReuploadPromise.allCases)
    #expect(!told.map(\.isKept).contains(false))
    let states = try await states
    #expect(states.count == 2)
    #expect(states.first == .refused("a trial of check-backend with a wrong status, which was to be refused"))
    #expect(states.last == .queued)
  }

  @Test("A backend that ignores the status the person saw gets one upload, which the journal knows of")
  func careless() async throws {
    let told = try await trial(of: CarelessBackend(backend: backend))
    #expect(told.last?.promise == .anotherStatusIsRefused)
    #expect(told.last?.isKept == false)
    #expect(await backend.times(.reupload) == 1)
    #expect(try await states == [.queued])
  }

  @Test("An answer that is another one the second time is told in words")
  func anotherAnswer() async throws {
    let id = try #require(await backend.add([Sample.document(1, status: "SAVED INVALID")]).first)
    let status = try #require(try await backend.read(id)).status
    var first: ReuploadAnswer? = .accepted("nomor 7")
    let request = ReuploadRequest(document: id, key: IdempotencyKey("a"), expected: status)
    let broken = await #expect(throws: BrokenPromise.self) {
      _ = try await ReuploadPromise.theSameKeyDoesNothingMore.check(
        backend, request, probe: IdempotencyKey("b"), freshKey: { IdempotencyKey("c") }, answer: &first)
    }
    #expect(
      broken?.description
        == "its second answer is another one: waiting for its turn (queued), not taken (accepted): “nomor 7” as the first"
    )
  }

  @Test("Where a refusal leaves doubt nothing more is sent")
  func doubt() async throws {
    await backend.fail(.reupload, with: .unavailable("putus"))
    #expect(try await trial(of: backend).last?.promise == .anotherStatusIsRefused)
    #expect(await backend.times(.reupload) == 1)
    guard case .lost? = try await states.first else {
      Issue.record("the doubt is not in the journal")
      return
    }
  }
}
