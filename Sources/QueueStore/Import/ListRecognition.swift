import GRDB
import UploadQueue

/// Tells by the documents of a queue which list a file is from that does not say it.
///
/// A RecordId is one document's alone and tells the list. An NSFP is borne by an invoice and its returns: it tells who sold,
/// and no more. A reference may be anybody's, and counts where the other party is the same. Where all documents of the queue
/// are one taxpayer's, so does where that one stands. What contradicts itself tells nothing.
struct ListRecognition {
  private let db: Database

  init(_ db: Database) {
    self.db = db
  }

  func hint(for documents: [UnplacedDocument]) throws -> ListHint? {
    let kinds = try documents.reduce(into: Set<DocumentKind>()) { kinds, document in
      guard let recordID = document.recordID else { return }
      kinds.formUnion(try known("record_id", recordID).map(\.kind))
    }
    if !kinds.isEmpty { return kinds.count == 1 ? kinds.first.map { ListHint($0) } : nil }
    return try hintByNumbers(documents)
  }

  private func hintByNumbers(_ documents: [UnplacedDocument]) throws -> ListHint? {
    let owner = try onlyTaxpayer()
    var directions: Set<Bool> = []
    var specials: Set<Bool> = []
    for document in documents {
      if let owner {
        let isSold = document.seller.flatMap { NPWP($0) } == owner
        let isBought = document.buyer.flatMap { NPWP($0) } == owner
        if isSold != isBought { directions.insert(isBought) }
      }
      var found = try document.nsfp.map { try known("nsfp", $0.digits) } ?? []
      found += try document.reference.map { try known("reference", $0) }?.filter { $0.isBetween(document) } ?? []
      for kind in found.map(\.kind) where !kind.isReturn {
        directions.insert(kind.isInput)
        specials.insert(kind.isSpecial)
      }
    }
    guard directions.count == 1, specials.count < 2 else { return nil }
    return ListHint(isInput: directions.first, isSpecial: specials.first)
  }

  private struct Known {
    let kind: DocumentKind
    let partner: String?

    /// Whether the other party is the one that it would be in a document of this kind.
    func isBetween(_ document: UnplacedDocument) -> Bool {
      guard let partner, let other = kind.isInput ? document.seller : document.buyer else { return false }
      return DocumentMatch.isOneParty(partner, other)
    }
  }

  private func known(_ column: String, _ key: String) throws -> [Known] {
    let statement = try RawStatement(
      db, "SELECT kind, partner_identity FROM document WHERE \(column) = CAST(? AS TEXT) LIMIT 20")
    defer { statement.reset() }
    statement.bind(key, at: 1)
    var known: [Known] = []
    while try statement.step() {
      guard let kind = statement.text(0).flatMap({ DocumentKind(controller: $0) }) else { continue }
      known.append(Known(kind: kind, partner: statement.text(1)))
    }
    return known
  }

  private func onlyTaxpayer() throws -> NPWP? {
    let taxpayers = try String.fetchAll(
      db, sql: "SELECT DISTINCT taxpayer FROM document WHERE taxpayer IS NOT NULL LIMIT 2")
    return taxpayers.count == 1 ? taxpayers.first.flatMap { NPWP($0) } : nil
  }
}
