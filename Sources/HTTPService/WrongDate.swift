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

  /// The day comes first, and that nobody who is trusted vouches for it; then the host, whose name may be long, and what to
  /// do: a narrow screen shows the beginning alone.
  func phrase(_ host: String) -> Phrase {
    let (id, en): (SafeText, SafeText) =
      isOfIssuer ? ("sertifikat CA", "CA certificate") : ("sertifikat", "certificate")
    let (foreignID, foreignEN): (SafeText, SafeText) =
      isIssuerTrusted ? (.empty, .empty) : (", tak dipercaya", ", not trusted")
    let (hostID, hostEN): (SafeText, SafeText) =
      isOfIssuer ? ("di atas sertifikat \(host)", "above that of \(host)") : ("\(host)", "\(host)")
    let (namingID, namingEN): (SafeText, SafeText) =
      isIssuerTrusted ? (.empty, .empty) : ("; sebut CA sendiri dengan ca-file", "; name a private CA by ca-file")
    switch date {
    case .expired(let end):
      let day = end.jakartaDate
      return Phrase(
        id: "\(id) kedaluwarsa \(day.written(.indonesian))\(foreignID) (\(hostID))\(namingID)",
        en: "\(en) expired on \(day.written(.english))\(foreignEN) (\(hostEN))\(namingEN)")
    case .notYetValid(let start):
      let day = start.jakartaDate
      return Phrase(
        id: """
          \(id) baru berlaku \(day.written(.indonesian))\(foreignID) (\(hostID)); periksa jam komputer ini\(namingID)
          """,
        en: """
          \(en) valid from \(day.written(.english))\(foreignEN) (\(hostEN)); check this computer's clock\(namingEN)
          """)
    }
  }
}
