import TerminalKit
import UploadQueue
import Wording

/// The desk: one Saved Invalid document, uploaded again deliberately.
enum DeskScreen {
  static func draw(_ state: DeskState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let language = model.language
    guard let desk = model.desk(state.key) else { return }
    let total = model.isUncounted ? "?" : model.summary.count(.savedInvalid).written(language)
    // Those that only wait are among them until a list shows otherwise.
    let waiting = UnderWayView.count(model, isShort: true).map { " · \($0)" as SafeText } ?? .empty
    let title: SafeText =
      language == .indonesian
      ? "Unggah ulang · \(total) Saved Invalid\(waiting) · satu per satu, hanya bila Anda setuju"
      : "Re-upload · \(total) Saved Invalid\(waiting) · one by one, only when you say so"
    frame.put(title, column: 1, row: 1, style: .title)
    HeaderView.drawRule(row: 2, in: &frame)
    // While the dialog is open it is what is scrolled.
    guard case .confirming = desk.phase else {
      Line.draw(lines(desk, model), scroll: state.scroll, from: 3, height: model.bodyHeight, in: &frame)
      return
    }
    Line.draw(lines(desk, model), scroll: 0, from: 3, height: model.bodyHeight, in: &frame)
    if let later = state.later {
      LaterView.draw(later, desk, model, in: &frame)
    } else {
      drawDialog(desk, model, scroll: state.scroll, in: &frame)
    }
  }

