import GRDB
import UploadQueue

extension JournalStore {
  /// The last status seen of every document.
  public func sightings() async throws(JournalError) -> [Sighting] {
    try await reading { [queue] db in
      var cache = SightingCache()
      var sightings: [Sighting] = []
      let row = try RawStatement(db, Self.selectSightings)
      defer { row.reset() }
      row.bind(queue, at: 1)
      while try row.step() { sightings.append(cache.sighting(row)) }
      return sightings
    }
  }

  /// Adds status changes; none to what is the last sighting of its document already.
  public func record(_ changes: [StatusChange]) async throws(JournalError) {
    guard !changes.isEmpty else { return }
    try await writing { [queue, by] db in
      var entry = try Self.lastEntry(db)
      let known = try RawStatement(db, Self.selectStatus)
      let change = try RawStatement(db, Self.insertChange)
      let sighting = try RawStatement(db, Self.insertSighting)
      for item in changes {
        guard try !item.isKnown(to: known, in: queue) else { continue }
        entry += 1
        try item.insert(with: change, entry: entry, in: queue, by: by)
        try item.insertSighting(with: sighting, in: queue)
      }
    }
  }

  private static let selectStatus = "SELECT status, words FROM sighting WHERE queue = ? AND document = ?"

  private static let selectSightings = """
    SELECT document, name, record_id, reference, nsfp, status, words, since, since_source,
      kind, channel, last_status, last_words, partner_name, faktur_date, tax_base_sen
    FROM sighting WHERE queue = ?
    """

  private static let insertChange = """
    INSERT INTO status_change (entry, queue, document, name, record_id, reference, nsfp, from_status, from_words,
      to_status, to_words, since, since_source, seen_at, reason, user, host)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let insertSighting = """
    INSERT OR REPLACE INTO sighting (queue, document, name, record_id, reference, nsfp, status, words, since,
      since_source, kind, channel, last_status, last_words, partner_name, faktur_date, tax_base_sen)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}

extension StatusChange {
  /// Whether the last sighting of the document says the same.
  fileprivate func isKnown(to known: RawStatement, in queue: String) throws -> Bool {
    defer { known.reset() }
    known.bind(queue, at: 1)
    known.bind(subject.document.rawValue, at: 2)
    guard try known.step() else { return false }
    let last = StatusReading(status: known.text(0), words: known.text(1))
    guard let last, let to else { return last == nil && to == nil }
    return last.agrees(with: to)
  }

  fileprivate func insert(
    with statement: RawStatement, entry: Int64, in queue: String, by: Operator
  ) throws {
    statement.bind(entry, at: 1)
    bindSubject(to: statement, from: 2, in: queue)
    statement.bind(from?.status.word, at: 8)
    statement.bind(from?.words, at: 9)
    statement.bind(to?.status.word, at: 10)
    statement.bind(to?.words, at: 11)
    statement.bind(time.since.milliseconds, at: 12)
    statement.bind(time.source.word, at: 13)
    statement.bind(seenAt.milliseconds, at: 14)
    statement.bind(reason, at: 15)
    statement.bind(by.user, at: 16)
    statement.bind(by.host, at: 17)
    try statement.run()
  }

  fileprivate func insertSighting(with statement: RawStatement, in queue: String) throws {
    let last = to ?? outline?.status ?? from
    bindSubject(to: statement, from: 1, in: queue)
    statement.bind(to?.status.word, at: 7)
    statement.bind(to?.words, at: 8)
    statement.bind(time.since.milliseconds, at: 9)
    statement.bind(time.source.word, at: 10)
    statement.bind(outline?.kind.controller, at: 11)
    statement.bind(outline?.channel.word, at: 12)
    statement.bind(last?.status.word, at: 13)
    statement.bind(last?.words, at: 14)
    statement.bind(outline?.partnerName, at: 15)
    statement.bind(outline?.date?.description, at: 16)
    statement.bind(outline?.taxBase?.sen, at: 17)
    try statement.run()
  }

  private func bindSubject(to statement: RawStatement, from index: Int32, in queue: String) {
    statement.bind(queue, at: index)
    statement.bind(subject.document.rawValue, at: index + 1)
    statement.bind(subject.name, at: index + 2)
    statement.bind(subject.recordID, at: index + 3)
    statement.bind(subject.reference, at: index + 4)
    statement.bind(subject.nsfp, at: index + 5)
  }
}

/// Few different words stand in very many rows: each is made once.
private struct SightingCache {
  private var last: (status: String?, words: String?, reading: StatusReading?) = (nil, nil, nil)
  private var sources: [String: StatusTime.Source] = [:]
  private var kinds: [String: DocumentKind] = [:]

  /// The row a statement of `selectSightings` stands on.
  mutating func sighting(_ row: RawStatement) -> Sighting {
    let subject = Subject(
      document: DocumentID(row.text(0) ?? ""), name: row.text(1) ?? "", recordID: row.text(2),
      reference: row.text(3), nsfp: row.text(4))
    let outline = reading(status: row.text(11), words: row.text(12)).map { status in
      DocumentOutline(
        kind: kind(row.text(9)), channel: row.text(10).flatMap { Channel(word: $0) } ?? .coretax, status: status,
        partnerName: row.text(13), date: row.text(14).flatMap { CalendarDate(iso: $0) },
        taxBase: row.integer(15).map(Rupiah.init(sen:)))
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

  private mutating func kind(_ word: String?) -> DocumentKind {
    guard let word else { return .outputInvoice }
    if let kind = kinds[word] { return kind }
    let kind = DocumentKind(controller: word) ?? .outputInvoice
    kinds[word] = kind
    return kind
  }
}
