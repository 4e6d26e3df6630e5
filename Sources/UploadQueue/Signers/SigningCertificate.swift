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
  ///
  /// - Parameters:
  ///   - signer: Who signs; `nil` where the document names nobody, as in the lists of the desktop client: there it is the
  ///     sertel of the one signer whom the certificates for this queue name, and none where they name several.
  ///   - channel: Where the document comes from.
  public func signing(
    _ signer: String?, through channel: Channel = .coretax, in queue: String, at now: Timestamp
  ) -> SigningCertificate? {
    func rank(_ certificate: SigningCertificate) -> (Int, Int64) {
      guard let opened = certificate.opened else { return (0, .min) }
      return (opened.flaw(at: now) == nil ? 1 : 0, opened.end.milliseconds)
    }
    return bearing(on: signer, through: channel, in: queue).max { rank($0) < rank($1) }
  }

  /// What is known to keep a signer of a queue from signing at a moment; `nil` where nothing is, as where they have
  /// another certificate that was never opened.
  ///
  /// A file that is another now, or cannot be read, tells nothing of the certificate that they sign with.
  public func obstacle(for signer: String, in queue: String, at now: Timestamp) -> SigningObstacle? {
    guard bearing(on: signer, through: .coretax, in: queue).allSatisfy({ $0.opened != nil }),
      let opened = signing(signer, in: queue, at: now)?.opened, let flaw = opened.flaw(at: now)
    else { return nil }
    return switch flaw {
    case .notYet, .ended, .brokenChain, .foreignKey: SigningObstacle(opened: opened, flaw: flaw)
    case .replaced, .unusable: nil
    }
  }

  private func bearing(on signer: String?, through channel: Channel, in queue: String) -> [SigningCertificate] {
    let own = signer.map { of($0, in: queue) } ?? []
    guard own.isEmpty else { return own }
    let ofNobody = filter { $0.signer == nil && $0.queue == queue }
    guard ofNobody.isEmpty, signer == nil, channel == .desktop else { return ofNobody }
    let sertels = filter { $0.signer != nil && $0.kind != .psre && ($0.queue == nil || $0.queue == queue) }
    let ofQueue = sertels.filter { $0.queue == queue }
    let nearest = ofQueue.isEmpty ? sertels : ofQueue
    return Set(nearest.map { $0.signer?.lowercased() }).count == 1 ? nearest : []
  }
}

/// Why somebody cannot sign, as far as their certificate is known.
public struct SigningObstacle: Sendable, Hashable {
  /// What the certificate said when it was opened.
  public var opened: SigningCertificate.Opened
  /// What is wrong with it.
  public var flaw: SigningCertificate.Flaw
}
