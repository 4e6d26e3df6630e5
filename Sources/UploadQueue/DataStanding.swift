import Wording

/// What a backend says of the data behind its answers, besides the documents.
///
/// The answer of a service is true when it comes; a folder of exports answers at once with what was true days ago.
public struct DataStanding: Sendable, Hashable {
  /// When the newest of the data was true at its source; `nil` where every document says that best.
  public var newestAt: Timestamp?
  /// Data older than this is too old to act on; `nil` where age alone says nothing.
  public var staleAfter: Duration?
  /// Whether an answer speaks for every document, also for those it brings no news of.
  ///
  /// A service's does; what was imported is as old as the file that each document came from.
  public var speaksForAll: Bool
  /// Whether data is still arriving that the answer does not have, such as a file that is being saved.
  public var isArriving: Bool
  /// Which documents it speaks of, also by not listing them; `nil` where nothing tells, and it is all of the kinds that it
  /// lists any of.
  public var coverage: Coverage?
  /// Until when the credentials that were used are good, where they say so.
  public var accessUntil: Timestamp?
  /// What a person should know of since the last poll, such as a file that was refused; each is told once.
  public var remarks: [Phrase]

  /// What is known of the data; nothing besides its documents, unless given.
  public init(
    newestAt: Timestamp? = nil, staleAfter: Duration? = nil, speaksForAll: Bool = true,
    isArriving: Bool = false, coverage: Coverage? = nil, accessUntil: Timestamp? = nil, remarks: [Phrase] = []
  ) {
    self.newestAt = newestAt
    self.staleAfter = staleAfter
    self.speaksForAll = speaksForAll
    self.isArriving = isArriving
    self.coverage = coverage
    self.accessUntil = accessUntil
    self.remarks = remarks
  }

  /// Whether the data is too old to act on at a moment.
  public func isStale(at now: Timestamp) -> Bool {
    guard let newestAt, let staleAfter else { return false }
    return now - newestAt > staleAfter
  }
}
