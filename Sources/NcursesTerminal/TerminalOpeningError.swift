import Wording

/// Why Pantau cannot have the terminal; nothing about the terminal was changed.
public enum TerminalOpeningError: Explained, Hashable {
  /// Keys would not come from a terminal.
  case inputIsNoTerminal
  /// The screen would not go to a terminal.
  case outputIsNoTerminal
  /// `TERM` is not set.
  case typeIsNotSaid
  /// No description of the terminal of this `TERM` is installed.
  case typeIsUnknown(String)
  /// The terminal of this `TERM` cannot write to a place on the screen; what reads line by line instead, where something
  /// does.
  case cannotPlaceText(String, lineByLine: String? = nil)

  /// What was wrong, and what to do.
  public var phrase: Phrase {
    switch self {
    case .inputIsNoTerminal:
      Phrase(
        id: "Masukan bukan terminal. Jalankan pantau langsung di terminal, tanpa | atau < di depannya.",
        en: "The input is not a terminal. Run pantau directly in a terminal, without | or < before it.")
    case .outputIsNoTerminal:
      Phrase(
        id: "Keluaran bukan terminal. Jalankan pantau langsung di terminal, tanpa | atau > di belakangnya.",
        en: "The output is not a terminal. Run pantau directly in a terminal, without | or > after it.")
    case .typeIsNotSaid:
      Phrase(
        id: "Jenis terminal tidak diketahui: TERM kosong. Isi dahulu, misalnya: export TERM=xterm-256color",
        en: "The kind of terminal is not known: TERM is empty. Set it first, for example: export TERM=xterm-256color")
    case .typeIsUnknown(let type):
      Phrase(
        id: """
          Terminal TERM=\(type) tidak dikenal di komputer ini. Pasang paket ncurses-term, atau pakai jenis lain, \
          misalnya: export TERM=xterm-256color
          """,
        en: """
          The terminal TERM=\(type) is not known on this computer. Install the package ncurses-term, or choose another \
          kind, for example: export TERM=xterm-256color
          """)
    case .cannotPlaceText(let type, let command?):
      Phrase(
        id: """
          Terminal TERM=\(type) tidak dapat menampilkan layar penuh. Pakai \(command), yang membacakan baris demi \
          baris, atau jenis terminal lain, misalnya: export TERM=xterm-256color
          """,
        en: """
          The terminal TERM=\(type) cannot show a full screen. Use \(command), which reads line by line, or another \
          kind of terminal, for example: export TERM=xterm-256color
          """)
    case .cannotPlaceText(let type, nil):
      Phrase(
        id: """
          Terminal TERM=\(type) tidak dapat menampilkan layar penuh. Pakai jenis terminal lain, misalnya: \
          export TERM=xterm-256color
          """,
        en: """
          The terminal TERM=\(type) cannot show a full screen. Use another kind of terminal, for example: \
          export TERM=xterm-256color
          """)
    }
  }
}
