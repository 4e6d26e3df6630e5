import HTTPService
import Secrets
import UploadQueue
import Wording

/// A place in a message, as whoever wrote it would look for it: `documents[3].vat`; what a person said that a member is
/// called may be a token, which is not repeated.
struct MessagePlace: Sendable, Hashable {
  let text: String

  /// The message itself.
  static let whole = MessagePlace(text: "")

  func member(_ name: String) -> MessagePlace {
    MessagePlace(text: text.isEmpty ? name.withoutTokens : text + "." + name.withoutTokens)
  }

  func element(_ index: Int) -> MessagePlace { MessagePlace(text: text + "[\(index)]") }

  func fault(_ wanted: MessageFault.Wanted) -> MessageFault { MessageFault(wanted: wanted, place: self) }
}

extension HTTPAnswer {
  /// What is wrong with a body that is no JSON; a page for people comes where somebody is to sign in, or from elsewhere.
  ///
  /// - Parameter call: The call whose answer it is.
  func noJSON(of call: String, in language: Language) -> BackendError {
    MessagePlace.whole.fault(isOf(type: "text/html") ? .page : .json).error(of: call, in: language)
  }
}

/// Something in a message of Pantau's own protocols that cannot be meant.
struct MessageFault: Error, Hashable {
  /// What should stand there.
  enum Wanted: Hashable {
    case json
    case page
    case member
    case kind
    case identifier
    case identifierOfRow
    case knownWord
    case canonicalStatus
    case moment
    case date
    case period
    case npwp
    case nsfp
    case amount
    case otherPage
    case whole(Int, of: Int)
    case notBoth
    case list
    case stillness
    case headerText
    case otherThan(MessagePlace, DocumentID)
  }

  let wanted: Wanted
  let place: MessagePlace

  /// The fault as the monitor takes it; the value itself is not repeated, since nobody knows what it is.
  ///
  /// - Parameter call: The call whose answer it is.
  func error(of call: String, in language: Language) -> BackendError {
    .protocolBroken(
      what: .own(phrase, in: language), at: place.text.isEmpty ? call : "\(call): \(place.text)")
  }

  private var phrase: Phrase {
    switch wanted {
    case .json: Phrase(id: "bukan JSON", en: "no JSON")
    case .page:
      Phrase(
        id: "halaman web, bukan data: halaman masuk (login), atau alamatnya salah",
        en: "a web page and no data: a page to sign in at, or the wrong address")
    case .member: Phrase(id: "tidak ada", en: "missing")
    case .kind: Phrase(id: "jenis nilainya salah", en: "a value of the wrong type")
    case .identifier: Phrase(id: "bukan pengenal (1–200 bita)", en: "no identifier (1 to 200 bytes)")
    case .identifierOfRow:
      Phrase(
        id: """
          bukan pengenal (1–200 bita); sebut nama field-nya di [queue.fields] dengan id = "…", dan tempat daftarnya bila \
          perlu dengan rows = "…"
          """,
        en: """
          no identifier (1 to 200 bytes); name its field in [queue.fields] by id = "…" and, where needed, where the list \
          stands by rows = "…"
          """)
    case .knownWord: Phrase(id: "kata yang tidak dikenal", en: "a word that is not known")
    case .canonicalStatus:
      Phrase(id: "bukan status Coretax atau UNKNOWN", en: "no status of Coretax, nor UNKNOWN")
    case .moment: Phrase(id: "bukan waktu RFC 3339", en: "no time of RFC 3339")
    case .date: Phrase(id: "bukan tanggal YYYY-MM-DD", en: "no date YYYY-MM-DD")
    case .period: Phrase(id: "bukan masa YYYY-MM", en: "no period YYYY-MM")
    case .npwp: Phrase(id: "bukan NPWP (15 atau 16 digit)", en: "no NPWP (15 or 16 digits)")
    case .nsfp: Phrase(id: "bukan NSFP (16 atau 17 digit)", en: "no NSFP (16 or 17 digits)")
    case .amount: Phrase(id: "bukan jumlah rupiah sampai sen", en: "no amount of rupiah to the sen")
    case .otherPage:
      Phrase(id: "halaman ini sudah pernah diberikan", en: "this page has been given before")
    case .whole(let count, let total):
      Phrase(
        id: "daftar berubah saat dibaca: \(count) dari \(total) dokumen",
        en: "the list changed while it was read: \(count) of \(total) documents")
    case .notBoth:
      Phrase(id: "next dan checkpoint tidak boleh bersama", en: "next and checkpoint cannot stand together")
    case .list: Phrase(id: "bukan satu daftar", en: "not one list")
    case .stillness:
      Phrase(
        id: "daftar terus berubah selagi dibaca", en: "the list keeps changing while it is read")
    case .headerText:
      Phrase(
        id: "huruf di luar ASCII, yang tidak dapat dibawa header HTTP",
        en: "letters outside ASCII, which no HTTP header can carry")
    case .otherThan(let before, let document):
      Phrase(
        id: "dokumen \(document.rawValue) sudah ada di \(before.text), dengan isi lain",
        en: "the document \(document.rawValue) stands at \(before.text) already, and says something else there")
    }
  }
}
