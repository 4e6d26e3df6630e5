import GRDB
import UploadQueue
import Wording

/// Finds the document of the queue that a document of a file is.
///
/// Each row of a file is a document of its own: one that was found for an earlier row, by more than a repetition, is not
/// found again by its Reference.
final class DocumentFinder {
  enum Result {
    case new
    case known(DocumentRow, DocumentMerge)
    case fault(Phrase)
  }

  private let asOf: Timestamp
  private let db: Database
  private var cache: DocumentCache

  init(_ db: Database, asOf: Timestamp) throws {
    self.db = db
    self.asOf = asOf
    cache = DocumentCache(taxpayer: try LocalQueue.taxpayer(db))
  }

  /// Finds a document; `takenOn` tells the line that a document of the queue was found on before.
  func find(_ sourced: SourcedDocument, takenOn: (Int64) -> Int?) throws -> Result {
    let new = sourced.document
    // A document whose RecordId the queue does not have can only be one that has none yet.
    var rest = Rest.all
    var isRecognisable = false

    if let recordID = new.recordID {
      isRecognisable = true
      let found = try rows("record_id", recordID, .all) { known in
        known.kind == new.kind && DocumentMatch.isOfOneTaxpayer(known, new)
      }
      if !found.isEmpty { return certain(sourced, found, takenOn, by: "RecordId \(recordID)") }
      rest = .withoutRecordID
    }
    if let number = new.documentNumber {
      isRecognisable = true
      let found = try rows("document_number", number, rest) { known in
        DocumentMatch.mayBeOne(known, new) && DocumentMatch.isOfOnePartner(known, new)
          && self.followsInTime(known, sourced)
      }
      if !found.isEmpty { return likely(sourced, found, takenOn, by: "\(number)") }
    }
    if let nsfp = new.nsfp {
      isRecognisable = true
      let found = try rows("nsfp", nsfp.digits, rest) { known in
        // The NSFP of a return is its invoice's, and an invoice may have several returns.
        DocumentMatch.mayBeOne(known, new) && (!new.kind.isReturn || DocumentMatch.looksLike(known, new))
          && self.followsInTime(known, sourced)
      }
      if !found.isEmpty { return certain(sourced, found, takenOn, by: "NSFP \(nsfp.digits)") }
      if rest == .all, !new.kind.isReturn { rest = .withoutNSFP }
    }
    if let reference = new.reference {
      isRecognisable = true
      let found = try rows("reference", reference, rest) { known in
        DocumentMatch.mayBeOne(known, new) && !DocumentMatch.sharesNothing(known, new)
          && self.followsInTime(known, sourced)
      }
      return likely(sourced, found, takenOn, by: "Referensi \(reference)")
    }
    guard isRecognisable else {
      return .fault(
        Phrase(
          id: """
            tidak ada RecordId, nomor faktur, nomor dokumen, atau referensi, jadi dokumen ini tidak dapat dikenali \
            lagi. Isi salah satunya.
            """,
          en: """
            it has no RecordId, faktur number, document number or reference, so it could not be recognised again. \
            Fill in one of them.
            """))
    }
    return .new
  }

  /// Found by what is a document's own: there can be one only, and it says one thing.
  private func certain(
    _ sourced: SourcedDocument, _ found: [DocumentRow], _ takenOn: (Int64) -> Int?, by evidence: SafeText
  ) -> Result {
    let merges = found.map { ($0, DocumentMerge(of: sourced, asOf: asOf, into: $0)) }
    guard let (row, merge) = found.count == 1 ? merges.first : merges.first(where: \.1.changesNothing) else {
      return .fault(Self.several(found, evidence))
    }
    if let line = takenOn(row.id), !merge.changesNothing {
      return .fault(
        Phrase(
          id: "\(evidence) sudah ada di baris \(line) dengan isi yang lain. Sisakan satu.",
          en: "\(evidence) is on line \(line) already and says otherwise there. Keep one of them."))
    }
    return .known(row, merge)
  }

  /// Found by what people write: others may bear the same.
  private func likely(
    _ sourced: SourcedDocument, _ found: [DocumentRow], _ takenOn: (Int64) -> Int?, by evidence: SafeText
  ) -> Result {
    let merges = found.map { ($0, DocumentMerge(of: sourced, asOf: asOf, into: $0)) }
    // Where one already is as the file says, it is that one: nothing is guessed, since nothing is changed.
    let free = merges.filter { takenOn($0.0.id) == nil }
    if let same = free.first(where: \.1.changesNothing) ?? merges.first(where: \.1.changesNothing) {
      return .known(same.0, same.1)
    }
    guard let first = free.first else { return .new }
    if free.count == 1 { return .known(first.0, first.1) }
    let alike = free.filter { DocumentMatch.looksLike($0.0.document, sourced.document) }
    if alike.count == 1 { return .known(alike[0].0, alike[0].1) }
    if free.allSatisfy({ !$0.1.isToBeWritten }) { return .known(first.0, first.1) }
    return .fault(Self.several(free.map(\.0), evidence))
  }

  private func followsInTime(_ known: Document, _ sourced: SourcedDocument) -> Bool {
    guard sourced.hasStatus else { return true }
    let new = sourced.document.status
    return asOf < known.observedAt
      ? DocumentMatch.mayBecome(known.status, from: new) : DocumentMatch.mayBecome(new, from: known.status)
  }

  /// Which documents of one Reference or number are still to be looked at.
  ///
  /// A company may write the same into all of them. Those that another identity tells apart are left out by SQLite, from
  /// an index that does not even hold them, or each document would be compared with every one before it.
  private enum Rest: String {
    case all = ""
    case withoutRecordID = " AND (record_id IS NULL OR record_id = '')"
    case withoutNSFP = " AND nsfp IS NULL"
  }

  private func rows(
    _ column: String, _ key: String, _ rest: Rest, where isPossible: (Document) -> Bool
  ) throws -> [DocumentRow] {
    let statement = try RawStatement(db, DocumentRow.select + " WHERE \(column) = ?\(rest.rawValue) ORDER BY id")
    defer { statement.reset() }
    statement.bind(key, at: 1)
    var rows: [DocumentRow] = []
    while try statement.step() {
      let row = DocumentRow(statement, cache: &cache)
      if isPossible(row.document) { rows.append(row) }
    }
    return rows
  }

  private static func several(_ rows: [DocumentRow], _ evidence: SafeText) -> Phrase {
    let names = rows.prefix(5).map { row in
      SafeText("\(row.document.name) (id \(row.id), \(row.document.status.words))")
    }.reduce(SafeText.empty) { $0.isEmpty ? $1 : $0 + "; " + $1 }
    return Phrase(
      id: """
        \(evidence) cocok dengan \(rows.count) dokumen di antrean: \(names). Sertakan RecordId atau nomor fakturnya.
        """,
      en: """
        \(evidence) matches \(rows.count) documents of the queue: \(names). Give its RecordId or faktur number.
        """)
  }
}
