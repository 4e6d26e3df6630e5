import TerminalKit
import UploadQueue
import Wording

/// What is planned for later, in the order in which it is sent, and what became of it.
enum PlanScreen {
  static func draw(_ state: PlanState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let width = frame.size.columns
    let end = frame.put(title.text(model.language), column: 1, row: 1, style: .title)
    frame.put(sum(model), column: end + 2, row: 1, style: .dim, width: max(0, width - end - 3))
    HeaderView.drawRule(row: 2, in: &frame)
    let uploads = model.queue.plan.uploads
    guard !uploads.isEmpty else {
      return Line.draw(emptiness(model, width: width), scroll: 0, from: 3, height: model.bodyHeight, in: &frame)
    }
    let parts = uploads.enumerated().map { place, upload in
      Line.wrapped(
        line(of: upload, model), width: width, style: style(of: upload, model, isSelected: place == state.cursor))
    }
    let first = parts.prefix(state.cursor).reduce(0) { $0 + $1.count }
    let last = first + (parts.indices.contains(state.cursor) ? parts[state.cursor].count : 1)
    let scroll = max(0, min(first, last - model.bodyHeight))
    Line.draw(parts.flatMap { $0 }, scroll: scroll, from: 3, height: model.bodyHeight, in: &frame)
    if first >= scroll { frame.put("▸", column: 0, row: 3 + first - scroll, style: .accent) }
  }

  /// All of it in words, for who is read to.
  static func plainLines(_ model: Model) -> [SafeText] {
    let uploads = model.queue.plan.uploads
    guard !uploads.isEmpty else { return emptiness(model, width: .max).map(\.text) }
    return [sum(model)] + uploads.enumerated().map { "\($0 + 1). \(line(of: $1, model))" }
  }

  private static let title = Phrase(id: "Rencana", en: "The plan")

  private static func emptiness(_ model: Model, width: Int) -> [Line] {
    // Who only looks on has neither a desk nor a command line to plan at.
    guard !model.isWatching else {
      let words = Phrase(id: "Tidak ada yang direncanakan.", en: "Nothing is planned.")
      return Line.wrapped(words.text(model.language), width: width)
    }
    let words = Phrase(
      id: """
        Tidak ada yang direncanakan. Di meja unggah ulang, dalam dialog sebuah dokumen, \
        \(model.telling.key(.later, .indonesian)) merencanakannya untuk jam yang lebih sepi.
        """,
      en: """
        Nothing is planned. At the re-upload desk, in the dialog of a document, \
        \(model.telling.key(.later, .english)) plans it for a quieter hour.
        """)
    return Line.wrapped(words.text(model.language), width: width)
  }

  /// How many are to be sent, when the next one is, how many are not, and how many are held.
  private static func sum(_ model: Model) -> SafeText {
    let prospects = model.planProspects
    let (sent, uncertain, unsent, held) = (prospects.sent, prospects.uncertain, prospects.unsent, prospects.held)
    let next = prospects.nextAt.map { moment -> Phrase in
      guard moment > model.now else {
        return Phrase(id: "\(sent) akan dikirim sekarang", en: "\(sent) to be sent now")
      }
      let when = (model.whenLater(moment, .indonesian), model.whenLater(moment, .english))
      return Phrase(id: "\(sent) akan dikirim mulai \(when.0)", en: "\(sent) to be sent from \(when.1) on")
    }
    let others: [(Int, Phrase)] = [
      (uncertain, Phrase(id: "\(uncertain) belum pasti dikirim", en: "\(uncertain) not certain to be sent")),
      (unsent, Phrase(id: "\(unsent) tidak dikirim", en: "\(unsent) not sent")),
      (held, Phrase(id: "\(held) ditahan", en: "\(held) held")),
    ]
    let parts = ([next] + others.map { $0.0 > 0 ? $0.1 : nil }).compactMap { $0?.text(model.language) }
    return parts.dropFirst().reduce(parts.first ?? .empty) { "\($0) · \($1)" }
  }

  private static func line(of upload: PlannedUpload, _ model: Model) -> SafeText {
    let (language, subject) = (model.language, upload.subject)
    let partner: SafeText = upload.partnerName.map { " · \(SafeText($0).keepingStart(width: 30))" } ?? .empty
    let signer: SafeText = upload.signer.map { " · \($0)" } ?? .empty
    return """
      \(model.when(upload.dueAt))  \(subject.name)\(partner)\(signer) · \(standing(of: upload, model).text(language)) · \
      \(planner(of: upload, model))
      """
  }

  /// Where it stands.
  private static func standing(of upload: PlannedUpload, _ model: Model) -> Phrase {
    switch upload.state {
    case .planned: return prospect(of: upload, model)
    case .attempted(let event) where event.isOver: return event.phrase
    case .attempted(let event):
      return Phrase(
        id: "sedang dikirim: \(event.phrase.text(.indonesian))", en: "being sent: \(event.phrase.text(.english))")
    case .halted(let why):
      return Phrase(id: "DITAHAN: \(why.phrase.text(.indonesian))", en: "HELD: \(why.phrase.text(.english))")
    case .cancelled: return Phrase(id: "dibatalkan", en: "cancelled")
    }
  }

  /// Whether what is planned will be sent, and by whom.
  private static func prospect(of upload: PlannedUpload, _ model: Model) -> Phrase {
    let holder = (upload.hold.holder?.by ?? upload.by).shown
    switch model.queue.plan.prospect(of: upload, at: model.now) {
    case .sent where upload.hold == .own: return Phrase(id: "akan dikirim", en: "to be sent")
    case .sent: return Phrase(id: "akan dikirim Pantau \(holder)", en: "to be sent by the Pantau of \(holder)")
    case .uncertain:
      return Phrase(
        id: "dikirim hanya bila Pantau \(holder) masih berjalan",
        en: "sent only if the Pantau of \(holder) still runs")
    case .left:
      return Phrase(
        id: "tidak dikirim: Pantau \(holder) sudah berakhir", en: "not sent: the Pantau of \(holder) has ended")
    case .passed:
      let why = PlanHalt.passed.phrase
      return Phrase(id: "tidak dikirim: \(why.text(.indonesian))", en: "not sent: \(why.text(.english))")
    }
  }

  /// Who planned it and when.
  private static func planner(of upload: PlannedUpload, _ model: Model) -> SafeText {
    let by: SafeText = upload.by == model.person ? .empty : " \(upload.by.shown)"
    let when = model.when(upload.plannedAt)
    return Phrase(id: "direncanakan \(when)\(by)", en: "planned \(when)\(by)").text(model.language)
  }

  private static func style(of upload: PlannedUpload, _ model: Model, isSelected: Bool) -> Style {
    let style: Style =
      switch upload.state {
      case .planned: model.isToBeSent(upload) ? .plain : .warning
      case .halted: .warning
      case .cancelled: .dim
      case .attempted: upload.isUnderWay ? .accent : upload.wentThrough ? .good : .wrong
      }
    return isSelected ? style.selected : style
  }
}
