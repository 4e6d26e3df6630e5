import GRDB
import UploadQueue
import Wording

/// A file of a watched folder that was looked at, as it was then.
public struct TakenFile: Sendable, Hashable {
  /// What came of it.
  public enum Outcome: String, Sendable, Hashable {
    /// It is in the queue, or as much of it as could be.
    case taken
    /// It is nothing that is read here.
    case foreign
    /// Something in it is wrong; nothing of it is in the queue.
    case refused
  }

  /// Its name in the folder.
  public var name: String
  /// In bytes.
  public var size: Int64
  /// When it was last changed, in nanoseconds since 1970.
  public var modified: Int64
  /// Which file it is, by the file system's own number; `nil` where an older Pantau looked at it.
  public var inode: UInt64?
  /// When the newest list in it was true; `nil` where there is none in it.
  public var asOf: Timestamp?
  /// What came of it.
  public var outcome: Outcome
  /// What a person should know of it, for as long as it is so.
  public var remarks: [Phrase]

  /// Whether the newest list in it counts as of a time that a file bears, be it this one or, in an archive, its entry;
  /// and not as of one that its documents tell.
  public var countsAsOfItsTime: Bool

  /// A file that was looked at.
  ///
  /// - Parameter countsAsOfItsTime: As an older Pantau, which did not say it, left it: whether both times are the same.
  public init(
    name: String, size: Int64, modified: Int64, inode: UInt64? = nil, asOf: Timestamp?,
    countsAsOfItsTime: Bool? = nil, outcome: Outcome, remarks: [Phrase] = []
  ) {
    let isOwn = countsAsOfItsTime ?? (asOf?.milliseconds == modified / 1_000_000)
    self.countsAsOfItsTime = outcome == .taken && isOwn
    self.name = name
    self.size = size
    self.modified = modified
    self.inode = inode
    self.asOf = asOf
    self.outcome = outcome
    self.remarks = remarks
  }
}

extension [Phrase] {
  /// The wordings in one language, a line each, as a column holds them.
  fileprivate func lines(_ language: Language) -> String? {
    isEmpty ? nil : map { $0.text(language).string }.joined(separator: "\n")
  }

  /// What two columns hold, line by line.
  fileprivate init(indonesian: String?, english: String?) {
    func lines(_ text: String?) -> [SafeText] { (text ?? "").split(separator: "\n").map { SafeText(String($0)) } }
    self = zip(lines(indonesian), lines(english)).map { Phrase(id: $0, en: $1) }
  }
}

extension LocalQueue {
  /// The files of the watched folder that were looked at, by name.
  public func takenFiles() throws(StoreFailure) -> [String: TakenFile] {
    try file.use { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM taken_file")
      let files = rows.map { row in
        TakenFile(
          name: row["name"], size: row["size"], modified: row["modified"],
          inode: (row["inode"] as Int64?).map(UInt64.init(bitPattern:)),
          asOf: (row["as_of"] as Int64?).map(Timestamp.init(milliseconds:)),
          countsAsOfItsTime: row["counts_as_of_its_time"],
          outcome: TakenFile.Outcome(rawValue: row["outcome"]) ?? .refused,
          remarks: [Phrase](indonesian: row["remarks_id"], english: row["remarks_en"]))
      }
      return Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }
  }

