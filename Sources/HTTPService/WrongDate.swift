import UploadQueue
import Wording

/// What is wrong with the dates of a service's certificates.
struct WrongDate {
  /// From when on, or until when, a certificate is not valid.
  enum Kind {
    case expired(Timestamp)
    case notYetValid(Timestamp)
  }

  let date: Kind
  /// Whether it is not the service's own certificate, but one between it and the authority, or that of the authority.
  let isOfIssuer: Bool
  /// Whether the service's own certificate leads to an authority that is trusted.
  let isIssuerTrusted: Bool

  func phrase(_ host: String) -> Phrase {
    let (id, en): (SafeText, SafeText) =
      isOfIssuer
      ? ("sertifikat CA di atas sertifikat \(host)", "the CA certificate above that of \(host)")
      : ("sertifikat \(host)", "the certificate of \(host)")
    let (foreignID, foreignEN): (SafeText, SafeText) =
      isIssuerTrusted ? (.empty, .empty) : (", dan penerbitnya tidak dipercaya", ", and its issuer is not trusted")
    let (namingID, namingEN): (SafeText, SafeText) =
      isIssuerTrusted ? (.empty, .empty) : ("; sebut CA sendiri dengan ca-file", "; name a private CA by ca-file")
    switch date {
    case .expired(let end):
      let day = end.jakartaDate
      return Phrase(
        id: "\(id) kedaluwarsa sejak \(day.written(.indonesian))\(foreignID)\(namingID)",
        en: "\(en) expired on \(day.written(.english))\(foreignEN)\(namingEN)")
    case .notYetValid(let start):
      let day = start.jakartaDate
      return Phrase(
        id: """
          \(id) belum berlaku sebelum \(day.written(.indonesian))\(foreignID); periksa jam komputer ini\(namingID)
          """,
        en: """
          \(en) is not valid before \(day.written(.english))\(foreignEN); check this computer's clock\(namingEN)
          """)
    }
  }
}
