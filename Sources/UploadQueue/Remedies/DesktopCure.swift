import Wording

/// What is to be done about a code of the e-Faktur desktop client: codes of one cure differ only in what they mean.
///
/// Which of them may pass by being tried again is Pantau's reading of the codes; no source says it.
enum DesktopCure: CaseIterable {
  /// The local database.
  case database
  /// Something written in the document.
  case data
  /// The way to DJP.
  case uploader
  /// The sertel.
  case certificate
  /// What the person types.
  case passphrase
  /// The client is not registered, or twice.
  case registration
  /// The client itself.
  case version
  /// A character that is no UTF-8.
  case cleaning
  /// DJP is busy.
  case later
  /// What was sent did not arrive whole.
  case again
  /// It is not done in the client any longer.
  case coretax
  /// It is no failure: it is under way.
  case underWay
  /// It is no failure: it is done.
  case done

  /// The steps, in order.
  var steps: [Phrase] {
    switch self {
    case .database:
      [
        Phrase(
          id: "Pada basis data jaringan, pastikan komputer servernya menyala dan terjangkau.",
          en: "With a network database, see that its server is on and can be reached."),
        Phrase(
          id: "Tutup e-Faktur, lalu buka lagi.", en: "Close e-Faktur and open it again."), Self.askDJP,
      ]
    case .data:
      [
        Phrase(
          id: "Perbaiki isian itu di sumbernya, lalu unggah lagi.",
          en: "Put that right at its source, then upload again.")
      ]
    case .uploader: Self.upload
    case .certificate:
      [
        Phrase(
          id: "Periksa masa berlaku sertel dan letak berkas .p12-nya, lalu impor ulang sertelnya di e-Faktur.",
          en: "Check that the sertel is valid and where its .p12 file is, then import it into e-Faktur again."),
        Self.renewal,
      ]
    case .passphrase:
      [
        Phrase(
          id: "Ketik sekali lagi dengan teliti. Kata sandi sertel yang salah tidak memblokir (DDTCNews 1797149).",
          en: "Type it once more with care. A wrong password does not lock the sertel (DDTCNews 1797149)."),
        Self.forgotten, Self.revoking,
      ]
    case .registration:
      [
        Phrase(
          id: "Periksa registrasi dan aktivasi aplikasi e-Faktur di komputer ini.",
          en: "Check the registration and activation of e-Faktur on this computer."), Self.askDJP,
      ]
    case .version:
      [
        Phrase(
          id: "Perbarui e-Faktur, dan jalankan sebagai administrator bila Windows menahannya.",
          en: "Update e-Faktur, and run it as an administrator where Windows holds it back.")
      ]
    case .cleaning:
      [
        Phrase(
          id: "Cari karakter aneh di nama, alamat, atau barang (sering dari hasil salin), ganti, lalu unggah lagi.",
          en: "Look for odd characters in name, address or goods (often pasted), replace them, then upload again.")
      ]
    case .later:
      [Phrase(id: "Tunggu, lalu unggah lagi nanti.", en: "Wait, and upload it again later.")]
    case .again:
      [Self.anew]
    case .coretax:
      [Phrase(id: "Buat penggantinya di portal Coretax.", en: "Make the replacement in the Coretax portal.")]
    case .underWay:
      [
        Phrase(
          id: "Tunggu: datanya masuk Coretax paling lambat H+2.", en: "Wait: it comes to Coretax within two days.")
      ]
    case .done:
      [
        Phrase(
          id: "Lihat di daftar Coretax yang lebih baru bahwa statusnya Approved.",
          en: "See in a newer list of Coretax that it is Approved."),
        Phrase(
          id: "Bila di sana tetap bukan Approved, tanya Kring Pajak 1500200 atau live chat di https://pajak.go.id/.",
          en: "If it is not Approved there still, ask Kring Pajak 1500200 or the live chat at https://pajak.go.id/."),
      ]
    }
  }

