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
  ]
}
