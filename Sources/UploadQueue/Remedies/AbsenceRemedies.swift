import Wording

extension Remedy {
  /// What can be done about a document as it stands on a day.
  ///
  /// - Parameters:
  ///   - isForDays: Whether it is signing for days.
  ///   - feed: How its status comes to be known.
  public static func remedy(
    for document: Document, level: StuckPolicy.Level, isForDays: Bool = false, on today: CalendarDate,
    feed: StatusFeed = .polled
  ) -> Remedy {
    guard document.status.isNone, document.channel == .desktop else {
      return remedy(for: document.status, level: level, isForDays: isForDays, feed: feed)
    }
    return switch document.absence(on: today) {
    case .normal: notYetFromDesktop
    case .late: lateFromDesktop
    case nil: notKnownFromDesktop(feed)
    }
  }

  private static let source: SafeText =
    "DJP, FAQ e-Faktur Client Desktop, 12 Feb 2025; KEP-54/PJ/2025; DDTCNews 1803613; Pantau"

  private static let look = Phrase(
    id: "Lihat kolom Status Approval di e-Faktur: Approval Sukses, atau Reject?",
    en: "Look at the column Status Approval in e-Faktur: Approval Sukses, or Reject?")

  private static let notInPortal = Phrase(
    id: "Jangan membuat faktur yang sama di portal: yang dari e-Faktur Desktop masih bisa sampai.",
    en: "Do not make the same faktur in the portal: the one of the desktop client may still arrive.")

  static let notYetFromDesktop = Remedy(
    Phrase(
      id: "Dari e-Faktur Desktop; datanya sampai di Coretax paling lambat H+2.",
      en: "From the e-Faktur desktop client; its data reaches Coretax within two days."),
    steps: [
      look, Phrase(id: "Bila Approval Sukses, tunggu saja.", en: "If it says Approval Sukses, just wait."),
    ], avoid: [notInPortal], source: source)

  static let lateFromDesktop = Remedy(
    Phrase(
      id: "Dari e-Faktur Desktop; datanya seharusnya sudah ada di Coretax.",
      en: "From the e-Faktur desktop client; its data should be in Coretax by now."),
    plan: [
      Step(look),
      Step(
        Phrase(
          id: "Bila belum diunggah atau Reject: catat kode kesalahannya di sini (misalnya ETAX-40001), lalu ikuti "
            + "caranya. Bila tanpa kode:",
          en: "If it was not uploaded, or Reject: note the error's code here (such as ETAX-40001), and do as it says. "
            + "Where there is no code:")),
    ] + DesktopCure.plan(DesktopCure.upload.dropLast()) + [
      Step(
        Phrase(
          id:
            "Bila tetap gagal, atau Approval Sukses tetapi tetap tidak ada: tanya Kring Pajak 1500200 atau live chat di "
            + "https://pajak.go.id/.",
          en: "If it fails still, or says Approval Sukses and is absent: ask Kring Pajak 1500200 or the live chat at "
            + "https://pajak.go.id/."))
    ], avoid: [notInPortal], source: source)

  /// Where what is known of Coretax is too old to say anything, or does not speak of the document, or nothing is known of
  /// it yet; or where the document stands
  /// among those of the lists of Coretax, and none of them has it.
  static func notKnownFromDesktop(_ feed: StatusFeed) -> Remedy {
    if case .written(of: nil) = feed {
      return Remedy(
        Phrase(
          id: "Dari e-Faktur Desktop; belum ada dalam daftar Coretax yang masuk ke antrean ini.",
          en: "From the e-Faktur desktop client; it is in no list of Coretax that came into this queue yet."),
        plan: [Step(look), newerCoretax(feed)], avoid: [notInPortal], source: source)
    }
    return Remedy(
      Phrase(
        id: "Dari e-Faktur Desktop; belum ada data Coretax, atau terlalu lama untuk mengatakan apakah sudah sampai, "
          + "atau tidak mencakup daftar atau masa pajaknya.",
        en: "From the e-Faktur desktop client; nothing is known of Coretax yet, or it is too old to say whether it has "
          + "arrived, or does not cover its list or tax period."),
      plan: [newerCoretax(feed)], avoid: [notInPortal], source: source)
  }

  /// How more comes to be known of Coretax.
  private static func newerCoretax(_ feed: StatusFeed) -> Step {
    switch feed {
    case .polled:
      Step(
        Phrase(
          id: "Tunggu sampai antrean Coretax-nya menjawab; Pantau menanyakannya sendiri. Daftar atau masa pajak yang "
            + "tidak dibaca antrean itu: lihat di portal.",
          en: "Wait until its Coretax queue answers; Pantau asks it by itself. A list or tax period that it does not "
            + "read: look in the portal."))
    case .written(let name):
      Step(
        Phrase(
          id: "Impor ekspor daftarnya yang lebih baru dari Coretax ke antrean \(name.map { "“\($0)”" } ?? "ini").",
          en: "Import a newer export of its list from Coretax into \(name.map { "the queue “\($0)”" } ?? "this queue")."
        ), .newerList)
    case .exported:
      Step(
        Phrase(
          id: "Ambil ekspor daftarnya yang lebih baru dari Coretax, dan simpan di \(feed.folder.text(.indonesian)).",
          en: "Get a newer export of its list from Coretax, and save it in \(feed.folder.text(.english))."), .newerList)
    }
  }
}
