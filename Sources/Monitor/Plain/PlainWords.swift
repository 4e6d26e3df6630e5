import TerminalKit
import UploadQueue
import Wording

/// What can be typed besides the commands of the keys.
enum PlainVerb: CaseIterable {
  case list, more, before, view, filter, sort, jump, help, quit

  var names: [String] {
    switch self {
    case .list: ["daftar", "list"]
    case .more: ["lagi", "more"]
    case .before: ["sebelumnya", "previous"]
    case .view: ["tampilan", "view"]
    case .filter: ["saring", "filter", "cari", "search"]
    case .sort: ["urut", "sort", "s"]
    case .jump: ["loncat", "jump"]
    case .help: ["bantuan", "help", "?"]
    case .quit: ["keluar", "quit", "exit"]
    }
  }

  init?(_ word: String) {
    guard let verb = Self.allCases.first(where: { $0.names.contains(word) }) else { return nil }
    self = verb
  }

  var help: Phrase {
    switch self {
    case .list: Phrase(id: "daftar: kembali ke daftar dan bacakan", en: "list: back to the list, and read it")
    case .more: Phrase(id: "lagi: dua puluh baris berikutnya", en: "more: the next twenty rows")
    case .before: Phrase(id: "sebelumnya: dua puluh baris sebelumnya", en: "previous: the twenty rows before")
    case .view:
      Phrase(
        id: "tampilan NAMA: tampilan lain, misalnya tampilan macet; tanpa nama: semua tampilan dan isinya",
        en: "view NAME: another view, such as view stuck; without a name: all views and what they hold")
    case .filter:
      Phrase(
        id: "saring TEKS, atau /TEKS: misalnya saring status:macet; tanpa teks: hapus saringan",
        en: "filter TEXT, or /TEXT: such as filter status:stuck; without a text: clear the filter")
    case .sort:
      Phrase(
        id: "urut NAMA: misalnya urut tenggat; sekali lagi membaliknya; tanpa nama: semua yang ada",
        en: "sort NAME: such as sort deadline; again turns it round; without a name: all there are")
    case .jump:
      Phrase(id: "loncat REFERENSI, atau #REFERENSI: ke dokumen itu", en: "jump REFERENCE, or #REFERENCE: to it")
    case .help: Phrase(id: "bantuan: yang bisa diketik di sini", en: "help: what can be typed here")
    case .quit: Phrase(id: "keluar: akhiri Pantau", en: "quit: end Pantau")
    }
  }
}

/// The commands of the key table that make sense line by line, with what they are called.
struct PlainWord {
  let command: Command
  let indonesian: String
  let english: String

  func name(_ language: Language) -> String { language == .indonesian ? indonesian : english }

  static let all: [PlainWord] = [
    PlainWord(command: .open, indonesian: "buka", english: "open"),
    PlainWord(command: .reupload, indonesian: "unggah-ulang", english: "reupload"),
    PlainWord(command: .mark, indonesian: "tandai", english: "mark"),
    PlainWord(command: .note, indonesian: "catatan", english: "note"),
    PlainWord(command: .deskUnderWay, indonesian: "unggahan-berjalan", english: "under-way"),
    PlainWord(command: .overview, indonesian: "ikhtisar", english: "overview"),
    PlainWord(command: .journal, indonesian: "jurnal", english: "journal"),
    PlainWord(command: .news, indonesian: "yang-baru", english: "news"),
    PlainWord(command: .reverseSort, indonesian: "balik-urutan", english: "reverse"),
    PlainWord(command: .refresh, indonesian: "perbarui", english: "refresh"),
    PlainWord(command: .send, indonesian: "lanjut", english: "go-on"),
    PlainWord(command: .skip, indonesian: "lewati", english: "skip"),
    PlainWord(command: .signer, indonesian: "ganti-penandatangan", english: "signer"),
    PlainWord(command: .claimDone, indonesian: "sudah-di-portal", english: "done"),
    PlainWord(command: .withdraw, indonesian: "tidak-jadi", english: "withdraw"),
    PlainWord(command: .askAgain, indonesian: "tanya-lagi", english: "ask-again"),
    PlainWord(command: .stopWaiting, indonesian: "berhenti-menunggu", english: "stop-waiting"),
    PlainWord(command: .next, indonesian: "berikutnya", english: "next"),
    PlainWord(command: .back, indonesian: "kembali", english: "back"),
  ]

  /// What somebody means who types a word here: its key, its name, or how that begins where nothing else does so.
  static func command(_ word: String, in model: Model) -> Command? {
    let here = all.filter { model.key(for: $0.command) != nil }
    if word.count == 1, let character = word.first,
      let command = model.settings.keys.command(for: .character(character), in: model.context),
      here.contains(where: { $0.command == command }) || command == .quit
    {
      return command
    }
    let word = word.lowercased()
    if let exact = here.first(where: { [$0.indonesian, $0.english].contains(word) }) { return exact.command }
    let begun = Set(
      here.filter { word.count > 1 && ($0.indonesian.hasPrefix(word) || $0.english.hasPrefix(word)) }.map(\.command))
    return begun.count == 1 ? begun.first : nil
  }

  /// The command as it can be typed: its key where that is a letter, else its name.
  static func written(_ command: Command, in model: Model) -> SafeText? {
    guard let word = all.first(where: { $0.command == command }), let key = model.key(for: command) else { return nil }
    let name = SafeText(word.name(model.settings.language))
    if case .character(let character) = key, character != " " { return "\(String(character)) (\(name))" }
    return name
  }
}