  /// What not to do.
  var avoid: [Phrase] {
    switch self {
    case .database:
      [
        Phrase(
          id: "Jangan menyalin atau memindahkan folder db selama e-Faktur berjalan.",
          en: "Do not copy or move the folder db while e-Faktur runs.")
      ]
    case .data, .cleaning:
      [
        Phrase(
          id: "Jangan mengunggahnya lagi tanpa perbaikan: hasilnya sama.",
          en: "Do not upload it again without a change: the outcome is the same.")
      ]
    case .uploader:
      [
        Phrase(
          id: "Jangan membiarkan antivirus dan firewall mati sesudahnya.",
          en: "Do not leave antivirus and firewall disabled afterwards."), Self.withoutPause,
      ]
    case .certificate:
      [
        Phrase(
          id: "Jangan mengunggah dokumen lain sebelum sertelnya beres: yang lain bisa gagal juga.",
          en: "Do not upload other documents before the sertel is put right: they may fail too.")
      ]
    case .passphrase:
      [
        Phrase(
          id: "Jangan menuliskan passphrase di catatan dokumen atau memberikannya kepada orang lain.",
          en: "Do not write the passphrase into a document's note, nor give it to anybody.")
      ]
    case .registration:
      [
        Phrase(
          id: "Jangan mengunggah lagi sebelum registrasi dan aktivasinya beres.",
          en: "Do not upload again before its registration and activation are in order.")
      ]
    case .version:
      [
        Phrase(
          id: "Jangan memakai pemasang e-Faktur yang bukan dari situs DJP.",
          en: "Do not use an installer of e-Faktur that is not from DJP's own site.")
      ]
    case .later: [Self.withoutPause]
    case .again:
      [
        Phrase(
          id: "Bila gagal lagi dengan kode ini, jangan terus mengulang: tanya Kring Pajak 1500200.",
          en: "If it fails with this code again, do not go on trying: ask Kring Pajak 1500200.")
      ]
    case .coretax:
      [
        Phrase(
          id: "Jangan mencobanya lagi di e-Faktur.", en: "Do not try it in e-Faktur again.")
      ]
    case .underWay, .done: [Phrase(id: "Jangan mengunggahnya lagi.", en: "Do not upload it again.")]
    }
  }

  /// Where what is advised is known from, beside the list of the codes; `nil` where it is Pantau's own reading of them.
  var source: SafeText? {
    switch self {
    case .database, .registration, .done: "Bisa Pajak: Kring Pajak, live chat"
    case .uploader, .certificate:
      "DDTCNews 1803613, Kring Pajak 28 Jun 2024; Bisa Pajak: gagal upload, sertel tidak aktif"
    case .passphrase: "DDTCNews 1797149; Bisa Pajak: reset password, revoke"
    case .coretax: "ortax.org; artikel.pajakku.com"
    case .underWay: "DJP, FAQ e-Faktur Client Desktop, 12 Feb 2025"
    case .data, .version, .cleaning, .later, .again: nil
    }
  }

  private static let withoutPause = Phrase(
    id: "Jangan mengunggah berkali-kali tanpa jeda.", en: "Do not upload again and again without a pause.")

  /// Whether it is no failure: nothing is to be uploaded again.
  var isNoFailure: Bool { self == .underWay || self == .done }

  /// What helps where an upload of the client fails: everything that Kring Pajak names, in its order.
  static let upload = [
    internet, valid,
    Phrase(id: "Impor ulang sertel di aplikasi e-Faktur.", en: "Import the sertel into e-Faktur again."),
    Phrase(id: "Klik Stop Uploader, lalu Uploader lagi.", en: "Press Stop Uploader, then Uploader again."),
    Phrase(
      id: "Matikan antivirus dan firewall sebentar, dan hidupkan lagi sesudahnya.",
      en: "Disable antivirus and firewall for a while, and enable them again afterwards."),
    Phrase(id: "Coba di luar jam kerja, atau berselang.", en: "Try outside working hours, or at intervals."), askDJP,
  ]

  private static let internet = Phrase(
    id: "Pastikan internet lancar, tanpa gangguan.", en: "See that the internet works, without disturbance.")
  private static let valid = Phrase(
    id: "Pastikan sertel masih berlaku (2 tahun); bila tidak, perpanjang di KPP atau KP2KP.",
    en: "See that the sertel is still valid (2 years); renew it at the KPP or KP2KP where it is not.")

