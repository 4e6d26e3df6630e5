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
      Line.wrapped(line(of: upload, model), width: width, style: style(of: upload, isSelected: place == state.cursor))
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

  /// How many are to be sent, when the next one is, and how many are held.
  private static func sum(_ model: Model) -> SafeText {
    let plan = model.queue.plan
    let (waiting, held) = (plan.waiting.count, plan.halted.count)
    func text(_ language: Language) -> SafeText {
      let next = plan.nextAt.map { model.whenLater($0, language) }
      let sent: SafeText? = next.map { moment in
        language == .indonesian ? "\(waiting) akan dikirim mulai \(moment)" : "\(waiting) to be sent from \(moment) on"
      }
      let halted: SafeText? =
        held > 0 ? (language == .indonesian ? "\(held) ditahan" : "\(held) held") : nil
      let parts = [sent, halted].compactMap(\.self)
      return parts.dropFirst().reduce(parts.first ?? .empty) { "\($0) · \($1)" }
    }
    return text(model.language)
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
    case .planned:
      guard upload.hold != .own, let holder = upload.hold.holder?.by else {
        return Phrase(id: "akan dikirim", en: "to be sent")
      }
      if case .nobody = upload.hold {
        return Phrase(
          id: "tidak dikirim: Pantau \(holder.shown) sudah berakhir",
          en: "not sent: the Pantau of \(holder.shown) has ended")
      }
      return Phrase(id: "akan dikirim Pantau \(holder.shown)", en: "to be sent by the Pantau of \(holder.shown)")
    case .attempted(let event) where event.isOver: return event.phrase
    case .attempted(let event):
      return Phrase(
        id: "sedang dikirim: \(event.phrase.text(.indonesian))", en: "being sent: \(event.phrase.text(.english))")
    case .halted(let why):
      return Phrase(id: "DITAHAN: \(why.phrase.text(.indonesian))", en: "HELD: \(why.phrase.text(.english))")
    case .cancelled: return Phrase(id: "dibatalkan", en: "cancelled")
    }
  }

  /// Who planned it and when.
  private static func planner(of upload: PlannedUpload, _ model: Model) -> SafeText {
    let by: SafeText = upload.by == model.person ? .empty : " \(upload.by.shown)"
    let when = model.when(upload.plannedAt)
    return Phrase(id: "direncanakan \(when)\(by)", en: "planned \(when)\(by)").text(model.language)
  }

  private static func style(of upload: PlannedUpload, isSelected: Bool) -> Style {
    let style: Style =
      switch upload.state {
      case .planned: .plain
      case .halted: .warning
      case .cancelled: .dim
      case .attempted: upload.isUnderWay ? .accent : upload.wentThrough ? .good : .wrong
      }
    return isSelected ? style.selected : style
  }
}