  static func lines(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    let document = desk.row.document
    let title = isRemembered(desk, model) ? memory(of: document, language) : heading(document, language)
    var lines = Line.wrapped(title, width: width, style: .title)
    var seen = Line.wrapped(observed(desk, model), width: width)
    let day = DeadlineView.dayLines(document, model)
    // Where few lines fit, that it is late comes first, and how it stands before what that was founded on.
    let isLateFirst = model.isCompact && DeadlineView.lateness(of: document, model) != nil
    if isLateFirst { lines = day + lines } else { seen += day }
    if !model.isCompact { lines += seen }
    lines += Line.wrapped(
      desk.statePhrase(model.telling).text(language), width: width,
      style: desk.isOver ? Style(desk.outcomeRole) : desk.phase == .inDoubt ? .badge : .accent)
    if desk.isSent {
      lines += DetailScreen.usualLines(document, model)
    } else if desk.isStillInvalid {
      lines += TwinView.lines(desk.row, model)
    }
    if !desk.isJournaled, let plan = model.planPhrase(of: desk) {
      lines += Line.wrapped(plan.text(language), width: width, style: .accent)
    }
    // Before the steps, which may be longer than the screen: whoever changes it sees it change.
    if desk.namesSigner, !desk.isOver {
      let key = model.telling.key(.signer, language)
      let choice: SafeText = language == .indonesian ? "   (\(key) memilih)" : "   (\(key) chooses)"
      let signer = desk.signerPhrase.text(language)
      lines += Line.wrapped(desk.phase == .preparing && desk.canChooseSigner ? signer + choice : signer, width: width)
    }
    lines += DeskSigns.unfitLines(desk, model)
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
      lines += cause(desk, model) + DeskSigns.lines(desk, model) + SignSource.lines(desk, model)
      if let advice = model.profile.deskAdvice {
        lines += Line.wrapped(advice.text(language), width: width, style: .accent)
      }
      lines.append(.blank)
      lines.append(Line(language == .indonesian ? "Langkah" : "Steps", .accent))
      lines +=
        RemedyView.beforePortal(model.before(portalAt: desk), model)
        + RemedyStepsView.lines(model.progress(at: desk), model)
      lines += RemedyView.caution(model.remedy(at: desk), model)
    }
    if desk.isOver, !model.profile.isReadOnly, case .desk(let state) = model.screen {
      lines.append(.blank)
      lines += Line.wrapped(nextText(state, model), width: width)
    }
    if !desk.isSent { lines += others }
    return lines
  }

  /// Whether all that is known of the document is what the journal kept of it: the queue has not answered yet.
  private static func isRemembered(_ desk: ReuploadDesk, _ model: Model) -> Bool {
    // Lists have the PPN, and the journal does not keep it.
    model.isFirstAnswerAwaited && desk.row.document.vat == nil
  }

  /// Whether nothing is known of a document but what the journal kept of its re-upload.
  private static func isBare(_ document: Document) -> Bool {
    document.partnerName == nil && document.taxBase == nil && document.vat == nil
  }

  /// What the document was when a list brought it last, as far as the journal has it.
  private static func memory(of document: Document, _ language: Language) -> SafeText {
    let tax: SafeText? = document.taxBase.map { "DPP Rp \($0.written(language))" }
    let kept = [document.partnerName.map { SafeText($0) }, tax].compactMap { $0 }
    guard !kept.isEmpty else {
      let unread = Phrase(
        id: "isinya belum terbaca: antrean belum menjawab", en: "not read yet: the queue has not answered")
      return "\(document.name) · \(unread.text(language))"
    }
    let source = Phrase(
      id: "menurut jurnal: antrean belum menjawab", en: "as the journal has it: the queue has not answered")
    let parts = kept + [source.text(language)]
    return parts.reduce(into: "\(document.name)") { $0 = "\($0) · \($1)" }
  }

  /// What the document is, for whom and for how much.
  static func heading(_ document: Document, _ language: Language) -> SafeText {
    let tax: SafeText = document.taxBase.map { "DPP Rp \($0.written(language))" } ?? "DPP –"
    let vat: SafeText = document.vat.map { "PPN Rp \($0.written(language))" } ?? "PPN –"
    return "\(document.name) · \(document.partnerName ?? "–") · \(tax) · \(vat)"
  }

  private static func doubt(_ desk: ReuploadDesk, isReadOnly: Bool) -> Phrase {
    if desk.phase != .inDoubt {
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
    let seen = model.when(seenAt(desk, model))
    return model.language == .indonesian
      ? "\(standing(desk, model)), data per \(seen)" : "\(standing(desk, model)), as of \(seen)"
  }

  /// As of when the status is known.
  static func seenAt(_ desk: ReuploadDesk, _ model: Model) -> Timestamp {
    // What has been agreed to is founded on what was read before, whatever comes until the journal has it.
    guard desk.isOver || !desk.isBusy else { return desk.attempt.seenAt }
    let read = desk.row.document.observedAt
    switch desk.phase {
    case .preparing, .confirming:
      return max(isBare(desk.row.document) ? read : model.knownAt(desk.row), desk.attempt.seenAt)
    // An answer begun before something was sent says nothing of how the document stands since then.
    default: return desk.row.document.status == desk.attempt.seenStatus ? max(read, desk.attempt.seenAt) : read
    }
  }

  /// The status, and since when.
  static func standing(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    if let gone = desk.row.missingSince { return DetailScreen.absence(of: desk.row, since: gone, model) }
    return standing(desk.row.document.status, desk.row.time, model)
  }

  /// A status, and since when.
  static func standing(_ status: StatusReading, _ time: StatusTime, _ model: Model) -> SafeText {
    let language = model.language
    let bound: SafeText =
      time.isLowerBound
      ? (language == .indonesian ? "setidaknya sejak" : "at least since")
      : (language == .indonesian ? "sejak" : "since")
    // Units of one letter are not read as what they are.
    let elapsed = model.isLineByLine ? time.words(at: model.now, language) : time.brief(at: model.now, language)
    return "\(status.shown) \(bound) \(model.whenNamed(time.since)) (\(elapsed))"
  }

  /// Why it failed, as far as anybody said.
  static func cause(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    var lines = [Line(language == .indonesian ? "Penyebab" : "Cause", .accent)]
    if let refusal = desk.lastRefusal {
      lines += refused(refusal, desk.row, model)
    } else if let reason = desk.row.document.reason {
      lines += Line.wrapped("\(reason)", width: width, style: .wrong)
    } else if isRemembered(desk, model) {
      let words = Phrase(id: "Belum diketahui: antrean belum menjawab.", en: "Not known: the queue has not answered.")
      lines += Line.wrapped(words.text(language), width: width)
    } else {
      lines += Line.wrapped(noReason(desk.row.document).text(language), width: width)
    }
    let known = Remedy.remedy(forFailureOf: desk.failure)
    if let known { lines += Line.wrapped(known.meaning.text(language), width: width) }
    if desk.isRepeated { lines += Line.wrapped(desk.remedy.meaning.text(language), width: width, style: .warning) }
    return lines
  }

  /// That nobody said why, by whoever the list of the document is.
  private static func noReason(_ document: Document) -> Phrase {
    switch document.channel {
    case .coretax:
      Phrase(
        id: "Alasannya tidak disebut; Coretax tidak menampilkannya dalam daftar.",
        en: "No reason was given; Coretax does not show it in the list.")
    case .pjap:
      Phrase(
        id: "Alasannya tidak disebut; jawaban PJAP-nya tidak memuatnya.",
        en: "No reason was given; the PJAP's answer has none.")
    case .desktop: Phrase(id: "Alasannya tidak disebut.", en: "No reason was given.")
    }
  }

  /// How the attempt before was refused; where the document gives a newer reason, that one, and where it is from.
  private static func refused(_ refusal: AttemptRefusal, _ row: QueueRow, _ model: Model) -> [Line] {
    guard let reason = row.document.reason, !refusal.isNewer(than: row) else {
      return Line.wrapped(refusal.told(model), width: model.size.columns, style: .wrong)
    }
    let since = model.whenNamed(row.time.since)
    let told: SafeText =
      model.language == .indonesian
      ? "Menurut daftar, sejak \(since): \(reason)" : "As listed, since \(since): \(reason)"
    return Line.wrapped(told, width: model.size.columns, style: .wrong)
  }
}
