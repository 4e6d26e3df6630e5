import Wording

/// One thing to look at, within a time.
public struct Probe: Sendable {
  /// What kind of thing is looked at.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Whether a host's name is found.
    case name
    /// Through which proxy a service is reached.
    case proxy
    /// Whether a service answers, over TLS.
    case connection
    /// This machine's clock against a service's.
    case clock
    /// A file or folder of Pantau's own: disk and permissions.
    case file
    /// Where a secret comes from.
    case secret
    /// How long an access token is good.
    case token
    /// What the terminal can do.
    case terminal
    /// A certificate that signs.
    case certificate
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// Which one: a host, a path, a queue.
  public let subject: Phrase
  /// How long it may take.
  public let limit: Duration
  let look: @Sendable () async -> Finding

  /// A probe.
  public init(
    _ kind: Kind, _ subject: Phrase, limit: Duration = .seconds(15), look: @escaping @Sendable () async -> Finding
  ) {
    self.kind = kind
    self.subject = subject
    self.limit = limit
    self.look = look
  }
}

extension Probe.Kind {
  /// What it is called.
  public var phrase: Phrase {
    switch self {
    case .name: Phrase(id: "nama", en: "name")
    case .proxy: Phrase(same: "proxy")
    case .connection: Phrase(id: "sambungan", en: "connection")
    case .clock: Phrase(id: "jam", en: "clock")
    case .file: Phrase(id: "berkas", en: "file")
    case .secret: Phrase(id: "rahasia", en: "secret")
    case .token: Phrase(same: "token")
    case .terminal: Phrase(same: "terminal")
    case .certificate: Phrase(id: "sertifikat", en: "certificate")
    }
  }
}
