import Secrets
import Wording

extension QueueEntry.Backend {
  /// The variables of the environment that its secrets are taken from: nothing that is started shall inherit them.
  public var secretVariables: [String] {
    let sources: [SecretSource?] =
      switch self {
      case .local, .coretaxExport, .efakturDesktop, .command: []
      case .coretaxPortal(let portal): [portal.token]
      case .gateway(let gateway): [gateway.token]
      case .pajakio(let entry): [entry.token]
      case .klikpajak(let entry): [entry.clientSecret]
      case .pajakExpress(let entry): [entry.password]
      }
    return sources.compactMap { if case .variable(let name)? = $0 { name } else { nil } }
  }
}

extension TomlValue {
  /// The texts of a list of nothing else.
  fileprivate var texts: [String]? {
    guard case .array(let items) = content else { return nil }
    let texts = items.compactMap { if case .string(let text) = $0.content { text } else { nil } }
    return texts.count == items.count ? texts : nil
  }
}

extension TableReader {
  /// Where a secret comes from: one of `NAME-file`, `NAME-env` and `NAME-command`.
  ///
  /// The secret itself is refused wherever it stands, and never repeated.
  ///
  /// - Parameter comesLater: Whether its file may still be made.
  mutating func secret(_ name: String, comesLater: Bool = false) -> SecretSource? {
    let purpose = Phrase(id: "rahasia (\(name))", en: "secret (\(name))")
    let file = path("\(name)-file", for: purpose).map { written in
      log.name(NamedSecret(written, of: "\(name)-file", comesLater: comesLater))
      return SecretSource.file(written.value)
    }
    let variable = variable("\(name)-env").map { SecretSource.variable($0.value) }
    let inFile = Phrase(
      id: "; rahasia itu sendiri disimpan di berkas yang disebut \(name)-file",
      en: "; the secret itself is kept in a file that \(name)-file names")
    let command = command("\(name)-command", hint: inFile).map { SecretSource.command($0.value) }
    if let place = misplaced(name) {
      log.add(
        ConfigurationFault(
          place,
          Phrase(
            id: "\(name): rahasia tidak ditulis di konfigurasi; sebut \(name)-file, \(name)-env, atau \(name)-command",
            en: "\(name): a secret is not written here; name \(name)-file, \(name)-env or \(name)-command")))
    }
    // Also where one of them is wrong besides.
    let written = ["file", "env", "command"].map { "\(name)-\($0)" }.filter { key in all.contains { $0.key == key } }
    if written.count > 1 {
      log.add(
        ConfigurationFault(
          place(of: written[1]),
          Phrase(
            id: "sebut satu saja dari \(name)-file, \(name)-env, dan \(name)-command",
            en: "name only one of \(name)-file, \(name)-env and \(name)-command")))
    }
    return file ?? variable ?? command
  }

  private mutating func variable(_ key: String) -> Placed<String>? {
    guard let written = string(key) else { return nil }
    let isName =
      written.value.utf8.count <= 64 && written.value.first.map { $0.isLetter || $0 == "_" } ?? false
      && written.value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard isName else {
      log.add(
        ConfigurationFault(
          written.place,
          Phrase(
            id: "\(key): seharusnya nama variabel lingkungan, seperti TOKEN_GATEWAY",
            en: "\(key): should be the name of an environment variable, such as GATEWAY_TOKEN")))
      return nil
    }
    return written
  }

  /// A program and its arguments: a list, since no shell takes a line apart.
  ///
  /// - Parameter hint: What is told besides where there is no such list.
  mutating func command(_ key: String, hint: Phrase = Phrase(same: .empty)) -> Placed<[String]>? {
    guard let written = value(key) else { return nil }
    let words = written.texts
    guard let words, let program = words.first, !program.isBlank else {
      log.add(
        ConfigurationFault(
          written.place,
          Phrase(
            id: "\(key): program dan argumennya ditulis sebagai daftar, seperti [\"pass\", \"show\", \"nama\"]",
            en: "\(key): the program and its arguments are a list, such as [\"pass\", \"show\", \"name\"]") + hint))
      return nil
    }
    log.name(NamedProgram(Placed(value: program, place: written.place), of: key))
    return Placed(value: words, place: written.place)
  }
}
