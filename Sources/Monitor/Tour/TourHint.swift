import TerminalKit
import UploadQueue
import Wording

/// What to press now to get on with the tour, wherever the person is.
struct TourHint: Equatable {
  /// The command; `nil` where there is nothing to press.
  let command: Command?
  /// What it does.
  let meaning: Phrase

  init(_ step: Tour.Step, _ model: Model) {
    (command, meaning) = Self.hint(step, model)
  }

  private static func hint(_ step: Tour.Step, _ model: Model) -> (Command?, Phrase) {
    if step == .send, let desk = model.openDesk, case .desk = model.screen { return hint(at: desk) }
    guard case .list = model.screen else { return (.back, Phrase(id: "kembali ke daftar", en: "back to the list")) }
    switch step {
    case .list: return (.down, Phrase(id: "pindah ke baris berikutnya", en: "go to the next line"))
    case .stuck: return (.view4, Phrase(id: "buka tampilan MACET", en: "show the view STUCK"))
    case .detail: return (.open, Phrase(id: "buka rincian dokumen ini", en: "open this document"))
    case .desk, .send:
      if model.desks.contains(where: \.isUnderWay) {
        return (.deskUnderWay, Phrase(id: "buka yang sedang berjalan", en: "open the one under way"))
      }
      return model.list.query.view == .savedInvalid
        ? (.reupload, Phrase(id: "buka meja unggah ulang", en: "open the re-upload desk"))
        : (.view5, Phrase(id: "buka tampilan Saved Invalid", en: "show the view Saved Invalid"))
    }
  }

  private static func hint(at desk: ReuploadDesk) -> (Command?, Phrase) {
    switch desk.phase {
    case .preparing where desk.attempt.signer == nil && !desk.signers.isEmpty:
      (.signer, Phrase(id: "pilih penandatangan lain", en: "choose another signer"))
    case .preparing: (.send, Phrase(id: "buka dialog", en: "open the dialog"))
    case .confirming: (.confirm, Phrase(id: "ya, kirim dokumen ini", en: "yes, send this document"))
    case .over: (.back, Phrase(id: "kembali ke daftar", en: "back to the list"))
    default: (nil, Phrase(id: "tunggu sebentar…", en: "a moment…"))
    }
  }

  /// The key to press.
  func key(in keys: KeyMap) -> Key? {
    command.flatMap { keys.keys(of: $0).first }
  }
}
