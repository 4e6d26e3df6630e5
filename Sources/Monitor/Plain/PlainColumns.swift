import UploadQueue
import Wording

/// Choosing what is read of every document, line by line.
enum PlainColumns {
  /// All columns with their numbers, or only those that are otherwise than before.
  static func lines(_ chooser: ColumnChooser, since last: [ColumnChooser.Entry]?, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    let lines = chooser.entries.enumerated().filter { last?[$0.offset] != $0.element }.map { place, entry in
      let mark: SafeText = entry.isShown ? "[x]" : "[ ]"
      return "\(mark) \(place + 1). \(entry.kind.title.text(language))" as SafeText
    }
    guard last == nil else { return lines }
    let title = Phrase(
      id: "Yang dibacakan dari setiap dokumen, sesudah status dan lamanya. Ketik nomor untuk mengubahnya:",
      en: "What is read of every document, after its status and time. Type a number to change it:")
    return [title.text(language)] + lines + [PlainChoices.line(model)]
  }
}
