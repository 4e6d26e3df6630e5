import TerminalKit
import UploadQueue
import Wording

/// A part of the help: a title, perhaps something on all of it, and what it lists.
struct HelpChapter {
  /// One thing with what it means.
  struct Entry {
    let sign: SafeText
    let text: SafeText
    /// By which other words it is found.
    var names = ""
    /// Whether it only says why not.
    var isOff = false
  }

  let title: SafeText
  var introduction = SafeText.empty
  var entries: [Entry]
  /// How wide the signs are.
  var width = 18

  static func all(_ model: Model) -> [HelpChapter] {
    let language = model.language
    let bindings = model.settings.keys.bindings.filter { !model.isWithheld($0.command) }
    let keys = KeyChapter.allCases.map { chapter in
      HelpChapter(
        title: chapter.name.text(language),
        entries: bindings.filter { $0.chapter == chapter }.map { Entry($0, model) })
    }
    let hasPrompt = bindings.contains { $0.command == .prompt }
    return ([here(bindings, model)] + keys).filter { !$0.entries.isEmpty } + (hasPrompt ? [verbs(model)] : [])
      + [filter(language), signs(language)]
  }

  /// What matters most where the help was opened.
  private static func here(_ bindings: [KeyBinding], _ model: Model) -> HelpChapter {
    var model = model
    model.screen = model.screen.underHelp
    let place = model.context
    let bindings = bindings.filter { binding in
      guard binding.contexts.contains(place) else { return false }
      return binding.label != nil || (binding.chapter != .moving && binding.contexts.count <= 3 && place != .list)
    }
    let name = place.name.text(model.language)
    return HelpChapter(
      title: Phrase(id: "Di sini: \(name)", en: "Here: \(name)").text(model.language),
      entries: bindings.map { Entry($0, model) })
  }

  /// What can be said on the command line besides the names of keys.
  private static func verbs(_ model: Model) -> HelpChapter {
    let language = model.language
    return HelpChapter(
      title: Phrase(id: "Baris perintah", en: "The command line").text(language),
      entries: model.verbs.map { verb in
        Entry(
          sign: SafeText(":" + verb.name(language)), text: verb.help, isOff: verb.isLocked(in: model), language)
      })
  }

  /// The filter language, from its own table.
  private static func filter(_ language: Language) -> HelpChapter {
    HelpChapter(
      title: Phrase(id: "Saringan", en: "Filters").text(language), introduction: FilterKey.grammar.text(language),
      entries: FilterKey.listed.map { Entry(sign: $0.example.text(language), text: $0.help.text(language)) }, width: 34)
  }

  private static func signs(_ language: Language) -> HelpChapter {
    HelpChapter(
      title: Phrase(id: "Tanda", en: "Signs").text(language),
      entries: signs.map { Entry(sign: $0.0, text: $0.1.text(language)) }, width: 4)
  }

  private static let signs: [(SafeText, Phrase)] = [
    ("‼", Phrase(id: "macet: signing lebih lama dari ambang", en: "stuck: signing longer than the threshold")),
    ("!", Phrase(id: "lambat", en: "slow")),
    ("…", Phrase(same: "Signing In Progress")),
    ("✗", Phrase(same: "Saved Invalid")),
    ("✓", Phrase(same: "Approved")),
    ("○", Phrase(id: "konsep", en: "draft")),
    ("◇", Phrase(id: "menunggu pembeli", en: "waiting for the buyer")),
    ("≠", Phrase(id: "sudah diganti", en: "replaced")),
    ("-", Phrase(id: "dibatalkan", en: "cancelled")),
    ("?", Phrase(id: "status belum dikenal", en: "status not known")),
    ("·", Phrase(id: "diharapkan, belum terlihat", en: "expected, not seen yet")),
    ("∅", Phrase(id: "hilang dari daftar", en: "no longer listed")),
    (
      "↻",
      Phrase(
        id: "unggah ulang sedang berjalan, atau menunggu daftar", en: "a re-upload is under way, or waits for a list")
    ),
    ("★", Phrase(id: "ditandai", en: "marked")),
    ("✎", Phrase(id: "ada catatan", en: "there is a note")),
    ("≥", Phrase(id: "waktu sebenarnya bisa lebih lama", en: "the true time may be longer")),
  ]
}

extension HelpChapter {
  /// The chapter with what has every word somewhere; whole where its title has them all.
  func matching(_ words: [String]) -> HelpChapter? {
    func holds(_ text: String) -> Bool { words.allSatisfy { text.contains($0) } }
    if holds(title.string.lowercased()) { return self }
    var chapter = self
    chapter.introduction = holds(introduction.string.lowercased()) ? introduction : .empty
    chapter.entries = entries.filter { holds("\($0.sign.string) \($0.text.string) \($0.names)".lowercased()) }
    return chapter.entries.isEmpty && chapter.introduction.isEmpty ? nil : chapter
  }

  func lines(columns room: Int) -> [Line] {
    // What stands beside a long sign would be broken into slivers on a small screen.
    let width = min(self.width, room / 2)
    var lines = [Line(title, .accent)] + Line.wrapped(introduction, width: room, indent: 2)
    for entry in entries {
      let gap = SafeText.repeating(" ", count: max(1, width - entry.sign.cellWidth))
      for (index, line) in Line.wrapped(entry.text, width: room - width, indent: 2).enumerated() {
        let start: SafeText = index == 0 ? "\(entry.sign)\(gap)" : SafeText.repeating(" ", count: width)
        lines.append(Line("\(start)\(line.text)", entry.isOff ? .dim : .plain, indent: 2))
      }
    }
    return lines
  }
}

extension HelpChapter.Entry {
  fileprivate init(_ binding: KeyBinding, _ model: Model) {
    self.init(
      sign: binding.allKeys, text: binding.help, names: "\(binding.command.name) \(binding.command.indonesianName)",
      isOff: model.isLocked(binding.command), model.language)
  }

  /// - Parameter isOff: Whether it would change what may only be looked at; it says so.
  fileprivate init(sign: SafeText, text: Phrase, names: String = "", isOff: Bool, _ language: Language) {
    let suffix = isOff ? Phrase.readOnlySuffix.text(language) : .empty
    self.init(sign: sign, text: text.text(language) + suffix, names: names, isOff: isOff)
  }
}

extension Phrase {
  /// What the help says of whatever would change what may only be looked at.
  static let readOnlySuffix = Phrase(id: " (hanya-baca)", en: " (read-only)")
}

extension PromptVerb {
  /// Whether it would change what may only be looked at here.
  func isLocked(in model: Model) -> Bool { self == .importing && model.isLocked(.askForFile) }
}

extension KeyBinding {
  /// The keys as the help and the README name them; the command's own name where it has none.
  var allKeys: SafeText {
    let names = span.map { [$0] } ?? keys.map(\.name)
    return names.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0) \($1)" }
  }
}

extension KeyMap {
  /// The keys as the help and the README list them.
  public func table(_ language: Language) -> [(chapter: KeyChapter, keys: SafeText, help: SafeText)] {
    bindings.map { ($0.chapter, $0.allKeys, $0.help.text(language)) }
  }
}
