import TerminalKit
import UploadQueue
import Wording

/// The dialog that asks when a document is to be sent, and then whether it is to be sent at that time.
enum LaterView {
  static func draw(_ later: LaterQuestion, _ desk: ReuploadDesk, _ model: Model, in frame: inout Frame) {
    let width = min(frame.size.columns - 2, 88)
    let inner = width - 4
    let answer = answer(later, model, width: inner)
    let room = max(1, frame.size.rows - (model.isCompact ? 3 : 4) - answer.count)
    let lines = asked(later, desk, model, width: inner + 1, room: room) + answer
    let left = (frame.size.columns - width) / 2
    let top = max(model.isCompact ? 0 : 1, frame.size.rows - lines.count - (model.isCompact ? 3 : 4))
    DeskScreen.box(left: left, top: top, width: width, height: lines.count + 2, in: &frame)
    for (index, line) in lines.enumerated() {
      frame.put(line.text, column: left + 2, row: top + 1 + index, style: line.style, width: inner)
    }
    guard later.time == nil else { return }
    let typed = SafeText("> \(later.line.before)").cellWidth
    frame.cursor = Position(column: min(left + 2 + typed, left + width - 2), row: top + lines.count)
  }

  /// The same in words, for who is read to.
  static func plainLines(_ later: LaterQuestion, _ desk: ReuploadDesk, _ model: Model) -> [SafeText] {
    let name = desk.row.document.name
    let answer =
      later.time == nil
      ? Phrase(
        id: "Ketik jamnya, seperti 22:30 atau besok 05:00; baris kosong tidak jadi.",
        en: "Type the time, such as 22:30 or tomorrow 05:00; an empty line leaves it.")
      : Phrase(
        id: "Ketik ya untuk merencanakan \(name); selain itu tidak.",
        en: "Type yes to plan \(name); anything else does not.")
    return (wordings(later, desk, model).first ?? []).map(\.text) + [answer.text(model.language)]
  }

  /// What is asked, in the first of its wordings that fits; what has to end all the same is cut.
  private static func asked(
    _ later: LaterQuestion, _ desk: ReuploadDesk, _ model: Model, width: Int, room: Int
  ) -> [Line] {
    let all = wordings(later, desk, model).lazy.map { wording in
      wording.flatMap { text, style in Line.wrapped(text, width: width, style: style, indent: 0) }
    }
    return all.first { $0.count <= room } ?? Array((all.last ?? []).prefix(room))
  }

  /// What is asked, and what it is founded on, from the most that is said to the least: names end last.
  private static func wordings(
    _ later: LaterQuestion, _ desk: ReuploadDesk, _ model: Model
  ) -> [[(text: SafeText, style: Style)]] {
    let (language, name) = (model.language, desk.row.document.name)
    guard let time = later.time else {
      let question = Phrase(id: "Pukul berapa \(name) dikirim?", en: "At what time is \(name) to be sent?")
      return [[(question.text(language), .title), (hint(later, model).text(language), .plain)]]
    }
    let passed = Phrase(id: "Jam itu hari ini sudah lewat: besok.", en: "That time has passed today: it is tomorrow's.")
    let question =
      [(question(desk, at: time, model), Style.title)]
      + (time.hasPassedToday ? [(passed.text(language), .warning)] : [])
    let brief = [(nil, 60), (nil, 14), (40, 14), (20, 14), (8, 8)] as [(Int?, Int)]
    return [question + [(how.text(language), .plain)], question + [(briefHow.text(language), .plain)], question]
      + brief.map { partnerWidth, signerWidth in
        [(briefQuestion(desk, at: time, model, partnerWidth: partnerWidth, signerWidth: signerWidth), .title)]
      }
  }

  /// Names the document, the other party, the amount, who signs, which attempt it is, and when.
  private static func question(_ desk: ReuploadDesk, at time: LaterTime, _ model: Model) -> SafeText {
    let (language, number) = (model.language, desk.attempt.number)
    let what = DeskScreen.subject(desk.row.document, language, partnerWidth: nil)
    let signer: SafeText = desk.signerAsked().map { ", \($0.text(language))" } ?? .empty
    let when = model.whenLater(time.at, language)
    return language == .indonesian
      ? "Kirim lagi \(what)\(signer), percobaan ke-\(number), \(when)?"
      : "Send \(what) again\(signer), attempt \(number), at \(when)?"
  }

  /// The same in few words.
  private static func briefQuestion(
    _ desk: ReuploadDesk, at time: LaterTime, _ model: Model, partnerWidth: Int?, signerWidth: Int
  ) -> SafeText {
    let (language, number) = (model.language, desk.attempt.number)
    let what = DeskScreen.subject(desk.row.document, language, partnerWidth: partnerWidth)
    let signer: SafeText = desk.signerAsked(width: signerWidth).map { ", \($0.text(language))" } ?? .empty
    let when = model.whenNamed(time.at, language)
    return language == .indonesian
      ? "Coba ke-\(number), \(when): kirim \(what)\(signer)?" : "Attempt \(number), \(when): send \(what)\(signer)?"
  }

  private static let how = Phrase(
    id: """
      Hanya bila Pantau berjalan saat itu dan dokumennya masih sama; satu per satu, dan bila satu tidak berhasil \
      yang lain ditahan.
      """,
    en: """
      Only if Pantau runs then and the document is still the same; one by one, and once one does not go through the \
      others are held.
      """)

  private static let briefHow = Phrase(id: "Hanya bila Pantau berjalan saat itu.", en: "Only if Pantau runs then.")

  /// Which moment is meant by what is typed so far.
  private static func hint(_ later: LaterQuestion, _ model: Model) -> Phrase {
    guard let time = LaterTime(later.line.text, after: model.now, in: model.zone) else {
      return Phrase(id: "Misalnya 22:30, atau besok 05:00.", en: "Such as 22:30, or tomorrow 05:00.")
    }
    let when = (model.whenLater(time.at, .indonesian), model.whenLater(time.at, .english))
    return time.hasPassedToday
      ? Phrase(id: "Hari ini sudah lewat, jadi besok: \(when.0)", en: "That has passed today, so tomorrow: \(when.1)")
      : Phrase(id: "Yaitu \(when.0)", en: "That is \(when.1)")
  }

  private static func answer(_ later: LaterQuestion, _ model: Model, width: Int) -> [Line] {
    guard later.time == nil else {
      let key = model.telling.key(.later, in: .deskConfirming, model.language)
      let choices = Phrase(
        id: "y rencanakan   \(key) jam lain   n tidak (bawaan)   s lewati",
        en: "y plan it   \(key) other time   n no (default)   s skip")
      let brief = Phrase(id: "y rencanakan   n tidak", en: "y plan it   n no")
      let text = choices.text(model.language)
      return [Line(text.cellWidth > width ? brief.text(model.language) : text, .accent, indent: 0)]
    }
    let typed: SafeText = "> \(later.line.text)"
    let keys = Phrase(id: "Enter lanjut    Esc kembali", en: "Enter goes on    Esc back")
    return [
      Line(keys.text(model.language), .accent, indent: 0),
      Line(typed.keepingEnd(width: width), later.line.isOffered ? .dim : .accent, indent: 0),
    ]
  }
}
