import TerminalKit
import UploadQueue
import Wording

/// The desk: one Saved Invalid document, uploaded again deliberately.
enum DeskScreen {
  static func draw(_ state: DeskState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let language = model.language
    guard let desk = model.desk(state.key) else { return }
    let total = model.summary.count(.savedInvalid).written(language)
    // Those that only wait are among them until a list shows otherwise.
    let waiting = UnderWayView.count(model, isShort: true).map { " · \($0)" as SafeText } ?? .empty
    let title: SafeText =
      language == .indonesian
      ? "Unggah ulang · \(total) Saved Invalid\(waiting) · satu per satu, hanya bila Anda setuju"
      : "Re-upload · \(total) Saved Invalid\(waiting) · one by one, only when you say so"
    frame.put(title, column: 1, row: 1, style: .title)
    HeaderView.drawRule(row: 2, in: &frame)
    Line.draw(lines(desk, model), scroll: state.scroll, from: 3, height: model.bodyHeight, in: &frame)
    if case .confirming = desk.phase { drawDialog(desk, model, in: &frame) }
  }

  static func lines(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    let document = desk.row.document
    var lines = Line.wrapped(heading(document, language), width: width, style: .title)
    let seen = Line.wrapped(observed(desk, model), width: width) + DeadlineView.dayLines(document, model)
    // Where few lines fit, how it stands comes before what it was founded on.
    if !model.isCompact { lines += seen }
    lines += Line.wrapped(
      desk.statePhrase(model.telling).text(language), width: width,
      style: desk.isOver ? Style(desk.outcomeRole) : desk.phase == .inDoubt ? .badge : .accent)
    // Before the steps, which may be longer than the screen: whoever changes it sees it change.
    if desk.namesSigner, !desk.isOver {
      let key = model.telling.key(.signer, language)
      let choice: SafeText = language == .indonesian ? "   (\(key) memilih)" : "   (\(key) chooses)"
      let signer = desk.signerPhrase.text(language)
      lines += Line.wrapped(desk.phase == .preparing && !desk.signers.isEmpty ? signer + choice : signer, width: width)
    }
    if let list = desk.listPhrase(model) {
      let advice = desk.listAdvice(model.telling)
      lines += Line.wrapped("\(list.text(language)) \(advice.text(language))", width: width, style: .warning)
    }
    if model.isCompact { lines += seen }
    if desk.wasInDoubt {
      lines += Line.wrapped(
        doubt(desk, isReadOnly: model.profile.isReadOnly).text(language), width: width, style: .warning)
    }
    let others = UnderWayView.lines(besides: desk, model)
    // Who only waits looks at what waits besides; who is at work looks at the steps first.
    if desk.isSent { lines += others }
    if !desk.isOver || desk.isStillInvalid {
      lines.append(.blank)
      lines += cause(desk, model) + DeskSigns.lines(desk, model)
      if let advice = model.profile.deskAdvice {
        lines += Line.wrapped(advice.text(language), width: width, style: .accent)
      }
      lines.append(.blank)
      lines.append(Line(language == .indonesian ? "Langkah" : "Steps", .accent))
      for (index, step) in steps(desk).enumerated() {
        let mark: SafeText = desk.ticked.contains(index + 1) ? "[x]" : "[ ]"
        lines += Line.wrapped("\(mark) \(index + 1) \(step.text(language))", width: width, indent: 2)
      }
    }
    if desk.isOver, !model.profile.isReadOnly, case .desk(let state) = model.screen {
      lines.append(.blank)
      lines += Line.wrapped(nextText(state, model), width: width)
    }
    if !desk.isSent { lines += others }
    return lines
  }

  /// What the document is, for whom and for how much.
  static func heading(_ document: Document, _ language: Language) -> SafeText {
    let tax: SafeText = document.taxBase.map { "DPP Rp \($0.written(language))" } ?? "DPP –"
    let vat: SafeText = document.vat.map { "PPN Rp \($0.written(language))" } ?? "PPN –"
    return "\(document.name) · \(document.partnerName ?? "–") · \(tax) · \(vat)"
  }

  private static func doubt(_ desk: ReuploadDesk, isReadOnly: Bool) -> Phrase {
    if desk.isOver {
      return Phrase(
        id: "Jawabannya pernah tidak tercatat, jadi pengirimannya diragukan; tidak ada yang dikirim lagi.",
        en: "Its answer was not recorded at first, which left it in doubt; nothing was sent again.")
    }
    // The one that sent it may have ended, or be another that is running still.
    let why = Phrase(
      id: "Tidak ada jawaban yang tercatat: Pantau yang mengirimnya berakhir sebelum itu, atau masih menunggunya.",
      en: "No answer is recorded: the Pantau that sent it ended before, or is still waiting for it.")
    let what =
      isReadOnly
      ? Phrase(
        id: "Di sini hanya-baca, jadi sumber data tidak ditanya; tidak ada yang dikirim lagi.",
        en: "This is read-only, so the data source is not asked from here; nothing is sent again.")
      : Phrase(
        id: "Sumber data ditanya; tidak ada yang dikirim lagi.", en: "The data source is asked; nothing is sent again.")
    return Phrase(
      id: "\(why.text(.indonesian)) \(what.text(.indonesian))", en: "\(why.text(.english)) \(what.text(.english))")
  }

