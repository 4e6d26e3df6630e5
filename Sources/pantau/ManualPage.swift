import UploadQueue
import Wording

/// The manual page in the language of man(7), which groff and mandoc both read.
struct ManualPage {
  /// The page, line by line.
  private(set) var lines: [String] = []
  private let language: Language

  /// The page of a program, made on a day.
  init(of tool: ToolDescription.Command, language: Language, day: CalendarDate) {
    self.language = language
    let name = tool.commandName
    lines.append(#".TH \#(name.uppercased()) 1 "\#(day)" "pantau \#(Pantau.configuration.version)""#)
    // What is typed is not broken at its hyphens, nor spread over the line.
    lines += [".nh", ".ad l"]
    section(Phrase(id: "NAMA", en: "NAME"))
    lines.append(Self.escaped("\(name) - \(tool.abstract ?? "")"))
    section(Phrase(id: "RINGKASAN", en: "SYNOPSIS"))
    // What every command takes is told once.
    let common = Set((tool.arguments ?? []).flatMap { $0.names ?? [] })
    synopsis(of: tool, called: name, besides: [])
    for command in Self.shown(tool.subcommands) { synopsis(of: command, called: name, besides: common) }
    section(Phrase(id: "KETERANGAN", en: "DESCRIPTION"))
    discuss(tool.discussion)
    section(Phrase(id: "OPSI", en: "OPTIONS"))
    tell(tool.arguments, besides: [])
    section(Phrase(id: "PERINTAH", en: "COMMANDS"))
    for command in Self.shown(tool.subcommands) { tell(command, called: name, besides: common) }
    section(Phrase(id: "KODE KELUAR", en: "EXIT STATUS"))
    for (code, meaning) in ExitStatus.all { item(code, meaning.text(language).string) }
    section(Phrase(id: "BERKAS", en: "FILES"))
    for (path, meaning) in Self.files { item(path, meaning.text(language).string) }
  }

  private static let files: [(String, Phrase)] = [
    ("$XDG_CONFIG_HOME/pantau/config.toml", Phrase(id: "konfigurasi", en: "the configuration")),
    ("$XDG_DATA_HOME/pantau/queue.sqlite", Phrase(id: "antrean bawaan", en: "the embedded queue")),
    ("$XDG_STATE_HOME/pantau/journal.sqlite", Phrase(id: "jurnal", en: "the journal")),
  ]

  private static func shown(_ commands: [ToolDescription.Command]?) -> [ToolDescription.Command] {
    (commands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  private mutating func section(_ title: Phrase) {
    lines.append(".SH \(Self.escaped(title.text(language).string))")
  }

  private mutating func tell(
    _ command: ToolDescription.Command, called parent: String, besides common: Set<ToolDescription.Argument.Name>
  ) {
    lines.append(".SS \(Self.escaped("\(parent) \(command.commandName)"))")
    if let abstract = command.abstract { lines.append(Self.escaped(abstract)) }
    discuss(command.discussion)
    tell(command.arguments, besides: common)
    for each in Self.shown(command.subcommands) {
      tell(each, called: "\(parent) \(command.commandName)", besides: common)
    }
  }

  private mutating func synopsis(
    of command: ToolDescription.Command, called parent: String, besides common: Set<ToolDescription.Argument.Name>
  ) {
    let name = parent == command.commandName ? parent : "\(parent) \(command.commandName)"
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && common.isDisjoint(with: $0.names ?? []) }
    let words = arguments.map { argument in
      let name = argument.names.flatMap { names in names.first { $0.isLong } ?? names.first }
      var text = name.map { Self.bold($0.written) } ?? ""
      if argument.kind != "flag" {
        text += (text.isEmpty ? "" : " ") + Self.italic(argument.valueName ?? "")
      }
      if argument.isRepeating { text += " ..." }
      return argument.isOptional ? "[\(text)]" : text
    }
    if lines.last?.hasPrefix(".SH") != true { lines.append(".br") }
    lines.append(([Self.bold(name)] + words).joined(separator: " "))
  }

  private mutating func tell(
    _ arguments: [ToolDescription.Argument]?, besides common: Set<ToolDescription.Argument.Name>
  ) {
    for argument in arguments ?? [] where argument.shouldDisplay && common.isDisjoint(with: argument.names ?? []) {
      let value = Self.italic(argument.valueName ?? "")
      lines.append(".TP")
      if let names = argument.names {
        lines.append(
          names.map { Self.bold($0.written) + (argument.kind == "flag" ? "" : " " + value) }.joined(separator: ", "))
      } else {
        lines.append(value)
      }
      var text = argument.abstract ?? ""
      if let values = argument.allValues {
        text +=
          Phrase(
            id: " Nilai: \(values.joined(separator: ", ")).", en: " Values: \(values.joined(separator: ", "))."
          ).text(language).string
      }
      // Whose page it is, is nobody's business.
      if let usual = argument.defaultValue?.replacing(Environment.home + "/", with: "~/"), argument.kind == "option" {
        text += Phrase(id: " Bawaan: \(usual).", en: " Default: \(usual).").text(language).string
      }
      lines.append(text.isEmpty ? Self.noText : Self.escaped(text))
    }
  }

  /// A text of several lines, of which those that are indented are examples.
  private mutating func discuss(_ text: String?) {
    guard let text else { return }
    var isExample = false
    for line in text.split(separator: "\n") {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isExample { lines.append(isIndented ? ".PP\n.nf" : ".fi") }
      // Right below a heading a paragraph begins by itself.
      if !isIndented, lines.last?.hasPrefix(".S") != true { lines.append(".PP") }
      isExample = isIndented
      lines.append(Self.escaped(String(line)))
    }
    if isExample { lines.append(".fi") }
  }

  private mutating func item(_ term: String, _ meaning: String) {
    lines += [".TP", Self.bold(term), Self.escaped(meaning)]
  }

  private static func bold(_ text: String) -> String { #"\fB\#(escaped(text))\fR"# }

  private static func italic(_ text: String) -> String { #"\fI\#(escaped(text))\fR"# }

  /// Nothing, as a line that is one.
  private static let noText = #"\&"#

  /// A text as it is: what would be a command of the typesetter stands for itself.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing(#"\"#, with: #"\e"#).replacing("-", with: #"\-"#)
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? noText + plain : plain
  }
}
