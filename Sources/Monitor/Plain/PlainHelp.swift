import UploadQueue
import Wording

/// What can be typed where the person is.
enum PlainHelp {
  static func lines(_ model: Model) -> [Phrase] {
    let place = model.context.name
    var lines = [
      Phrase(
        id: "Bantuan untuk \(place.text(.indonesian)). Satu perintah sebaris, diakhiri Enter; awal kata sudah cukup.",
        en: "Help for \(place.text(.english)). One command a line, ended with Enter; the beginning of a word will do.")
    ]
    if case .list = model.screen {
      // Who only looks on has no desk, and where nothing is sent what opens it is told with why not, below.
      lines.append(
        model.key(for: .reupload) == nil || model.isLocked(.reupload)
          ? Phrase(id: "5: rincian baris 5.", en: "5: the details of row 5.")
          : Phrase(
            id: "5: rincian baris 5. r 5: unggah ulang baris 5; tidak langsung mengirim.",
            en: "5: the details of row 5. r 5: upload row 5 again; sends nothing yet."))
    }
    for command in PlainWord.commands where model.queues.count > 1 || !command.isOfSeveralQueues {
      guard let name = PlainWord.written(command, in: model), let help = help(command, model) else { continue }
      lines.append(line(name, help, isLocked: model.isLocked(command)))
    }
    lines += PlainVerb.allCases.map(\.help)
    lines += PromptVerb.plain(in: model).map { verb in
      let isLocked = verb.isLocked(in: model)
      return Phrase(
        id: line(verb.written(.indonesian), verb.help, isLocked: isLocked).text(.indonesian),
        en: line(verb.written(.english), verb.help, isLocked: isLocked).text(.english))
    }
    lines.append(
      Phrase(id: "Baris kosong: bacakan lagi yang ada di sini.", en: "An empty line: read again what is here."))
    return lines
  }

  /// What is typed with what it does; of what would change what may only be looked at, that.
  private static func line(_ name: SafeText, _ help: Phrase, isLocked: Bool) -> Phrase {
    let suffix = isLocked ? Phrase.readOnlySuffix : Phrase(same: "")
    return Phrase(
      id: "\(name): \(help.text(.indonesian))\(suffix.text(.indonesian))",
      en: "\(name): \(help.text(.english))\(suffix.text(.english))")
  }

  /// On the screen keys end a note; here lines do.
  private static let noteHelp = Phrase(
    id: "tulis atau ubah catatan; baris kosong membiarkan yang lama, - menghapusnya",
    en: "write or change the note; an empty line leaves the old one, a - removes it")

  /// The views with how much they hold.
  static func views(_ model: Model) -> [Phrase] {
    model.tabs.map { tab in
      let names = (tab.name(.indonesian), tab.name(.english))
      let count =
        switch tab {
        case .view(let view): model.summary.count(view)
        case .own(let own): model.summary.count(own.filter)
        }
      return Phrase(id: "\(names.0): \(count.written(.indonesian))", en: "\(names.1): \(count.written(.english))")
    }
  }

  private static func help(_ command: Command, _ model: Model) -> Phrase? {
    if command == .note { return noteHelp }
    return model.settings.keys.bindings.first { $0.command == command && $0.contexts.contains(model.context) }?.help
  }
}
