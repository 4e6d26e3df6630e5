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
      case .failure(let fault):
        let (id, en) = (fault.phrase.text(.indonesian), fault.phrase.text(.english))
        table.log.add(ConfigurationFault(written.place, Phrase(id: "\(role.name): \(id)", en: "\(role.name): \(en)")))
      }
    }
    table.finish()
    return looks
  }
}

extension WrittenLook.Fault {
  /// What is wrong, and what a look is like.
  fileprivate var phrase: Phrase {
    let example = Phrase(
      id: "; contoh: “bold red”, “203”, “#ffaf00 on black”", en: "; such as “bold red”, “203”, “#ffaf00 on black”")
    let (id, en) = (example.text(.indonesian), example.text(.english))
    switch self {
    case .empty: return Phrase(id: "tidak berisi warna\(id)", en: "holds no colour\(en)")
    case .unknown(let word):
      let hint = Suggestion(for: word, among: WrittenLook.names)
      return Phrase(
        id: "“\(word)” bukan warna\(hint.nearest == nil ? id : hint.text(.indonesian))",
        en: "“\(word)” is no colour\(hint.nearest == nil ? en : hint.text(.english))")
    case .second(let word):
      return Phrase(
        id: "“\(word)” warna kedua; satu warna, dan on di depan warna latarnya",
        en: "“\(word)” is a second colour; one colour, and on before that of the background")
    case .twice(let word): return Phrase(id: "“\(word)” ditulis dua kali", en: "“\(word)” is written twice")
    case .nothingBehind: return Phrase(id: "sesudah on belum ada warna\(id)", en: "no colour follows on\(en)")
    }
  }
}

extension Style.Role {
  /// What the meaning is called in a configuration.
  public var name: String { "\(self)" }
}
