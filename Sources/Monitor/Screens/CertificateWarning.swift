import UploadQueue
import Wording

/// What of a certificate that signs is worth a word in the head line.
enum CertificateWarning: Equatable {
  /// It cannot be counted on, and why.
  case flawed(SigningCertificate.Flaw)
  /// It ends within so many days.
  case ending(days: Int)

  /// What is to be said of a certificate at a moment; `nil` where there is nothing.
  init?(_ opened: SigningCertificate.Opened, at now: Timestamp) {
    if let flaw = opened.flaw(at: now) {
      self = .flawed(flaw)
      return
    }
    let days = CertificateNotice.daysLeft(until: opened.end, at: now)
    guard CertificateNotice.step(daysLeft: days) != nil else { return nil }
    self = .ending(days: days)
  }

  /// How late it comes among others: what keeps from signing now is first, and last what only has to be looked at.
  fileprivate var rank: Int {
    switch self {
    case .flawed(.ended): 0
    case .flawed(.unusable), .flawed(.brokenChain), .flawed(.foreignKey): 1
    case .flawed(.notYet): 2
    case .ending(let days): 3 + days
    case .flawed(.replaced): .max
    }
  }
}

extension CertificateWarning {
  /// The badge of the head line, with its blanks; in fewer letters where it is short.
  func badge(isShort: Bool) -> Phrase {
    let (id, en) = word
    return isShort
      ? Phrase(id: " SERT \(id.short) ", en: " CERT \(en.short) ")
      : Phrase(id: " SERTIFIKAT \(id.long) ", en: " CERTIFICATE \(en.long) ")
  }

  private var word: (id: (long: SafeText, short: SafeText), en: (long: SafeText, short: SafeText)) {
    switch self {
    case .flawed(.ended): (("LEWAT", "LEWAT"), ("ENDED", "ENDED"))
    case .flawed(.notYet): (("BELUM BERLAKU", "BELUM"), ("NOT VALID YET", "NOT YET"))
    case .flawed(.replaced): (("DIGANTI", "DIGANTI"), ("REPLACED", "REPLACED"))
    case .flawed(.unusable), .flawed(.brokenChain), .flawed(.foreignKey): (("RUSAK", "RUSAK"), ("FAULTY", "FAULTY"))
    case .ending(let days):
      (("\(days) HARI", "\(days) HR"), ("\(days) \(days == 1 ? "DAY" : "DAYS")", "\(days) D"))
    }
  }

  /// The same as a sentence, for who is read to.
  var sentence: Phrase {
    switch self {
    case .flawed(.ended): Phrase(id: "Sertifikat sudah lewat masanya.", en: "A certificate has ended.")
    case .flawed(.notYet): Phrase(id: "Sertifikat belum berlaku.", en: "A certificate is not valid yet.")
    case .flawed(.replaced):
      Phrase(
        id: "Berkas sertifikat diganti sejak terakhir dibuka: jalankan pantau doctor.",
        en: "A certificate's file was replaced since it was opened last: run pantau doctor.")
    case .flawed(.unusable), .flawed(.brokenChain), .flawed(.foreignKey):
      Phrase(
        id: "Sertifikat tidak dapat dipakai: jalankan pantau doctor.",
        en: "A certificate cannot be used: run pantau doctor.")
    case .ending(let days):
      Phrase(
        id: "Sertifikat berakhir dalam \(days) hari.",
        en: "A certificate ends within \(days) \(days == 1 ? "day" : "days").")
    }
  }
}

extension Model {
  /// The gravest of what is to be said of the certificates that sign.
  var certificateWarning: CertificateWarning? {
    certificates.compactMap { $0.opened.flatMap { CertificateWarning($0, at: now) } }.min { $0.rank < $1.rank }
  }
}
