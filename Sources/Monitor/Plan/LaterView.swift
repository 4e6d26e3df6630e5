import TerminalKit
import UploadQueue
import Wording

/// The dialog that asks when a document is to be sent, and then whether it is to be sent at that time.
enum LaterView {
  static func draw(_ later: LaterQuestion, _ desk: ReuploadDesk, _ model: Model, in frame: inout Frame) {
    let width = min(frame.size.columns - 2, 88)
    let inner = width - 4
    let answer = answer(later, model, width: inner)
    let room = max(1, frame.size.rows - 4 - answer.count)
    let asked = lines(later, desk, model).flatMap { text, style in
      Line.wrapped(text, width: inner + 1, style: style, indent: 0)
    }
    let lines = Array(asked.prefix(room)) + answer
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
    return lines(later, desk, model).map(\.text) + [answer.text(model.language)]
  }

  /// What is asked, and what it is founded on.
  private static func lines(
    _ later: LaterQuestion, _ desk: ReuploadDesk, _ model: Model
  ) -> [(text: SafeText, style: Style)] {
    let (language, name) = (model.language, desk.row.document.name)
    guard let time = later.time else {
      let question = Phrase(id: "Pukul berapa \(name) dikirim?", en: "At what time is \(name) to be sent?")
      return [(question.text(language), .title)]
        + [hint(later, model).map { ($0.text(language), .plain) }].compactMap(\.self)
    }
    let when = (model.whenLater(time.at, .indonesian), model.whenLater(time.at, .english))
    let (number, partner) = (desk.attempt.number, SafeText(desk.row.document.partnerName ?? "–"))
    let amount = desk.row.document.taxBase?.written(language) ?? "–"
    let signer: SafeText = desk.attempt.signer.map { " · \($0)" } ?? .empty
    let what: SafeText = "\(name) · \(partner.keepingStart(width: 40)) · Rp \(amount)\(signer)"
    let question = Phrase(
      id: "Kirim lagi \(what), percobaan ke-\(number), \(when.0)?",
      en: "Send \(what) again, attempt \(number), at \(when.1)?")
    let passed = Phrase(id: "Jam itu hari ini sudah lewat: besok.", en: "That time has passed today: it is tomorrow's.")
    let how = Phrase(
      id: """
        Hanya bila Pantau berjalan saat itu dan dokumennya masih sama; satu per satu, dan bila satu tidak berhasil \
        yang lain ditahan.
        """,
      en: """
        Only if Pantau runs then and the document is still the same; one by one, and once one does not go through the \
        others are held.
        """)
    return [(question.text(language), .title)] + (time.hasPassedToday ? [(passed.text(language), .warning)] : [])
      + [(how.text(language), .plain)]
  }

  /// Which moment is meant by what is typed so far.
  private static func hint(_ later: LaterQuestion, _ model: Model) -> Phrase? {
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
