import TerminalKit
import Wording

extension KeyMap {
  /// The keys of the program.
  static let program: [KeyBinding] = [
    key(
      .help, [.character("?"), .function(1)], outsideDialog.subtracting([.help]),
      label: Phrase(id: "bantuan", en: "help"),
      Phrase(id: "bantuan ini", en: "this help")),
    key(
      .search, [.character("/")], [.help], label: Phrase(id: "cari", en: "search"),
      Phrase(id: "bantuan: cari selagi mengetik", en: "help: search while typing")),
    key(
      .back, [.escape, .character("q"), .backspace],
      outsideDialog.subtracting([.list]), label: Phrase(id: "kembali", en: "back"),
      Phrase(id: "kembali; yang sedang berjalan tetap dipantau", en: "back; what is under way stays watched")),
    key(
      .back, [.escape], lists,
      Phrase(
        id: "hapus saringan; dari yang didaftar ikhtisar, kembali ke ikhtisar",
        en: "clear the filter; from what the overview lists, back to it")),
    key(.back, [.enter], [.importing], Phrase(id: "impor: kembali", en: "the import: back")),
    key(
      .prompt, [.character(":")], outsideDialog,
      Phrase(
        id: "baris perintah: semua tombol dengan namanya, dan lainnya; Tab melengkapi, ↑ mengulang",
        en: "the command line: every key by its name, and more; Tab completes, ↑ recalls")),
    key(.nextQueue, [.character("]")], lists, Phrase(id: "antrean berikutnya", en: "the next queue")),
    key(.previousQueue, [.character("[")], lists, Phrase(id: "antrean sebelumnya", en: "the queue before")),
    key(
      .allQueues, [.character("A")], lists,
      Phrase(
        id: "semua antrean dalam satu daftar; sekali lagi kembali ke antrean tadi",
        en: "all queues in one list; again, back to the queue before")),
    key(
      .doctor, [.character("D")], [.list, .overview, .detail],
      Phrase(
        id: "pemeriksaan: jaringan, jam, berkas, rahasia, terminal, sertifikat",
        en: "the doctor: network, clock, files, secrets, terminal, certificates")),
    key(
      .open, [.enter], [.checkup], label: Phrase(id: "sebab dan langkah", en: "why, and what to do"),
      Phrase(id: "pemeriksaan: sebab dan langkah berikutnya", en: "the doctor: why, and what to do next")),
    key(
      .refresh, [.character("u"), .character("p"), .function(5)], [.checkup],
      label: Phrase(id: "periksa lagi", en: "look again"),
      Phrase(id: "pemeriksaan: periksa lagi", en: "the doctor: look again")),
    key(.redraw, [.control("l")], anywhere, Phrase(id: "gambar ulang layar", en: "draw the screen again")),
    key(
      .suspend, [.control("z")], anywhere,
      Phrase(id: "berhenti sementara ke shell (fg untuk kembali)", en: "stop to the shell (fg comes back)")),
    key(
      .quit, [.character("q")], lists, label: Phrase(id: "keluar", en: "quit"),
      Phrase(id: "keluar", en: "quit")),
    key(.quit, [.control("c")], anywhere, Phrase(id: "keluar dari mana saja", en: "quit from anywhere")),
  ]
}
