/// Everything that is known of the signers of a queue, each with counts and their periods; why is not said.
public struct SignerBook: Sendable, Hashable {
  /// What is known of one signer.
  public struct Entry: Sendable, Hashable {
    /// Who.
    public var name: String
    /// What their documents are doing now.
    public var standing: SignerCount
    /// What became of their documents.
    public var outcomes: SignerOutcomes
    /// What became of the re-uploads that were sent with them.
    public var reuploads = ReuploadTally()
    /// Whether the backend lets them be chosen for a re-upload; `nil` where it offers no choice at all.
    public var isOffered: Bool?
  }

  /// The signers, those with most trouble first.
  public var entries: [Entry]
  /// Re-uploads of which the journal does not say who signed.
  public var unnamed: ReuploadTally
  /// Who can be chosen for a re-upload, in the backend's order; `nil` where it offers no choice, or could not be asked.
  public var offered: [String]?

  /// What is known of the signers.
  ///
  /// - Parameters:
  ///   - standings: What their documents are doing now, in the order of trouble.
  ///   - outcomes: What became of their documents.
  ///   - reuploads: Every re-upload of the queue.
  ///   - offered: Who can be chosen for a re-upload; `nil` where the backend offers no choice, or could not be asked.
  public init(
    standings: [SignerCount], outcomes: [SignerOutcomes], reuploads: [SignedReupload], offered: [String]? = nil
  ) {
    let outcomes = Dictionary(outcomes.map { ($0.signer, $0) }, uniquingKeysWith: { first, _ in first })
    let standings = standings.filter { $0.signer != nil }
    var tallies: [String: ReuploadTally] = [:]
    var unnamed = ReuploadTally()
    for reupload in reuploads {
      guard let signer = reupload.signer else {
        unnamed.add(reupload)
        continue
      }
      tallies[signer, default: ReuploadTally()].add(reupload)
    }
    (self.unnamed, self.offered) = (unnamed, offered)
    var names = standings.compactMap(\.signer)
    let others = Set(outcomes.keys).union(tallies.keys).union(offered ?? []).subtracting(names)
    names += others.sorted()
    let counts = Dictionary(standings.map { ($0.signer, $0) }, uniquingKeysWith: { first, _ in first })
    entries = names.map { name in
      Entry(
        name: name, standing: counts[name] ?? SignerCount(signer: name),
        outcomes: outcomes[name] ?? SignerOutcomes(signer: name), reuploads: tallies[name] ?? ReuploadTally(),
        isOffered: offered.map { $0.contains(name) })
    }
  }

  /// The entry of a signer.
  public func entry(of name: String) -> Entry? { entries.first { $0.name == name } }
}
