import TerminalKit
import UploadQueue
import Wording

extension DeskScreen {
  /// Names the document, the buyer, the amount, the status and since when, and which attempt it is.
  static func drawDialog(_ desk: ReuploadDesk, _ model: Model, scroll: Int, in frame: inout Frame) {
    let dialog = dialog(desk, model)
    let width = dialog.width
    let left = (frame.size.columns - width) / 2
    let above = max(0, min(scroll, dialog.asked.count - dialog.room))
    let lines = dialog.asked.dropFirst(above).prefix(dialog.room) + dialog.answer
    let top = max(model.isCompact ? 0 : 1, frame.size.rows - lines.count - (model.isCompact ? 3 : 4))
    box(left: left, top: top, width: width, height: lines.count + 2, in: &frame)
    for (index, line) in lines.enumerated() {
      frame.put(line.text, column: left + 2, row: top + 1 + index, style: line.style, width: width - 4)
    }
    guard dialog.isLong else { return }
    let below = dialog.asked.count - dialog.room - above
    let way =
      below > 0
      ? Phrase(
        id: " ↓ \(below.written(.indonesian)) baris lagi ",
        en: " ↓ \(below.written(.english)) more \(below == 1 ? "line" : "lines") ")
      : Phrase(id: " ↑ kembali ke atas ", en: " ↑ back up ")
    frame.put(
      way.text(model.language), endingAt: left + width - 2, row: top + lines.count + 1, style: .accent, width: width - 4
    )
  }

  /// What the dialog holds.
  struct Dialog {
    /// How wide it is, with its frame.
    let width: Int
    /// The question and what it is founded on.
    let asked: [Line]
    /// How to answer; always in sight.
    let answer: [Line]
    /// How many lines of what is asked there is room for.
    let room: Int

    /// Whether what is asked is read by scrolling.
    var isLong: Bool { asked.count > room }
  }

  /// The dialog of a desk, on the screen as it is.
  static func dialog(_ desk: ReuploadDesk, _ model: Model) -> Dialog {
    let width = min(model.size.columns - 2, 88)
    let answer = answer(desk, model, width: width - 4)
    let room = max(1, model.size.rows - 4 - answer.count)
    // On a small screen the dialog covers the first line as well before anything of it is out of sight.
    let most = model.isCompact ? room + 1 : room
    let asked = asked(desk, model, width: width - 3, room: room, most: most)
    return Dialog(width: width, asked: asked, answer: answer, room: most)
  }

  /// How to answer, and what is typed so far where something has to be.
  ///
  /// Where there is little room all of that is two lines: what is to be done, and what is typed.
  private static func answer(_ desk: ReuploadDesk, _ model: Model, width: Int) -> [Line] {
    let language = model.language
    let isNarrow = isNarrow(width)
    let choices = Line(choices(desk, model, isNarrow: isNarrow).text(language), .accent, indent: 0)
    guard desk.mustType, case .confirming(let typed) = desk.phase else { return [choices] }
    let style: Style = desk.isTypedRight ? .good : .accent
    let right = TypedName(desk.row.document).rightCharacters(in: typed)
    guard !isNarrow, !model.isCompact else {
      let line = Line("> \(("\(typed)_" as SafeText).keepingEnd(width: width - 2))", style, indent: 0)
      if desk.isTypedRight { return [line, choices] }
      if let right { return [Line(briefMistake(right + 1).text(language), .wrong, indent: 0), line] }
      return Line.wrapped(briefTyping(desk).text(language), width: width + 1, style: .warning, indent: 0) + [line]
    }
    var lines = Line.wrapped(typing(desk, model).text(language), width: width + 1, style: .warning, indent: 0)
    lines.append(Line("> \(typed)_", style, indent: 0))
    if let right { lines.append(Line(mistake(right + 1).text(language), .wrong, indent: 0)) }
    return lines + [choices]
  }

  private static func isNarrow(_ width: Int) -> Bool { width < 40 }

