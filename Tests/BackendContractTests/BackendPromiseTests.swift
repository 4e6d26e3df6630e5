import BackendContract
import Synchronization
import TestSupport
import Testing
import UploadQueue
import Wording

/// A backend that keeps every promise but one.
private final class TwistedBackend: StatusBackend {
  let backend: ScriptedBackend
  let twist: BackendPromise?
  private let polls = Mutex(0)

  init(_ backend: ScriptedBackend, twist: BackendPromise?) {
    self.backend = backend
    self.twist = twist
  }

  var capabilities: BackendCapabilities { backend.capabilities }

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    if twist == .cancelledCallsEnd {
      let result = await Task.detached { [backend] in try await backend.poll(request) }.result
      if case .success(let page) = result { return page }
    }
    let isSince = if case .start(_?) = request { true } else { false }
    if isSince, twist == .everythingAfterAForeignCheckpoint { return PollPage(scope: .changes, documents: []) }
    var page = try await backend.poll(isSince && twist == .onlyChangesAfterACheckpoint ? .start(since: nil) : request)
    switch twist {
    case .thePollEnds: page.scope = .changes
    case .eachDocumentOnce: page.documents += page.documents
    case .theKeysStay:
      let count = polls.withLock { count in
        count += 1
        return count
      }
      for index in page.documents.indices { page.documents[index].id = DocumentID("\(count)-\(index)") }
    default: break
    }
    return page
  }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    if twist == .noneThatNeverWas { return Sample.document(1) }
    var document = try await backend.read(id)
    if twist == .readAsListed { document?.status = StatusReading(coretax: "APPROVED") }
    return document
  }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try await backend.reupload(request)
  }

  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await backend.outcome(of: key, document: document)
  }
}

/// A backend whose list names a document again.
private struct RepeatingBackend: StatusBackend {
  let repetition: Repetition
  let backend = ScriptedBackend()

  var capabilities: BackendCapabilities { backend.capabilities }

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    PollPage(scope: .snapshot, documents: [], repetitions: [repetition])
  }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? { try await backend.read(id) }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try await backend.reupload(request)
  }

  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await backend.outcome(of: key, document: document)
  }
}

@Suite("What every backend promises")
struct BackendPromiseTests {
  @Test("A backend that keeps a promise is said to, one that breaks it is caught", arguments: BackendPromise.allCases)
  func caught(promise: BackendPromise) async throws {
    let backend = ScriptedBackend()
    _ = await backend.add(Sample.documents(4))
    #expect(try await promise.check(TwistedBackend(backend, twist: nil)) == .holds)
    await #expect(throws: BrokenPromise.self) {
      try await promise.check(TwistedBackend(backend, twist: promise))
    }
  }

  @Test("An empty queue has no document to read and none to change", arguments: BackendPromise.allCases)
  func empty(promise: BackendPromise) async throws {
    let verdict = try await promise.check(ScriptedBackend())
    let needsDocuments = promise == .readAsListed || promise == .onlyChangesAfterACheckpoint
    #expect((verdict == .holds) == !needsDocuments)
  }

  @Test(
    "What a backend does not do is not asked of it: some may be asked but once a minute",
    arguments: [BackendPromise.onlyChangesAfterACheckpoint, .readAsListed, .noneThatNeverWas])
  func notAsked(promise: BackendPromise) async throws {
    let backend = ScriptedBackend(
      capabilities: BackendCapabilities(
        reupload: .handOff, isIncremental: false, isIdempotent: true, offersSigners: false, rereads: false,
        pollInterval: .seconds(60)))
    _ = await backend.add(Sample.documents(4))
    #expect(try await promise.check(backend) != .holds)
    #expect(await backend.times(.poll) == 0)
    #expect(await backend.times(.read) == 0)
  }

  @Test("A row that a backend itself passed over is caught on one page, and only remarked on where it is on two")
  func repetitions() async throws {
    let id = DocumentID("42")
    func verdict(_ pages: Int) async throws -> BackendPromise.Verdict {
      let before = Repetition.Place(page: 1, row: 2)
      let again = Repetition.Place(page: pages, row: 3)
      return try await BackendPromise.eachDocumentOnce.check(
        RepeatingBackend(repetition: Repetition(id, before: before, again: again)))
    }
    await #expect {
      _ = try await verdict(1)
    } throws: { error in
      (error as? BrokenPromise)?.description == "42 stands twice on page 1: in rows 2 and 3"
    }
    guard case .remarked(let words) = try await verdict(2) else {
      Issue.record("not remarked on")
      return
    }
    #expect(words.text(.english).string.hasPrefix("42 stands on page 1 (row 2) and again on page 2 (row 3)"))
    #expect(words.text(.indonesian).string.hasPrefix("42 ada di halaman 1 (baris 2) dan lagi di halaman 2 (baris 3)"))
  }

  @Test("The promises of a re-upload are kept in their order, and the document is uploaded once")
  func reupload() async throws {
    let backend = ScriptedBackend()
    let id = try #require(await backend.add([Sample.document(1)]).first)
    let status = try #require(try await backend.read(id)).status
    let request = ReuploadRequest(document: id, key: IdempotencyKey("satu"), expected: status)
    var answer: ReuploadAnswer?
    var count = 0
    for promise in ReuploadPromise.allCases {
      let verdict = try await promise.check(
        backend, request, probe: IdempotencyKey("coba"),
        freshKey: {
          count += 1
          return IdempotencyKey("lain-\(count)")
        }, answer: &answer)
      #expect(verdict == .holds)
    }
    #expect(answer != nil)
  }

  @Test("Each promise is told in its own words", arguments: [Language.indonesian, .english])
  func wording(language: Language) {
    let phrases = BackendPromise.allCases.map(\.phrase) + ReuploadPromise.allCases.map(\.phrase)
    #expect(Set(phrases.map { $0.text(language) }).count == phrases.count)
  }
}
