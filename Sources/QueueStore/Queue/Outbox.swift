import GRDB
import UploadQueue

/// A re-upload that waits in the outbox, or was answered.
public struct OutboxEntry: Sendable, Hashable {
  /// What the company's uploader said.
  public enum Answer: String, Sendable, Hashable {
    /// It was sent on.
    case accepted
    /// It was not.
    case rejected
  }

  /// Names the re-upload.
  public var key: IdempotencyKey
  /// The document.
  public var document: DocumentID
  /// Its reference.
  public var reference: String?
  /// The status it had when a person asked for it, in the source's words.
  public var expectedStatus: String
  /// The signer chosen, where another one was.
  public var signer: String?
  /// When it was asked for.
  public var requestedAt: Timestamp
  /// Who asked for it: `user@host`.
  public var requestedBy: String
  /// When the uploader took it.
  public var takenAt: Timestamp?
  /// What the uploader said.
  public var answer: Answer?
  /// The uploader's words.
  public var message: String
}

/// Why the outbox does not take a re-upload.
public enum OutboxRefusal: Error, Sendable, Hashable {
  /// The queue has no such document.
  case noSuchDocument
  /// The document has another status than the person saw, or one that does not allow it.
  case notAllowed(StatusReading)
  /// Another re-upload of the document waits already.
  case waitingAlready
  /// A re-upload of another document waits: its reference.
  case anotherWaiting(String)
  /// The queue is one whose documents are uploaded by hand.
  case handOff
  /// The key names the re-upload of another document.
  case keyOfAnother
}

extension LocalQueue {
  /// Puts one re-upload into the outbox; one that is there by this key already is given back as it stands.
  ///
  /// The document's status is read again in the same transaction: what the person saw must still be so.
  public func request(
    _ request: ReuploadRequest, by: Operator, at now: Timestamp
  ) async throws(StoreFailure) -> Result<OutboxEntry, OutboxRefusal> {
    try await file.use { db in
      try db.inImmediateTransaction { try Self.request(request, by: by, at: now, in: db) }
    }
  }

