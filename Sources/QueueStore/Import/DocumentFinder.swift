import GRDB
import UploadQueue
import Wording

/// Finds the document of the queue that a document of a file is.
///
/// Each row of a file is a document of its own: one that was found for an earlier row, by more than a repetition, is not
/// found again by its Reference.
final class DocumentFinder {
  enum Result {
    /// None of the queue; `beside` is the key of one that only its status tells apart.
    case new(beside: Int64?)
    case known(DocumentRow, DocumentMerge)
    /// The only one of its Reference or number, though date, other party or amount differ: another line of the file may be
    /// that one instead.
    case perhaps(DocumentRow, DocumentMerge)
    /// One of the queue as it was before DJP approved it, unless the file itself lists that one as well.
    case outlived(DocumentRow, DocumentMerge)
    /// One of the queue as it has become, though that is known from a newer source as not approved yet, unless the file itself
    /// lists that one as well.
    case foreseen(DocumentRow)
    /// Its RecordId is the one of a document of another kind.
    case otherKind(DocumentKind, Phrase)
    /// It may be several of the queue, unless other lines of the file are all of these but one.
    case several(Phrase)
    case fault(Phrase)
  }

  /// When the file was true; a document of it may say otherwise of itself.
  private let fileAsOf: Timestamp
  /// Whether it is only known that it was true before.
  private let isUpperBound: Bool
  private let db: Database
  private var cache: DocumentCache
  private var statements: [Lookup: RawStatement] = [:]
  /// The last document that the queue had before the file.
  private let lastBefore: Int64
  /// Whose documents it had before, once that was asked.
  private var taxpayersBefore: Set<NPWP>?
  /// Documents of which an expected one of the file is some other or this.
  private var undecided: Set<Int64> = []
  /// Moments of which it is not sure that what is known as of them was true then.
  private let doubtful: Set<Timestamp>
  /// Those of them as of which the queue knows documents as they were before the file shows them.
  private var contradicted: Set<Timestamp> = []
  /// The same of documents that are known by their Reference alone, unless another line of the file is the one of the queue.
  private var suspected: [Int64: Timestamp] = [:]

  /// A column by which a document is recognised.
  private enum KeyColumn: String {
    case recordID = "record_id"
    case documentNumber = "document_number"
    case nsfp
    case reference
  }

  private struct Lookup: Hashable {
    let column: KeyColumn
    let rest: Rest
  }

  init(_ db: Database, asOf: Timestamp, isUpperBound: Bool, doubtful: Set<Timestamp>) throws {
    self.doubtful = doubtful
    self.db = db
    fileAsOf = asOf
    self.isUpperBound = isUpperBound
    cache = DocumentCache(taxpayer: try LocalQueue.taxpayer(db))
    lastBefore = try Int64.fetchOne(db, sql: "SELECT max(id) FROM document") ?? 0
  }

