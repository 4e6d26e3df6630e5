/// Gives a secret whenever it is needed, from where it comes from.
///
/// A file is read again when it has changed, so that a new token is used as soon as it is saved. What a program gave is
/// kept until the service refuses it. As long as there is one, the process leaves no core, which would hold the secret.
public actor SecretSupply {
  private let source: SecretSource
  /// What a program inherits; nothing where none is run, as it may hold the secret itself.
  private let environment: [String: String]
  private let limit: Duration
  private var kept: Secret?
  /// What a person gave, which comes before what the source has.
  private var given: Secret?
  /// Whether the last thing a person gave was refused.
  private var wasRefused = false
  private var version: SecretFile.Version?
  /// A program that is running is asked once, by whomever.
  private var running: Task<Result<Secret, SecretFault>, Never>?

  /// A supply from a source.
  ///
  /// - Parameters:
  ///   - given: What a person has given already.
  ///   - environment: Where a variable is looked for, and what a program inherits.
  ///   - limit: How long a program may take.
  public init(
    _ source: SecretSource, given: Secret? = nil, environment: [String: String], limit: Duration = .seconds(30)
  ) {
    Cores.turnOff()
    self.given = given
    self.source = source
    switch source {
    case .variable(let name):
      self.environment = [:]
      kept = environment[name].map { Secret($0) }
    case .file, .person: self.environment = [:]
    case .command: self.environment = environment
    }
    self.limit = limit
  }

  deinit { Cores.allow() }

  /// The file that it comes from, where it comes from one.
  public nonisolated var file: String? { if case .file(let path) = source { path } else { nil } }

  /// The secret as it is now.
  public func secret() async throws(SecretFault) -> Secret {
    if let given { return given }
    switch source {
    case .person: throw wasRefused ? .refused : .notGiven
    case .file(let path):
      if let (secret, version) = try SecretFile.read(path, unless: kept == nil ? nil : version) {
        kept = secret
        self.version = version
        return secret
      }
      guard let kept else { throw .empty(path) }
      return kept
    case .variable(let name):
      guard let value = kept?.reveal({ $0 }), !value.isEmpty else { throw .noVariable(name) }
      return try Secret(checked: value, from: name)
    case .command(let words):
      if let kept { return kept }
      return try await ask(words)
    }
  }

  /// The secret as it is now, where a header carries it as it is; one that no header can is not kept.
  ///
  /// - Throws: ``SecretFault/beyondASCII(_:)`` where no header can, and whatever ``secret()`` throws.
  public func headerSecret() async throws(SecretFault) -> Secret {
    let secret = try await secret()
    // What a person gave is forgotten with it, and it is still to be said where it came from.
    let place = place
    guard secret.isASCII else {
      refuse(secret)
      throw .beyondASCII(place)
    }
    return secret
  }

  /// Where the secret comes from, for a message; `nil` where a person gave it.
  public var place: String? {
    guard given == nil else { return nil }
    return switch source {
    case .file(let path): path
    case .variable(let name): name
    case .command(let words): words.first
    case .person: nil
    }
  }

  /// Takes a secret from a person: used before any other, kept in memory alone, until the service refuses it.
  public func take(_ secret: Secret) { given = secret }

  /// The service refused this secret: the next one is fetched anew, unless another call has done so already.
  public func refuse(_ secret: Secret) {
    if given?.isSame(as: secret) == true { (given, wasRefused) = (nil, true) }
    // The environment of a process stays as it was.
    if case .variable = source { return }
    guard kept?.isSame(as: secret) == true else { return }
    kept = nil
    version = nil
  }

  private func ask(_ words: [String]) async throws(SecretFault) -> Secret {
    let task =
      running
      ?? Task { [limit, environment] in
        do throws(SecretFault) {
          return .success(try await SecretProgram(words, environment: environment).secret(within: limit))
        } catch { return .failure(error) }
      }
    running = task
    let result = await task.value
    running = nil
    let secret = try result.get()
    kept = secret
    return secret
  }
}

extension Secret {
  /// A secret as a person gave it; one that cannot be any is refused.
  ///
  /// - Parameter place: What it was given through, for the message.
  public init(given text: String, through place: String) throws(SecretFault) {
    guard text.utf8.count <= Self.mostBytes else { throw .strange(place) }
    try self.init(checked: text, from: place)
  }

  /// The longest secret that is taken for one.
  static let mostBytes = 65_536

  /// A secret without the white space around it; one that no header may carry is none.
  init(checked text: String, from place: String) throws(SecretFault) {
    let value = text.trimmingPrefix { $0.isWhitespace }
    var end = value.endIndex
    while end > value.startIndex, value[value.index(before: end)].isWhitespace { end = value.index(before: end) }
    guard end > value.startIndex else { throw .empty(place) }
    guard value[..<end].utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .strange(place) }
    self.init(String(value[..<end]))
  }
}
