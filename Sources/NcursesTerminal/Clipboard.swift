import FoundationEssentials

/// Text for the clipboard of the person's own machine, which the terminal sets (OSC 52).
///
/// The terminal is never asked whether it did: many do only where their owner allowed it.
enum Clipboard {
  /// The most bytes that terminals take, of the encoded text.
  private static let longest = 74_994
  /// GNU screen hands on no more than this of one string.
  private static let piece = 76

  /// What is written for a text; `nil` where the terminal is of a kind that would take it for something else, or the
  /// text is too long.
  static func sequence(for text: String, environment: [String: String]) -> String? {
    guard TerminalFamily(environment: environment) == .xterm else { return nil }
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= longest else { return nil }
    let isScreen = environment["STY"]?.isEmpty == false && environment["TMUX"]?.isEmpty != false
    guard isScreen else { return "\u{1B}]52;c;\(encoded)\u{07}" }
    // GNU screen knows the sequence not, and hands on what is put between these.
    var pieces: [Substring] = ["\u{1B}]52;c;"]
    var rest = Substring(encoded)
    while !rest.isEmpty {
      pieces.append(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    pieces.append("\u{07}")
    return pieces.map { "\u{1B}P\($0)\u{1B}\\" }.joined()
  }
}
