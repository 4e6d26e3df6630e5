import Wording

extension JournalError: Explained {
  /// What was wrong, where, and what to do.
  public var phrase: Phrase {
    switch self {
    case .anotherUnderWay(let name):
      Phrase(
        id: "Unggah ulang \(name) masih berjalan di antrean ini. Selesaikan itu dulu.",
        en: "The re-upload of \(name) is still under way in this queue. Settle that one first.")
    case .alreadyOver(let name):
      Phrase(
        id: """
          Unggah ulang \(name) sudah tercatat selesai, jadi kejadian ini tidak dicatat lagi. Lihat riwayatnya di rincian \
          dokumen.
          """,
        en: """
          The re-upload of \(name) is on record as over, so this was not added to it. Its history is in the detail view.
          """)
    case .elsewhere(let name):
      Phrase(
        id: "Unggah ulang \(name) dipegang Pantau lain, jadi di sini tidak ada yang dicatat.",
        en: "Another Pantau has the re-upload of \(name), so nothing of it is written down from here.")
    case .notPlanned(let name):
      Phrase(
        id: "\(name) tidak lagi direncanakan di sini, jadi tidak dikirim.",
        en: "\(name) is no longer planned here, so it is not sent.")
    case .lockUnusable(let path, let reason):
      Phrase(
        id: """
          \(path) tidak dapat dipakai (\(system: reason)), jadi tidak terlihat Pantau mana yang masih berjalan. Akhiri \
          semua Pantau, lalu hapus berkas itu atau jadikan milik Anda (chown).
          """,
        en: """
          \(path) cannot be used (\(reason)), so it is not seen which Pantaus are still running. Quit them all, then \
          remove that file or make it yours (chown).
          """)
    case .unusable(let path, let reason):
      Phrase(
        id: "Jurnal \(path) tidak dapat dipakai: \(system: reason). Periksa penyimpanannya, lalu jalankan Pantau lagi.",
        en: "The journal \(path) cannot be used: \(reason). Check the disk it is on, then start Pantau again.")
    case .missing(let path):
      Phrase(
        id: "Jurnal \(path) tidak ada lagi. Kembalikan berkasnya, lalu jalankan Pantau lagi.",
        en: "The journal \(path) is no longer there. Put the file back, then start Pantau again.")
    case .denied(let path):
      Phrase(
        id: "Jurnal \(path) tidak boleh dibuka atau ditulis. Periksa izin berkas dan foldernya.",
        en: "The journal \(path) may not be opened or written. Check the permissions of the file and its folder.")
    case .notOurs(let path):
      Phrase(
        id: "Berkas \(path) bukan jurnal Pantau. Periksa alamat di --journal.",
        en: "The file \(path) is no journal of Pantau's. Check the path in --journal.")
    case .folder(let path):
      Phrase(
        id: "\(path) adalah folder, bukan jurnal. Sebut berkas di dalamnya di --journal.",
        en: "\(path) is a folder, and no journal. Name a file in it in --journal.")
    case .irregular(let path):
      Phrase(
        id: "\(path) bukan berkas biasa (pipa atau perangkat), jadi bukan jurnal. Periksa alamat di --journal.",
        en: "\(path) is no ordinary file (a pipe or a device), and so no journal. Check the path in --journal.")
    case .damaged(let path, let words):
      Phrase(
        id: "Jurnal \(path) rusak (\(system: words)). Pindahkan berkas itu dan kembalikan cadangannya.",
        en: "The journal \(path) is damaged (\(words)). Move it away and restore a backup.")
    case .locked(let path):
      Phrase(
        id: "Jurnal \(path) terlalu lama dikunci program lain. Coba lagi setelah program itu selesai.",
        en: "The journal \(path) was locked by another program for too long. Try again when that program is done.")
    case .diskFull(let path):
      Phrase(
        id: "Penyimpanan penuh: jurnal \(path) tidak dapat ditulis. Kosongkan ruang, lalu coba lagi.",
        en: "The disk is full: the journal \(path) cannot be written. Free some space, then try again.")
    case .tooNew(let path):
      Phrase(
        id: "Jurnal \(path) ditulis oleh Pantau yang lebih baru. Perbarui Pantau di mesin ini.",
        en: "The journal \(path) was written by a newer Pantau. Update Pantau on this machine.")
    case .tooOld(let path):
      Phrase(
        id: """
          Jurnal \(path) ditulis Pantau yang lebih lama, dan di sini hanya dibaca. Jalankan pantau sekali dengannya: \
          jurnal diperbarui, lalu dapat dibaca.
          """,
        en: """
          The journal \(path) was written by an older Pantau, and is only read here. Start pantau on it once: that \
          brings it up to date, and it can be read.
          """)
    case .queueUnusable(let why): why
    case .unclosed(let path):
      Phrase(
        id: """
          Isi terakhir jurnal \(path) masih di \(path)-wal, dan tidak terbaca tanpa menulis. Jalankan pantau sekali \
          dengannya, atau kembalikan \(path)-shm ke sampingnya.
          """,
        en: """
          What came last into the journal \(path) is still in \(path)-wal, and cannot be read without writing. Start \
          pantau on it once, or put \(path)-shm back beside it.
          """)
    }
  }
}
