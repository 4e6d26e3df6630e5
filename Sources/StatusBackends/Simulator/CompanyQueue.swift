import UploadQueue

/// The queue as the company's own programs use it: the job that writes statuses, and the uploader behind the outbox.
public protocol CompanyQueue: Sendable {
  /// Adds documents, or overwrites those that are there; all or none.
  func write(_ documents: some Sequence<Document>) throws

  /// Takes the re-uploads that wait in the outbox, oldest first; none is handed out twice.
  func takeReuploads(at moment: Timestamp) throws -> [OutboxReupload]

  /// Writes what happened: how documents stand now, and the answers to re-uploads; all or none.
  func write(_ documents: [Document], answers: [OfficeAnswer]) throws
}

/// A re-upload that waits in the outbox.
public struct OutboxReupload: Sendable, Hashable {
  /// Names it.
  public var key: IdempotencyKey
  /// The document.
  public var document: DocumentID
  /// The signer chosen, where another one was.
  public var signer: String?

  /// A re-upload that waits in the outbox.
  public init(key: IdempotencyKey, document: DocumentID, signer: String?) {
    self.key = key
    self.document = document
    self.signer = signer
  }
}