  /// Finds a document; `takenOn` tells the line that a document of the queue was found on before.
  func find(_ sourced: SourcedDocument, takenOn: (Int64) -> Int?) throws -> Result {
    let new = sourced.document
    // A document whose RecordId the queue does not have can only be one that has none yet.
    var rest = Rest.all
    var isRecognisable = false
    var past = Past()

    if let recordID = new.recordID {
      isRecognisable = true
      var others: [DocumentRow] = []
      let found = try rows(.recordID, recordID, .all) { row in
        if row.document.kind != new.kind { others.append(row) }
        return row.document.kind == new.kind && DocumentMatch.isOfOneTaxpayer(row.document, new)
      }
      if !found.isEmpty { return certain(sourced, found, takenOn, by: "RecordId \(recordID)") }
      for other in others {
        let line = takenOn(other.id)
        // What one file brings as sold and as bought, it tells apart itself.
        let mayBeTwo = try DocumentMatch.mayStandBeside(other.document, new) { try line != nil || isOfQueue($0) }
        if !mayBeTwo { return .otherKind(other.document.kind, Self.otherKind(other, line, recordID, new)) }
      }
      rest = .withoutRecordID
    }
    if let number = new.documentNumber {
      isRecognisable = true
      let found = try rows(.documentNumber, number, rest) { row in
        DocumentMatch.mayBeOne(row.document, new) && DocumentMatch.isOfOnePartner(row.document, new)
          && self.followsInTime(row, sourced, else: &past)
      }
      if !found.isEmpty { return likely(sourced, found, takenOn, by: "\(number)") }
    }
    if let nsfp = new.nsfp {
      isRecognisable = true
      let found = try rows(.nsfp, nsfp.digits, rest) { row in
        guard DocumentMatch.mayBeOne(row.document, new) else { return false }
        // An invoice is known by its own number in whatever status. The NSFP of a return is its invoice's, and an invoice
        // may have several returns.
        return !new.kind.isReturn
          || DocumentMatch.looksLike(row.document, new) && self.followsInTime(row, sourced, else: &past)
      }
      if !found.isEmpty { return certain(sourced, found, takenOn, by: "NSFP \(nsfp.digits)") }
      if rest == .all, !new.kind.isReturn { rest = .withoutNSFP }
    }
    if let reference = new.reference {
      isRecognisable = true
      var found = try rows(.reference, reference, rest) { row in
        DocumentMatch.mayBeOne(row.document, new) && !DocumentMatch.sharesNothing(row.document, new)
          && self.followsInTime(row, sourced, else: &past)
      }
      // What is just as a document was before says nothing of that document's replacement.
      if past.met(takenOn) != nil { found = found.filter { DocumentMatch.looksLike($0.document, new) } }
      let result = likely(sourced, found, takenOn, by: "Referensi \(reference)")
      guard case .new = result else { return result }
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
    // What the file lists as it is now, it does not list a second time as it was before.
    if let row = past.met(takenOn) {
      return .outlived(row, DocumentMerge(of: sourced, asBefore: row))
    }
    // What the file lists as it was before, it does not list a second time as it is now.
    if let row = past.notYet(takenOn) {
      if isDoubtful(row.document, beside: sourced) { suspected[row.id] = row.document.observedAt }
      return .foreseen(row)
    }
    return .new(beside: past.alike)
  }

  /// Notes that a document is known as it was before the file shows it.
  func disprove(_ known: Document, by sourced: SourcedDocument) {
    if isDoubtful(known, beside: sourced) { contradicted.insert(known.observedAt) }
  }

  /// The doubtful moments that the file, once all of it was seen, shows to be wrong.
  func disproved(_ takenOn: (Int64) -> Int?) -> Set<Timestamp> {
    contradicted.union(suspected.filter { takenOn($0.key) == nil }.values)
  }

  /// Whether it is not sure as of when a document is known, and a document of the file is as of the file's own time.
  private func isDoubtful(_ known: Document, beside sourced: SourcedDocument) -> Bool {
    sourced.asOf == nil && doubtful.contains(known.observedAt)
  }

  /// Found by what is a document's own: there can be one only, and it says one thing.
  private func certain(
    _ sourced: SourcedDocument, _ found: [DocumentRow], _ takenOn: (Int64) -> Int?, by evidence: SafeText
  ) -> Result {
    let merges = found.map { ($0, merge(sourced, into: $0)) }
    guard let (row, merge) = found.count == 1 ? merges.first : merges.first(where: \.1.changesNothing) else {
      return .fault(Self.several(found, evidence, new: sourced.document))
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
    let merges = found.map { ($0, merge(sourced, into: $0)) }
    // Where one already is as the file says, it is that one: nothing is guessed, since nothing is changed.
    let free = merges.filter { takenOn($0.0.id) == nil }
    if let same = free.first(where: \.1.changesNothing) ?? merges.first(where: \.1.changesNothing) {
      return .known(same.0, same.1)
    }
    guard let first = free.first else { return .new(beside: nil) }
    if free.count == 1 {
      let isLeft = !sourced.hasStatus && undecided.contains(first.0.id)
      let merge = isLeft ? DocumentMerge(leaving: first.0) : first.1
      return DocumentMatch.looksLike(first.0.document, sourced.document)
        ? .known(first.0, merge) : .perhaps(first.0, merge)
    }
    let alike = DocumentMatch.mostAlike(free, to: sourced) { $0.0.document }
    if alike.count == 1 { return .known(alike[0].0, alike[0].1) }
    if free.allSatisfy({ !$0.1.isToBeWritten }) { return .known(first.0, first.1) }
    guard let one = alike.first else {
      return .several(Self.several(free.map(\.0), evidence, new: sourced.document))
    }
    if DocumentMatch.areExchangeable(alike.map(\.0.document)) { return .known(one.0, one.1) }
    // What was expected has appeared, as several: which of them it became, such as a faktur that was replaced or its
    // replacement, cannot be told, and need not be.
    guard sourced.hasStatus else {
      undecided.formUnion(alike.map(\.0.id))
      return .known(one.0, DocumentMerge(leaving: one.0))
    }
    return .several(Self.several(alike.map(\.0), evidence, new: sourced.document))
  }

  private func asOf(of sourced: SourcedDocument) -> Timestamp { sourced.asOf ?? fileAsOf }

  private func merge(_ sourced: SourcedDocument, into row: DocumentRow) -> DocumentMerge {
    DocumentMerge(of: sourced, asOf: asOf(of: sourced), isUpperBound: isUpperBound, into: row)
  }

  /// Whether a document of the file was so before a moment as of which it is known.
  func isOlder(_ sourced: SourcedDocument, than known: Timestamp) -> Bool {
    isUpperBound || asOf(of: sourced) < known
  }

  /// Whether a taxpayer is one of those whose documents the queue had before the file.
  private func isOfQueue(_ taxpayer: NPWP) throws -> Bool {
    if let taxpayersBefore { return taxpayersBefore.contains(taxpayer) }
    let texts = try String.fetchAll(
      db, sql: "SELECT DISTINCT taxpayer FROM document WHERE id <= ? AND taxpayer IS NOT NULL", arguments: [lastBefore])
    let taxpayers = Set((texts.map { NPWP($0) } + [cache.ownTaxpayer]).compactMap(\.self))
    taxpayersBefore = taxpayers
    return taxpayers.contains(taxpayer)
  }

  /// Whether one of two documents, by their statuses, may be the other at a later time; where it may not, it is noted.
  private func followsInTime(_ row: DocumentRow, _ sourced: SourcedDocument, else past: inout Past) -> Bool {
    guard sourced.hasStatus else { return true }
    let (known, new) = (row.document, sourced.document)
    if isOlder(sourced, than: known.observedAt) {
      if DocumentMatch.mayBecome(known.status, from: new.status) { return true }
      past.noteEarlier(row, new)
      return false
    }
    if DocumentMatch.mayBecome(new.status, from: known.status) { return true }
    past.note(row, new)
    return false
  }

  /// Documents of the queue that DJP has approved since, were they the one of the file, or had not approved yet.
  private struct Past {
    /// Those that the file shows just as they were before.
    private var same: [DocumentRow] = []
    /// Those that are just as the one of the file was before, though they are known from a newer source.
    private var earlier: [DocumentRow] = []
    /// The key of one of them, the same or not.
    private(set) var alike: Int64?

    /// One that the document of the file was, and that no other line of the file is.
    func met(_ takenOn: (Int64) -> Int?) -> DocumentRow? { same.first { takenOn($0.id) == nil } }

    /// One that the document of the file has become, and that no other line of the file is.
    func notYet(_ takenOn: (Int64) -> Int?) -> DocumentRow? { earlier.first { takenOn($0.id) == nil } }

    mutating func noteEarlier(_ row: DocumentRow, _ new: Document) {
      guard row.document.nsfp == nil || row.document.kind.isReturn else { return }
      if DocumentMatch.isAsBefore(row.document, new) { earlier.append(row) }
    }

    mutating func note(_ row: DocumentRow, _ new: Document) {
      alike = alike ?? row.id
      // A RecordId or an NSFP that the queue does not have is another document's; a return bears its invoice's NSFP.
      guard new.recordID == nil, new.nsfp == nil || new.kind.isReturn else { return }
      if DocumentMatch.isAsBefore(new, row.document) { same.append(row) }
    }
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
    _ column: KeyColumn, _ key: String, _ rest: Rest, where isPossible: (DocumentRow) -> Bool
  ) throws -> [DocumentRow] {
    let statement = try statement(column, rest)
    defer { statement.reset() }
    statement.bind(key, at: 1)
    var rows: [DocumentRow] = []
    while try statement.step() {
      let row = DocumentRow(statement, cache: &cache)
      if isPossible(row) { rows.append(row) }
    }
    return rows
  }

  /// The statement that looks a key up, made once.
  private func statement(_ column: KeyColumn, _ rest: Rest) throws -> RawStatement {
    let lookup = Lookup(column: column, rest: rest)
    if let statement = statements[lookup] { return statement }
    // A bare parameter that an index with a condition compares too would have SQLite plan anew for every value.
    let statement = try RawStatement(
      db, DocumentRow.select + " WHERE \(column.rawValue) = CAST(? AS TEXT)\(rest.rawValue) ORDER BY id")
    statements[lookup] = statement
    return statement
  }

  private static func otherKind(_ row: DocumentRow, _ line: Int?, _ recordID: String, _ new: Document) -> Phrase {
    let (known, read) = (row.document.kind.controller, new.kind.controller)
    let (id, en): (SafeText, SafeText) =
      line.map { ("sudah ada di baris \($0) sebagai", "is on line \($0) already as") }
      ?? ("ada di antrean sebagai", "is in the queue as")
    let place: SafeText = line == nil ? " (id \(row.id))" : .empty
    let isOfOthers = !DocumentMatch.isOfOneTaxpayer(row.document, new)
    let (idOwn, enOwn): (SafeText, SafeText) =
      isOfOthers
      ? (
        " Bila penjual dan pembelinya sama-sama Anda, beri tiap NPWP antreannya sendiri.",
        " Where seller and buyer are both yours, give each NPWP a queue of its own."
      ) : (.empty, .empty)
    return Phrase(
      id: """
        RecordId \(recordID) \(id) \(known)\(place), sedangkan di sini dibaca sebagai \(read). Sebutkan daftar yang \
        benar dengan --kind; bila antrean yang keliru, hapus dokumen itu dari antrean.\(idOwn)
        """,
      en: """
        RecordId \(recordID) \(en) \(known)\(place), and here it was read as \(read). Name the right list with --kind; \
        where it is the queue that is wrong, delete that document from it.\(enOwn)
        """)
  }

  private static func several(_ rows: [DocumentRow], _ evidence: SafeText, new: Document) -> Phrase {
    let names = rows.prefix(5).map { row in
      let status: SafeText = row.document.status.isNone ? .empty : ", \(row.document.status.words)"
      return "\(row.document.name) (id \(row.id)\(status))"
    }.reduce(SafeText.empty) { $0.isEmpty ? $1 : $0 + "; " + $1 }
    let missing = whatWouldTell(new)
    return Phrase(
      id: "\(evidence) cocok dengan \(rows.count) dokumen di antrean: \(names). \(missing.text(.indonesian))",
      en: "\(evidence) matches \(rows.count) documents of the queue: \(names). \(missing.text(.english))")
  }

  /// What would tell which of several documents one of a file is, and the file does not say of it.
  private static func whatWouldTell(_ new: Document) -> Phrase {
    switch (new.recordID, new.nsfp) {
    case (nil, nil):
      Phrase(id: "Sertakan RecordId atau nomor fakturnya.", en: "Give its RecordId or faktur number.")
    case (nil, _?):
      Phrase(
        id: "Sertakan RecordId-nya, atau impor daftar yang memuat semuanya.",
        en: "Give its RecordId, or import a list that has all of them.")
    case (_?, _):
      Phrase(id: "Impor daftar yang memuat semuanya.", en: "Import a list that has all of them.")
    }
  }
}
