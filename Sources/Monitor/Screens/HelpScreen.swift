import TerminalKit
import UploadQueue
import Wording

/// The keys and the signs, from the tables that the program itself uses.
enum HelpScreen {
  static func draw(scroll: Int, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    frame.put(
      Phrase(id: "Bantuan", en: "Help").text(model.language), column: 1, row: 1, style: .title)
    HeaderView.drawRule(row: 2, in: &frame)
    Line.draw(
      lines(model), scroll: scroll, from: 3, height: model.bodyHeight, in: &frame)
  }

  static func lines(_ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    var lines = [Line(language == .indonesian ? "Tombol" : "Keys", .accent)]
    for entry in model.settings.keys.table(language) {
      let gap = SafeText.repeating(" ", count: max(1, keyWidth - entry.keys.cellWidth))
      let help = Line.wrapped(entry.help, width: width - keyWidth, indent: 2)
      for (index, line) in help.enumerated() {
        let start: SafeText = index == 0 ? "\(entry.keys)\(gap)" : SafeText.repeating(" ", count: keyWidth)
        lines.append(Line("\(start)\(line.text)", indent: 2))
      }
    }
    lines += [.blank] + filterLines(language, width: width)
    lines += [.blank, Line(language == .indonesian ? "Tanda" : "Signs", .accent)]
    for (sign, meaning) in signs {
      lines.append(Line("\(sign)   \(meaning.text(language))", indent: 2))
    }
    return lines
  }

  /// The filter language, from its own table.
  private static func filterLines(_ language: Language, width: Int) -> [Line] {
    var lines = [Line(language == .indonesian ? "Saringan (/)" : "Filter (/)", .accent)]
    lines += Line.wrapped(FilterKey.grammar.text(language), width: width, indent: 2)
    for key in FilterKey.listed {
      let example = key.example.text(language)
      let gap = SafeText.repeating(" ", count: max(1, exampleWidth - example.cellWidth))
      for (index, line) in Line.wrapped(key.help.text(language), width: width - exampleWidth, indent: 2).enumerated() {
        let start: SafeText = index == 0 ? "\(example)\(gap)" : SafeText.repeating(" ", count: exampleWidth)
        lines.append(Line("\(start)\(line.text)", indent: 2))
      }
    }
    return lines
  }

  private static let exampleWidth = 34
  private static let keyWidth = 18

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
    ("★", Phrase(id: "ditandai", en: "marked")),
    ("✎", Phrase(id: "ada catatan", en: "there is a note")),
    ("≥", Phrase(id: "waktu sebenarnya bisa lebih lama", en: "the true time may be longer")),
  ]
}

extension KeyMap {
  /// The keys as the help and the README list them.
  public func table(_ language: Language) -> [(keys: SafeText, help: SafeText)] {
    bindings.map { binding in
      let keys = binding.span.map { [$0] } ?? binding.keys.map(\.name)
      let joined = keys.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0) \($1)" }
      return (joined, binding.help.text(language))
    }
  }
}