  private static func request(
    _ request: ReuploadRequest, by: Operator, at now: Timestamp, in db: Database
  ) throws -> Result<OutboxEntry, OutboxRefusal> {
    if let known = try entries("idempotency_key = ?", request.key.rawValue, in: db).first {
      return known.document == request.document ? .success(known) : .failure(.keyOfAnother)
    }
    guard try reuploadMode(db) == .outbox else { return .failure(.handOff) }
    guard let row = try row(request.document, in: db) else { return .failure(.noSuchDocument) }
    let document = row.document
    guard document.status.agrees(with: request.expected),
      Lifecycle.permits(.reupload, from: document.status, kind: document.kind) == .allowed
    else { return .failure(.notAllowed(document.status)) }
    // Whoever asked for it, and whatever their journal knows: one at a time.
    if let waiting = try entries("answer IS NULL", in: db).first {
      return .failure(
        waiting.document == request.document
          ? .waitingAlready : .anotherWaiting(waiting.reference ?? waiting.document.rawValue))
    }
    let entry = OutboxEntry(
      key: request.key, document: request.document, reference: document.reference,
      expectedStatus: document.status.words, signer: request.signer, requestedAt: now,
      requestedBy: "\(by.user)@\(by.host)", message: "")
    try db.execute(
      sql: """
        INSERT INTO outbox (idempotency_key, document, reference, expected_status, signer, requested_at, requested_by)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.key.rawValue, row.id, entry.reference, entry.expectedStatus, entry.signer,
        entry.requestedAt.milliseconds, entry.requestedBy,
      ])
    return .success(entry)
  }

  /// The re-upload of a key; where there is none, its key is used up, so that it cannot arrive later either.
  ///
  /// Whoever asks may be about to upload another document: a call that hangs somewhere must not come after that.
  public func outboxEntry(
    orRefusing key: IdempotencyKey, of document: DocumentID, by: Operator, at now: Timestamp
  ) async throws(StoreFailure) -> OutboxEntry? {
    try await file.use { db in
      try db.inImmediateTransaction {
        if let known = try Self.entries("idempotency_key = ?", key.rawValue, in: db).first { return known }
        try db.execute(
          sql: """
            INSERT INTO outbox (idempotency_key, document, expected_status, requested_at, requested_by,
              taken_at, answered_at, answer, message)
            VALUES (?, ?, '', ?, ?, ?, ?, 'rejected', 'not sent: it had not arrived when its outcome was asked')
            """,
          arguments: [
            key.rawValue, Int64(document.rawValue) ?? 0, now.milliseconds, "\(by.user)@\(by.host)", now.milliseconds,
            now.milliseconds,
          ])
        return nil
      }
    }
  }

  /// Takes a re-upload back that the uploader has not taken; it stands then as it is.
  public func withdraw(
    _ key: IdempotencyKey, at now: Timestamp
  ) async throws(StoreFailure) -> (entry: OutboxEntry?, isWithdrawn: Bool) {
    try await file.use { db in
      try db.inImmediateTransaction {
        try db.execute(
          sql: """
            UPDATE outbox SET answer = 'rejected', message = 'taken back before it was taken', taken_at = ?, answered_at = ?
            WHERE idempotency_key = ? AND taken_at IS NULL
            """,
          arguments: [now.milliseconds, now.milliseconds, key.rawValue])
        return (try Self.entries("idempotency_key = ?", key.rawValue, in: db).first, db.changesCount == 1)
      }
    }
  }

  // MARK: The uploader's side

  /// The re-uploads that nobody has taken yet, oldest first.
  public func waitingInOutbox() throws(StoreFailure) -> [OutboxEntry] {
    try file.use { db in try Self.entries("answer IS NULL AND taken_at IS NULL", in: db) }
  }

  /// Takes a re-upload to send it; false where it was taken before.
  public func take(_ key: IdempotencyKey, at now: Timestamp) throws(StoreFailure) -> Bool {
    try file.use { db in
      try db.execute(
        sql: "UPDATE outbox SET taken_at = ? WHERE idempotency_key = ? AND taken_at IS NULL",
        arguments: [now.milliseconds, key.rawValue])
      return db.changesCount == 1
    }
  }

  /// Answers a re-upload, once.
  public func answer(
    _ key: IdempotencyKey, _ answer: OutboxEntry.Answer, message: String, at now: Timestamp
  ) throws(StoreFailure) {
    try file.use { db in
      try db.execute(
        sql: """
          UPDATE outbox SET answer = ?, message = ?, answered_at = ?, taken_at = coalesce(taken_at, ?)
          WHERE idempotency_key = ? AND answer IS NULL
          """,
        arguments: [answer.rawValue, message, now.milliseconds, now.milliseconds, key.rawValue])
    }
  }

  private static func entries(
    _ condition: String, _ value: (any DatabaseValueConvertible)? = nil, in db: Database
  ) throws -> [OutboxEntry] {
    let statement = try RawStatement(
      db,
      """
      SELECT idempotency_key, document, reference, expected_status, signer, requested_at, requested_by, taken_at,
        answer, message
      FROM outbox WHERE \(condition) ORDER BY id
      """)
    defer { statement.reset() }
    switch value {
    case let text as String: statement.bind(text, at: 1)
    case let number as Int64: statement.bind(number, at: 1)
    default: break
    }
    var entries: [OutboxEntry] = []
    while try statement.step() {
      entries.append(
        OutboxEntry(
          key: IdempotencyKey(statement.text(0) ?? ""),
          document: DocumentID(String(statement.integer(1) ?? 0)),
          reference: statement.text(2),
          expectedStatus: statement.text(3) ?? "",
          signer: statement.text(4),
          requestedAt: Timestamp(milliseconds: statement.integer(5) ?? 0),
          requestedBy: statement.text(6) ?? "",
          takenAt: statement.integer(7).map(Timestamp.init(milliseconds:)),
          answer: statement.text(8).flatMap(OutboxEntry.Answer.init(rawValue:)),
          message: statement.text(9) ?? ""))
    }
    return entries
  }
}
