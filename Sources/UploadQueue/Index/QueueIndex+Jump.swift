/// Where a document is that somebody names by a reference or number, or the beginning or a part of one.
public enum JumpTarget: Sendable, Hashable {
  /// Among the rows that are listed.
  case here(DocumentID)
  /// In the queue, and not among those rows: what it is called, and a view that lists it.
  case elsewhere(DocumentID, name: String, QueueView)
  /// Nowhere in the queue.
  case nowhere
}

extension QueueIndex {
  /// The first row of a query whose reference, NSFP or own number begins with a text, else contains it, in any case.
  ///
  /// Points and dashes in an NSFP do not matter. Where no row of the query does, the whole queue is looked through.
  public func jump(to text: String, in query: QueueQuery, at now: Timestamp) -> JumpTarget {
    let name = NameSearch(text, arena: texts.arena)
    guard !name.isEmpty else { return .nowhere }
    let order = order(query, summary: summary(at: now), at: now)
    if let found = name.first(in: order, of: rows) { return .here(row(at: found).id) }
    let all = rows.indices.map { Int32(truncatingIfNeeded: $0) }
    guard let found = name.first(in: all, of: rows) else { return .nowhere }
    let document = texts.unpack(rows[Int(found)])
    return .elsewhere(document.id, name: document.name, tellingView(of: rows[Int(found)], at: now))
  }

  /// Of the views that list a document, the one that says most about it.
  func tellingView(of document: PackedDocument, at now: Timestamp) -> QueueView {
    let verdict = QueueTally(policy: policy, now: now).verdict(document)
    let views: [QueueView] = [.missing, .stuck, .savedInvalid, .signing, .approved, .due]
    return views.first { verdict.belongs(to: $0) } ?? .all
  }
}

/// A search over what documents are called.
private struct NameSearch {
  private let needle: [UInt8]
  /// The needle without points and dashes, where it is nothing but a number.
  private let digits: [UInt8]
  private let arena: TextArena

  init(_ text: String, arena: TextArena) {
    needle = Array(text.lowercased().utf8)
    let bare = text.filter { !".- ".contains($0) }
    digits = bare.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Array(bare.utf8) : []
    self.arena = arena
  }

  var isEmpty: Bool { needle.isEmpty }

  /// The first of these rows that begins so, else the first that contains it.
  func first(in order: [Int32], of rows: [PackedDocument]) -> Int32? {
    order.first { matches(rows[Int($0)], Self.begins) } ?? order.first { matches(rows[Int($0)], Self.contains) }
  }

  private func matches(_ row: PackedDocument, _ test: (ArraySlice<UInt8>, [UInt8]) -> Bool) -> Bool {
    test(arena[row.reference], needle) || test(arena[row.documentNumber], needle)
      || (!digits.isEmpty && test(arena[row.nsfp], digits))
  }

  private static func begins(_ text: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    text.count >= needle.count && zip(text, needle).allSatisfy { lower($0) == $1 }
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    guard text.count >= needle.count else { return false }
    return (text.startIndex...text.endIndex - needle.count).contains { begins(text[$0...], needle) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
