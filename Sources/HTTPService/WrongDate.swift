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
  /// Whether a private authority is named, which it does not lead to either.
  let isAuthorityNamed: Bool

  /// The day comes first, and that nobody who is trusted vouches for it, with what to do about that; then the host, whose
  /// name may be long: a narrow screen shows the beginning alone.
  func phrase(_ host: String) -> Phrase {
    let (id, en): (SafeText, SafeText) =
      isOfIssuer ? ("sertifikat CA", "CA certificate") : ("sertifikat", "certificate")
    let (foreignID, foreignEN): (SafeText, SafeText) =
      isIssuerTrusted
      ? (.empty, .empty)
      : isAuthorityNamed
        ? (", bukan dari CA di ca-file", ", not signed by the CA in ca-file")
        : (", tak dipercaya; CA sendiri: isi ca-file", ", not trusted; private CA: set ca-file")
    let (hostID, hostEN): (SafeText, SafeText) =
      isOfIssuer ? ("di atas sertifikat \(host)", "above that of \(host)") : ("\(host)", "\(host)")
    switch date {
    case .expired(let end):
      let day = end.jakartaDate
      return Phrase(
        id: "\(id) kedaluwarsa \(day.written(.indonesian))\(foreignID) (\(hostID))",
        en: "\(en) expired on \(day.written(.english))\(foreignEN) (\(hostEN))")
    case .notYetValid(let start):
      let day = start.jakartaDate
      return Phrase(
        id: "\(id) baru berlaku \(day.written(.indonesian))\(foreignID) (\(hostID)); periksa jam komputer ini",
        en: "\(en) valid from \(day.written(.english))\(foreignEN) (\(hostEN)); check this computer's clock")
    }
  }
}
