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
    case .jump: ["lompat", "jump"]
    case .help: ["bantuan", "help", "?"]
    case .quit: ["keluar", "quit", "exit"]
    }
  }

  /// The verb of a word; a capital letter alone is a key.
  init?(_ word: String) {
    let word = word.count == 1 ? word : word.lowercased()
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
        id: "urut NAMA: misalnya urut tenggat, atau urut -dpp, lawan; sekali lagi membalik; tanpa nama: semua yang ada",
        en:
          "sort NAME: such as sort deadline, or sort -dpp, partner; again turns it round; without a name: all there are"
      )
    case .jump:
      Phrase(id: "lompat REFERENSI, atau #REFERENSI: ke dokumen itu", en: "jump REFERENCE, or #REFERENCE: to it")
    case .help: Phrase(id: "bantuan: yang bisa diketik di sini", en: "help: what can be typed here")
    case .quit: Phrase(id: "keluar: akhiri Pantau", en: "quit: end Pantau")
    }
  }
}

extension Command {
  /// Whether it does something only where there are several queues.
  var isOfSeveralQueues: Bool { [.allQueues, .nextQueue, .previousQueue].contains(self) }
}

extension PromptVerb {
  /// What of the screen's command line can be said line by line beside ``PlainVerb``.
  static func plain(in model: Model) -> [PromptVerb] {
    model.verbs.filter { verb in
      switch verb {
      // They have lines of their own.
      case .filter, .sort: false
      // They are of the screen alone.
      case .theme, .token, .tour: false
      case .queue: model.queues.count > 1
      case .importing: model.profile.takesFiles
      case .exporting, .language, .readOnly, .remarks, .configuration: true
      }
    }
  }

  /// How it is typed, with what follows it.
  func written(_ language: Language) -> SafeText {
    let rest: Phrase? =
      switch self {
      case .queue: Phrase(id: "NAMA", en: "NAME")
      case .importing: Phrase(id: "BERKAS", en: "FILE")
      case .exporting: Phrase(id: "BERKAS", en: "FILE")
      case .language: Phrase(same: "id, en")
      case .readOnly: Phrase(id: "ya, tidak", en: "on, off")
      case .filter, .sort, .theme, .token, .remarks, .configuration, .tour: nil
      }
    return SafeText(name(language)) + (rest.map { " " + $0.text(language) } ?? .empty)
  }
}

/// The commands of the key table that make sense line by line, with what they are called.
enum PlainWord {
  static let commands: [Command] = [
    .open, .reupload, .mark, .note, .copy, .deskUnderWay, .overview, .signers, .journal, .news, .reverseSort, .keepTab,
    .dropTab,
    .allQueues, .nextQueue, .previousQueue,
    .columns, .usualColumns, .columnUp, .columnDown, .pause, .refresh, .tick, .send, .skip, .signer, .claimDone,
    .withdraw, .askAgain, .stopWaiting, .takeOver, .next, .later, .plan, .cancelPlanned, .cancelAllPlanned, .doctor,
    .back,
  ]

  /// What a command is called: as on the command line of the screen, but where that would promise more than is done, or
  /// where somebody who types it wants a shorter word.
  static func name(of command: Command, _ language: Language) -> String {
    let own: (indonesian: String, english: String)? =
      switch command {
      case .send: ("lanjut", "go-on")
      case .deskUnderWay: (command.indonesianName, "under-way")
      case .reverseSort: (command.indonesianName, "reverse")
      case .claimDone: (command.indonesianName, "done")
      default: nil
      }
    return language == .indonesian ? own?.indonesian ?? command.indonesianName : own?.english ?? command.name
  }

  /// The word that is typed for a command, where it has one.
  static func word(for command: Command, _ language: Language) -> String? {
    switch command {
    case .help: language == .indonesian ? "bantuan" : "help"
    case .quit: language == .indonesian ? "keluar" : "quit"
    default: commands.contains(command) ? name(of: command, language) : nil
    }
  }

  /// What somebody means who types a word here: its key, its name, or how that begins where nothing else does so.
  static func command(_ word: String, in model: Model) -> Command? {
    let here = commands.filter { model.key(for: $0) != nil }
    if word.count == 1, let character = word.first,
      let command = model.settings.keys.command(for: .character(character), in: model.context),
      here.contains(command) || command == .quit
    {
      return command
    }
    let word = word.lowercased()
    func names(_ command: Command) -> [String] { Language.allCases.map { name(of: command, $0) } }
    if let exact = here.first(where: { names($0).contains(word) }) { return exact }
    let begun = here.filter { word.count > 1 && names($0).contains { $0.hasPrefix(word) } }
    return begun.count == 1 ? begun.first : nil
  }

  /// The command as it can be typed: its key where that is a letter, else its name.
  ///
  /// What can be copied is read at once, each text alone on its line: there is nothing more to choose.
  static func written(_ command: Command, in model: Model) -> SafeText? {
    guard commands.contains(command), let key = model.key(for: command), (command, model.context) != (.open, .copy)
    else { return nil }
    let name = SafeText(name(of: command, model.settings.language))
    // A step has its number after it, and so has a column.
    if command == .tick { return "\(name) 1" }
    guard case .character(let character) = key, character != " " else { return name }
    let number: SafeText = [.columnUp, .columnDown].contains(command) ? " 2" : .empty
    return "\(String(character))\(number) (\(name))"
  }
}
