/// Gives a secret whenever it is needed, from where it comes from.
///
/// A file is read again when it has changed, so that a new token is used as soon as it is saved. What a program gave is
/// kept until the service refuses it.
public actor SecretSupply {
  private let source: SecretSource
  /// What a program inherits; nothing where none is run, as it may hold the secret itself.
  private let environment: [String: String]
  private let limit: Duration
  private var kept: Secret?
  private var version: SecretFile.Version?
  /// A program that is running is asked once, by whomever.
  private var running: Task<Result<Secret, SecretFault>, Never>?

  /// A supply from a source.
  ///
  /// - Parameters:
  ///   - environment: Where a variable is looked for, and what a program inherits.
  ///   - limit: How long a program may take.
  public init(_ source: SecretSource, environment: [String: String], limit: Duration = .seconds(30)) {
    self.source = source
    switch source {
    case .variable(let name):
      self.environment = [:]
      kept = environment[name].map { Secret($0) }
    case .file: self.environment = [:]
    case .command: self.environment = environment
    }
    self.limit = limit
  }

  /// The secret as it is now.
  public func secret() async throws(SecretFault) -> Secret {
    switch source {
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

  /// The service refused this secret: the next one is fetched anew, unless another call has done so already.
  public func refuse(_ secret: Secret) {
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
