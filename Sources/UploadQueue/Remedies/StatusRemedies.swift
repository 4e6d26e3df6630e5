import Wording

extension Remedy {
  /// What a status means and what can be done from it.
  ///
  /// - Parameters:
  ///   - isForDays: Whether it is signing for days, which is a sign of more than being stuck is.
  ///   - feed: How the status comes to be known.
  public static func remedy(
    for reading: StatusReading, level: StuckPolicy.Level = .fine, isForDays: Bool = false, feed: StatusFeed = .polled
  ) -> Remedy {
    switch reading.status {
    case .draft: draft
    case .signingInProgress:
      level == .stuck || isForDays
        ? stuckSigning(feed, isForDays: isForDays) : signing(feed, isSlow: level == .slow)
    case .savedInvalid: savedInvalid
    case .approved: reading.credit.map(credit) ?? approved
    case .amended: amended
    case .canceled: canceled
    case .waitingForAmendment: waitingForAmendment
    case .waitingForCancellation: waitingForCancellation
    case .unknown: reading.isNone ? expected(feed) : unknown
    }
  }

  /// The steps of a re-upload in the portal, one document at a time; the signer is named where it is known.
  ///
  /// - Parameters:
  ///   - isSpent: Whether the last re-upload failed with that signer: then it is another one who logs in.
  ///   - isAfterOther: Whether a step before these asks for another signer, and has what is known of that.
  public static func portalSteps(signer: String?, isSpent: Bool = false, isAfterOther: Bool = false) -> [Step] {
    [
      Step(login(signer, isSpent: isSpent, isAfterOther: isAfterOther), isAfterOther ? nil : .otherSigner),
      Step(
        Phrase(
          id: "Buka e-Faktur dan daftar dokumennya; tekan Refresh bila baris tidak muncul.",
          en: "Open e-Faktur and the list of the document; press Refresh if the row does not appear.")),
      Step(
        Phrase(
          id: "Buka dokumen ini, periksa isian wajib (*), dan perbaiki yang salah.",
          en: "Open this document, check the required (*) fields and put right what is wrong.")),
      Step(
        Phrase(
          id: "Unggah dan tandatangani dokumen ini saja; satu per satu, tidak secara massal.",
          en: "Upload and sign this document alone; one by one, not in bulk."), .oneByOne),
    ]
  }

  /// Who logs in to the portal.
  private static func login(_ signer: String?, isSpent: Bool, isAfterOther: Bool) -> Phrase {
    guard let signer else {
      return Phrase(
        id: "Masuk ke Coretax sebagai penandatangan, lalu impersonate akun badan.",
        en: "Log in to Coretax as the signer and impersonate the company.")
    }
    if isSpent {
      return Phrase(
        id: "Masuk ke Coretax sebagai penandatangan lain, bukan \(signer), lalu impersonate akun badan.",
        en: "Log in to Coretax as another signer, not \(signer), and impersonate the company.")
    }
    if isAfterOther {
      return Phrase(
        id: "Masuk ke Coretax sebagai penandatangan lain itu, atau sebagai \(signer) bila sudah beres, lalu "
          + "impersonate akun badan.",
        en: "Log in to Coretax as that other signer, or as \(signer) once that is put right, and impersonate the "
          + "company.")
    }
    return Phrase(
      id: "Masuk ke Coretax sebagai penandatangan (\(signer)), lalu impersonate akun badan.",
      en: "Log in to Coretax as the signer (\(signer)) and impersonate the company.")
  }

  private static let draft = Remedy(
    Phrase(id: "Konsep: disimpan, belum diunggah.", en: "A draft: saved, not uploaded."),
    steps: [
      Phrase(
        id:
          "Unggah dari tempat dokumen dibuat; untuk tenggat yang dihitung adalah kapan DJP menyetujuinya, bukan kapan "
          + "disimpan.",
        en: "Upload it where it was written; for the deadline it counts when DJP approves it, not when it was saved.")
    ],
    avoid: [
      Phrase(
        id: "Jangan membuat faktur yang sama lagi: konsepnya sudah tersimpan.",
        en: "Do not make the same faktur again: its draft is saved.")
    ], source: "Coretaxpedia: skema-umum-pembuatan-efaktur; PER-11/PJ/2025 44(1); Pantau")

  private static let notFromSigning = Phrase(
    id: "Jangan membuat faktur yang sama sekali lagi: yang ini masih bisa disetujui.",
    en: "Do not make the same faktur a second time: this one may still be approved.")