  /// The question and what it is founded on: in as many words as fit the room, else in fewer, else all of it to be scrolled.
  ///
  /// Where the screen is small the words are short, the reference is broken where its line ends, and the signer's name ends
  /// before anything else does. The document, the other party, the amount, the status and which attempt it is are whole.
  ///
  /// - Parameters:
  ///   - room: How many lines it should have.
  ///   - most: How many it can have in sight.
  private static func asked(_ desk: ReuploadDesk, _ model: Model, width: Int, room: Int, most: Int) -> [Line] {
    let language = model.language
    let reread = Phrase(
      id: "Dokumen dibaca sekali lagi sebelum apa pun dilakukan.", en: "It is read once more before anything is done.")
    // With few words in the answer it is told here why anything has to be typed.
    let why = model.isCompact || isNarrow(width - 1) ? desk.caution.phrase(model) : nil
    func wrapped(_ founded: SafeText) -> [Line] { Line.wrapped(founded, width: width, indent: 0) }
    func usual(_ founded: SafeText) -> [Line] {
      let reason = why.map { " \($0.text(language))." as SafeText } ?? .empty
      return Line.wrapped(question(desk, model), width: width, style: .title, indent: 0) + wrapped(founded + reason)
    }
    func brief(_ brevity: DialogBrevity, below question: [Line]) -> [Line] {
      question + wrapped(brevity.facts(of: desk, because: why, model))
    }
    let broken = brokenQuestion(desk, language, width: width - 1)
    let asked = Line.wrapped(briefQuestion(desk, language), width: width, style: .title, indent: 0)
    func briefly(_ brevities: [DialogBrevity]) -> [() -> [Line]] {
      [asked, broken].flatMap { question in brevities.map { brevity in { brief(brevity, below: question) } } }
    }
    let (seen, standing) = (seen(desk, model), standing(desk, model))
    let founded: [SafeText] = ["\(seen). \(reread.text(language))", "\(seen).", "\(standing)."]
    // On a small screen the dialog covers where the desk says it.
    let late =
      model.isCompact ? DeadlineView.lateness(of: desk.row.document, model).map { [Line($0, .wrong, indent: 0)] } : nil
    // On a small screen there is no room for what the desk says of who signs.
    let unfit = model.isCompact ? nil : DeskSigns.unfit(at: desk, model)
    let warned = unfit.map { Line.wrapped($0, width: width, style: .warning, indent: 0) } ?? late
    // A name that is longer than the dialog need not be tried.
    if SafeText(desk.row.document.partnerName ?? "–").cellWidth < most * width {
      let rooms = [warned, []].compactMap(\.self).flatMap { before in (room...most).map { (before, $0) } }
      for wordings in [
        founded.map { text in { usual(text) } } + briefly(DialogBrevity.whole), briefly(DialogBrevity.short),
      ] {
        for (before, room) in rooms {
          let fitting = wordings.lazy.map { $0() }.first { before.count + $0.count <= room }
          if let fitting { return before + fitting }
        }
      }
    }
    return brief(.all, below: broken) + (warned ?? [])
  }

  /// The question with the reference broken where its line ends: what it is founded on comes below.
  private static func brokenQuestion(_ desk: ReuploadDesk, _ language: Language, width: Int) -> [Line] {
    let number = desk.attempt.number
    let what =
      desk.isHandOff
      ? Phrase(id: "Coba ke-\(number), di portal: ", en: "Attempt \(number), portal: ")
      : Phrase(id: "Coba ke-\(number): kirim ", en: "Attempt \(number): send ")
    let name = SafeText(desk.row.document.name)
    let short = Phrase(id: "Coba ke-\(number): ", en: "Attempt \(number): ").text(language)
    // A reference that stands in one line is read at once, and leaves the next one to the other party's name.
    let isBroken = what.text(language).cellWidth + name.cellWidth >= width
    let text = isBroken && short.cellWidth + name.cellWidth < width ? short : what.text(language)
    return ("\(text)\(name)?" as SafeText).parts(ofWidth: width).map { Line($0, .title, indent: 0) }
  }

  /// The question alone, in few words.
  private static func briefQuestion(_ desk: ReuploadDesk, _ language: Language) -> SafeText {
    let (name, number) = (desk.row.document.name, desk.attempt.number)
    let phrase =
      desk.isHandOff
      ? Phrase(
        id: "Coba ke-\(number): unggah \(name) sendiri di portal?",
        en: "Attempt \(number): upload \(name) in the portal?")
      : Phrase(id: "Coba ke-\(number): kirim \(name)?", en: "Attempt \(number): send \(name)?")
    return phrase.text(language)
  }

  /// What is to be typed, and why.
  static func typing(_ desk: ReuploadDesk, _ model: Model) -> Phrase {
    let name = TypedName(desk.row.document)
    let why = desk.typingReason(model)
    guard !name.isName else {
      return Phrase(
        id: "\(why.text(.indonesian)): ketik referensinya (huruf kecil boleh), lalu y.",
        en: "\(why.text(.english)): type its reference (small letters will do), then y.")
    }
    return Phrase(
      id: "\(why.text(.indonesian)). Referensinya tidak dapat diketik: ketik \(name.asked), lalu y.",
      en: "\(why.text(.english)). Its reference cannot be typed: type \(name.asked), then y.")
  }

  /// What is to be typed, and how to leave.
  private static func briefTyping(_ desk: ReuploadDesk) -> Phrase {
    let name = TypedName(desk.row.document)
    let typing =
      name.isName
      ? Phrase(id: "Ketik referensi, lalu y; Esc tidak", en: "Type its reference, then y; Esc no")
      : Phrase(id: "Ketik \(name.asked), lalu y; Esc tidak", en: "Type \(name.asked), then y; Esc no")
    guard desk.row.approvedTwin != nil else { return typing }
    return Phrase(id: "GANDA? Ada yang Approved. ", en: "DOUBLE? One is Approved. ") + typing
  }