  static func nextText(_ state: DeskState, _ model: Model) -> SafeText {
    let language = model.language
    let key = model.telling.key(.next, language)
    guard let next = state.next else {
      return Phrase.noMoreInvalid(waiting: model.underWay.count, model.telling).text(language)
    }
    let name: SafeText = "\(next.document.name) · \(next.document.partnerName ?? "–")"
    guard !model.isLineByLine else {
      return language == .indonesian ? "Ketik \(key) untuk \(name)." : "Type \(key) for \(name)."
    }
    return language == .indonesian ? "\(key): berikutnya \(name)" : "\(key): next is \(name)"
  }

  private static func observed(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    model.language == .indonesian
      ? "\(seen(desk, model)) · percobaan ke-\(desk.attempt.number)"
      : "\(seen(desk, model)) · attempt \(desk.attempt.number)"
  }

  /// The status, and when it was seen.
  static func seen(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    // Until something is agreed to, what the person's decision is founded on; afterwards, the newest that is known.
    let isFoundation = !desk.isOver && (desk.isBusy || !desk.isJournaled)
    let observed = desk.row.document.observedAt
    let newest = desk.isOver ? observed : max(observed, desk.attempt.seenAt)
    let seen = model.when(isFoundation ? desk.attempt.seenAt : newest)
    return model.language == .indonesian
      ? "\(standing(desk, model)), data per \(seen)" : "\(standing(desk, model)), as of \(seen)"
  }

  /// The status, and since when.
  private static func standing(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    let language = model.language
    if let gone = desk.row.missingSince { return DetailScreen.absence(of: desk.row, since: gone, model) }
    let time = desk.row.time
    let bound: SafeText =
      time.isLowerBound
      ? (language == .indonesian ? "setidaknya sejak" : "at least since")
      : (language == .indonesian ? "sejak" : "since")
    return """
      \(desk.row.document.status.shown) \(bound) \(model.whenNamed(time.since)) (\(time.brief(at: model.now, language)))
      """
  }

  /// Why it failed, as far as anybody said.
  static func cause(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    var lines = [Line(language == .indonesian ? "Penyebab" : "Cause", .accent)]
    if let reason = desk.row.document.reason {
      lines += Line.wrapped("\(reason)", width: width, style: .wrong)
    } else {
      lines += Line.wrapped(
        Phrase(
          id: "Alasannya tidak disebut; Coretax tidak menampilkannya dalam daftar.",
          en: "No reason was given; Coretax does not show it in the list."
        ).text(language), width: width)
    }
    if let remedy = Remedy.remedy(forFailureOf: desk.row) {
      lines += Line.wrapped(remedy.meaning.text(language), width: width)
    }
    return lines
  }

  static func steps(_ desk: ReuploadDesk) -> [Phrase] {
    if desk.isHandOff { return Remedy.portalSteps(signer: desk.attempt.signer ?? desk.row.document.signer) }
    if let remedy = Remedy.remedy(forFailureOf: desk.row), !remedy.steps.isEmpty {
      return remedy.steps
    }
    return Remedy.remedy(for: StatusReading(.savedInvalid, words: UploadStatus.savedInvalid.word)).steps
  }

  /// Names the document, the buyer, the amount, the status and since when, and which attempt it is.
  private static func drawDialog(_ desk: ReuploadDesk, _ model: Model, in frame: inout Frame) {
    let language = model.language
    let width = min(frame.size.columns - 2, 88)
    let inner = width - 4
    let left = (frame.size.columns - width) / 2
    var answer: [Line] = []
    if desk.mustType, case .confirming(let typed) = desk.phase {
      answer += Line.wrapped(
        typing(desk, isNarrow: inner < 40).text(language), width: inner + 1, style: .warning, indent: 0)
      answer.append(Line("> \(typed)_", desk.isTypedRight ? .good : .accent, indent: 0))
      if let right = TypedName(desk.row.document).rightCharacters(in: typed) {
        answer.append(Line(mistake(right + 1).text(language), .wrong, indent: 0))
      }
    }
    answer.append(Line(choices(desk, isNarrow: inner < 40).text(language), .accent, indent: 0))
    let room = max(1, frame.size.rows - 4 - answer.count)
    let lines = asked(desk, model, width: inner + 1, room: room) + answer
    let top = max(1, frame.size.rows - lines.count - (model.isCompact ? 3 : 4))
    box(left: left, top: top, width: width, height: lines.count + 2, in: &frame)
    for (index, line) in lines.enumerated() {
      frame.put(line.text, column: left + 2, row: top + 1 + index, style: line.style, width: inner)
    }
  }

