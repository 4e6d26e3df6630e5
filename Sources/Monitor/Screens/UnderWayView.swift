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
        let holder: SafeText = other.attempt.hold.holder.map { " · \($0.by.shown)" } ?? .empty
        return Line.wrapped(
          "\(other.row.document.name) · \(partner) · \(state(of: other, model).text(language))\(holder)",
          width: model.size.columns, indent: 2)
      }
  }

  /// What it waits for, in few words.
  private static func state(of desk: ReuploadDesk, _ model: Model) -> Phrase {
    switch desk.phase {
    case .verifying:
      if case .unmoved(let moment) = desk.verification {
        let shown = desk.row.document.status.shown
        return Phrase(
          id: "daftar \(model.when(moment, .indonesian)) masih \(shown)",
          en: "the list of \(model.when(moment, .english)) still shows \(shown)")
      }
      return Phrase(
        id: "menunggu daftar baru, sejak \(model.when(desk.attempt.stateAt, .indonesian))",
        en: "waiting for a new list, since \(model.when(desk.attempt.stateAt, .english))")
    default: return desk.awaitedInWords
    }
  }

  /// How many there are, for the lines above the list.
  static func count(_ model: Model, isShort: Bool) -> SafeText? {
    let count = model.underWay.count
    guard count > 0 else { return nil }
    let number = count.written(model.language)
    guard !isShort else { return "↻ \(number)" }
    return Phrase(
      id: "↻ \(number) unggah ulang berjalan", en: "↻ \(number) \(count == 1 ? "re-upload" : "re-uploads") under way"
    ).text(model.language)
  }
}

extension Model {
  /// What is left open where the person leaves; `nil` where nothing of theirs is.
  public var reminder: Phrase? {
    let open = queues.filter { !$0.profile.isReadOnly && !$0.profile.isDemo }.flatMap(\.desks)
      .filter { $0.isUnderWay && $0.attempt.hold == .own }
    guard let first = open.first?.row.document.name else { return nil }
    let more: SafeText = open.count > 1 ? " (+\(open.count - 1))" : .empty
    return Phrase(
      id: "Unggah ulang belum selesai: \(first)\(more). Pantau menunjukkannya lagi saat dibuka.",
      en: "Not over yet: the re-upload of \(first)\(more). Pantau shows it again when it is opened.")
  }

  /// The re-upload that is under way of a document in the list; of all queues, in the first that has one.
  func reuploadUnderWay(of row: QueueRow) -> ReuploadDesk? {
    guard isOverAll else { return underWay.first { $0.row.id == row.id } }
    return row.origins.lazy.compactMap { origin in
      queues.first { $0.number == origin.number }?.desks.first { $0.isUnderWay && $0.row.id == origin.document }
    }.first
  }
}

extension ReuploadDesk {
  /// What is awaited, in a word or two beside the status, and whose it is where another Pantau sees it through.
  var mark: Phrase {
    guard attempt.hold.isElsewhere, let by = attempt.hold.holder?.by else { return awaited }
    return Phrase(id: "\(awaited.text(.indonesian)), \(by.user)", en: "\(awaited.text(.english)), \(by.user)")
  }

  private var awaited: Phrase {
    switch phase {
    case .handOff: Phrase(id: "di portal", en: "in portal")
    case .verifying: Phrase(id: "tunggu daftar", en: "awaits list")
    case .inDoubt: Phrase(id: "diragukan", en: "in doubt")
    case .waiting: Phrase(id: "terkirim", en: "sent")
    case .preparing, .confirming, .rereading, .recording, .sending, .over: Phrase(id: "dikirim", en: "sending")
    }
  }
}
