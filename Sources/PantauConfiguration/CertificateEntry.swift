/// A certificate that signs: its file, and what a person says of it; never its passphrase.
public struct CertificateEntry: Sendable, Equatable {
  /// Who issued it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// DJP itself.
    case sertel
    /// A PSrE.
    case psre
  }

  /// Where the file is, as it was written.
  public var file: String
  /// Whose it is.
  public var signer: String?
  /// Its kind; as its issuer tells, where nothing is said.
  public var kind: Kind?
  /// The queue that it signs for.
  public var queue: String?
}
