import UploadQueue
import Wording

extension Command {
  /// Whether it changes anything at a desk, in the journal or at the backend.
  var actsAtDesk: Bool {
    switch self {
    case .send, .confirm, .signer, .tick, .claimDone, .withdraw, .askAgain, .stopWaiting: true
    default: false
    }
  }

  /// What is asked before something that cannot be taken back; `nil` where the command needs no second press.
  func deskQuestion(for desk: ReuploadDesk) -> Phrase? {
    let name = desk.row.document.name
    return switch self {
    case .claimDone:
      Phrase(
        id: "\(name) sudah diunggah ulang di portal? Tekan sekali lagi untuk mencatatnya.",
        en: "Was \(name) uploaded again in the portal? Press once more to write it down.")
    case .withdraw:
      Phrase(
        id: "\(name) tidak jadi diunggah ulang? Tekan sekali lagi untuk mencatatnya.",
        en: "Was \(name) not uploaded again after all? Press once more to write it down.")
    case .stopWaiting:
      Phrase(
        id: "Berhenti menunggu \(name) dan lepaskan antrean? Tekan sekali lagi.",
        en: "Stop waiting for \(name) and free the queue? Press once more.")
    default: nil
    }
  }
}
