import UploadQueue
import Wording

extension AnnotationRecord {
  /// What was done to the note or mark of which document.
  public var phrase: Phrase {
    let (name, what) = (subject.name, event.phrase)
    return Phrase(id: "\(name): \(what.text(.indonesian))", en: "\(name): \(what.text(.english))")
  }
}

extension AnnotationEvent {
  /// What was done, in a word or with the note.
  public var phrase: Phrase {
    switch self {
    case .noted(let text): Phrase(id: "catatan: “\(text)”", en: "note: “\(text)”")
    case .noteRemoved: Phrase(id: "catatan dihapus", en: "note removed")
    case .marked: Phrase(id: "ditandai", en: "marked")
    case .unmarked: Phrase(id: "tanda dilepas", en: "mark taken away")
    }
  }
}
