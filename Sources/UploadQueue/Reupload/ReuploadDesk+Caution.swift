extension ReuploadDesk {
  /// What calls for more care than a single key, as it was when the desk was opened.
  public struct Caution: Sendable, Hashable {
    /// As of when the document was known, where that was too long ago to act on.
    public var oldDataAt: Timestamp?
    /// The last re-upload of the document, where it was begun a short while before.
    public var sentLately: Attempt?

    /// Whether nothing does.
    public var isEmpty: Bool { oldDataAt == nil && sentLately == nil }

    /// What is known; nothing, unless given.
    public init(oldDataAt: Timestamp? = nil, sentLately: Attempt? = nil) {
      self.oldDataAt = oldDataAt
      self.sentLately = sentLately
    }
  }
}
