import Glibc
import TerminalKit
import Wording

/// How lines are written to where no screen is drawn: to a terminal in the characters it can be sent, as screens are; to a
/// file or a pipe as they are.
public struct LineSpelling: Sendable {
  private let repertoire: Repertoire

  /// The spelling that the locale of an environment asks for; the process's character type is set as that says.
  public init(environment: [String: String]) {
    self.init(Repertoire.adopt(environment: environment))
  }

  init(_ repertoire: Repertoire) { self.repertoire = repertoire }

  /// A text as a descriptor is sent it; none of its columns moves.
  public func spelt(_ text: String, to descriptor: Int32) -> String {
    repertoire == .unicode || text.utf8.allSatisfy { $0 < 0x80 } || isatty(descriptor) == 0 ? text : inASCII(text)
  }

  func inASCII(_ text: String) -> String {
    var last = ""
    return text.reduce(into: "") { spelt, character in
      let cell = String(character)
      let isRoom = cell == " " && Repertoire.isSpread(last)
      spelt += isRoom ? "=" : Repertoire.ascii.sent(cell, cells: SafeText(cell).cellWidth)
      last = cell
    }
  }
}