  private static let anew = Phrase(id: "Unggah lagi.", en: "Upload it again.")

  /// Steps with what Pantau may know of each.
  static func plan(_ steps: some Sequence<Phrase>) -> [Remedy.Step] {
    let checks: [Phrase: StepCheck] = [internet: .connection, valid: .certificate, anew: .oneByOne]
    return steps.map { Remedy.Step($0, checks[$0]) }
  }

  /// A sertel that is not valid any longer.
  static let renewal = Phrase(
    id: "Sertel yang tidak berlaku lagi diajukan kembali ke KPP atau KP2KP; untuk itu passphrase-nya diperlukan.",
    en: "A sertel that is no longer valid is applied for again at the KPP or KP2KP, for which its passphrase is needed."
  )

  /// A passphrase that nobody remembers.
  static let forgotten = Phrase(
    id:
      "Lupa: di https://efaktur.pajak.go.id/login klik Lupa Password?, isi NPWP 15 digit dan email, lalu Reset Password.",
    en:
      "Forgotten: at https://efaktur.pajak.go.id/login press Lupa Password?, enter the NPWP of 15 digits and the e-mail, "
      + "then Reset Password.")

  /// What remains where nothing else does.
  static let revoking = Phrase(
    id: "Atau cabut (revoke) sertel itu dan ajukan yang baru, menurut lampiran SE-20/PJ/2014.",
    en: "Or have that sertel revoked and apply for a new one, as in the annex of SE-20/PJ/2014.")

  static let askDJP = Phrase(
    id: "Bila tetap gagal, tanya Kring Pajak 1500200 atau live chat di https://pajak.go.id/.",
    en: "If it fails still, ask Kring Pajak 1500200 or the live chat at https://pajak.go.id/.")
}

extension Remedy {
  /// What a code of the e-Faktur desktop client in a text means; an unknown one is said to be unknown.
  ///
  /// `nil` where there is no code in the text.
  static func remedy(forDesktopCodeIn text: String) -> Remedy? {
    let text = text.uppercased()
    let codes = desktopCodes(in: text)
    let known = codes + DesktopCodes.entries.keys.filter { !$0.hasPrefix("ETAX") && text.contains($0) }
    if let remedy = known.lazy.compactMap(DesktopCodes.remedy(of:)).first { return remedy }
    guard let code = codes.first else { return nil }
    return code.hasPrefix("ETAX-5000") ? .taxReturn(code) : .unknownCode(code)
  }

  /// What is written as the client's codes are, in capitals.
  static func desktopCodes(in text: String) -> [String] {
    // The client writes a hyphen; who copies a code by hand, often a blank.
    text.matches(of: /(ETAX(?:SERVICE|[\- ]API)?)[\- ]([0-9]{5})(?![0-9])/).map { match in
      "\(match.output.1.replacing(" ", with: "-"))-\(match.output.2)"
    }
  }

  /// A code of the VAT return, which is made elsewhere by now.
  static func taxReturn(_ code: String) -> Remedy {
    Remedy(
      Phrase(id: "\(code) menyangkut SPT, bukan faktur ini.", en: "\(code) is about the SPT, not about this faktur."),
      steps: [
        Phrase(
          id: "SPT Masa PPN dibuat di Coretax, tidak lagi di e-Faktur.",
          en: "The VAT return is made in Coretax, no longer in e-Faktur.")
      ],
      avoid: [
        Phrase(
          id: "Jangan mengunggah faktur ini lagi karena kode itu.",
          en: "Do not upload this faktur again because of that code.")
      ],
      source: "\(DesktopCodes.list(of: code)); KEP-54/PJ/2025; Pantau")
  }

  /// A code of the client that is in no list.
  static func unknownCode(_ code: String) -> Remedy {
    Remedy(
      .unknownCode(code),
      steps: [
        Phrase(
          id: "Catat kode dan pesannya lengkap, lalu tanya Kring Pajak 1500200.",
          en: "Note the code and its whole message, then ask Kring Pajak 1500200.")
      ],
      avoid: [Phrase(id: "Jangan mengunggah berkali-kali.", en: "Do not upload it again and again.")], source: "Pantau")
  }
}
