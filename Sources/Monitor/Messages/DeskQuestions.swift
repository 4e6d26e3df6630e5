import UploadQueue
import Wording

extension Command {
  /// Whether it changes anything at a desk, in the journal or at the backend, or leads on to where that is done.
  var actsAtDesk: Bool {
    switch self {
    case .send, .confirm, .signer, .tick, .claimDone, .withdraw, .askAgain, .stopWaiting, .takeOver, .skip, .next,
      .later,
      .cancelPlanned, .cancelAllPlanned:
      true
    default: false
    }
  }

  /// What is asked before something that cannot be taken back, with the key that does it; `nil` where the command needs no
  /// second press.
  func deskQuestion(for desk: ReuploadDesk, _ telling: Telling) -> Phrase? {
    let name = desk.row.document.name
    let again: SafeText = "\(telling.isLineByLine ? "Ketik" : "Tekan") \(telling.key(self, .indonesian)) sekali lagi"
    let once: SafeText = "\(telling.isLineByLine ? "Type" : "Press") \(telling.key(self, .english)) once more"
    return switch self {
    case .claimDone:
      Phrase(
        id: "\(name) sudah diunggah ulang di portal? \(again) untuk mencatatnya.",
        en: "Was \(name) uploaded again in the portal? \(once) to write it down.")
    case .skip where desk.phase == .handOff:
      Phrase(
        id: "\(name) tidak jadi diunggah ulang, lalu ke berikutnya? \(again).",
        en: "Put \(name) aside, not uploaded again, and go on? \(once).")
    case .withdraw:
      Phrase(
        id: "\(name) tidak jadi diunggah ulang? \(again) untuk mencatatnya.",
        en: "Was \(name) not uploaded again after all? \(once) to write it down.")
    case .stopWaiting:
      Phrase(
        id: "Berhenti menunggu \(name) dan lepaskan antrean? \(again).",
        en: "Stop waiting for \(name) and free the queue? \(once).")
    case .takeOver: takeOverQuestion(desk, again: again, once: once)
    default: nil
    }
  }

  private func takeOverQuestion(_ desk: ReuploadDesk, again: SafeText, once: SafeText) -> Phrase? {
    let name = desk.row.document.name
    return switch desk.attempt.hold {
    case .other:
      Phrase(
        id: "\(name) masih dipegang Pantau lain. Ambil alih dari sana? \(again).",
        en: "Another Pantau has \(name) still. Take it over from there? \(once).")
    case .unknown(let by, _):
      Phrase(
        id: "Pantau \(by.shown) mungkin masih berjalan dan mengerjakan \(name). Tetap ambil alih? \(again).",
        en: "The Pantau of \(by.shown) may still be running, at work on \(name). Take it over anyway? \(once).")
    case .own, .nobody: nil
    }
  }
}
