import UploadQueue
import Wording

/// Why a re-upload that was asked for by name is not begun; nothing was sent.
public enum ReuploadObstacle: Error, Sendable, Hashable {
  /// A rule, in the queue of this name.
  case rule(Refusal, queue: String)
  /// The journal cannot tell what is under way.
  case journal(JournalError)
  /// The signer that was named is not one of these.
  case noSuchSigner(String, of: [String])
  /// The person in the portal chooses the signer, or nobody can.
  case noSigners(isHandOff: Bool)
  /// What was given to confirm is not the name of the document, which is to be typed so.
  case otherName(given: String, name: String)
}

extension ReuploadObstacle: Explained {
  /// Why, and what can be done instead.
  public var phrase: Phrase {
    switch self {
    case .rule(let refusal, let queue): refusal.phrase(atCommandFor: queue)
    case .journal(let error): error.phrase
    case .noSuchSigner(let signer, let signers):
      Phrase(
        id: "Penandatangan “\(signer)” tidak ditawarkan; yang ada: \(signers.joined(separator: ", ")).",
        en: "The signer “\(signer)” is not offered; there are: \(signers.joined(separator: ", ")).")
    case .noSigners(let isHandOff): .noOtherSigner(isHandOff: isHandOff)
    case .otherName(let given, let name):
      Phrase(
        id: "--confirm menyebut “\(given)”, sedangkan dokumennya \(name). Tidak ada yang dikirim.",
        en: "--confirm says “\(given)”, while the document is \(name). Nothing was sent.")
    }
  }
}

extension Refusal {
  /// Why not, for who has asked with a command: what can be done instead is said without the keys of a screen.
  fileprivate func phrase(atCommandFor queue: String) -> Phrase {
    switch self {
    case .readOnly:
      Phrase(
        id: "Antrean \(queue) hanya untuk dilihat (read-only di konfigurasi): tidak ada unggah ulang.",
        en: "The queue \(queue) is read-only in the configuration: nothing can be uploaded again.")
    case .missing:
      Phrase(
        id: "Tidak ada lagi dalam daftar; periksa di portal.", en: "No longer listed; look in the portal.")
    case .anotherUnderWay(let name):
      Phrase(
        id: "Unggah ulang \(name) masih berjalan; satu per satu. Buka pantau, lalu tekan R.",
        en: "The re-upload of \(name) is still under way; one by one. Open pantau and press R.")
    case .perhapsDouble:
      Phrase(
        id: """
          Mungkin ganda: yang referensi, lawan transaksi, dan nilainya sama sudah Approved. Tidak dikirim tanpa ditanya: jalankan \
          lagi di terminal, tanpa --confirm.
          """,
        en: """
          Perhaps a double: one with the same reference, other party and amounts is Approved already. It is not sent without \
          asking: run this again in a terminal, without --confirm.
          """)
    case .inDoubt(let name):
      Phrase(
        id: "Belum diketahui apakah \(name) terkirim; selesaikan itu dahulu: buka pantau, lalu tekan R.",
        en: "It is not known whether \(name) was sent; settle that first: open pantau and press R.")
    default: phrase(.ofCommand())
    }
  }
}

extension Telling {
  /// How a command tells: nothing is offered that only a screen could do.
  static func ofCommand(in zone: ShownZone = .wib) -> Telling {
    Telling(zone: zone, keys: .standard, isLineByLine: false, isReadOnly: true)
  }
}
