import Wording

extension Phrase {
  static let tourIsLeft = Phrase(
    id: "Tur diakhiri; :tur mengulangnya.", en: "The tour has ended; :tour begins it again.")

  static func tourIsOver(_ telling: Telling) -> Phrase {
    let (id, en) = (telling.key(.help, .indonesian), telling.key(.help, .english))
    return Phrase(
      id: "Tur selesai. \(id) menampilkan semua tombol, :tur mengulang tur ini.",
      en: "That was the tour. \(en) lists every key, :tour begins it again.")
  }
}

extension Tour.Step {
  /// What the step is about.
  var name: Phrase {
    switch self {
    case .list: Phrase(id: "Daftar", en: "The list")
    case .stuck: Phrase(id: "Yang macet", en: "What is stuck")
    case .detail: Phrase(id: "Satu dokumen", en: "One document")
    case .desk: Phrase(id: "Meja unggah ulang", en: "The re-upload desk")
    case .send: Phrase(id: "Mengirim", en: "Sending")
    }
  }

  /// What is seen.
  var text: Phrase {
    switch self {
    case .list:
      Phrase(
        id: "Inilah antreannya: satu baris satu dokumen, yang paling perlu perhatian di atas. Baris kedua layar ini "
          + "menyebut tampilan dan isinya, baris ketiga apa yang mendesak.",
        en: "This is the queue: a line is a document, and what most needs you stands first. The second line of the "
          + "screen names the views and how much each holds, the third what presses.")
    case .stuck:
      Phrase(
        id: "Dokumen yang terlalu lama Signing In Progress terkumpul di tampilan MACET, bertanda ‼. Selama masih "
          + "signing, Coretax tidak mengizinkan unggah ulang atau pembatalan; Pantau pun tidak.",
        en: "Documents that have been Signing In Progress for too long are in the view STUCK, marked ‼. While they are "
          + "signing Coretax lets nobody upload them again or cancel them, so Pantau does not either.")
    case .detail:
      Phrase(
        id: "Rincian memuat semua yang diketahui tentang satu dokumen: sejak kapan statusnya, tenggatnya, riwayatnya, "
          + "dan langkah mengatasinya.",
        en: "A document's details hold all that is known of it: since when it has had its status, when it is due, its "
          + "history and what to do about it.")
    case .desk:
      Phrase(
        id: "Yang dapat diunggah ulang hanya dokumen Saved Invalid. Meja unggah ulang menunjukkan penyebab dan langkah "
          + "untuk satu dokumen; membukanya belum mengirim apa pun.",
        en: "Only Saved Invalid documents can be uploaded again. The re-upload desk shows the cause and the steps for "
          + "one document; opening it sends nothing yet.")
    case .send:
      Phrase(
        id: "Dialognya menyebut satu dokumen, dan hanya y yang mengirim; Enter tidak. Baca dulu, baru putuskan. Ini "
          + "demo: tidak ada yang keluar dari komputer Anda.",
        en: "The dialog names one document, and only y sends it; Enter does not. Read first, then decide. This is a "
          + "demo: nothing leaves your machine.")
    }
  }
}
