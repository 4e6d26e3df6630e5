import Wording

/// What the errors of the PJAP services mean.
///
/// Of OnlinePajak's codes only two are explained by a source that is known; Pajak.io's two texts are those of its code 400.
enum PjapErrors {
  /// What some errors mean, each known by any of its marks, in capitals.
  static let entries: [(marks: [String], remedy: Remedy)] = [
    (
      ["TPPN-003", "ALREADY APPROVED"],
      Remedy(
        Phrase(
          id: "Sudah disetujui DJP menurut layanannya; bukan kegagalan.",
          en: "Approved by DJP already, as the service says; not a failure."),
        steps: [
          Phrase(
            id: "Muat ulang daftarnya, dan lihat bahwa statusnya Approved.",
            en: "Refresh the list, and see that it is Approved."), askWhereItDiffers,
        ], avoid: [notAgain], source: onlinePajak, isNoFailure: true)
    ),
    (
      ["TPPN-004", "ALREADY IN PROGRESS"],
      Remedy(
        Phrase(
          id: "Persetujuannya sedang berjalan menurut layanannya; bukan kegagalan.",
          en: "Its approval is under way, as the service says; not a failure."),
        steps: [
          Phrase(id: "Tunggu sampai statusnya berubah.", en: "Wait until its status changes."), askWhereItDiffers,
        ], avoid: [notAgain], source: onlinePajak, isNoFailure: true)
    ),
    (
      ["HANYA FAKTUR YANG BERSTATUS DRAFT ATAU DITOLAK"],
      Remedy(
        Phrase(
          id:
            "Pajak.io mengunggah hanya dari DRAFT atau DITOLAK, dan di sana dokumen ini berstatus lain; bukan kegagalan.",
          en: "Pajak.io uploads only from DRAFT or DITOLAK, and there this document has another status; not a failure."),
        steps: [
          Phrase(
            id: "Muat ulang daftarnya, dan lihat statusnya di Pajak.io.",
            en: "Refresh the list, and see its status at Pajak.io."),
          Phrase(
            id: "Bila MENUNGGU_VERIFIKASI_DJP, tunggu; bila APPROVAL_SUKSES, tidak ada yang perlu dilakukan.",
            en: "If it says MENUNGGU_VERIFIKASI_DJP, wait; if APPROVAL_SUKSES, there is nothing to do."),
          askWhereItDiffers,
        ], avoid: [notAgain], source: pajakio, isNoFailure: true)
    ),
    (
      ["TIDAK BISA MEMBATALKAN FAKTUR YANG BERSTATUS APPROVAL_SUKSES"],
      Remedy(
        Phrase(
          id: "Pajak.io tidak membatalkannya, karena di sana ia sudah disetujui (APPROVAL_SUKSES).",
          en: "Pajak.io does not cancel it, as it is approved there (APPROVAL_SUKSES)."),
        steps: [
          Phrase(
            id: "Muat ulang daftarnya, dan lihat bahwa statusnya Approved.",
            en: "Refresh the list, and see that it is Approved."),
          Phrase(
            id: "Bila memang harus dibatalkan, tanya dukungan Pajak.io bagaimana caranya.",
            en: "If it must be cancelled all the same, ask Pajak.io's support how."),
        ], avoid: [notAgain], source: pajakio, isNoFailure: true)
    ),
    (
      ["RATE LIMIT", "TOO MANY REQUESTS"],
      Remedy(
        Phrase(
          id: "Layanannya ditanya terlalu sering, jadi panggilan ini ditolak; OnlinePajak menyebut 100 per menit.",
          en: "The service was asked too often, so it refused this call; OnlinePajak names 100 a minute."),
        plan: [
          Remedy.Step(
            Phrase(
              id: "Tunggu beberapa menit, dan hentikan program lain yang memakai akun layanan itu.",
              en: "Wait some minutes, and stop other programs that use that account of the service.")),
          Remedy.Step(
            Phrase(
              id: "Muat ulang daftarnya: bila masih Saved Invalid, unggah lagi dokumen ini saja.",
              en: "Refresh the list: if it is Saved Invalid still, upload this document alone again."), .oneByOne),
        ],
        avoid: [
          Phrase(id: "Jangan mencobanya berkali-kali tanpa jeda.", en: "Do not try it again and again without a pause.")
        ], source: onlinePajak)
    ),
  ]

