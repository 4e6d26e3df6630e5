import TerminalKit
import UploadQueue
import Wording

/// The re-uploads of a queue that are under way besides the one on the desk.
enum UnderWayView {
  /// How much of the other party's name a line holds.
  private static let partnerWidth = 30

  static func lines(besides desk: ReuploadDesk, _ model: Model) -> [Line] {
    let others = model.underWay.filter { $0.attempt.key != desk.attempt.key }
    guard !others.isEmpty else { return [] }
    let language = model.language
    let key = model.telling.key(.deskUnderWay, language)
    let title = Phrase(
      id: "Juga berjalan di antrean ini (\(key): berikutnya)", en: "Also under way in this queue (\(key): the next)")
    return [.blank] + Line.wrapped(title.text(language), width: model.size.columns, style: .accent)
      + others.flatMap { other in
        let partner = (other.row.document.partnerName.map { SafeText($0) } ?? "–").keepingStart(width: partnerWidth)
        return Line.wrapped(
          "\(other.row.document.name) · \(partner) · \(state(of: other, model).text(language))",
          width: model.size.columns, indent: 2)
      }
  }

  /// What it waits for, in few words.
  private static func state(of desk: ReuploadDesk, _ model: Model) -> Phrase {
    switch desk.phase {
    case .handOff: Phrase(id: "langkah di portal belum selesai", en: "the portal's steps are not done")
    case .verifying:
      Phrase(
        id: "menunggu daftar baru, sejak \(model.when(desk.attempt.stateAt, .indonesian))",
        en: "waiting for a new list, since \(model.when(desk.attempt.stateAt, .english))")
    case .inDoubt: Phrase(id: "DIRAGUKAN", en: "IN DOUBT")
    case .waiting: Phrase(id: "menunggu statusnya bergerak", en: "waiting for its status to move")
    case .preparing, .confirming, .rereading, .recording, .sending, .over:
      Phrase(id: "sedang dikirim", en: "being sent")
    }
  }
}