  /// Remembers a file of the watched folder in place of its version before.
  ///
  /// The time of the newest list stays, also where a file is replaced by an older one. What there was to say of older lists
  /// no longer matters beside a newer one.
  public func remember(_ taken: TakenFile) throws(StoreFailure) {
    try file.use { db in
      try db.inImmediateTransaction {
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO taken_file
              (name, size, modified, inode, as_of, counts_as_of_its_time, outcome, remarks_id, remarks_en)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            taken.name, taken.size, taken.modified, taken.inode.map { Int64(bitPattern: $0) },
            taken.asOf?.milliseconds, taken.countsAsOfItsTime, taken.outcome.rawValue,
            taken.remarks.lines(.indonesian), taken.remarks.lines(.english),
          ])
        guard let asOf = taken.asOf, asOf > (try Self.newestList(in: db)) ?? asOf - .seconds(1) else { return }
        try Self.set("newest-list", to: String(asOf.milliseconds), in: db)
        try db.execute(
          sql: "UPDATE taken_file SET remarks_id = NULL, remarks_en = NULL WHERE outcome = ? AND as_of < ?",
          arguments: [TakenFile.Outcome.taken.rawValue, asOf.milliseconds])
      }
    }
  }

  /// Lets what a file of the watched folder said, as of its time, be as of an older moment, which it was true at, or before.
  ///
  /// Every list that was thought true after that moment, the file itself among them, is forgotten to have been looked at:
  /// what it says of a document may have been thought older. Of documents that tell their own time, and of a file that did
  /// not count as of its own, nothing is changed.
  public func putBack(_ taken: TakenFile, to moment: Timestamp) throws(StoreFailure) {
    guard taken.countsAsOfItsTime, let asOf = taken.asOf, moment < asOf else { return }
    try file.use { db in
      try db.inImmediateTransaction {
        let (old, new) = (asOf.milliseconds, moment.milliseconds)
        try db.execute(
          sql: """
            UPDATE document SET observed_at = ?, status_seen_at = min(status_seen_at, ?), revision = ?
              WHERE observed_at = ?
            """, arguments: [new, new, try Self.nextRevision(db), old])
        // What was newer is read again, and says its time anew.
        if let newest = try Self.newestList(in: db), newest > moment {
          try Self.set("newest-list", to: String(new), in: db)
        }
        try db.execute(
          sql: "DELETE FROM taken_file WHERE outcome = ? AND as_of > ?",
          arguments: [TakenFile.Outcome.taken.rawValue, new])
      }
    }
  }

  /// When the newest list that was ever taken from the watched folder was true.
  public func newestList() async throws(StoreFailure) -> Timestamp? {
    try await file.use(Self.newestList)
  }

  private static func newestList(in db: Database) throws -> Timestamp? {
    try moment("newest-list", in: db)
  }

  /// As of when it was last known how its documents stand in Coretax, of a queue that holds what is expected there; `nil`
  /// where it never was.
  public func coretaxKnownAt() throws(StoreFailure) -> Timestamp? {
    try file.use { db in try Self.moment("coretax-known", in: db) }
  }

  /// Which documents that speaks of; `nil` where that was never remembered.
  public func coretaxCoverage() throws(StoreFailure) -> Coverage? {
    try file.use { db in try Self.setting("coretax-lists", in: db).flatMap { Coverage(setting: $0) } }
  }

  /// Remembers as of when it is known how its documents stand in Coretax, and of which documents that speaks.
  public func remember(coretaxKnownAt moment: Timestamp, of coverage: Coverage) throws(StoreFailure) {
    try file.use { db in
      try db.inImmediateTransaction {
        try Self.set("coretax-known", to: String(moment.milliseconds), in: db)
        try Self.set("coretax-lists", to: coverage.setting, in: db)
      }
    }
  }

  private static func moment(_ name: String, in db: Database) throws -> Timestamp? {
    try setting(name, in: db).flatMap { Int64($0) }.map(Timestamp.init(milliseconds:))
  }
}

extension Coverage {
  /// Its text as a setting: the names of the portal's lists, each with its first and last tax period where it is not all of
  /// them, such as `inputreturn outputinvoice/2026-09/2026-11`.
  fileprivate var setting: String {
    let parts = periods.map { "\($0.controller)/\($1.lowerBound)/\($1.upperBound)" }
    return (kinds.map(\.controller) + parts).sorted().joined(separator: " ")
  }

  /// What a setting says; `nil` where it cannot be understood.
  fileprivate init?(setting: String) {
    self.init(kinds: [])
    for list in setting.split(separator: " ") {
      let parts = list.split(separator: "/").map(String.init)
      guard let name = parts.first, let kind = DocumentKind(controller: name) else { return nil }
      guard parts.count > 1 else {
        kinds.insert(kind)
        continue
      }
      let ends = parts.dropFirst().compactMap { CalendarDate(iso: $0 + "-01") }.compactMap { TaxPeriod(of: $0) }
      guard parts.count == 3, ends.count == 2, ends[0] <= ends[1] else { return nil }
      periods[kind] = ends[0]...ends[1]
    }
  }
}
