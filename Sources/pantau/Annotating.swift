import Monitor
import UploadQueue
import Wording

extension QueueGlance {
  /// Does what is wanted with a note or a mark, and says so.
  func annotate(_ row: QueueRow, as wish: AnnotationWish) async throws {
    let record = try await annotate(row, wish)
    Speech.say((record?.phrase ?? wish.nothingToDo(on: row)).spoken)
  }
}

extension AnnotationWish {
  /// Why there is nothing to do.
  func nothingToDo(on row: QueueRow) -> Phrase {
    let name = row.document.name
    return switch self {
    case .note:
      Phrase(id: "\(name): catatannya memang berbunyi begitu.", en: "\(name): the note says so already.")
    case .removeNote: Phrase(id: "\(name): tidak ada catatan.", en: "\(name): there is no note.")
    case .mark: Phrase(id: "\(name): sudah ditandai.", en: "\(name): marked already.")
    case .removeMark, .toggleMark: Phrase(id: "\(name): tidak ditandai.", en: "\(name): not marked.")
    }
  }
}

extension Settings {
  /// What a command needs that counts nothing: the language and the time zone of this run.
  static var spoken: Settings { Settings(language: .spoken, zone: .chosen) }
}
