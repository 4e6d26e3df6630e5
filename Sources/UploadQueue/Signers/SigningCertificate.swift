/// A certificate that the configuration names for a signer or a queue, with what it said when it was opened.
public struct SigningCertificate: Sendable, Hashable {
  /// The two kinds that Coretax and the desktop client know.
  public enum Kind: Sendable, Hashable {
    /// DJP's own sertifikat elektronik.
    case sertel
    /// That of a PSrE.
    case psre
  }

  /// Whose it is said to be; `nil` where the configuration names nobody.
  public var signer: String?
  /// The queue that it signs for; `nil` for every one.
  public var queue: String?
  /// Its kind, where somebody has said it or its issuer tells it.
  public var kind: Kind?
  /// What it said when it was opened last; `nil` where it never was.
  public var opened: Opened?

  /// What a certificate said when it was opened.
  public struct Opened: Sendable, Hashable {
    /// Until when it is valid.
    public var end: Timestamp
    /// When it was opened.
    public var at: Timestamp

    /// What a certificate said when it was opened.
    public init(end: Timestamp, at: Timestamp) {
      self.end = end
      self.at = at
    }
  }

  /// A certificate that the configuration names.
  public init(signer: String?, queue: String?, kind: Kind?, opened: Opened? = nil) {
    self.signer = signer
    self.queue = queue
    self.kind = kind
    self.opened = opened
  }
}

extension [SigningCertificate] {
  /// Those that are a signer's in a queue; one that names nobody is nobody's in particular.
  public func of(_ signer: String, in queue: String) -> [SigningCertificate] {
    filter { certificate in
      guard let named = certificate.signer, certificate.queue == nil || certificate.queue == queue else { return false }
      return named.lowercased() == signer.lowercased()
    }
  }

  /// The one that a signer's signature in a queue depends on: of their own the one that ends last, else of those that
  /// name nobody and are for this queue alone.
  public func signing(_ signer: String?, in queue: String) -> SigningCertificate? {
    let own = signer.map { of($0, in: queue) } ?? []
    let fitting = own.isEmpty ? filter { $0.signer == nil && $0.queue == queue } : own
    return fitting.max { ($0.opened?.end.milliseconds ?? .min) < ($1.opened?.end.milliseconds ?? .min) }
  }
}
