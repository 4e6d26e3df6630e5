import UploadQueue
import Wording

/// The desk, line by line.
enum PlainDesk {
  static let nothingSent = Phrase(
    id: "Tidak dijawab ya: tidak ada yang dilakukan.", en: "Not answered yes: nothing is done.")

  /// That something else was typed than what the dialog asks for, and so nothing is done.
  static func notNamed(_ document: Document) -> Phrase {
    let asked = TypedName(document).asked
    return Phrase(
      id: "Yang diketik bukan \(asked): tidak ada yang dilakukan.",
      en: "What was typed is not \(asked): nothing is done.")
  }

  static let nothingSentNow = Phrase(id: "Sekarang tidak ada yang dikirim.", en: "Nothing is sent now.")

  /// The document, its state, the cause and the steps.
  static func lines(_ desk: ReuploadDesk, _ model: Model) -> [SafeText] {
    let title = Phrase(
      id: "Meja unggah ulang: satu dokumen, hanya bila Anda setuju.",
      en: "The re-upload desk: one document, only when you say so.")
    return [title.text(model.settings.language)]
      + DeskScreen.lines(desk, model).map(\.text).filter { !$0.isEmpty }
  }

  /// The steps, each with its number.
  static func steps(_ desk: ReuploadDesk, _ model: Model) -> [SafeText] {
    RemedyStepsView.lines(model.progress(at: desk), model).map(\.text)
  }

  /// Who is to sign.
  static func signer(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    "\(desk.signerPhrase.text(model.settings.language))."
  }

  /// What can be answered now: of the dialog its question.
  ///
  /// - Parameter mayBeLater: Whether it can be planned: not where the program ends with the answer.
  static func answers(
    _ desk: ReuploadDesk, _ state: DeskState, _ model: Model, mayBeLater: Bool = true
  ) -> [SafeText] {
    switch desk.phase {
    case .confirming:
      return state.later.map { LaterView.plainLines($0, desk, model) } ?? question(desk, model, mayBeLater: mayBeLater)
    case .rereading, .recording, .sending: return []
    case .over: return [DeskScreen.nextText(state, model), PlainChoices.line(model)]
    default: return [PlainChoices.line(model)]
    }
  }

  private static func question(_ desk: ReuploadDesk, _ model: Model, mayBeLater: Bool) -> [SafeText] {
    let language = model.settings.language
    let name = desk.row.document.name
    let answer: Phrase
    if desk.mustType, !desk.isTypedRight {
      let typed = TypedName(desk.row.document)
      let (id, en): (SafeText, SafeText) =
        typed.isName
        ? ("Ketik referensinya, \(typed.asked),", "Type its reference, \(typed.asked),")
        : (
          "Referensinya tidak dapat diketik: ketik \(typed.asked)", "Its reference cannot be typed: type \(typed.asked)"
        )
      answer = Phrase(
        id: "\(desk.typingReason(model).text(.indonesian)). \(id) untuk melanjutkan; selain itu tidak.",
        en: "\(desk.typingReason(model).text(.english)). \(en) to go on; anything else does not.")
    } else if desk.isHandOff {
      answer = Phrase(
        id: "Ketik ya untuk memulai \(name); selain itu tidak.",
        en: "Type yes to begin \(name); anything else does not.")
    } else if !mayBeLater || desk.row.approvedTwin != nil {
      answer = Phrase(
        id: "Ketik ya untuk mengirim \(name); selain itu tidak.",
        en: "Type yes to send \(name); anything else does not.")
    } else {
      answer = Phrase(
        id: "Ketik ya untuk mengirim \(name), atau nanti untuk merencanakannya; selain itu tidak.",
        en: "Type yes to send \(name), or later to plan it; anything else does not.")
    }
    // The document is named once: before its reference is asked for.
    guard !(desk.mustType && desk.isTypedRight) else { return [answer.text(language)] }
    let reread = Phrase(
      id: "Dokumen dibaca sekali lagi sebelum apa pun dilakukan.", en: "It is read once more before anything is done.")
    // What many failures have in common is told again before anything is agreed to.
    return DeskSigns.lines(desk, model).map(\.text) + [DeskSigns.unfit(at: desk, model)].compactMap(\.self) + [
      DeskScreen.question(desk, model), "\(DeskScreen.seen(desk, model)). \(reread.text(language))",
      answer.text(language),
    ]
  }
}
