import GRDB
import UploadQueue
import Wording

/// Brings the documents of one file into the queue, inside one transaction.
final class FileImport {
  private(set) var report = ImportReport()
  /// How many documents were handed over, those refused included.
  private(set) var taken = 0
  private var faults: [ImportFault] = []
  private var faultCount = 0
  /// The kinds of documents of the queue whose RecordIds the file has: as the kind they are, and as another.
  private var recordKinds: (agreed: Set<DocumentKind>, other: Set<DocumentKind>) = ([], [])

  private let db: Database
  private let asOf: Timestamp
  private let trust: TimeTrust
  private let listing: Int
  /// Takes the faults that there is no room for.
  private let beyond: ((ImportFault) -> Void)?
  private let revision: Int64
  /// Whether any row bears it.
  private var hasWritten = false
  private let wasEmpty: Bool
  private let insert: RawStatement
  private let finder: DocumentFinder
  private let moves: ImportedChangeWriter?
  /// The line that each document of the queue was found on in this file.
  private var lines: [Int64: Int32] = [:]
  /// Documents that seem to be known ones as they were before, or corrected; the rest of the file may list those as well.
  private var held: [SourcedDocument] = []
  /// Documents that may be several known ones; the rest of the file may be all of these but one.
  private var ambiguous: [SourcedDocument] = []
  /// A file with more of them than this is an old list, and is not kept in memory to look for the few it lists twice.
  private static let mostHeld = 50_000
  /// Documents that were added beside others, by the keys of the others.
  private var lookAlikes: [(other: Int64, ImportReport.LookAlike)] = []
  private var columnsOfChanges: [WrittenChange: [DocumentColumn]] = [:]

