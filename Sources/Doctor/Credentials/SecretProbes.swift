import Secrets
import Wording

/// A secret that a queue needs: where it comes from, and what it is for.
public struct NeededSecret: Sendable {
  /// Whose it is, and what the configuration calls it.
  public let name: SafeText
  /// Where it comes from.
  public let source: SecretSource
  /// Whether a header carries it as it is, and so nothing but ASCII.
  public let standsInHeader: Bool

  /// A secret that is needed.
  public init(_ name: SafeText, from source: SecretSource, standsInHeader: Bool = false) {
    self.name = name
    self.source = source
    self.standsInHeader = standsInHeader
  }

  /// Whether it can be had, and by its owner alone; a program that prints one is not run.
  public func probe(environment: [String: String]) -> Probe {
    // Of a variable only whether it is there, of plain letters and long enough goes any further.
    let value: String = if case .variable(let name) = source { environment[name] ?? "" } else { "" }
    let (isSet, isPlain) = (!value.isEmpty, value.utf8.allSatisfy { $0 < 0x80 })
    let isLong = Self.isLong(value.utf8)
    return Probe(.secret, Phrase(same: name), limit: .seconds(10)) { [source, standsInHeader] in
      switch source {
      case .file(let path): Self.file(path, standsInHeader: standsInHeader)
      case .variable(let name):
        Self.variable(name, isSet: isSet, isPlain: isPlain, isLong: isLong, standsInHeader: standsInHeader)
      case .command(let words):
        Finding(
          .skipped,
          Phrase(
            id: "dicetak oleh program \(words.first ?? ""), yang tidak dijalankan di sini",
            en: "printed by the program \(words.first ?? ""), which is not run here"
          ).withoutTokens)
      case .person:
        Finding(
          .skipped,
          Phrase(
            id: "diketik saat Pantau berjalan (:token), dan hanya di memori",
            en: "typed while Pantau runs (:token), and in memory alone"))
      }
    }
  }

  private static func file(_ path: String, standsInHeader: Bool) -> Finding {
    do throws(SecretFault) {
      let bytes = try SecretFile.bytes(of: path)
      guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty(path) }
      // A key in PEM is not repeated by anybody; who made it may have put a name above it.
      guard bytes.allSatisfy({ $0 < 0x80 }) || bytes.firstRange(of: Array("-----BEGIN".utf8)) != nil else {
        guard !standsInHeader else { throw .beyondASCII(path) }
        return strangeLetters
      }
      guard isLong(bytes) else { return short }
      return Finding(.fine, Phrase(id: "hanya Anda yang dapat membacanya", en: "only you can read it"))
    } catch {
      return Finding(
        .wrong, Phrase(id: "tidak dapat dipakai", en: "cannot be used"), because: error.phrase,
        next: error.isExposed
          ? Phrase(
            id: "Jalankan chmod 600 \(path), lalu ganti rahasianya: orang lain mungkin sudah membacanya.",
            en: "Run chmod 600 \(path), then change the secret: somebody may have read it."
          ).withoutTokens
          : Phrase(id: "Periksa \(path).", en: "Look at \(path).").withoutTokens)
    }
  }

  /// A secret that would be known again in fewer of the ways in which a service may repeat it.
  private static let strangeLetters = Finding(
    .warning, Phrase(id: "ada huruf di luar ASCII", en: "it has letters outside ASCII"),
    because: Phrase(
      id: "layanan yang mengulanginya dapat mengubah huruf itu, sehingga tidak semuanya dapat disembunyikan",
      en: "a service that repeats it may change those letters, so that not all of it can be hidden"),
    next: Phrase(
      id: "Bila dapat, ganti dengan rahasia dari huruf dan tanda ASCII saja.",
      en: "If you can, change it to one of ASCII letters and signs alone."))

  /// A secret of fewer bytes is not hidden wherever a service repeats it.
  private static let fewestBytes = 8

  /// Whether it is hidden wherever a service repeats it; white space around it is no part of it.
  private static func isLong(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    let inner = bytes.drop { $0 <= 0x20 }
    return (inner.lastIndex { $0 > 0x20 }.map { inner[...$0].count } ?? 0) >= fewestBytes
  }

  /// A secret that might be a part of any word.
  private static let short = Finding(
    .warning, Phrase(id: "kurang dari delapan bita", en: "it has less than eight bytes"),
    because: Phrase(
      id: """
        bila layanan mengulanginya, rahasia sependek itu hanya disembunyikan sebagai kata utuh, dan di bawah empat bita \
        tidak sama sekali
        """,
      en: """
        where a service repeats one that short, it is hidden only as a whole word, and of less than four bytes not at \
        all
        """),
    next: Phrase(
      id: "Bila dapat, ganti dengan rahasia yang lebih panjang.", en: "If you can, change it to a longer one."))

  private static func variable(
    _ name: String, isSet: Bool, isPlain: Bool, isLong: Bool, standsInHeader: Bool
  ) -> Finding {
    guard isSet else {
      return Finding(
        .wrong, Phrase(id: "tidak ada", en: "not there"), because: SecretFault.noVariable(name).phrase,
        next: Phrase(
          id: "Isi \(name) di lingkungan tempat Pantau dijalankan; cron mempunyai lingkungannya sendiri.",
          en: "Set \(name) where Pantau is run; cron has an environment of its own."))
    }
    guard isPlain else {
      guard standsInHeader else { return strangeLetters }
      return Finding(
        .wrong, Phrase(id: "tidak dapat dipakai", en: "cannot be used"), because: SecretFault.beyondASCII(name).phrase,
        next: Phrase(id: "Periksa isi \(name).", en: "Check what is in \(name)."))
    }
    guard isLong else { return short }
    return Finding(.fine, Phrase(id: "ada di lingkungan", en: "set in the environment"))
  }
}

extension SecretFault {
  fileprivate var isExposed: Bool { if case .exposedFile = self { true } else { false } }
}
