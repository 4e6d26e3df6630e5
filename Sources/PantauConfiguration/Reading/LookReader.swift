import TerminalKit
import Wording

/// Reads the table `[colours]`: what each meaning is to look like.
enum LookReader {
  static func read(_ table: TableReader) -> [Style.Role: Look] {
    var table = table
    var looks: [Style.Role: Look] = [:]
    for role in Style.Role.allCases {
      guard let written = table.string(role.name) else { continue }
      switch WrittenLook.read(written.value) {
      case .success(let look): looks[role] = look
      case .failure(let unknown):
        let hint = Suggestion(for: unknown.word, among: WrittenLook.names)
        let example = Phrase(
          id: "; contoh: “bold red”, “203”, “#ffaf00 on black”", en: "; such as “bold red”, “203”, “#ffaf00 on black”")
        func end(_ language: Language) -> SafeText {
          hint.nearest == nil ? example.text(language) : hint.text(language)
        }
        table.log.add(
          ConfigurationFault(
            written.place,
            Phrase(
              id: "\(role.name): “\(unknown.word)” bukan warna\(end(.indonesian))",
              en: "\(role.name): “\(unknown.word)” is no colour\(end(.english))")))
      }
    }
    table.finish()
    return looks
  }
}

extension Style.Role {
  /// What the meaning is called in a configuration.
  public var name: String { "\(self)" }
}
