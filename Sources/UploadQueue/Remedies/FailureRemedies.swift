import Wording

extension Remedy {
  /// What a failure text of DJP or a PJAP service means, where it is one that is known; `nil` otherwise.
  ///
  /// Compares without regard to case, on the parts that identify the failure.
  public static func remedy(forReason reason: String) -> Remedy? {
    let text = reason.uppercased()
    return failures.first { text.contains($0.mark) }?.remedy ?? remedy(forDesktopCodeIn: text)
      ?? remedy(forPjapErrorIn: text) ?? remedy(forPermissionErrorIn: text)
  }

  /// What a document's failure means, or else its status, and what to do about it.
  ///
  /// - Parameter feed: How its status comes to be known.
  public static func remedy(
    of row: QueueRow, policy: QueuePolicy, at now: Timestamp, feed: StatusFeed = .polled
  ) -> Remedy {
    let level = policy.stuck.level(of: row.document.status.status, since: row.time, at: now)
    let isSigning = row.document.status.status == .signingInProgress
    let isForDays = isSigning && row.time.elapsed(at: now) >= StuckPolicy.forDays
    let told =
      remedy(forFailureOf: row)
      ?? remedy(for: row.document, level: level, isForDays: isForDays, on: now.jakartaDate, feed: feed)
    return told.within(policy, of: row, at: now)
  }

  /// What the failure of a document means: the one that its source tells, else one that somebody noted beside it; of a
  /// document that has disappeared, that is it.
  ///
  /// What was noted before DJP approved it is past.
  public static func remedy(forFailureOf row: QueueRow) -> Remedy? {
    if row.missingSince != nil { return missing }
    if let remedy = row.document.reason.flatMap({ remedy(forReason: $0) }) { return remedy }
    guard !row.document.status.status.hasBeenApproved else { return nil }
    if let remedy = row.annotation.note.flatMap({ remedy(forReason: $0.text) }) { return remedy }
    guard row.document.status.status == .savedInvalid else { return nil }
    return row.document.reason.flatMap { codeBeginning($0.uppercased()) }.map(unknownFailure)
  }

  /// The code that begins a text, in capitals: what looks like one within it may be a document's number.
  static func codeBeginning(_ text: String) -> String? {
    let beginning = /\W*(?:(?:ERROR|KODE|CODE|KESALAHAN|GAGAL)\W+)*([A-Z]{2,}(?:-[A-Z]{2,})*-[0-9]{3,5})(?![0-9A-Z\-])/
    return text.prefixMatch(of: beginning).map { String($0.output.1) }
  }

  /// A failure whose code is in no list: that, beside what is done about any other Saved Invalid document.
  static func unknownFailure(_ code: String) -> Remedy {
    let asking = Step(
      Phrase(
        id:
          "Catat kode dan pesannya lengkap; bila gagal lagi, tanya Kring Pajak 1500200 sebelum mencobanya sekali lagi.",
        en: "Note the code and its whole message; if it fails again, ask Kring Pajak 1500200 before trying once more."))
    return Remedy(
      .unknownCode(code), plan: [asking] + savedInvalid.plan, avoid: savedInvalid.avoid,
      source: savedInvalid.source, isOfSigner: true)
  }

  private static let newCode = Phrase(
    id: "Portal Saya → Profil Saya → Nomor Identifikasi Eksternal → Digital Certificate: bila Invalid, tekan Periksa "
      + "Status → Menghasilkan sampai Valid; bila tidak bisa, buat kode otorisasi baru.",
    en: "Portal Saya → Profil Saya → Nomor Identifikasi Eksternal → Digital Certificate: if Invalid, press Periksa "
      + "Status → Menghasilkan until Valid; if that fails, make a new kode otorisasi.")
  private static let characters = Phrase(
    id: "Pakai karakter khusus yang tidak dipersoalkan sumber mana pun dalam passphrase: ! @ # $ & *",
    en: "In the passphrase use special characters that no source objects to: ! @ # $ & *")

  private static let notWithThatSigner = Phrase(
    id: "Jangan mengunggah dokumen lain dengan penandatangan itu sebelum ini beres: yang lain bisa gagal juga.",
    en: "Do not upload other documents with that signer before this is put right: they may fail too.")

  /// Who gives the role of signer, and how it is used then.
  private static let signerRole = Phrase(
    id: "PIC memberi peran penandatangan faktur pajak: Portal Saya → Profil Saya → Wakil/Kuasa Saya (Pihak Terkait).",
    en: "The PIC gives the role of tax invoice signer: Portal Saya → Profil Saya → Wakil/Kuasa Saya (Pihak Terkait).")
  private static let signerLogin = Phrase(
    id: "Lalu orang itu masuk sendiri, impersonate akun badan, dan mengunggah dokumen ini saja.",
    en: "Then that person logs in themselves, impersonates the company and uploads this document alone.")

  /// Permission errors 96, 99 and 225 of the portal, each with its number; bare digits are none.
  private static func remedy(forPermissionErrorIn text: String) -> Remedy? {
    let error =
      /\b(?:PERMISSION|ERROR|KESALAHAN|KODE|CODE|IZIN|HAK AKSES)(?:\W+(?:ERROR|CODE|KODE))?\W{0,3}(96|99|225)\b/
    return text.firstMatch(of: error).map { permissionError(String($0.output.1)) }
  }

