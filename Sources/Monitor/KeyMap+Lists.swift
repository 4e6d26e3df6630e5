import TerminalKit
import UploadQueue
import Wording

extension KeyMap {
  /// The keys for moving about.
  static let movement: [KeyBinding] = [
    key(
      .up, [.up, .character("k")], stepping,
      Phrase(
        id: "naik satu baris; di daftar sesudah angka, sebanyak itu",
        en: "one line up; in the list after a number, so many")),
    key(
      .down, [.down, .character("j")], stepping,
      Phrase(
        id: "turun satu baris; di daftar sesudah angka, sebanyak itu",
        en: "one line down; in the list after a number, so many")),
    key(.pageUp, [.pageUp, .control("b")], scrolling, Phrase(id: "naik satu layar", en: "one screen up")),
    key(
      .pageDown, [.pageDown, .control("f"), .character(" ")], scrolling,
      Phrase(id: "turun satu layar", en: "one screen down")),
    key(.halfPageUp, [.control("u")], scrolling, Phrase(id: "naik setengah layar", en: "half a screen up")),
    key(.halfPageDown, [.control("d")], scrolling, Phrase(id: "turun setengah layar", en: "half a screen down")),
    key(.top, [.home, .character("g")], stepping, Phrase(id: "ke awal", en: "to the top")),
    key(
      .bottom, [.end, .character("G")], stepping,
      Phrase(
        id: "ke akhir; di daftar sesudah angka, ke baris itu",
        en: "to the bottom; in the list after a number, to that line")),
  ]

  /// The keys for finding documents and putting them in order.
  static let finding: [KeyBinding] = [
    key(
      .search, [.character("/")], lists, label: Phrase(id: "saring", en: "filter"),
      Phrase(
        id: """
          saring selagi mengetik: kata, frasa, atau kunci (status:macet), sebagai ganti yang ada; Enter memakai, Esc \
          menghapus
          """,
        en: """
          filter while typing: words, phrases or keys (status:stuck), in place of the one there is; Enter keeps it, Esc \
          clears it
          """)),
    key(
      .jump, [.character("#")], lists,
      Phrase(
        id: "lompat ke referensi atau NSFP selagi mengetik; Enter menetap, Esc kembali ke tempat semula",
        en: "jump to a reference or NSFP while typing; Enter stays, Esc goes back")),
    key(
      .sort, [.character("s")], lists, label: Phrase(id: "urut", en: "sort"),
      Phrase(id: "pilih urutan, menurut satu kolom atau beberapa", en: "choose the order, by one column or several")),
    key(.reverseSort, [.character("S")], lists, Phrase(id: "balik urutan", en: "reverse the order")),
  ]

  /// The keys for views and tabs.
  static let views: [KeyBinding] =
    [
      key(
        .nextView, [.tab, .right, .character("l")], lists, label: Phrase(id: "tampilan", en: "view"),
        Phrase(
          id: "tampilan berikutnya; sesudah angka, tampilan dengan nomor itu",
          en: "next view; after a number, the view of that number")),
      key(
        .previousView, [.backTab, .left, .character("h")], lists,
        Phrase(id: "tampilan sebelumnya", en: "previous view")),
    ]
    + zip([Command.view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9], QueueView.allCases)
    .enumerated()
    .map { index, pair in
      key(
        pair.0, [.alt(Character(String(index + 1)))], lists,
        Phrase(
          id: "tampilan \(pair.1.name.text(.indonesian))", en: "view \(pair.1.name.text(.english))"))
    }
    + [
      key(
        .ownTab, [.alt("0")], lists,
        Phrase(id: "tab sendiri, satu demi satu", en: "the tabs of your own, one after the other")),
      key(
        .keepTab, [.character("+")], lists,
        Phrase(id: "simpan saringan ini sebagai tab sendiri", en: "keep this filter as a tab of your own")),
      key(
        .dropTab, [.character("-")], lists, Phrase(id: "hapus tab sendiri ini", en: "take this tab of your own away")),
    ]

