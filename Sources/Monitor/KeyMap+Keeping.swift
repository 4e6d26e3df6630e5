import TerminalKit
import Wording

extension KeyMap {
  /// The keys for keeping track of documents.
  static let keeping: [KeyBinding] = [
    key(
      .mark, [.character("m")], [.list, .detail], label: Phrase(id: "tandai", en: "mark"),
      Phrase(
        id: "tandai dokumen, atau lepaskan tandanya; hanya pengingat, tidak ada tindakan massal",
        en: "mark the document, or take the mark away; only a reminder, nothing is done in bulk")),
    key(
      .note, [.character("c")], [.list, .detail], label: Phrase(id: "catatan", en: "note"),
      Phrase(
        id: "tulis atau ubah catatan; Enter menyimpan, Esc membiarkan yang lama, kosong menghapus",
        en: "write or change the note; Enter keeps it, Esc leaves the old one, empty removes")),
    key(
      .removeNote, [.character("y")], [.noteRemoval], Phrase(id: "catatan: ya, hapus", en: "note: yes, remove it")),
    key(
      .decline, [.character("n"), .escape, .enter], [.noteRemoval],
      Phrase(id: "catatan: tidak jadi dihapus (bawaan)", en: "note: leave it (default)")),
    key(
      .news, [.character("b")], [.list, .journal], label: Phrase(id: "yang baru", en: "what is new"),
      Phrase(
        id: "yang baru sejak Anda terakhir melihat: perubahan, unggah ulang, catatan, dengan jumlahnya",
        en: "what is new since you last looked: changes, re-uploads, notes, with their numbers")),
    key(
      .journal, [.character("J")], [.list, .journal, .detail], label: Phrase(id: "jurnal", en: "journal"),
      Phrase(
        id: "jurnal: semua yang terlihat dan dilakukan di antrean ini, terbaru di atas; di rincian, milik dokumennya",
        en: "the journal: everything observed and done in this queue, newest first; in the details, of the document")),
    key(
      .open, [.enter], [.journal], label: Phrase(id: "dokumennya", en: "its document"),
      Phrase(id: "jurnal: rincian dokumen baris itu", en: "journal: the document of that line")),
    key(
      .search, [.character("/")], [.journal], label: Phrase(id: "cari", en: "search"),
      Phrase(id: "jurnal: cari selagi mengetik", en: "journal: search while typing")),
    key(
      .copy, [.character("y")], [.list, .detail], label: Phrase(id: "salin", en: "copy"),
      Phrase(
        id: "salin referensi, NSFP, identitas lawan, atau seluruh baris",
        en: "copy the reference, the NSFP, the other party's identity or the whole row")),
    key(
      .pick, (1...CopyChoice.allCases.count).map { .character(Character(String($0))) }, [.copy],
      Phrase(id: "salin: pilih dengan nomornya", en: "copy: choose by its number")),
    key(
      .open, [.enter], [.copy], label: Phrase(id: "salin", en: "copy"),
      Phrase(id: "salin: ke papan klip terminal (OSC 52)", en: "copy: to the terminal's clipboard (OSC 52)")),
    key(
      .showPlain, [.character("t")], [.copy], label: Phrase(id: "tampilkan saja", en: "show it alone"),
      Phrase(
        id: "salin: tampilkan teksnya sendirian, untuk dipilih dengan tetikus",
        en: "copy: show the text alone, to be selected with the mouse")),
    key(
      .follow, [.character("F")], [.list],
      Phrase(
        id: "ikuti: pilihan pindah ke perubahan terbaru; tombol gerak mengakhirinya",
        en: "follow: the selection goes to the newest change; a key that moves ends it")),
    key(
      .pause, [.character("P")], [.list],
      Phrase(
        id: "jeda: baris berhenti bergerak; pemantauan dan jurnal jalan terus",
        en: "pause: the rows stand still; watching and the journal go on")),
  ]
}