  private static func mistake(_ place: Int) -> Phrase {
    Phrase(
      id: "Tidak cocok mulai huruf ke-\(place); Backspace menghapus, Ctrl-U semuanya.",
      en: "Not right from character \(place) on; Backspace takes it back, Ctrl-U all.")
  }

  private static func briefMistake(_ place: Int) -> Phrase {
    Phrase(id: "Salah mulai huruf ke-\(place); Esc tidak", en: "Wrong from character \(place); Esc no")
  }

  /// How to answer; while a reference is typed, letters are letters.
  private static func choices(_ desk: ReuploadDesk, _ model: Model, isNarrow: Bool) -> Phrase {
    let gap: SafeText = isNarrow ? "  " : "    "
    let later = laterChoice(desk, model, gap: gap)
    let yes = desk.isHandOff ? Phrase(id: "mulai", en: "begin") : Phrase(id: "kirim", en: "send")
    let (id, en) = (
      yes.text(.indonesian) + later.text(.indonesian), yes.text(.english) + later.text(.english)
    )
    let usual: (id: SafeText, en: SafeText) = isNarrow ? ("", "") : (" (bawaan)", " (default)")
    if desk.mustType {
      return desk.isTypedRight
        ? Phrase(id: "y \(id)\(gap)Esc tidak\(usual.id)", en: "y \(en)\(gap)Esc no\(usual.en)")
        : Phrase(id: "Esc tidak (bawaan)", en: "Esc no (default)")
    }
    // Where there is room for three answers, the footer has the fourth.
    let skip: (id: SafeText, en: SafeText) =
      isNarrow && !desk.isHandOff ? ("", "") : ("\(gap)s lewati", "\(gap)s skip")
    return Phrase(
      id: "y \(id)\(gap)n tidak\(usual.id)\(skip.id)", en: "y \(en)\(gap)n no\(usual.en)\(skip.en)")
  }

  /// That it can be planned for later, where Pantau is the one that sends it.
  private static func laterChoice(_ desk: ReuploadDesk, _ model: Model, gap: SafeText) -> Phrase {
    guard !desk.isHandOff, desk.row.approvedTwin == nil else { return Phrase(same: .empty) }
    func key(_ language: Language) -> SafeText { model.telling.key(.later, in: .deskConfirming, language) }
    return Phrase(id: "\(gap)\(key(.indonesian)) nanti", en: "\(gap)\(key(.english)) later")
  }

  /// What is asked.
  static func question(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    let language = model.language
    let what = subject(desk.row.document, language, partnerWidth: nil)
    let signer: SafeText = desk.signerAsked().map { ", \($0.text(language))" } ?? .empty
    let number = desk.attempt.number
    let queue = SafeText(model.profile.name)
    // Where there are several queues, which of them it is belongs to the question.
    let place: SafeText =
      model.queues.count < 2 ? .empty : language == .indonesian ? " di antrean \(queue)" : " in the queue \(queue)"
    if desk.isHandOff {
      return language == .indonesian
        ? "Unggah ulang \(what)\(place) sendiri di portal\(signer), percobaan ke-\(number)?"
        : "Upload \(what)\(place) again yourself in the portal\(signer), attempt \(number)?"
    }
    return language == .indonesian
      ? "Kirim lagi \(what)\(place)\(signer), percobaan ke-\(number)?"
      : "Send \(what)\(place) again\(signer), attempt \(number)?"
  }

  /// What a question is about: the document, the other party and the amount.
  static func subject(_ document: Document, _ language: Language, partnerWidth: Int?) -> SafeText {
    let whole = SafeText(document.partnerName ?? "–")
    let parts = partnerWidth.map { whole.parts(ofWidth: $0) } ?? [whole]
    let partner = (parts.first ?? .empty) + (parts.count > 1 ? "…" : "")
    return "\(document.name) · \(partner) · Rp \(document.taxBase?.written(language) ?? "–")"
  }

  static func box(left: Int, top: Int, width: Int, height: Int, in frame: inout Frame) {
    // What would show beside it in a single cell is no part of it.
    let margin = left > 1 ? 0 : 1
    for row in top..<top + height {
      frame.fill(columns: left - margin..<left + width + margin, row: row)
      frame.put("│", column: left, row: row, style: .title)
      frame.put("│", column: left + width - 1, row: row, style: .title)
    }
    for (row, corners) in [(top, ("┌", "┐")), (top + height - 1, ("└", "┘"))] as [(Int, (SafeText, SafeText))] {
      frame.fill("─", columns: left + 1..<left + width - 1, row: row, style: .title)
      frame.put(corners.0, column: left, row: row, style: .title)
      frame.put(corners.1, column: left + width - 1, row: row, style: .title)
    }
  }
}
