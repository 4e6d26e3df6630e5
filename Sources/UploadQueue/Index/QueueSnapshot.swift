/// The documents of a queue as they stood at a moment, in an order, to be gone through anywhere and without haste.
///
/// They stay packed, and are shared with the queue until it changes.
public struct QueueSnapshot: Sendable {
  private let rows: [PackedDocument]
  private let texts: PackedTexts
  private let annotations: [DocumentID: Annotation]
  private let order: [Int32]

  init(_ order: [Int32], of rows: [PackedDocument], _ texts: PackedTexts, _ annotations: [DocumentID: Annotation]) {
    (self.order, self.rows, self.texts, self.annotations) = (order, rows, texts, annotations)
  }

  /// How many documents there are.
  public var count: Int { order.count }

  /// Hands over every document with what is kept of it.
  public func forEach(_ each: (QueueRow) throws -> Void) rethrows {
    for number in order {
      let packed = rows[Int(number)]
      var document = texts.unpack(packed)
      // Where the backend names no time, since when is what Pantau knows of it.
      document.statusTime = packed.time
      try each(
        QueueRow(
          document: document, time: packed.time,
          missingSince: packed.isMissing ? Timestamp(milliseconds: packed.missingSince) : nil,
          annotation: packed.annotated == 0 ? .none : annotations[document.id] ?? .none))
    }
  }
}

extension QueueIndex {
  /// The documents of a query as they stand now.
  public func snapshot(of query: QueueQuery, at now: Timestamp) -> QueueSnapshot {
    QueueSnapshot(order(query, summary: summary(at: now), at: now), of: rows, texts, annotations)
  }
}