  /// The question and what it is founded on, in as many lines as there is room for.
  ///
  /// How to answer always fits below. Where the screen is small, a long name of the other party ends before the status and
  /// since when, and a signer that is unchanged goes unnamed; what has to end all the same is seen to.
  private static func asked(_ desk: ReuploadDesk, _ model: Model, width: Int, room: Int) -> [Line] {
    let language = model.language
    let reread = Phrase(
      id: "Dokumen dibaca sekali lagi sebelum apa pun dilakukan.", en: "It is read once more before anything is done.")
    let whole: SafeText = "\(seen(desk, model)). \(reread.text(language))"
    let brief: SafeText = "\(standing(desk, model))."
    let forms = [
      (60, true, whole), (60, true, seen(desk, model)), (60, true, brief), (30, true, brief), (15, true, brief),
      (15, false, brief),
    ].lazy.map { partnerWidth, namesUsual, founded in
      Line.wrapped(
        question(desk, model, partnerWidth: partnerWidth, namesUsualSigner: namesUsual), width: width, style: .title,
        indent: 0) + Line.wrapped(founded, width: width, indent: 0)
    }
    if let lines = forms.first(where: { $0.count <= room }) { return lines }
    var lines = Array(forms.last?.prefix(room) ?? [])
    if let last = lines.popLast() {
      lines.append(Line((last.text.parts(ofWidth: width - 2).first ?? .empty) + "…", last.style, indent: 0))
    }
    return lines
  }

  /// What is to be typed, and why.
  static func typing(_ desk: ReuploadDesk, isNarrow: Bool = false) -> Phrase {
    let name = TypedName(desk.row.document)
    if isNarrow, name.isName { return Phrase(id: "Ketik referensinya, lalu y.", en: "Type its reference, then y.") }
    guard !name.isName else {
      return Phrase(
        id: "Data lama atau baru saja diunggah ulang: ketik referensinya (huruf kecil boleh), lalu y.",
        en: "Old data, or uploaded again a short while ago: type its reference (small letters will do), then y.")
    }
    return Phrase(
      id: "Data lama atau baru saja diunggah ulang. Referensinya tidak dapat diketik: ketik \(name.asked), lalu y.",
      en: "Old data, or uploaded again a short while ago. Its reference cannot be typed: type \(name.asked), then y.")
  }

  private static func mistake(_ place: Int) -> Phrase {
    Phrase(
      id: "Tidak cocok mulai huruf ke-\(place); Backspace menghapus, Ctrl-U semuanya.",
      en: "Not right from character \(place) on; Backspace takes it back, Ctrl-U all.")
  }

  /// How to answer; while a reference is typed, letters are letters.
  private static func choices(_ desk: ReuploadDesk, isNarrow: Bool) -> Phrase {
    let yes = desk.isHandOff ? Phrase(id: "mulai", en: "begin") : Phrase(id: "kirim", en: "send")
    let (id, en) = (yes.text(.indonesian), yes.text(.english))
    if desk.mustType {
      return desk.isTypedRight
        ? Phrase(id: "y \(id)    Esc tidak (bawaan)", en: "y \(en)    Esc no (default)")
        : Phrase(id: "Esc tidak (bawaan)", en: "Esc no (default)")
    }
    return isNarrow
      ? Phrase(id: "y \(id)   n tidak   s lewati", en: "y \(en)   n no   s skip")
      : Phrase(id: "y \(id)    n tidak (bawaan)    s lewati", en: "y \(en)    n no (default)    s skip")
  }

  static func question(
    _ desk: ReuploadDesk, _ model: Model, partnerWidth: Int = 60, namesUsualSigner: Bool = true
  ) -> SafeText {
    let language = model.language
    let document = desk.row.document
    let amount = document.taxBase?.written(language) ?? "–"
    // A name without end would push the amount off the screen.
    let partner = SafeText(document.partnerName ?? "–").parts(ofWidth: partnerWidth)
    let name = (partner.first ?? .empty) + (partner.count > 1 ? "…" : "")
    let what: SafeText = "\(document.name) · \(name) · Rp \(amount)"
    let signer: SafeText =
      if desk.isHandOff {
        if namesUsualSigner, let signer = desk.attempt.signer ?? document.signer {
          language == .indonesian ? ", penandatangan \(signer)" : ", signer \(signer)"
        } else {
          .empty
        }
      } else if let chosen = desk.attempt.signer {
        language == .indonesian ? ", ditandatangani \(chosen)" : ", signed by \(chosen)"
      } else if namesUsualSigner, let usual = document.signer {
        language == .indonesian ? ", penandatangan tetap \(usual)" : ", signer unchanged \(usual)"
      } else {
        .empty
      }
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

  private static func box(left: Int, top: Int, width: Int, height: Int, in frame: inout Frame) {
    for row in top..<top + height {
      frame.fill(columns: left..<left + width, row: row)
      frame.put("│", column: left, row: row, style: .accent)
      frame.put("│", column: left + width - 1, row: row, style: .accent)
    }
    for (row, corners) in [(top, ("┌", "┐")), (top + height - 1, ("└", "┘"))] as [(Int, (SafeText, SafeText))] {
      frame.fill("─", columns: left + 1..<left + width - 1, row: row, style: .accent)
      frame.put(corners.0, column: left, row: row, style: .accent)
      frame.put(corners.1, column: left + width - 1, row: row, style: .accent)
    }
  }
}
