import UploadQueue
import Wording

extension Phrase {
  /// Why a poll that was asked for does not come at once.
  static func pollPostponed(by wait: Duration) -> Phrase {
    let seconds = max(1, wait.components.seconds)
    return Phrase(
      id: "Belum boleh bertanya lagi ke sumber data; ditanya otomatis \(seconds) detik lagi.",
      en: "The data source may not be asked again yet; it is asked by itself in \(seconds) s.")
  }
}
