import UploadQueue
import Wording

/// What a whole poll brought.
public struct WholePoll: Sendable {
  /// What it was to bring.
  public private(set) var scope = PollPage.Scope.snapshot
  /// The documents of all pages.
  public private(set) var documents: [Document] = []
  /// What is gone.
  public private(set) var removed: [DocumentID] = []
  /// How many pages there were.
  public private(set) var pages = 0
  /// Where the next poll may begin.
  public private(set) var checkpoint: PollCursor?

  /// More pages than any queue has.
  private static let mostPages = 10_000

  /// Polls a backend to its last page.
  ///
  /// - Throws: `BackendError` where a page does not come, ``BrokenPromise`` where the pages do not fit together.
  public init(of backend: any StatusBackend, since start: PollCursor? = nil) async throws {
    var request = PollRequest.start(since: start)
    while true {
      let page = try await backend.poll(request)
      pages += 1
      if pages > 1, page.scope != scope {
        throw BrokenPromise(
          Phrase(
            id: "halaman ke-\(pages) berganti dari snapshot ke changes atau sebaliknya",
            en: "page \(pages) changes from snapshot to changes, or the other way round"))
      }
      scope = page.scope
      documents += page.documents
      removed += page.removed
      guard let next = page.next else {
        checkpoint = page.checkpoint
        break
      }
      guard pages < Self.mostPages else {
        throw BrokenPromise(Phrase(id: "halaman tidak ada habisnya", en: "there is no end of pages"))
      }
      request = .next(next)
    }
    let listed = Set(documents.map(\.id))
    if let both = removed.first(where: listed.contains) {
      throw BrokenPromise(
        Phrase(
          id: "dokumen \(both.rawValue) ada di daftar sekaligus dinyatakan hilang",
          en: "the document \(both.rawValue) is listed and said to be gone at once"))
    }
  }
}
