import Secrets
import Wording

/// A secret that a queue needs: where it comes from, and what it is for.
public struct NeededSecret: Sendable {
  /// Whose it is, and what the configuration calls it.
  public let name: SafeText
  /// Where it comes from.
  public let source: SecretSource

  /// A secret that is needed.
  public init(_ name: SafeText, from source: SecretSource) {
    self.name = name
    self.source = source
  }

  /// Whether it can be had, and by its owner alone; a program that prints one is not run.
  public func probe(environment: [String: String]) -> Probe {
    // Of a variable only whether it is there goes any further.
    let isSet: Bool = if case .variable(let name) = source { !(environment[name] ?? "").isEmpty } else { false }
    return Probe(.secret, Phrase(same: name), limit: .seconds(10)) { [source] in
      switch source {
      case .file(let path): Self.file(path)
      case .variable(let name): Self.variable(name, isSet: isSet)
      case .command(let words):
        Finding(
          .skipped,
          Phrase(
            id: "dicetak oleh program \(words.first ?? ""), yang tidak dijalankan di sini",
            en: "printed by the program \(words.first ?? ""), which is not run here"))
      case .person:
        Finding(
          .skipped,
          Phrase(
            id: "diketik saat Pantau berjalan (:token), dan hanya di memori",
            en: "typed while Pantau runs (:token), and in memory alone"))
      }
    }
  }

  private static func file(_ path: String) -> Finding {
    do throws(SecretFault) {
      guard try SecretFile.bytes(of: path).contains(where: { $0 > 0x20 }) else { throw .empty(path) }
      return Finding(.fine, Phrase(id: "hanya Anda yang dapat membacanya", en: "only you can read it"))
    } catch {
      return Finding(
        .wrong, Phrase(id: "tidak dapat dipakai", en: "cannot be used"), because: error.phrase,
        next: error.isExposed
          ? Phrase(
            id: "Jalankan chmod 600 \(path), lalu ganti rahasianya: orang lain mungkin sudah membacanya.",
            en: "Run chmod 600 \(path), then change the secret: somebody may have read it.")
          : Phrase(id: "Periksa \(path).", en: "Look at \(path)."))
    }
  }

  private static func variable(_ name: String, isSet: Bool) -> Finding {
    guard isSet else {
      return Finding(
        .wrong, Phrase(id: "tidak ada", en: "not there"), because: SecretFault.noVariable(name).phrase,
        next: Phrase(
          id: "Isi \(name) di lingkungan tempat Pantau dijalankan; cron mempunyai lingkungannya sendiri.",
          en: "Set \(name) where Pantau is run; cron has an environment of its own."))
    }
    return Finding(.fine, Phrase(id: "ada di lingkungan", en: "set in the environment"))
  }
}

extension SecretFault {
  fileprivate var isExposed: Bool { if case .exposedFile = self { true } else { false } }
}