  /// Codes that OnlinePajak names, and no source that is known explains.
  static let unexplained = [
    "TPPN-001", "TPPN-002", "TPPN-022", "TPPN-025", "TPPN-026", "TPPN-030", "TI-001", "TI-007",
  ]

  private static let onlinePajak: SafeText = "developer.online-pajak.com, 2019; Pantau"
  private static let pajakio: SafeText = "Pajak.io Open API v3.0.5, 23 Jun 2026; Pantau"

  private static let notAgain = Phrase(id: "Jangan mengunggahnya lagi.", en: "Do not upload it again.")

  private static let askWhereItDiffers = Phrase(
    id: "Bila di sini tetap lain dari di layanannya, tanya dukungan layanan itu, dengan pesan dan jamnya.",
    en: "If it differs here from the service still, ask that service's support, with the message and the time.")

  /// What a code is worth of which only the name is known, or not even that.
  static func unexplained(_ code: String) -> Remedy {
    let isNamed = unexplained.contains(code)
    return Remedy(
      isNamed
        ? Phrase(
          id: "\(code) adalah kode kesalahan OnlinePajak; artinya tidak ada di sumber yang diketahui Pantau.",
          en: "\(code) is an error code of OnlinePajak; what it means is in no source that Pantau knows.")
        : .unknownCode(code),
      plan: [
        Remedy.Step(
          Phrase(
            id: "Baca pesan di samping kodenya, dan lihat bagaimana dokumen ini berstatus di layanannya.",
            en: "Read the message beside the code, and see what status this document has at the service.")),
        Remedy.Step(
          Phrase(
            id: "Bila pesannya menyebut sebuah isian, perbaiki isian itu di sumbernya.",
            en: "If the message names a field, put that field right at its source.")),
        Remedy.Step(
          Phrase(
            id: "Bila di sana sudah disetujui atau sedang berjalan, tunggu; bila ditolak, unggah dokumen ini saja.",
            en: "If it is approved or under way there, wait; if it is rejected, upload this document alone."), .oneByOne
        ),
        Remedy.Step(
          Phrase(
            id: "Bila tetap gagal, tanya dukungan layanan itu, dengan kode, pesan, dan jamnya.",
            en: "If it fails still, ask that service's support, with the code, the message and the time.")),
      ],
      avoid: [
        Phrase(
          id: "Jangan mengunggahnya lagi selama tidak ada yang diperbaiki.",
          en: "Do not upload it again while nothing has been put right.")
      ], source: isNamed ? onlinePajak : "Pantau")
  }
}

extension Remedy {
  /// What an error of a PJAP service in a text means; an unknown code is said to be unknown.
  ///
  /// `nil` where there is none in the text.
  ///
  /// - Parameter text: In capitals.
  static func remedy(forPjapErrorIn text: String) -> Remedy? {
    if let known = PjapErrors.entries.first(where: { $0.marks.contains(where: text.contains) }) { return known.remedy }
    return pjapCode(in: text).map(PjapErrors.unexplained)
  }

  /// What is written as OnlinePajak's codes are, in capitals.
  static func pjapCode(in text: String) -> String? {
    text.firstMatch(of: /\b(?:TPPN|TI)-[0-9]{3}(?![0-9])/).map { String($0.output) }
  }
}

extension Phrase {
  /// That nobody knows here what a code means.
  static func unknownCode(_ code: String) -> Phrase {
    Phrase(
      id: "Arti kode \(code) tidak ada di daftar yang diketahui Pantau.",
      en: "What the code \(code) means is in no list that Pantau knows.")
  }
}