  init(
    _ db: Database, asOf: Timestamp, trust: TimeTrust, listing: Int, recording: ImportRecording?,
    beyond: ((ImportFault) -> Void)? = nil
  ) throws {
    self.beyond = beyond
    self.db = db
    self.asOf = asOf
    self.trust = trust
    self.listing = listing
    revision = try LocalQueue.nextRevision(db)
    wasEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM document)") ?? true
    insert = try RawStatement(db, DocumentRow.insert)
    let doubtful: Set<Timestamp> = if case .doubted(_, let moments) = trust { moments } else { [] }
    finder = try DocumentFinder(db, asOf: asOf, isUpperBound: trust == .upperBound, doubtful: doubtful)
    moves = try recording.map { try ImportedChangeWriter(db, $0) }
  }

  /// Brings one document in, or notes why it cannot be.
  func take(_ sourced: SourcedDocument) throws {
    taken += 1
    let asOf = sourced.asOf ?? asOf
    report.newestAsOf = max(report.newestAsOf ?? asOf, asOf)
    if sourced.asOf != nil { report.toldTheirTime += 1 }
    if let time = sourced.timeThatCannotBe {
      note(
        sourced,
        Phrase(
          id: "waktu \(time) di luar tahun 1973 sampai 2286. Perbaiki di sumbernya.",
          en: "the time \(time) is outside of the years 1973 to 2286. Correct it at its source."))
      return
    }
    try settle(sourced, holds: held.count + ambiguous.count < Self.mostHeld)
  }

  /// Ends the file: what could only be told once all of it was seen.
  func finish() throws {
    try settleAmbiguous()
    for sourced in held { try settle(sourced, holds: false) }
    // A revision that no row bears is the next writer's.
    if hasWritten {
      try db.execute(sql: "INSERT INTO import_revision (revision) VALUES (?)", arguments: [revision])
    }
    // A list that shows both says itself that they are two.
    let alike = lookAlikes.filter { lines[$0.other] == nil }.map(\.1)
    report.lookAlikeCount = alike.count
    report.lookAlikes = Array(alike.prefix(listing))
    if case .doubted(let zone, _) = trust, let phrase = report.backwards.phrase(in: zone) {
      note(ImportFault(line: nil, name: "", phrase: phrase))
    }
  }

  /// Settles what may be several known documents, again as long as fewer of these are left to choose from.
  private func settleAmbiguous() throws {
    var count = Int.max
    while ambiguous.count < count {
      let again = ambiguous
      count = again.count
      ambiguous = []
      for sourced in again { try settle(sourced, holds: true) }
    }
    for sourced in ambiguous { try settle(sourced, holds: false) }
  }

  /// Why the file is refused; `nil` where nothing is wrong.
  var refusal: ImportRefused? {
    let disproved = finder.disproved { self.lines[$0].map(Int.init) }
    guard faultCount > 0 || !disproved.isEmpty else { return nil }
    let isToldByRecords = recordKinds.agreed.isEmpty && recordKinds.other.count == 1
    let isDoubted = if case .doubted = trust { report.backwards.count > 0 } else { false }
    return ImportRefused(
      faults: faults, count: faultCount, kindOfRecords: isToldByRecords ? recordKinds.other.first : nil,
      backwards: isDoubted ? report.backwards : nil, disproved: faultCount > 0 ? [] : disproved)
  }

  private func settle(_ sourced: SourcedDocument, holds: Bool) throws {
    switch try finder.find(sourced, takenOn: { self.lines[$0].map(Int.init) }) {
    case .new(let other): try add(sourced, beside: other)
    case .perhaps where holds, .outlived where holds, .foreseen where holds: held.append(sourced)
    case .known(let row, let merge), .perhaps(let row, let merge):
      if let key = row.document.recordID, key == sourced.document.recordID, lines[row.id] == nil {
        recordKinds.agreed.insert(row.document.kind)
      }
      try write(sourced, row, merge, line: sourced.line)
    case .outlived(let row, let merge):
      report.outlived += 1
      // Another line may show the same as well: the document is not taken by this one.
      try write(sourced, row, merge, line: nil)
    case .foreseen(let row):
      // Of two readings that cannot both have the right time, the newer one stands until a still newer one comes.
      report.kinds[sourced.document.kind, default: 0] += 1
      report.older += 1
      report.noteNewer(row.document.observedAt)
    case .otherKind(let kind, let phrase):
      recordKinds.other.insert(kind)
      note(sourced, phrase)
    case .several where holds: ambiguous.append(sourced)
    case .several(let phrase), .fault(let phrase): note(sourced, phrase)
    }
  }

  private func note(_ sourced: SourcedDocument, _ phrase: Phrase) {
    note(ImportFault(line: sourced.line, name: sourced.document.name, phrase: phrase))
  }

  private func note(_ fault: ImportFault) {
    faultCount += 1
    if faults.count < ImportRefused.mostFaults { faults.append(fault) } else { beyond?(fault) }
  }

  private func add(_ sourced: SourcedDocument, beside other: Int64?) throws {
    let asOf = sourced.asOf ?? asOf
    var document = sourced.document
    document.observedAt = asOf
    if !sourced.hasStatus { document.status = .none }
    if !wasEmpty, report.kinds[document.kind] == nil, try !holds(document.kind) {
      report.newKinds.insert(document.kind)
    }
    report.kinds[document.kind, default: 0] += 1
    let seenAt = min(asOf, document.statusTime.flatMap { $0.isLowerBound ? $0.since : nil } ?? asOf)
    try DocumentRow(id: 0, document: document, statusSeenAt: seenAt, revision: revision).insert(with: insert)
    lines[db.lastInsertedRowID] = Int32(clamping: sourced.line)
    hasWritten = true
    report.added += 1
    if let other { lookAlikes.append((other, ImportReport.LookAlike(name: document.name, line: sourced.line))) }
    let addition = ImportReport.Addition(name: document.name, line: sourced.line, status: document.status)
    if report.additions.count < listing { report.additions.append(addition) }
    guard !sourced.hasStatus, sourced.fields.contains(.status) else { return }
    report.withoutStatusCount += 1
    if report.withoutStatus.count < listing { report.withoutStatus.append(addition) }
  }

  private func holds(_ kind: DocumentKind) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE kind = ?)", arguments: [kind.controller]) ?? false
  }

  private func write(_ sourced: SourcedDocument, _ row: DocumentRow, _ merge: DocumentMerge, line: Int?) throws {
    if let line { lines[row.id] = Int32(clamping: line) }
    report.kinds[sourced.document.kind, default: 0] += 1
    count(sourced, row, merge)
    compareTimes(sourced, row, merge)
    guard merge.isToBeWritten else { return }
    if merge.changed.contains(.status) { try moves?.write(merge, of: row) }
    let columns = columns(of: merge.changed, andTimes: merge.hasMovedTimes)
    try DocumentRow(
      id: row.id, document: merge.document, statusSeenAt: merge.statusSeenAt, otherwiseAt: merge.otherwiseAt,
      revision: revision
    ).update(columns, with: RawStatement(db, DocumentRow.update(columns)))
    hasWritten = true
  }

  /// Notes what the times of file and queue say of a document on which the two differ.
  private func compareTimes(_ sourced: SourcedDocument, _ row: DocumentRow, _ merge: DocumentMerge) {
    let known = row.document
    let isOlderByOwnTime = merge.isContradictedByNewer && sourced.document.isOlder(than: known)
    if isOlderByOwnTime { report.olderByOwnTime += 1 }
    if finder.isOlder(sourced, than: known.observedAt) {
      if sourced.hasStatus, DocumentMatch.goesBack(to: sourced.document.status, from: known.status) {
        if finder.isOlder(sourced, than: row.statusSeenAt) {
          report.isShownToBeOlder = true
        } else {
          report.backwards.note(sourced, known: known, since: row.statusSeenAt)
        }
      }
      if sourced.hasStatus, DocumentMatch.goesBack(to: known.status, from: sourced.document.status),
        !sourced.document.isOlder(than: known)
      {
        finder.disprove(known, by: sourced)
      }
      guard merge.isContradictedByNewer, !isOlderByOwnTime else { return }
      report.noteNewer(known.observedAt)
    } else if sourced.hasStatus, DocumentMatch.goesBack(to: sourced.document.status, from: known.status),
      !(merge.changed.contains(.status) && known.isOlder(than: sourced.document))
    {
      report.backwards.note(sourced, known: known, since: known.observedAt)
    }
  }

  private func count(_ sourced: SourcedDocument, _ row: DocumentRow, _ merge: DocumentMerge) {
    if merge.isKnownForLonger {
      report.knownForLonger += 1
    } else if merge.statusSeenAt != row.statusSeenAt, merge.isOlder, merge.document.statusTime?.source != .backend,
      !sourced.document.status.agrees(with: merge.document.status)
    {
      report.timesPutRight += 1
    }
    guard !merge.changed.isEmpty else {
      if merge.isContradictedByNewer { report.older += 1 } else { report.unchanged += 1 }
      return
    }
    if merge.changed.contains(.status),
      DocumentMatch.goesBack(to: merge.document.status, from: row.document.status)
    {
      report.wentBack += 1
    }
    if merge.isOlder { report.enriched += 1 } else { report.changed += 1 }
    for field in merge.changed { report.fields[field, default: 0] += 1 }
    let kind: ImportReport.ChangeKind =
      merge.changed.contains(.status) ? .moved : merge.isOlder ? .completed : .altered
    report.counts[kind, default: 0] += 1
    guard report.counts[kind, default: 0] <= listing else { return }
    report.changes.append(
      ImportReport.Change(
        name: merge.document.name, line: sourced.line, before: row.document.status, after: merge.document.status,
        fields: merge.changed, kind: kind))
  }

  /// Only what changed is written: the indexes of the other columns are not touched.
  private func columns(of fields: Set<DocumentField>, andTimes hasTimes: Bool) -> [DocumentColumn] {
    let change = WrittenChange(fields: fields, hasTimes: hasTimes)
    if let columns = columnsOfChanges[change] { return columns }
    let times: Set<DocumentColumn> = hasTimes ? [.statusSeenAt, .otherwiseAt] : []
    let changed = Set(fields.flatMap(\.columns)).union(times).union([.observedAt, .revision])
    let columns = DocumentColumn.allCases.filter(changed.contains)
    columnsOfChanges[change] = columns
    return columns
  }

  private struct WrittenChange: Hashable {
    let fields: Set<DocumentField>
    let hasTimes: Bool
  }
}

extension Document {
  /// Whether Coretax last updated it earlier, where both say when.
  fileprivate func isOlder(than known: Document) -> Bool {
    guard let lastUpdatedAt, let newest = known.lastUpdatedAt else { return false }
    return lastUpdatedAt < newest
  }
}

extension SourcedDocument {
  /// A time that the queue's own rules would refuse.
  fileprivate var timeThatCannotBe: String? {
    let times = [document.createdAt, document.lastUpdatedAt, document.statusTime?.since, asOf]
    return times.lazy.compactMap { $0 }.first { !QueueSchema.timesHeld.contains($0.milliseconds) }?.description
  }
}
