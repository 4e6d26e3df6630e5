import TerminalKit
import UploadQueue
import Wording

/// What a key can ask for.
public enum Command: String, Sendable, Hashable, CaseIterable {
  case up, down, pageUp, pageDown, halfPageUp, halfPageDown, top, bottom
  case nextView, previousView, view1, view2, view3, view4, view5, view6, view7, view8, view9
  case columnsLeft, columnsRight, columns, toggleColumn, columnUp, columnDown, usualColumns
  case ownTab, keepTab, dropTab
  case search, jump, sort, reverseSort, sortBy, sortThen, sortWithout, sortByLetter, sortThenLetter
  case open, overview, reupload, deskUnderWay, refresh
  case mark, note, removeNote, journal, news, copy, pick, showPlain, follow, pause
  case send, confirm, decline, skip, signer, tick, claimDone, withdraw, askAgain, stopWaiting, next
  case skipStep, endTour
  case help, prompt, nextQueue, previousQueue, back, redraw, suspend, quit
}

/// Where a key works.
public enum KeyContext: Sendable, Hashable, CaseIterable {
  /// The list of documents.
  case list
  /// One document.
  case detail
  /// The queue as a whole.
  case overview
  /// The columns being chosen.
  case columns
  /// The order being chosen.
  case sorting
  /// The desk: looking at the document.
  case deskPreparing
  /// The desk: the dialog.
  case deskConfirming
  /// The desk: something is under way.
  case deskBusy
  /// The desk: it is not known whether anything was sent.
  case deskInDoubt
  /// The desk: waiting for the status to move.
  case deskWaiting
  /// The desk: the portal's steps.
  case deskHandOff
  /// The desk: over.
  case deskOver
  /// The journal of the queue.
  case journal
  /// The choice of what to copy.
  case copy
  /// The line of a note.
  case note
  /// The question whether a note is to go.
  case noteRemoval
  /// The command line.
  case prompt
  /// The help.
  case help
  /// The tour, before its keys go to the screen.
  case tour
}

/// A key, or several for the same thing: what it does, where, and what it is called.
public struct KeyBinding: Sendable, Equatable {
  /// What it asks for.
  public let command: Command
  /// The keys.
  public internal(set) var keys: [Key]
  /// Where it works.
  public let contexts: Set<KeyContext>
  /// What it is called in the footer; `nil` where it is not shown there.
  public let label: Phrase?
  /// What it does, for the help and the README.
  public let help: Phrase

  /// How many keys of a kind are called together.
  public var span: SafeText? {
    switch command {
    case .tick: "1–9"
    case .sortByLetter: "a–z"
    case .sortThenLetter: "A–Z"
    default: nil
    }
  }
}

/// The one table of keys: what is pressed, what the footer and the help show, and what the README lists.
public struct KeyMap: Sendable, Equatable {
  /// Every key, in the order of the help.
  public private(set) var bindings: [KeyBinding]

  /// The keys as they are where nobody chose others.
  public static let standard = KeyMap(
    bindings: movement + views + documents + sorting + keeping + columns + desk + tour + program)

