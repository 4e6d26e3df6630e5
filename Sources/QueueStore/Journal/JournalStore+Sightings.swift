import GRDB
import UploadQueue

extension JournalStore {
  /// The last status seen of each of these documents, where there was one.
  public func sightings(of documents: [DocumentID]) async throws(JournalError) -> [Sighting] {
    try await reading { [queue] db in
      var cache = SightingCache()
      let row = try RawStatement(db, Self.selectSightings(db) + " AND document = ?")
      return try documents.compactMap { document in
        defer { row.reset() }
        row.bind(queue, at: 1)
        row.bind(document.rawValue, at: 2)
        return try row.step() ? cache.sighting(row) : nil
      }
    }
  }

  /// The last status seen of so many documents at most, by their keys in order, from after a key on.
  public func sightings(after document: DocumentID?, limit: Int) async throws(JournalError) -> [Sighting] {
    try await reading { [queue] db in
      var cache = SightingCache()
      var sightings: [Sighting] = []
      let row = try RawStatement(db, Self.selectSightings(db) + " AND document > ? ORDER BY document LIMIT ?")
      defer { row.reset() }
      row.bind(queue, at: 1)
      row.bind(document?.rawValue ?? "", at: 2)
      row.bind(Int64(limit), at: 3)
      while try row.step() { sightings.append(cache.sighting(row)) }
      return sightings
    }
  }

  /// How many documents were ever seen.
  public func sightingCount() async throws(JournalError) -> Int {
    try await reading { [queue] db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sighting WHERE queue = ?", arguments: [queue]) ?? 0
    }
  }

  /// Adds status changes; none to what is the last sighting of its document already.
  public func record(_ changes: [StatusChange]) async throws(JournalError) {
    guard !changes.isEmpty else { return }
    try await writing { [queue, by] db in
      var pen = try ChangePen(db, queue: queue)
      for item in changes where try !pen.knows(item) { try pen.write(item, by: by) }
    }
  }

  private static func selectSightings(_ db: Database) throws -> String {
    // A journal that is only read may be older than the column.
    let hasTaxpayer = try db.columns(in: "sighting").contains { $0.name == "taxpayer" }
    return """
      SELECT document, name, record_id, reference, nsfp, status, words, since, since_source,
        kind, channel, last_status, last_words, partner_name, faktur_date, tax_base_sen,
        \(hasTaxpayer ? "taxpayer" : "NULL")
      FROM sighting WHERE queue = ?
      """
  }
}

/// Few different words stand in very many rows: each is made once.
private struct SightingCache {
  private var last: (status: String?, words: String?, reading: StatusReading?) = (nil, nil, nil)
  private var sources: [String: StatusTime.Source] = [:]
  private var kinds: [String: DocumentKind] = [:]
  private var taxpayers: [String: NPWP] = [:]

  /// The row a statement of `selectSightings` stands on.
  mutating func sighting(_ row: RawStatement) -> Sighting {
    let subject = Subject(
      document: DocumentID(row.text(0) ?? ""), name: row.text(1) ?? "", recordID: row.text(2),
      reference: row.text(3), nsfp: row.text(4))
    let outline = reading(status: row.text(11), words: row.text(12)).map { status in
      DocumentOutline(
        kind: kind(row.text(9)), channel: row.text(10).flatMap { Channel(word: $0) } ?? .coretax, status: status,
        taxpayer: taxpayer(row.text(16)), partnerName: row.text(13),
        date: row.text(14).flatMap { CalendarDate(iso: $0) }, taxBase: row.integer(15).map(Rupiah.init(sen:)))
    }
    return Sighting(
      subject: subject, status: reading(status: row.text(5), words: row.text(6)),
      time: StatusTime(since: Timestamp(milliseconds: row.integer(7) ?? 0), source: source(row.text(8))),
      outline: outline)
  }

  private mutating func reading(status: String?, words: String?) -> StatusReading? {
    if last.status != status || last.words != words {
      last = (status, words, StatusReading(status: status, words: words))
    }
    return last.reading
  }

  private mutating func source(_ word: String?) -> StatusTime.Source {
    let word = word ?? ""
    if let source = sources[word] { return source }
    let source = StatusTime.Source(word: word)
    sources[word] = source
    return source
  }

  private mutating func taxpayer(_ digits: String?) -> NPWP? {
    guard let digits else { return nil }
    if let taxpayer = taxpayers[digits] { return taxpayer }
    let taxpayer = NPWP(digits)
    taxpayers[digits] = taxpayer
    return taxpayer
  }

  private mutating func kind(_ word: String?) -> DocumentKind {
    guard let word else { return .outputInvoice }
    if let kind = kinds[word] { return kind }
    let kind = DocumentKind(controller: word) ?? .outputInvoice
    kinds[word] = kind
    return kind
  }
}
