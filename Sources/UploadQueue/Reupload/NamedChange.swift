/// What a dialog said of a document that is otherwise now: what it was, and what it is.
public enum NamedChange: Sendable, Hashable {
  /// What it is called.
  case name(String, String)
  /// The other party.
  case partner(String?, String?)
  /// The DPP.
  case taxBase(Rupiah?, Rupiah?)
}

extension Document {
  /// What of all that a dialog names is otherwise than it was seen.
  func namedChanges(since seen: Document) -> [NamedChange] {
    var changes: [NamedChange] = []
    if name != seen.name { changes.append(.name(seen.name, name)) }
    if partnerName != seen.partnerName { changes.append(.partner(seen.partnerName, partnerName)) }
    if taxBase != seen.taxBase { changes.append(.taxBase(seen.taxBase, taxBase)) }
    return changes
  }
}
