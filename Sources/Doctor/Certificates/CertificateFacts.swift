import UploadQueue

/// What a certificate's file said when it was opened; nothing of it is secret.
public struct CertificateFacts: Sendable, Equatable, Codable {
  /// Who issued it: the two kinds that Coretax and the desktop client know.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// DJP's own sertifikat elektronik.
    case sertel
    /// That of a PSrE (penyelenggara sertifikasi elektronik).
    case psre
  }

  /// What the file holds beyond the certificate itself.
  public enum Chain: Sendable, Equatable, Codable {
    /// Every certificate up to one that signed itself; how many there are.
    case whole(Int)
    /// It ends at a certificate whose issuer is not in the file.
    case open(issuer: String)
    /// One of them was not signed by the one that it names.
    case broken
  }

  /// Whose it is, as it names itself.
  public var subject: String
  /// A number in that name which has the form of an NPWP.
  public var npwp: String?
  /// Who issued it.
  public var issuer: String
  /// Its kind, read from its issuer; `nil` where that tells nothing.
  public var kind: Kind?
  /// From when it is valid, in milliseconds since 1970.
  public var validFrom: Int64
  /// Until when.
  public var validTo: Int64
  /// SHA-256 of the certificate, in hexadecimal.
  public var fingerprint: String
  /// The certificates with it.
  public var chain: Chain
  /// Whether the private key beside it is its own.
  public var keyMatches: Bool
  /// How the file was encrypted: `RC2-40`, `3DES`, `AES`.
  public var seals: [String]

  /// From when it is valid.
  public var start: Timestamp { Timestamp(milliseconds: validFrom) }
  /// Until when it is valid.
  public var end: Timestamp { Timestamp(milliseconds: validTo) }

  /// What is wrong with it, whatever the date; `nil` where nothing is.
  public var flaw: SigningCertificate.Flaw? {
    if !keyMatches { return .foreignKey }
    return chain == .broken ? .brokenChain : nil
  }

  /// The whole days that are left; negative where it has ended.
  public func daysLeft(at now: Timestamp) -> Int { CertificateNotice.daysLeft(until: end, at: now) }
}
