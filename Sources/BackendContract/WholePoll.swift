import UploadQueue
import Wording

/// What a whole poll brought.
public struct WholePoll: Sendable {
  /// What it was to bring.
  public private(set) var scope = PollPage.Scope.snapshot
  /// The documents of all pages, each as it was listed last.
  public private(set) var documents: [Document] = []
  /// What is gone.
  public private(set) var removed: [DocumentID] = []
  /// The documents that it listed more than once.
  public private(set) var repetitions: [Repetition] = []
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
    var places: [DocumentID: Repetition.Place] = [:]
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
      repetitions += page.repetitions
      let told = Set(page.repetitions.map(\.document))
      for (index, document) in page.documents.enumerated() {
        let place = Repetition.Place(page: pages, row: index + 1)
        let before = places.updateValue(place, forKey: document.id)
        guard let before, !told.contains(document.id) else { continue }
        repetitions.append(Repetition(document.id, before: before, again: place))
      }
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
    keepLastRows()
    let listed = Set(documents.map(\.id))
    if let both = removed.first(where: listed.contains) {
      throw BrokenPromise(
        Phrase(
          id: "dokumen \(both.rawValue) ada di daftar sekaligus dinyatakan hilang",
          en: "the document \(both.rawValue) is listed and said to be gone at once"))
    }
  }

  private mutating func keepLastRows() {
    guard !repetitions.isEmpty else { return }
    let last = Dictionary(documents.enumerated().map { ($1.id, $0) }) { max($0, $1) }
    documents = documents.enumerated().filter { last[$1.id] == $0 }.map(\.element)
  }
}