  /// What a key asks for in a context.
  public func command(for key: Key, in context: KeyContext) -> Command? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.command
  }

  /// The keys of a command in its first place in the table.
  public func keys(of command: Command) -> [Key] {
    bindings.first { $0.command == command }?.keys ?? []
  }

  /// The table with other keys for some commands.
  ///
  /// What a command has in further places of the table stays: `Ctrl-C` always quits, and `Esc` leads back.
  public func rebinding(_ keys: [Command: [Key]]) -> KeyMap {
    var map = self
    for (command, keys) in keys {
      guard let place = map.bindings.firstIndex(where: { $0.command == command }) else { continue }
      map.bindings[place].keys = keys
    }
    return map
  }

  /// The keys shown in the footer of a context, the most important first.
  public func footer(_ context: KeyContext) -> [KeyBinding] {
    bindings.filter { $0.label != nil && $0.contexts.contains(context) }
      .sorted { Self.footerRank($0.command) < Self.footerRank($1.command) }
  }

  private static func footerRank(_ command: Command) -> Int {
    let order: [Command] = [
      .reupload, .send, .confirm, .claimDone, .next, .askAgain, .stopWaiting, .withdraw, .decline, .skip, .tick,
      .signer, .open, .search, .overview, .back, .help, .quit, .note, .mark, .copy, .showPlain, .news, .journal,
      .nextView, .sort, .refresh,
    ]
    return order.firstIndex(of: command) ?? order.count
  }

  private static let lists: Set<KeyContext> = [.list]
  private static let scrolling: Set<KeyContext> = [
    .list, .detail, .journal, .copy, .overview, .help, .deskPreparing, .deskWaiting, .deskHandOff, .deskOver,
    .deskInDoubt,
  ]
  private static let stepping = scrolling.union([.columns, .sorting])
  private static let anywhere = Set(KeyContext.allCases).subtracting([.tour])
  private static let outsideDialog = anywhere.subtracting([.deskConfirming, .note, .noteRemoval])

  static func key(
    _ command: Command, _ keys: [Key], _ contexts: Set<KeyContext>, label: Phrase? = nil, _ help: Phrase
  ) -> KeyBinding {
    KeyBinding(command: command, keys: keys, contexts: contexts, label: label, help: help)
  }

  private static let movement: [KeyBinding] = [
    key(
      .up, [.up, .character("k")], stepping,
      Phrase(
        id: "naik satu baris; di daftar, angka di depannya: 12k",
        en: "one line up; in the list after a number, so many: 12k")),
    key(
      .down, [.down, .character("j")], stepping,
      Phrase(
        id: "turun satu baris; di daftar, angka di depannya: 12j",
        en: "one line down; in the list after a number, so many: 12j")),
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
        id: "ke akhir; di daftar sesudah angka, ke baris itu: 50G",
        en: "to the bottom; in the list after a number, to that line: 50G")),
  ]

  private static let views: [KeyBinding] =
    [
      key(
        .nextView, [.tab, .right, .character("l")], lists, label: Phrase(id: "tampilan", en: "view"),
        Phrase(
          id: "tampilan berikutnya; sesudah angka, tampilan ke sekian: 5 Tab",
          en: "next view; after a number, the view of that number: 5 Tab")),
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

  private static let sorting: [KeyBinding] = [
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
      .sortByLetter, SortChooser.keys.map { .character($0.letter) }, [.sorting],
      Phrase(id: "urutan: menurut kolom dengan huruf itu", en: "order: by the column with that letter")),
    key(
      .sortThenLetter, SortChooser.keys.compactMap { $0.letter.uppercased().first.map { .character($0) } }, [.sorting],
      Phrase(id: "urutan: tambah kolom dengan huruf itu", en: "order: add the column with that letter")),
    key(
      .open, [.enter], [.sorting], label: Phrase(id: "pakai", en: "use it"),
      Phrase(id: "urutan: pakai; Esc kembali ke yang tadi", en: "order: use it; Esc goes back to the one before")),
  ]

  private static let documents: [KeyBinding] = [
    key(
      .search, [.character("/")], lists, label: Phrase(id: "saring", en: "filter"),
      Phrase(
        id: "saring selagi mengetik: kata, frasa, atau kunci (status:macet); Enter memakai, Esc menghapus",
        en: "filter while typing: words, phrases or keys (status:stuck); Enter keeps it, Esc clears it")),
    key(
      .jump, [.character("#")], lists,
      Phrase(
        id: "lompat ke referensi atau NSFP selagi mengetik; Enter menetap, Esc kembali ke tempat semula",
        en: "jump to a reference or NSFP while typing; Enter stays, Esc goes back")),
    key(
      .sort, [.character("s")], lists, label: Phrase(id: "urut", en: "sort"),
      Phrase(id: "pilih urutan, menurut satu kolom atau beberapa", en: "choose the order, by one column or several")),
    key(.reverseSort, [.character("S")], lists, Phrase(id: "balik urutan", en: "reverse the order")),
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
      .reupload, [.character("r")], [.list, .detail], label: Phrase(id: "unggah ulang", en: "re-upload"),
      Phrase(
        id: "buka meja unggah ulang untuk satu dokumen Saved Invalid; tidak langsung mengirim",
        en: "open the re-upload desk for one Saved Invalid document; sends nothing yet")),
    key(
      .deskUnderWay, [.character("R")], [.list, .detail],
      Phrase(
        id: "buka unggah ulang yang sedang berjalan", en: "open the re-upload that is under way")),
    key(
      .refresh, [.character("u"), .function(5)], [.list, .detail, .overview, .deskWaiting, .deskInDoubt, .deskOver],
      label: Phrase(id: "perbarui", en: "refresh"),
      Phrase(id: "tanya backend sekarang juga", en: "ask the backend now")),
  ]

  private static let columns: [KeyBinding] = [
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
      Phrase(id: "kolom: pakai pilihan ini; Esc juga", en: "columns: use this choice; Esc as well")),
  ]

  private static let desk: [KeyBinding] = [
    key(
      .send, [.character("y")], [.deskPreparing], label: Phrase(id: "dialog…", en: "dialog…"),
      Phrase(id: "meja: buka dialog", en: "desk: open the dialog")),
    key(
      .confirm, [.character("y")], [.deskConfirming], label: Phrase(id: "ya", en: "yes"),
      Phrase(
        id: "dialog: ya, unggah ulang dokumen yang disebut itu; Enter tidak",
        en: "dialog: yes, upload the document it names again; Enter does not")),
    key(
      .decline, [.character("n"), .escape, .enter], [.deskConfirming],
      label: Phrase(id: "tidak", en: "no"), Phrase(id: "dialog: tidak (bawaan)", en: "dialog: no (default)")),
    key(
      .skip, [.character("s")], [.deskPreparing, .deskConfirming, .deskHandOff],
      label: Phrase(id: "lewati", en: "skip"),
      Phrase(id: "meja: lewati ke Saved Invalid berikutnya", en: "desk: skip to the next Saved Invalid")),
    key(
      .signer, [.tab], [.deskPreparing], label: Phrase(id: "penandatangan", en: "signer"),
      Phrase(id: "meja: pilih penandatangan lain", en: "desk: choose another signer")),
    key(
      .tick, (1...9).map { .character(Character(String($0))) }, [.deskPreparing, .deskHandOff],
      label: Phrase(id: "centang", en: "tick"),
      Phrase(id: "meja: centang langkah dengan nomor itu", en: "desk: tick the step with that number")),
    key(
      .claimDone, [.character("d")], [.deskHandOff], label: Phrase(id: "sudah di portal", en: "done in the portal"),
      Phrase(
        id: "serah-tangan: sudah diunggah di portal; Pantau memeriksanya",
        en: "hand-off: it is uploaded in the portal; Pantau verifies")),
    key(
      .withdraw, [.character("w")], [.deskHandOff], label: Phrase(id: "tidak jadi", en: "not done"),
      Phrase(id: "serah-tangan: tidak jadi diunggah", en: "hand-off: it was not uploaded after all")),
    key(
      .askAgain, [.character("a")], [.deskInDoubt, .deskWaiting], label: Phrase(id: "tanya lagi", en: "ask again"),
      Phrase(
        id: "tanya backend apa yang terjadi; tidak mengirim apa pun",
        en: "ask the backend what happened; sends nothing")),
    key(
      .stopWaiting, [.character("x")], [.deskWaiting, .deskInDoubt],
      label: Phrase(id: "berhenti menunggu", en: "stop waiting"),
      Phrase(
        id: "catat bahwa statusnya tidak berubah, dan lepaskan antrean",
        en: "record that nothing changed and free the queue")),
    key(
      .next, [.character("n")], [.deskOver], label: Phrase(id: "berikutnya", en: "next"),
      Phrase(id: "meja: dokumen Saved Invalid berikutnya", en: "desk: the next Saved Invalid document")),
  ]

  private static let program: [KeyBinding] = [
    key(
      .help, [.character("?"), .function(1)], outsideDialog.subtracting([.help]),
      label: Phrase(id: "bantuan", en: "help"),
      Phrase(id: "bantuan ini", en: "this help")),
    key(
      .back, [.escape, .character("q"), .backspace],
      outsideDialog.subtracting([.list]), label: Phrase(id: "kembali", en: "back"),
      Phrase(id: "kembali; yang sedang berjalan tetap dipantau", en: "back; what is under way stays watched")),
    key(.back, [.escape], lists, Phrase(id: "hapus saringan", en: "clear the filter")),
    key(
      .prompt, [.character(":")], outsideDialog,
      Phrase(
        id: "baris perintah: semua tombol dengan namanya, dan lainnya; Tab melengkapi, ↑ mengulang",
        en: "the command line: every key by its name, and more; Tab completes, ↑ recalls")),
    key(.nextQueue, [.character("]")], lists, Phrase(id: "antrean berikutnya", en: "the next queue")),
    key(.previousQueue, [.character("[")], lists, Phrase(id: "antrean sebelumnya", en: "the queue before")),
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

extension Key {
  /// What the key is called on the screen.
  public var name: SafeText {
    switch self {
    case .character(" "): "Space"
    case .character(let character): SafeText(String(character))
    case .alt(let character): SafeText("Alt-" + String(character))
    case .control(let character): SafeText("Ctrl-" + String(character).uppercased())
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .function(let number): "F\(number)"
    }
  }
}