  /// What is done while a document waits, by how its status comes to be known.
  ///
  /// Where Pantau asks for it, that it does is known to be done, and that the status moves is another step.
  private static func waiting(_ feed: StatusFeed, polled: Phrase, written: Phrase, exported: Phrase) -> [Step] {
    switch feed {
    case .polled:
      let refresh = Phrase(
        id: "Muat ulang daftarnya; Pantau melakukannya sendiri.", en: "Refresh the list; Pantau does that by itself.")
      return [Step(refresh, .refreshing), Step(polled)]
    case .written: return [Step(written, .newerList)]
    case .exported: return [Step(exported, .newerList)]
    }
  }

  private static func signing(_ feed: StatusFeed, isSlow: Bool) -> Remedy {
    let meaning =
      isSlow
      ? Phrase(
        id:
          "Menunggu ditandatangani, lebih lama dari yang dianggap wajar di sini. Tidak bisa diunggah ulang atau dibatalkan.",
        en: "Waiting to be signed, for longer than counts as usual here. It can be neither re-uploaded nor cancelled.")
      : Phrase(
        id: "Menunggu ditandatangani, menurut urutan antrean DJP. Tidak bisa diunggah ulang atau dibatalkan.",
        en: "Waiting to be signed, in the order of DJP's queue. It can be neither re-uploaded nor cancelled.")
    return Remedy(
      meaning,
      plan: waiting(
        feed,
        polled: Phrase(
          id: "Tunggu sampai statusnya berubah; Pantau memeriksanya.",
          en: "Wait until its status changes; Pantau watches it."),
        written: Phrase(
          id: "Tunggu: statusnya terlihat di sini begitu sebuah program menulisnya ke antrean ini, atau begitu Anda "
            + "mengimpor daftar yang lebih baru.",
          en: "Wait: its status is seen here once a program writes it into this queue, or once you import a newer "
            + "list."),
        exported: Phrase(
          id: "Tunggu, lalu simpan ekspor daftar yang lebih baru di \(feed.folder.text(.indonesian)): "
            + "dari berkas itu statusnya terlihat di sini.",
          en: "Wait, then save a newer export of the list in \(feed.folder.text(.english)): it is "
            + "from that file that its status is seen here.")), avoid: [notFromSigning],
      source: "DDTCNews, Kring Pajak 18 Feb 2025; Pantau")
  }

  private static func stuckSigning(_ feed: StatusFeed, isForDays: Bool) -> Remedy {
    let meaning =
      isForDays
      ? Phrase(
        id: "Signing sudah berhari-hari: tanda penandatanganan gagal. Tetap tidak bisa diunggah ulang atau dibatalkan.",
        en: "Signing for days: a sign that signing has failed. It still can be neither re-uploaded nor cancelled.")
      : Phrase(
        id:
          "Menunggu ditandatangani jauh lebih lama dari yang dianggap wajar di sini; itu belum berarti gagal. Tidak bisa "
          + "diunggah ulang atau dibatalkan.",
        en:
          "Waiting to be signed for much longer than counts as usual here, which need not mean that it has failed. It can "
          + "be neither re-uploaded nor cancelled.")
    return Remedy(
      meaning,
      plan: waiting(
        feed,
        polled: Phrase(
          id: "Tunggu sampai statusnya berubah menjadi Approved atau Saved Invalid; Pantau memeriksanya.",
          en: "Wait until it becomes Approved or Saved Invalid; Pantau watches it."),
        written: Phrase(
          id: "Tunggu sampai statusnya berubah menjadi Approved atau Saved Invalid; itu terlihat di sini begitu sebuah "
            + "program menulisnya ke antrean ini, atau begitu daftar yang lebih baru diimpor.",
          en: "Wait until it becomes Approved or Saved Invalid; that is seen here once a program writes it into this "
            + "queue, or once a newer list is imported."),
        exported: Phrase(
          id: "Tunggu sampai statusnya berubah menjadi Approved atau Saved Invalid; ekspor yang lebih baru, begitu "
            + "disimpan di \(feed.folder.text(.indonesian)), menunjukkannya.",
          en: "Wait until it becomes Approved or Saved Invalid; a newer export shows it, once it is saved in "
            + "\(feed.folder.text(.english))."))
        + [
          Step(
            Phrase(
              id:
                "Siapkan penandatangan lain yang sudah punya kode otorisasi atau sertifikat digital (menu Pihak Terkait).",
              en: "Have another signer ready who has a kode otorisasi or digital certificate (menu Pihak Terkait)."),
            .signerAtHand),
          Step(
            Phrase(
              id: "Begitu Saved Invalid, unggah ulang dokumen ini saja.",
              en: "Once it is Saved Invalid, upload this document alone again.")),
          Step(
            Phrase(
              id: "Bila tenggat mendekat atau sudah lewat, hubungi Kring Pajak 1500200 dan simpan bukti waktunya.",
              en: "If the deadline is near or past, call Kring Pajak 1500200 and keep a record of the times.")),
        ], avoid: [notFromSigning], source: "DDTCNews, Kring Pajak 18 Feb 2025; Pantau")
  }