  /// The portal's permission errors that are known.
  static let permissionErrors = ["96", "99", "225"]

  /// What a permission error means, by its number.
  static func permissionError(_ number: String) -> Remedy {
    Remedy(
      Phrase(
        id: "Kesalahan izin \(number): peran orang yang masuk tidak punya izin untuk itu.",
        en: "Permission error \(number): the role of who is logged in lacks the permission for it."),
      plan: [Step(signerRole, .otherSigner), Step(signerLogin, .oneByOne)],
      avoid: [
        Phrase(
          id: "Jangan mengulanginya dengan orang yang sama sebelum perannya diberikan.",
          en: "Do not try it again as the same person before the role has been given.")
      ], source: "Coretaxpedia; DDTCNews, Kring Pajak 18 Feb 2025; Pantau", isOfSigner: true)
  }

  private static let namedField = Phrase(
    id: "Perbaiki isian yang disebut dalam pesan, misalnya NITKU pembeli.",
    en: "Put right the field named in the message, such as the buyer's NITKU.")

  /// From the most telling mark to the least.
  static let failures: [(mark: String, remedy: Remedy)] = [
    (
      "INCORRECT SIGNER PASSPHRASE",
      Remedy(
        Phrase(
          id: "Passphrase penandatangan salah, atau kode otorisasinya tidak berlaku.",
          en: "The signer's passphrase is wrong, or the kode otorisasi is not valid."),
        plan: [Step(newCode), Step(characters), Step(anotherSigner, .otherSigner)], avoid: [notWithThatSigner],
        source:
          "Coretaxpedia: incorrect-signer-passphrase, 16 Mar 2026; DDTCNews, Kring Pajak 18 Jan & 18 Feb 2025; Pantau",
        isOfSigner: true)
    ),
    (
      "REG-KODJP-00024",
      Remedy(
        Phrase(id: "Passphrase salah.", en: "The passphrase is wrong."),
        plan: [Step(newCode), Step(characters), Step(anotherSigner, .otherSigner)], avoid: [notWithThatSigner],
        source: "sipajak.com; DDTCNews, Kring Pajak 18 Jan & 18 Feb 2025; Pantau", isOfSigner: true)
    ),
    (
      "REG-KODJP-00003",
      Remedy(
        Phrase(id: "Sertifikat tidak terdeteksi.", en: "The certificate is not detected."),
        plan: [Step(newCode), Step(anotherSigner, .otherSigner)], avoid: [notWithThatSigner],
        source: "sipajak.com; DDTCNews, Kring Pajak 18 Jan & 18 Feb 2025; Pantau", isOfSigner: true)
    ),
    (
      "KO CREATED FAILED",
      Remedy(
        Phrase(id: "Kode otorisasi gagal dibuat.", en: "The kode otorisasi was not created."),
        steps: [Phrase(id: "Buat kode otorisasi sekali lagi.", en: "Create the kode otorisasi once more.")],
        avoid: [notWithThatSigner], source: "sipajak.com; Pantau", isOfSigner: true)
    ),
    (
      "DJP-SIGN-MASTER",
      Remedy(
        Phrase(id: "Passphrase lama masih tersimpan.", en: "An old passphrase is still cached."),
        steps: [
          Phrase(
            id: "Keluar, masuk lagi sebagai penandatangan, lalu coba sekali lagi.",
            en: "Log out, log in again as the signer and try once more."), newCode,
        ], avoid: [notWithThatSigner], source: "sipajak.com; Pantau", isOfSigner: true)
    ),
    (
      "SIMPAN KONSEP",
      Remedy(
        Phrase(
          id:
            "Hanya ada Simpan Konsep, tanpa tombol unggah: yang masuk bukan PIC pusat dan tidak punya peran penandatangan.",
          en:
            "Only Simpan Konsep and no button to upload: who is logged in is neither the head office's PIC nor a signer."
        ),
        plan: [Step(signerRole, .otherSigner), Step(signerLogin, .oneByOne)],
        avoid: [
          Phrase(
            id: "Jangan membuat faktur yang sama lagi: konsepnya sudah tersimpan.",
            en: "Do not make the same faktur again: its draft is saved.")
        ], source: "Coretaxpedia: approval-faktur-pajak; Pantau", isOfSigner: true)
    ),
    (
      "INVOICES HAVE ERRORS",
      Remedy(
        Phrase(id: "Isi berkas impor tidak lolos validasi.", en: "The imported file failed validation."),
        steps: [namedField],
        avoid: [
          Phrase(
            id: "Jangan mengimpor berkas yang sama lagi tanpa perbaikan.",
            en: "Do not import the same file again without a change.")
        ], source: "DDTCNews 1808895; Pantau")
    ),
    // What stands behind the words above; services tell it alone.
    (
      "NITKU PEMBELI TIDAK VALID",
      Remedy(
        Phrase(id: "NITKU pembeli tidak lolos validasi.", en: "The buyer's NITKU failed validation."),
        steps: [namedField],
        avoid: [
          Phrase(
            id: "Jangan mengunggahnya lagi sebelum isian itu diperbaiki.",
            en: "Do not upload it again before that field is put right.")
        ], source: "DDTCNews 1808895; Pantau")
    ),
  ]
}
