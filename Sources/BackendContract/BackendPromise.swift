import UploadQueue
import Wording

/// What every backend promises, as far as it can be seen from this side and without changing anything at the other.
public enum BackendPromise: String, CaseIterable, Sendable {
  /// A poll comes to its last page.
  case thePollEnds
  /// A snapshot holds each document once; on two pages it may stand where the list moved while it was read, so that this is
  /// only remarked on.
  case eachDocumentOnce
  /// A document is called the same in every poll.
  case theKeysStay
  /// After a checkpoint only changes come.
  case onlyChangesAfterACheckpoint
  /// A checkpoint that is not its own is answered with everything.
  case everythingAfterAForeignCheckpoint
  /// A document is read as it is listed.
  case readAsListed
  /// A document that never was is none.
  case noneThatNeverWas
  /// A call that was cancelled ends.
  case cancelledCallsEnd

  /// How a promise was kept.
  public enum Verdict: Sendable, Hashable {
    /// As it should be.
    case holds
    /// As far as can be said; what was seen may be a fault of the other side, or not.
    case remarked(Phrase)
    /// It asks for something that this backend does not do, or that its queue has no example of.
    case notApplicable(Phrase)
  }

  /// Checks this promise.
  ///
  /// - Throws: ``BrokenPromise`` where it is not kept, `BackendError` where an answer does not come.
  public func check(_ backend: any StatusBackend) async throws -> Verdict {
    switch self {
    case .thePollEnds:
      let poll = try await WholePoll(of: backend)
      guard poll.scope == .snapshot else { throw Self.noSnapshot }
    case .eachDocumentOnce: return try await eachOnce(backend)
    case .theKeysStay: try await keysStay(backend)
    case .onlyChangesAfterACheckpoint: return try await onlyChanges(backend)
    case .everythingAfterAForeignCheckpoint:
      let poll = try await WholePoll(of: backend, since: PollCursor("of another backend"))
      guard poll.scope == .snapshot else { throw Self.noSnapshot }
    case .readAsListed: return try await readAsListed(backend)
    case .noneThatNeverWas:
      guard backend.capabilities.rereads else { return .doesNotReread }
      guard try await backend.read(DocumentID("999999999")) == nil else {
        throw BrokenPromise(
          Phrase(id: "dokumen 999999999 ternyata ada", en: "there turns out to be a document 999999999"))
      }
    case .cancelledCallsEnd: try await cancelledEnds(backend)
    }
    return .holds
  }

  private static let noSnapshot = BrokenPromise(
    Phrase(id: "poll tanpa checkpoint tidak memberikan snapshot", en: "a poll without a checkpoint gives no snapshot"))

  private func eachOnce(_ backend: any StatusBackend) async throws -> Verdict {
    let repetitions = try await WholePoll(of: backend).repetitions
    if let broken = repetitions.first(where: \.isOnOnePage) { throw BrokenPromise(broken.phrase) }
    return repetitions.first.map { .remarked($0.phrase) } ?? .holds
  }

  /// Compares by references that are no other document's.
  private func keysStay(_ backend: any StatusBackend) async throws {
    let first = try await WholePoll(of: backend).keysByReference
    let second = try await WholePoll(of: backend).keysByReference
    for (reference, key) in first {
      guard let other = second[reference], other != key else { continue }
      throw BrokenPromise(
        Phrase(
          id: "\(reference) bernama \(key.rawValue), lalu \(other.rawValue)",
          en: "\(reference) is called \(key.rawValue), then \(other.rawValue)"))
    }
  }

  private func onlyChanges(_ backend: any StatusBackend) async throws -> Verdict {
    guard backend.capabilities.isIncremental else {
      return .notApplicable(
        Phrase(id: "backend ini selalu memberikan seluruh daftar", en: "this backend gives the whole list each time"))
    }
    let first = try await WholePoll(of: backend)
    guard !first.documents.isEmpty else { return .emptyQueue }
    guard let checkpoint = first.checkpoint else {
      throw BrokenPromise(Phrase(id: "tidak ada checkpoint", en: "there is no checkpoint"))
    }
    let second = try await WholePoll(of: backend, since: checkpoint)
    guard second.scope == .changes else {
      throw BrokenPromise(
        Phrase(id: "sesudah checkpoint datang seluruh daftar", en: "after a checkpoint the whole list comes"))
    }
    // A living queue may have changed meanwhile, but hardly all of it.
    guard first.documents.count < 2 || second.documents.count < first.documents.count else {
      throw BrokenPromise(
        Phrase(
          id: "sesudah checkpoint \(second.documents.count) dokumen datang lagi",
          en: "after a checkpoint \(second.documents.count) documents come again"))
    }
    return .holds
  }

  private func readAsListed(_ backend: any StatusBackend) async throws -> Verdict {
    guard backend.capabilities.rereads else { return .doesNotReread }
    var listed = try await WholePoll(of: backend).documents
    guard let some = listed.last else { return .emptyQueue }
    let read = try await backend.read(some.id)
    if let read, read.id == some.id, read.status.agrees(with: some.status) { return .holds }
    // It may have changed in between: then it is listed differently by now, or gone.
    listed = try await WholePoll(of: backend).documents
    let now = listed.first { $0.id == some.id }
    if let read, let now, read.id == now.id, read.status.agrees(with: now.status) { return .holds }
    if read == nil, now == nil { return .holds }
    let id = some.id.rawValue
    throw BrokenPromise(
      Phrase(
        id: "\(id) di daftar \(Self.words(now)), dibaca sendiri \(Self.words(read))",
        en: "\(id) is listed as \(Self.words(now)) and read by itself as \(Self.words(read))"))
  }

  private static func words(_ document: Document?) -> String { document.map { "“\($0.status.words)”" } ?? "–" }

  private func cancelledEnds(_ backend: any StatusBackend) async throws {
    let poll = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await backend.poll(.start(since: nil))
    }
    if case .success = await poll.result {
      throw BrokenPromise(
        Phrase(id: "poll yang dibatalkan tetap memberikan halaman", en: "a cancelled poll brings a page all the same"))
    }
  }
}

extension BackendPromise.Verdict {
  static let doesNotReread = Self.notApplicable(
    Phrase(id: "backend ini tidak membaca satu dokumen", en: "this backend does not read one document"))
  static let emptyQueue = Self.notApplicable(Phrase(id: "antrean kosong", en: "the queue is empty"))
}

extension Repetition {
  /// Which document it is, and where it stands.
  fileprivate var phrase: Phrase {
    let id = document.rawValue
    guard !isOnOnePage else {
      return Phrase(
        id: "\(id) ada dua kali di halaman \(again.page): baris \(before.row) dan \(again.row)",
        en: "\(id) stands twice on page \(again.page): in rows \(before.row) and \(again.row)")
    }
    return Phrase(
      id: """
        \(id) ada di halaman \(before.page) (baris \(before.row)) dan lagi di halaman \(again.page) \
        (baris \(again.row)); wajar hanya kalau daftarnya bergeser selagi dibaca
        """,
      en: """
        \(id) stands on page \(before.page) (row \(before.row)) and again on page \(again.page) (row \(again.row)); \
        that is right only where the list moved while it was read
        """)
  }
}

extension WholePoll {
  /// What the documents are called, by references that are of one document alone.
  fileprivate var keysByReference: [String: DocumentID] {
    let known = documents.filter { $0.reference?.isEmpty == false }
    return Dictionary(grouping: known) { $0.reference ?? "" }.compactMapValues { $0.count == 1 ? $0[0].id : nil }
  }
}
