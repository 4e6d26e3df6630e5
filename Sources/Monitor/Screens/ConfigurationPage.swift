import TerminalKit
import Wording

/// The configuration that was read last, and what is wrong with it.
enum ConfigurationPage {
  static func lines(_ model: Model) -> [Line] {
    let (language, width) = (model.language, model.size.columns)
    let standing = model.configuration
    guard let path = standing.path else {
      return Line.wrapped(
        Phrase(
          id: "Tidak ada konfigurasi; Pantau berjalan dengan bawaannya. “pantau init” menulis satu.",
          en: "There is no configuration; Pantau runs as it is. “pantau init” writes one."
        ).text(language), width: width)
    }
    guard !standing.faults.isEmpty else {
      return Line.wrapped("\(path)", width: width, style: .accent)
        + Line.wrapped(Phrase(id: "Tidak ada kesalahan.", en: "Nothing is wrong.").text(language), width: width)
    }
    return Line.wrapped(
      Phrase(
        id: "Perubahan di \(path) belum dipakai: \(standing.faults.count) kesalahan. Yang sebelumnya tetap berlaku.",
        en: "The change in \(path) is not used: \(standing.faults.count) wrong. What was before stays in force."
      ).text(language), width: width, style: .warning)
      + [.blank] + standing.faults.flatMap { Line.wrapped($0.text(language), width: width, style: .wrong) }
  }
}