  static let savedInvalid = Remedy(
    Phrase(
      id: "Ditolak: isian tidak lolos validasi, atau passphrase/kode otorisasi penandatangan salah.",
      en: "Rejected: the data failed validation, or the signer's passphrase or kode otorisasi is wrong."),
    plan: [
      requiredFields,
      Step(
        Phrase(
          id: "Bila isian benar: periksa kode otorisasi penandatangan (Portal Saya → Profil Saya → Nomor Identifikasi "
            + "Eksternal → Digital Certificate); bila Invalid, tekan Periksa Status atau buat yang baru.",
          en: "If the data is right: check the signer's kode otorisasi (Portal Saya → Profil Saya → Nomor Identifikasi "
            + "Eksternal → Digital Certificate); if Invalid, press Periksa Status or make a new one.")),
      Step(anotherSigner, .otherSigner), Step(oneByOne, .oneByOne),
    ],
    avoid: [
      Phrase(
        id: "Jangan mengunggah semuanya sekaligus: yang sebabnya sama akan gagal lagi dengan sebab yang sama.",
        en: "Do not upload all of them at once: what failed for one cause fails for it again.")
    ],
    source:
      "DDTCNews, Kring Pajak 18 Jan & 18 Feb 2025; Coretaxpedia: incorrect-signer-passphrase, approval-faktur-pajak; Pantau",
    isOfSigner: true)

  /// What the portal's steps say in their own words.
  static let requiredFields = Step(
    Phrase(
      id: "Periksa isian wajib (*) dokumen ini dan perbaiki.",
      en: "Check the required (*) fields of this document and put them right."))

  /// In which way it is uploaded again.
  static let oneByOne = Phrase(
    id: "Unggah ulang satu per satu, tidak secara massal.", en: "Upload again one by one, not in bulk.")

  /// Who may sign instead, and how that comes about.
  static let anotherSigner = Phrase(
    id:
      "Atau tambahkan penandatangan lain yang sudah punya kode otorisasi atau sertifikat digital: menu Pihak Terkait, peran "
      + "penandatangan faktur pajak. Ia masuk sendiri, lalu impersonate akun badan.",
    en:
      "Or add another signer who has a kode otorisasi or digital certificate: menu Pihak Terkait, role of tax invoice "
      + "signer. They log in themselves and impersonate the company.")

  private static let approved = Remedy(
    Phrase(id: "Ditandatangani dan disetujui DJP; punya NSFP.", en: "Signed and approved by DJP; has its NSFP."),
    avoid: [notAgain], source: "Coretaxpedia: nomor-seri-faktur-pajak; Pantau")

  /// What it means that an input faktur is credited, or is not to be.
  private static func credit(_ credit: InputCredit) -> Remedy {
    let meaning =
      switch credit {
      case .credited:
        Phrase(
          id: "Faktur masukan yang disetujui DJP, dan sudah dikreditkan.",
          en: "An input faktur that DJP has approved, and that is credited.")
      case .uncredited:
        Phrase(
          id: "Faktur masukan yang disetujui DJP, dan dinyatakan tidak dikreditkan.",
          en: "An input faktur that DJP has approved, and that is declared as not to be credited.")
      }
    return Remedy(
      meaning,
      steps: [
        Phrase(
          id: "Tidak perlu apa-apa. Bila barang kembali, buat Retur Masukan dari faktur ini di Coretax.",
          en: "Nothing is needed. If goods go back, make a Retur Masukan of this faktur in Coretax.")
      ], avoid: [notAgain], source: "Coretaxpedia: retur-barang; TAXIO; Pantau")
  }

  private static let notAgain = Phrase(
    id: "Jangan mengunggah atau membuatnya sekali lagi.", en: "Do not upload it or make it again.")

