import TerminalKit
import Wording

/// What calls a person who does not look at the terminal.
enum AlertSequence {
  /// What is written for a text; empty where the terminal is of a kind that would take it for something else.
  ///
  /// Terminals are never asked whether they know a way; those of the family of xterm pass over what they do not.
  static func notification(
    of text: SafeText, by way: DesktopNotification, environment: [String: String]
  ) -> String {
    guard TerminalFamily(environment: environment) == .xterm else { return "" }
    let sequence =
      switch way {
      case .osc9: "\u{1B}]9;\(text.string)\u{07}"
      // A semicolon would begin another part of it.
      case .osc777: "\u{1B}]777;notify;Pantau;\(text.string.replacing(";", with: ","))\u{07}"
      }
    // Neither knows these sequences, and both hand on what is put between these, tmux where its user allows it.
    if environment["TMUX"]?.isEmpty == false {
      return "\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
    }
    if environment["STY"]?.isEmpty == false { return "\u{1B}P\(sequence)\u{1B}\\" }
    return sequence
  }
}
