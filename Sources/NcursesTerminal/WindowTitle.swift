import TerminalKit
import Wording

/// What the window of the terminal is called while the program runs.
///
/// Where the terminal keeps the name that it found, as xterm does, it gets that back; else it is left without one.
struct WindowTitle {
  private let isKnown: Bool
  private let repertoire: Repertoire
  /// What was told last; `nil` where the terminal has the name that it was found with.
  private var told: SafeText?

  /// The name of the window of a terminal; terminals that may take it for something else are told none.
  init(environment: [String: String], repertoire: Repertoire) {
    isKnown = TerminalFamily(environment: environment) == .xterm
    self.repertoire = repertoire
  }

  /// What gives the name back that was found; empty where another one was never told.
  var off: String { told == nil ? "" : "\u{1B}]2;\u{07}\u{1B}[23;2t" }

  /// Whether a name would be told for the first time.
  func isFirst(_ title: SafeText) -> Bool { isKnown && told == nil && !title.isEmpty }

  /// What is sent for a name; empty where the terminal has it already.
  mutating func sequence(for title: SafeText) -> String {
    guard isKnown, !title.isEmpty, title != told else { return "" }
    let keep = told == nil ? "\u{1B}[22;2t" : ""
    told = title
    let text = title.string.map { repertoire == .ascii ? repertoire.sent(String($0), cells: 1) : String($0) }.joined()
    return "\(keep)\u{1B}]2;\(text)\u{07}"
  }

  /// The terminal has the name that it was found with.
  mutating func forget() { told = nil }
}
