import TerminalKit
import Wording

extension KeyMap {
  /// The keys for choosing the order.
  static let sorting: [KeyBinding] = [
    key(
      .sortBy, [.character(" ")], [.sorting], label: Phrase(id: "urut", en: "sort"),
      Phrase(
        id: "urutan: menurut kolom ini; sekali lagi membaliknya", en: "order: by this column; again turns it round")),
    key(
      .sortThen, [.character("+")], [.sorting], label: Phrase(id: "lalu", en: "then by"),
      Phrase(
        id: "urutan: tambah kolom ini sebagai kunci berikutnya; sekali lagi membaliknya",
        en: "order: add this column as a further key; again turns it round")),
    key(
      .sortWithout, [.character("-")], [.sorting], label: Phrase(id: "lepas", en: "leave out"),
      Phrase(id: "urutan: lepaskan kolom ini", en: "order: leave this column out")),
    key(
      .sortByLetter, SortChooser.keys.compactMap(\.letter).map { .character($0) }, [.sorting],
      Phrase(id: "urutan: menurut kolom dengan huruf itu", en: "order: by the column with that letter")),
    key(
      .sortThenLetter, SortChooser.keys.compactMap { $0.letter?.uppercased().first.map { .character($0) } }, [.sorting],
      Phrase(id: "urutan: tambah kolom dengan huruf itu", en: "order: add the column with that letter")),
    key(
      .open, [.enter], [.sorting], label: Phrase(id: "pakai", en: "use it"),
      Phrase(id: "urutan: pakai; kembali berarti seperti tadi", en: "order: use it; going back leaves it as it was")),
  ]

  /// The keys for columns.
  static let columns: [KeyBinding] = [
    key(
      .columnsRight, [.character(">")], lists,
      Phrase(id: "geser ke kolom berikutnya", en: "move to the columns on the right")),
    key(
      .columnsLeft, [.character("<")], lists,
      Phrase(id: "geser ke kolom sebelumnya", en: "move to the columns on the left")),
    key(
      .columns, [.character("C")], lists,
      Phrase(id: "pilih dan urutkan kolom", en: "choose the columns and their order")),
    key(
      .toggleColumn, [.character(" ")], [.columns], label: Phrase(id: "tampil/sembunyi", en: "show/hide"),
      Phrase(id: "kolom: tampilkan atau sembunyikan", en: "columns: show or hide")),
    key(
      .columnUp, [.character("K"), .character("-")], [.columns], label: Phrase(id: "naikkan", en: "move up"),
      Phrase(id: "kolom: pindahkan ke atas (ke kiri di tabel)", en: "columns: move up (left in the table)")),
    key(
      .columnDown, [.character("J"), .character("+")], [.columns], label: Phrase(id: "turunkan", en: "move down"),
      Phrase(id: "kolom: pindahkan ke bawah (ke kanan di tabel)", en: "columns: move down (right in the table)")),
    key(
      .usualColumns, [.character("R")], [.columns], label: Phrase(id: "seperti semula", en: "as they were"),
      Phrase(id: "kolom: kembali ke pilihan biasa", en: "columns: back to the usual ones")),
    key(
      .open, [.enter], [.columns], label: Phrase(id: "pakai", en: "use them"),
      Phrase(id: "kolom: pakai pilihan ini; kembali juga", en: "columns: use this choice; going back as well")),
  ]
}
