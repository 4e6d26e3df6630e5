import UploadQueue
import Wording

extension Phrase {
  /// Why a poll that was asked for does not come at once, and when it comes.
  static func pollPostponed(until moment: Timestamp, _ telling: Telling) -> Phrase {
    Phrase(
      id: "Belum boleh bertanya ke sumber data; ditanya otomatis \(telling.comingAt(moment, .indonesian)).",
      en: "The data source may not be asked yet; it is asked by itself \(telling.comingAt(moment, .english)).")
  }
}
