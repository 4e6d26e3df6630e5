import Wording

/// Commands as somebody would type them, for the end of a help text.
struct HelpExamples {
  private let lines: [(command: Phrase, meaning: Phrase)]

  init(_ lines: (command: Phrase, meaning: Phrase)...) {
    self.lines = lines
  }

  /// The examples under their heading, after what else is to be said.
  func spoken(after text: Phrase? = nil, in language: Language = .spoken) -> String {
    let width = lines.map { $0.command.text(language).cellWidth }.max() ?? 0
    let examples = lines.map { line in
      let command = line.command.text(language)
      let gap = String(repeating: " ", count: width - command.cellWidth + 2)
      return "  " + command.string + gap + line.meaning.text(language).string
    }
    let heading = Phrase(id: "Contoh:", en: "Examples:").text(language).string
    return ([text?.text(language).string, heading].compactMap { $0 } + examples).joined(separator: "\n")
  }
}
