/// One queue that shows a document of several queues, and how it shows it.
public struct DocumentOrigin: Sendable, Hashable {
  /// What the queue is called.
  public let queue: String
  /// The number of the queue.
  public let number: Int
  /// What that queue calls the document.
  public let document: DocumentID
  /// How the document reaches DJP, as that queue knows.
  public let channel: Channel
  /// The status there.
  public let status: StatusReading
  /// Since when it stands in it.
  public let time: StatusTime
  /// When that was true at its source.
  public let observedAt: Timestamp
  /// Whether that queue no longer lists it.
  public let isMissing: Bool
  /// Whether it is the one that speaks for all in the list.
  public let leads: Bool
  /// Whether a note is kept beside it there.
  public let isNoted: Bool
  /// Whether it is marked there.
  public let isMarked: Bool
}

extension [DocumentOrigin] {
  /// Whether those that say anything of the status say different things.
  public var isConflict: Bool {
    let speaking = filter { !$0.status.isNone }
    guard let first = speaking.first else { return false }
    return speaking.contains { $0.status.contradicts(first.status) || $0.isMissing != first.isMissing }
  }

  /// Why the document is uploaded again at none of these queues, whatever each of them allows by itself: one of them
  /// shows what permits it, and another what does not.
  public var objection: Refusal? {
    // What a queue only expects, or no longer lists, says nothing against another.
    let speaking = filter { !$0.isMissing && !$0.status.isNone }
    let isDisputed = speaking.contains(where: \.permitsReupload) && !speaking.allSatisfy(\.permitsReupload)
    return isDisputed ? .queuesDisagree(speaking) : nil
  }
}

extension DocumentOrigin {
  fileprivate var permitsReupload: Bool {
    Lifecycle.permits(.reupload, from: status, kind: .outputInvoice) == .allowed
  }
}

extension QueueIndex {
  /// How this queue, as it is called, shows a document that may be another's; `nil` where it does not, or shows several
  /// that it may be.
  public func origin(of document: Document, in queue: String, numbered number: Int) -> DocumentOrigin? {
    let candidates = texts.places(ofSomethingIn: document, among: rows).filter {
      texts.unpack(rows[$0]).isSame(as: document)
    }
    let certain = candidates.filter { texts.unpack(rows[$0]).isCertainlySame(as: document) }
    guard let place = certain.count == 1 ? certain[0] : candidates.count == 1 ? candidates[0] : nil else { return nil }
    return texts.origin(of: rows[place], in: queue, numbered: number, leads: false)
  }
}

extension PackedTexts {
  /// A row as one queue's way to show its document.
  func origin(of row: PackedDocument, in queue: String, numbered number: Int, leads: Bool) -> DocumentOrigin {
    DocumentOrigin(
      queue: queue, number: number, document: DocumentID(arena.text(row.id) ?? ""),
      channel: Channel(rawValue: Int(row.channel)) ?? .coretax, status: reading(row), time: row.time,
      observedAt: Timestamp(milliseconds: row.observedAt), isMissing: row.isMissing, leads: leads,
      isNoted: row.isNoted, isMarked: row.isMarked)
  }

  /// The places of the rows that bear any of the names of a document; found without making a text of any other.
  fileprivate func places(ofSomethingIn document: Document, among rows: [PackedDocument]) -> [Int] {
    func places(of name: String?, _ span: (PackedDocument) -> TextArena.Span) -> [Int] {
      guard var name else { return [] }
      return name.withUTF8 { name in rows.indices.filter { arena.holds(name, at: span(rows[$0])) } }
    }
    let places =
      places(of: document.recordID, \.recordID) + places(of: document.nsfp?.digits, \.nsfp)
      + places(of: document.documentNumber, \.documentNumber) + places(of: document.reference, \.reference)
    return Set(places).sorted()
  }
}
