import UploadQueue
import Wording

extension Absence {
  /// What stands where the status would.
  func brief(_ language: Language, isShort: Bool) -> SafeText {
    switch (self, language, isShort) {
    case (.normal(let day), _, true): "≤ \(day.writtenShort(language))"
    case (.normal(let day), .indonesian, false): "wajar s.d. \(day.writtenShort(language))"
    case (.normal(let day), .english, false): "normal until \(day.writtenShort(language))"
    case (.late, .indonesian, true): "belum ada"
    case (.late, .english, true): "missing"
    case (.late(let day), .indonesian, false): "belum ada, \(day.writtenShort(language))"
    case (.late(let day), .english, false): "missing since \(day.writtenShort(language))"
    }
  }

  /// The same as a sentence.
  var phrase: Phrase {
    switch self {
    case .normal(let day):
      Phrase(
        id: "Belum ada di Coretax; itu wajar sampai \(day.written(.indonesian)).",
        en: "Not yet in Coretax; that is normal until \(day.written(.english)).")
    case .late(let day):
      Phrase(
        id: "Seharusnya sudah ada di Coretax sejak \(day.written(.indonesian)), tetapi sampai kini belum.",
        en: "Missing in Coretax since \(day.written(.english)): it should have been there by now.")
    }
  }
}

extension Phrase {
  /// That a document is expected, and nothing is known of it in Coretax, be it there or not.
  static let notKnownInCoretax = Phrase(
    id: "Diharapkan; belum diketahui bagaimana keadaannya di Coretax.",
    en: "Expected; how it stands in Coretax is not known.")
}