  /// The keys for documents.
  static let documents: [KeyBinding] = [
    key(
      .open, [.enter], lists, label: Phrase(id: "rincian", en: "details"),
      Phrase(id: "rincian dokumen, riwayat, dan cara mengatasi", en: "the document, its history and what to do")),
    key(
      .open, [.enter], [.overview], label: Phrase(id: "daftarnya", en: "list them"),
      Phrase(id: "ikhtisar: daftar dokumen yang dihitung di baris itu", en: "overview: list what that line counts")),
    key(
      .nextView, [.tab, .right, .character("l")], [.overview], label: Phrase(id: "bagian", en: "part"),
      Phrase(id: "ikhtisar: bagian berikutnya", en: "overview: the next part")),
    key(
      .previousView, [.backTab, .left, .character("h")], [.overview],
      Phrase(id: "ikhtisar: bagian sebelumnya", en: "overview: the part before")),
    key(
      .overview, [.character("o")], lists, label: Phrase(id: "ikhtisar", en: "overview"),
      Phrase(
        id: "ikhtisar: lama signing, tenggat, hasil per jam, status, penandatangan",
        en: "overview: time in signing, deadlines, outcomes by the hour, statuses, signers")),
    key(
      .signers, [.character("T")], [.list, .overview, .detail, .deskPreparing],
      Phrase(
        id: "penandatangan: sertifikat, hasil dokumennya, dan unggah ulang, dalam hitungan",
        en: "the signers: certificates, what became of their documents and re-uploads, as counts")),
    key(
      .figures, [.character("z")], [.list, .overview],
      Phrase(
        id: "angka besar: macet, Saved Invalid, tenggat, terbaca dari jauh",
        en: "large digits: stuck, Saved Invalid, due, to be read from afar")),
    key(
      .takeTurns, [.character("w")], [.list, .overview, .figures],
      Phrase(
        id: "tampilan bergilir sendiri; sekali lagi menghentikannya",
        en: "views take turns by themselves; again stops that")),
    key(
      .reupload, [.character("r")], [.list, .detail], label: Phrase(id: "unggah ulang", en: "re-upload"),
      Phrase(
        id: "buka meja unggah ulang untuk satu dokumen Saved Invalid; tidak langsung mengirim",
        en: "open the re-upload desk for one Saved Invalid document; sends nothing yet")),
    key(
      .deskUnderWay, [.character("R")],
      [
        .list, .detail, .deskPreparing, .deskInDoubt, .deskWaiting, .deskVerifying, .deskHandOff, .deskElsewhere,
        .deskOver,
      ],
      Phrase(
        id: "unggah ulang yang sedang berjalan, satu demi satu", en: "the re-uploads that are under way, one by one")),
    key(
      .refresh, [.character("u"), .character("p"), .function(5)],
      [.list, .detail, .overview, .deskWaiting, .deskVerifying, .deskInDoubt, .deskElsewhere, .deskOver],
      label: Phrase(id: "perbarui", en: "refresh"),
      Phrase(id: "tanya sumber data sekarang juga", en: "ask the data source now")),
    key(
      .open, [.enter], [.signers], label: Phrase(id: "pilih", en: "choose"),
      Phrase(
        id: "penandatangan: dokumennya; dari meja: memilihnya untuk unggah ulang ini",
        en: "the signers: their documents; from the desk: choose that one for this re-upload")),
    key(
      .refresh, [.character("u"), .character("p"), .function(5)], [.signers],
      Phrase(id: "penandatangan: hitung lagi", en: "the signers: count again")),
    key(
      .askForFile, [.character("i")], lists.union([.deskHandOff, .deskVerifying, .deskOver]),
      Phrase(
        id: "impor: baris perintah dengan :impor, tinggal menyebut berkasnya",
        en: "import: the command line with :import, for the name of the file")),
  ]
}