  private static let amended = Remedy(
    Phrase(
      id: "Sudah diganti; faktur penggantinya punya baris sendiri.",
      en: "Replaced; its replacement has a row of its own."), avoid: [notAgain], source: "teknobie.id; Pantau")

  private static let canceled = Remedy(
    Phrase(id: "Dibatalkan.", en: "Cancelled."),
    avoid: [Phrase(id: "Jangan mengunggahnya lagi.", en: "Do not upload it again.")], source: "Coretaxpedia; Pantau")

  private static let waitingForAmendment = Remedy(
    Phrase(
      id: "Faktur pengganti menunggu persetujuan pembeli; sampai itu, faktur ini dihitung disetujui.",
      en: "A replacement waits for the buyer's consent; until then this one counts as approved."),
    steps: [
      Phrase(
        id: "Minta pembeli menekan Setujui Penggantian di Pajak Masukan.",
        en: "Ask the buyer to press Setujui Penggantian in Pajak Masukan.")
    ],
    avoid: [
      Phrase(
        id: "Jangan menganggapnya sudah diganti selama pembeli belum menyetujui.",
        en: "Do not take it for replaced while the buyer has not agreed.")
    ], source: "Coretaxpedia: status-waiting-for-amendment-cancellation; Pantau")

  private static let waitingForCancellation = Remedy(
    Phrase(
      id: "Pembatalan menunggu persetujuan pembeli; sampai itu, faktur ini dihitung disetujui.",
      en: "The cancellation waits for the buyer's consent; until then this one counts as approved."),
    steps: [
      Phrase(id: "Minta pembeli menyetujui pembatalan.", en: "Ask the buyer to agree to the cancellation.")
    ],
    avoid: [
      Phrase(
        id: "Jangan menganggapnya sudah batal selama pembeli belum menyetujui.",
        en: "Do not take it for cancelled while the buyer has not agreed.")
    ], source: "Coretaxpedia: status-waiting-for-amendment-cancellation; Pantau")

  private static func expected(_ feed: StatusFeed) -> Remedy {
    Remedy(
      Phrase(
        id: "Diharapkan muncul: ada di data Anda, belum terlihat di DJP.",
        en: "Expected: it is in your data and has not been seen at DJP."),
      plan: waiting(
        feed,
        polled: Phrase(
          id: "Bila tetap tidak ada, periksa Monitoring impor di portal.",
          en: "If it is still absent, check the import Monitoring in the portal."),
        written: Phrase(
          id: "Impor ekspor daftar yang lebih baru; bila tetap tidak ada, periksa Monitoring impor di portal.",
          en: "Import a newer export of the list; if it is still absent, check the import Monitoring in the portal."),
        exported: Phrase(
          id: "Simpan ekspor daftar yang lebih baru di \(feed.folder.text(.indonesian)); bila "
            + "tetap tidak ada, periksa Monitoring impor di portal.",
          en: "Save a newer export of the list in \(feed.folder.text(.english)); if it is "
            + "still absent, check the import Monitoring in the portal.")),
      avoid: [notBeforeSeen], source: "Pantau")
  }

  /// What may be there already is not to be there twice.
  private static let notBeforeSeen = Phrase(
    id: "Jangan membuat atau mengimpornya lagi di portal sebelum dipastikan tidak ada di sana.",
    en: "Do not make it or import it into the portal again before it is certain that it is not there.")

  static let missing = Remedy(
    Phrase(
      id: "Tidak ada lagi dalam daftar yang dibaca Pantau; apa yang terjadi dengannya tidak diketahui.",
      en: "No longer in the list that Pantau reads; what became of it is not known."),
    steps: [
      Phrase(
        id: "Cari dokumen ini di portal; daftar di sini mungkin tidak lengkap.",
        en: "Look for this document in the portal; the list here may be incomplete.")
    ], avoid: [notBeforeSeen], source: "Pantau")

  private static let unknown = Remedy(
    Phrase(
      id: "Status yang belum pernah dikenal; ditampilkan apa adanya, dan Pantau tidak menawarkan tindakan apa pun.",
      en: "A status never seen before; shown as it is, and Pantau offers nothing to do with it."),
    steps: [Phrase(id: "Periksa dokumen ini di portal.", en: "Look at this document in the portal.")],
    avoid: [
      Phrase(
        id: "Jangan mengunggah atau membuatnya lagi sebelum jelas apa artinya.",
        en: "Do not upload it or make it again before it is clear what that means.")
    ], source: "Pantau")
}
