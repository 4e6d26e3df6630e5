import UploadQueue
import Wording

/// One page of a poll, as Pantau's own protocols write it.
struct PageMessage: Decodable, Sendable {
  enum Scope: String, Decodable, Sendable {
    case snapshot, changes
  }

  var scope: Scope
  var documents: [DocumentMessage]
  var removed: [String]?
  var next: String?
  var checkpoint: String?
  var total: Int?
  var observedAt: String?

  /// As of when all of the queue is true, where it says so.
  var asOf: Timestamp? {
    get throws(MessageFault) {
      guard let observedAt else { return nil }
      guard let moment = Timestamp(rfc3339: observedAt) else {
        throw MessagePlace.whole.member("observedAt").fault(.moment)
      }
      return moment
    }
  }

  func page(arrivedAt arrival: Timestamp) throws(MessageFault) -> PollPage {
    let place = MessagePlace.whole.member("documents")
    var read: [Document] = []
    read.reserveCapacity(documents.count)
    for (index, message) in documents.enumerated() {
      read.append(try message.document(arrivedAt: arrival, at: place.element(index)))
    }
    // Of changes, the last is how it stands.
    if scope == .snapshot { try read.refuseContradictions(place.element) }
    guard next == nil || checkpoint == nil else { throw MessagePlace.whole.member("checkpoint").fault(.notBoth) }
    return PollPage(
      scope: scope == .snapshot ? .snapshot : .changes, documents: read,
      removed: (removed ?? []).map { DocumentID($0) },
      next: next.map { PollCursor($0) }, checkpoint: checkpoint.map { PollCursor($0) }, total: total)
  }
}

/// As of when everything stands that answers brought no news of.
///
/// An answer that tells only what changed, be it nothing, says that the rest stands as before. Where what is behind it was
/// asked earlier, its page says when. A whole list says it by its documents.
struct AnswerTime {
  /// What the last page says of all.
  private var said: Timestamp?
  private var isSaidByDocuments = false
  /// As of when everything stands; `nil` where every document says that best.
  private(set) var newestAt: Timestamp?

  /// Takes a page that came at a moment.
  ///
  /// - Throws: `MessageFault` where it says no moment as of which it is true.
  mutating func take(_ page: PageMessage, arrivedAt arrival: Timestamp) throws(MessageFault) {
    said = try page.asOf.map { min($0, arrival) }
    isSaidByDocuments = page.scope == .snapshot && page.documents.contains { $0.observedAt != nil }
    newestAt = said ?? (page.scope == .changes ? arrival : nil)
  }

  /// Takes an answer that came at a moment and said that the last page is still the same.
  mutating func takeUnchanged(at arrival: Timestamp) {
    newestAt = said ?? (isSaidByDocuments ? nil : arrival)
  }
}

/// Follows a poll from page to page, and refuses what would make documents seem to be gone or the poll endless.
struct PageWalk {
  private var cursors: Set<PollCursor> = []
  private var rows = ListedRows()
  private var pageCount = 0
  /// How many rows named a document once more on the same page: what counts rows counts them too.
  private var spareRowCount = 0
  private var doubles: Set<DocumentID> = []
  /// How many documents were named more than once.
  var doubleCount: Int { doubles.count }

  /// Takes the next page; each document once, as it stood last.
  mutating func take(_ page: PollPage) throws(MessageFault) -> PollPage {
    var page = page
    pageCount += 1
    page.repetitions = rows.take(page.documents, number: pageCount)
    doubles.formUnion(page.repetitions.map(\.document))
    spareRowCount += page.repetitions.count(where: \.isOnOnePage)
    var newest: [DocumentID: Int] = [:]
    for (index, document) in page.documents.enumerated() { newest[document.id] = index }
    if newest.count < page.documents.count {
      page.documents = page.documents.enumerated().filter { newest[$1.id] == $0 }.map(\.element)
    }
    page.removed.removeAll { newest[$0] != nil }
    if let next = page.next, !cursors.insert(next).inserted {
      throw MessagePlace.whole.member("next").fault(.otherPage)
    }
    // A list that was sorted anew between two pages has left some out: they are not gone, nor has nothing changed of them.
    if page.next == nil, let total = page.total, rows.count + spareRowCount < total {
      throw MessagePlace.whole.member("total").fault(.whole(rows.count, of: total))
    }
    return page
  }
}

/// Tells once of documents that a list brings more than once, and again when it has stopped and begun anew.
struct DoublesNotice {
  private var isTold = false

  /// What a person should know of a poll, unless they do.
  ///
  /// - Parameters:
  ///   - count: How many documents were named more than once.
  ///   - isUnsure: Whether others may therefore have come in none.
  mutating func take(_ count: Int, isUnsure: Bool = false) -> [Phrase] {
    defer { isTold = count > 0 }
    guard count > 0, !isTold else { return [] }
    var told = [
      Phrase(
        id: "Daftarnya memuat \(count) dokumen lebih dari sekali; masing-masing ditampilkan satu kali.",
        en: count == 1
          ? "The list brings a document more than once; it is shown once."
          : "The list brings \(count) documents more than once; each is shown once.")
    ]
    if isUnsure {
      told.append(
        Phrase(
          id: "Selama itu, dokumen yang tidak muncul tidak dianggap hilang.",
          en: "Until it does not, a document that does not come is not taken to be gone."))
    }
    return told
  }
}
