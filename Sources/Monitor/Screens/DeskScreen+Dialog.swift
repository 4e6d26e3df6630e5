import TerminalKit
import UploadQueue
import Wording

extension DeskScreen {
  /// Names the document, the buyer, the amount, the status and since when, and which attempt it is.
  static func drawDialog(_ desk: ReuploadDesk, _ model: Model, in frame: inout Frame) {
    let width = min(frame.size.columns - 2, 88)
    let inner = width - 4
    let left = (frame.size.columns - width) / 2
    let answer = answer(desk, model, width: inner)
    let room = max(1, frame.size.rows - 4 - answer.count)
    let lines = asked(desk, model, width: inner + 1, room: room) + answer
    let top = max(model.isCompact ? 0 : 1, frame.size.rows - lines.count - (model.isCompact ? 3 : 4))
    box(left: left, top: top, width: width, height: lines.count + 2, in: &frame)
    for (index, line) in lines.enumerated() {
      frame.put(line.text, column: left + 2, row: top + 1 + index, style: line.style, width: inner)
    }
  }

  /// How to answer, and what is typed so far where something has to be.
  ///
  /// Where there is little room all of that is two lines: what is to be done, and what is typed.
  private static func answer(_ desk: ReuploadDesk, _ model: Model, width: Int) -> [Line] {
    let language = model.language
    let isNarrow = width < 40
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
    var lines = Line.wrapped(typing(desk).text(language), width: width + 1, style: .warning, indent: 0)
    lines.append(Line("> \(typed)_", style, indent: 0))
    if let right { lines.append(Line(mistake(right + 1).text(language), .wrong, indent: 0)) }
    return lines + [choices]
  }

  /// The question and what it is founded on, in as many lines as there is room for.
  ///
  /// How to answer always fits below. Where the screen is small the words are short, the reference is broken where its line
  /// ends, the signer's name ends and the dialog covers the first line of the screen as well, before the other party's name
  /// ends, which then gets all that is left; and last a signer that is unchanged goes unnamed; what has to end all the same
  /// is seen to. A reference that has to be typed never ends.
  private static func asked(_ desk: ReuploadDesk, _ model: Model, width: Int, room: Int) -> [Line] {
    let language = model.language
    let reread = Phrase(
      id: "Dokumen dibaca sekali lagi sebelum apa pun dilakukan.", en: "It is read once more before anything is done.")
    func wrapped(_ founded: SafeText) -> [Line] { Line.wrapped(founded, width: width, indent: 0) }
    func lines(_ question: SafeText, _ founded: SafeText) -> [Line] {
      Line.wrapped(question, width: width, style: .title, indent: 0) + wrapped(founded)
    }
    let (seen, standing) = (seen(desk, model), standing(desk, model))
    let broken = brokenQuestion(desk, language, width: width - 1)
    let name = SafeText(desk.row.document.partnerName ?? "–")
    func brief(_ brevity: DialogBrevity, below question: [Line], room: Int) -> [Line] {
      func said(_ brevity: DialogBrevity) -> [Line] { question + wrapped(brevity.facts(of: desk, model)) }
      return said(brevity.widest(for: min(name.cellWidth, room * width)) { said($0).count <= room })
    }
    func wordings(_ usual: [(Int?, SafeText)], _ naming: [DialogBrevity]) -> [(Int) -> [Line]] {
      let asked = Line.wrapped(briefQuestion(desk, language), width: width, style: .title, indent: 0)
      return usual.map { partnerWidth, founded in
        { _ in lines(question(desk, model, partnerWidth: partnerWidth), founded) }
      }
        + naming.map { brevity in { brief(brevity, below: asked, room: $0) } }
        + naming.map { brevity in { brief(brevity, below: broken, room: $0) } }
    }
    let founded: [SafeText] = ["\(seen). \(reread.text(language))", seen, "\(standing)."]
    let ended = wordings(founded.map { (60, $0) } + [(30, "\(standing).")], DialogBrevity.naming)
    // On a small screen the dialog covers where the desk says it.
    let late =
      model.isCompact ? DeadlineView.lateness(of: desk.row.document, model).map { [Line($0, .wrong, indent: 0)] } : nil
    // On a small screen there is no room for what the desk says of who signs.
    let unfit = model.isCompact ? nil : DeskSigns.unfit(at: desk, model)
    let warned = unfit.map { Line.wrapped($0, width: width, style: .warning, indent: 0) } ?? late
    let most = model.isCompact ? room + 1 : room
    // A name that is longer than the dialog need not be tried.
    let whole =
      name.cellWidth < most * width
      ? [wordings(founded.map { (nil, $0) }, DialogBrevity.namingWhole), wordings([], DialogBrevity.namingPartner)] : []
    for (wordings, least) in whole.map({ ($0, room) }) + [(ended, most)] {
      for (before, room) in [warned, []].compactMap({ $0 }).flatMap({ before in (least...most).map { (before, $0) } }) {
        let left = room - before.count
        let fitting = wordings.lazy.map { $0(left) }.first { $0.count <= left }
        if let fitting { return before + fitting }
      }
    }
    let least = broken + wrapped(DialogBrevity.least.facts(of: desk, model))
    guard least.count > most else { return least }
    var cut = Array(least.prefix(most))
    if let last = cut.popLast() {
      cut.append(Line((last.text.parts(ofWidth: width - 2).first ?? .empty) + "…", last.style, indent: 0))
    }
    return cut
  }

  /// The question in two lines at most, unless the reference is to be typed: however long it is, what it is founded on
  /// comes below.
  private static func brokenQuestion(_ desk: ReuploadDesk, _ language: Language, width: Int) -> [Line] {
    let number = desk.attempt.number
    let what =
      desk.isHandOff
      ? Phrase(id: "Coba ke-\(number), di portal: ", en: "Attempt \(number), portal: ")
      : Phrase(id: "Coba ke-\(number): kirim ", en: "Attempt \(number): send ")
    let whole = SafeText(desk.row.document.name)
    let short = Phrase(id: "Coba ke-\(number): ", en: "Attempt \(number): ").text(language)
    // A reference that stands in one line is read at once, and leaves the next one to the other party's name.
    let isBroken = what.text(language).cellWidth + whole.cellWidth >= width
    let text = isBroken && short.cellWidth + whole.cellWidth < width ? short : what.text(language)
    let isTyped = desk.mustType && TypedName(desk.row.document).isName
    let name = isTyped ? whole : whole.keepingBothEnds(width: 2 * width - text.cellWidth - 1)
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
  static func typing(_ desk: ReuploadDesk) -> Phrase {
    let name = TypedName(desk.row.document)
    let why = desk.typingReason
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
  ///
  /// - Parameter partnerWidth: How wide the other party's name may be; `nil` for all of it.
  static func question(_ desk: ReuploadDesk, _ model: Model, partnerWidth: Int? = nil) -> SafeText {
    let language = model.language
    let what = subject(desk.row.document, language, partnerWidth: partnerWidth)
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
