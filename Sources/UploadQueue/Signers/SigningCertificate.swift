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

  /// Why nobody can count on it.
  public enum Flaw: Sendable, Hashable {
    /// It is not valid yet.
    case notYet
    /// It has ended.
    case ended
    /// Its file is another than the one that was opened.
    case replaced
    /// Its file cannot be read any longer.
    case unusable
    /// One of its issuers did not sign what names it.
    case brokenChain
    /// The private key beside it is not its own.
    case foreignKey
  }

  /// What a certificate said when it was opened.
  public struct Opened: Sendable, Hashable {
    /// From when it is valid.
    public var start: Timestamp
    /// Until when it is valid.
    public var end: Timestamp
    /// When it was opened.
    public var at: Timestamp
    /// What is wrong with it at any time; `nil` where nothing is.
    public var found: Flaw?

    /// What a certificate said when it was opened, and what is wrong with it or its file.
    public init(start: Timestamp, end: Timestamp, at: Timestamp, found: Flaw? = nil) {
      (self.start, self.end, self.at, self.found) = (start, end, at, found)
    }

    /// Why nobody can count on it at a moment; `nil` where it is valid then.
    public func flaw(at now: Timestamp) -> Flaw? {
      if let found { return found }
      if now < start { return .notYet }
      return now < end ? nil : .ended
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

  /// The one that a signer's signature in a queue depends on: of their own the one that is valid then and
  /// ends last, else of those that name nobody and are for this queue alone.
  public func signing(_ signer: String?, in queue: String, at now: Timestamp) -> SigningCertificate? {
    let own = signer.map { of($0, in: queue) } ?? []
    let fitting = own.isEmpty ? filter { $0.signer == nil && $0.queue == queue } : own
    func rank(_ certificate: SigningCertificate) -> (Int, Int64) {
      guard let opened = certificate.opened else { return (0, .min) }
      return (opened.flaw(at: now) == nil ? 1 : 0, opened.end.milliseconds)
    }
    return fitting.max { rank($0) < rank($1) }
  }
}
