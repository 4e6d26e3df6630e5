import UploadQueue
import Wording

/// What the document at the desk has in common with others that failed, before it is sent like them.
enum DeskSigns {
  static func lines(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    guard !desk.isSent, case .desk(let state) = model.screen, let overview = state.overview else { return [] }
    let language = model.language
    let width = model.size.columns
    var lines: [Line] = []
    if let standstill = overview.standstill {
      let text: SafeText = "\(standstill.sign(model).text(language)). \(standstill.advice.text(language))"
      lines += Line.wrapped(text, width: width, style: .warning)
    }
    for cause in overview.causes where cause.holds(for: desk.row) {
      lines += Line.wrapped(cause.sign(model).text(language), width: width, style: .warning)
      if let advice = overview.advice(on: cause) {
        lines += Line.wrapped(advice.text(language), width: width, indent: 2)
      }
      if case .signer = cause.trait { lines += proposal(desk, model) }
    }
    return lines + failing(desk, overview, model)
  }

  /// That the last documents of the one who signs failed, as many as are a sign, where that is not told as one already: the
  /// others may be too few yet to compare with.
  private static func failing(_ desk: ReuploadDesk, _ overview: QueueOverview, _ model: Model) -> [Line] {
    guard let signer = desk.row.document.signer, let outcomes = model.queue.signers?.entry(of: signer)?.outcomes,
      let run = outcomes.run, !run.isApproved, run.count >= CommonCause.fewest,
      !overview.causes.contains(where: { $0.trait == .signer(signer) })
    else { return [] }
    let told = SignerPhrases(model: model).newest(of: outcomes).text(model.language)
    return Line.wrapped("‼ \(told).", width: model.size.columns, style: .warning) + proposal(desk, model)
  }

  /// That whoever signs has a certificate that is of no use: who was chosen, else whom the document names.
  static func unfit(at desk: ReuploadDesk, _ model: Model) -> SafeText? {
    guard let signer = desk.chosenSigner ?? desk.row.document.signer,
      let obstacle = model.knowledge(at: desk)?.obstacles[signer]
    else { return nil }
    return SignerPhrases(model: model).unfit(signer, obstacle).text(model.language)
  }

  /// The same at the desk itself, where no step tells it.
  static func unfitLines(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    guard !desk.isSent, !desk.isOver, let unfit = unfit(at: desk, model) else { return [] }
    let steps = model.before(portalAt: desk).items + model.progress(at: desk).items
    let isTold = steps.contains { step in
      switch step.fact {
      case .certificateUnusable, .signerHeldBack: true
      default: false
      }
    }
    return isTold ? [] : Line.wrapped(unfit, width: model.size.columns, style: .warning)
  }

  /// Who is proposed to sign instead, what became of their documents last, and how they are chosen, or that they are: counts,
  /// which promise nothing.
  ///
  /// Where all who are left have a certificate that is of no use, that is said.
  private static func proposal(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    let language = model.language
    guard let knowledge = model.knowledge(at: desk) else { return [] }
    guard let proposed = knowledge.best else {
      let heldBack = knowledge.heldBack.map { SignerPhrases(model: model).heldBack($0).text(language) }
      return heldBack.map { Line.wrapped("\($0).", width: model.size.columns, style: .warning, indent: 2) } ?? []
    }
    let told = SignerPhrases(model: model).newest(of: proposed).text(language)
    let key = model.telling.key(.signer, language)
    let choosing: Phrase =
      if desk.chosenSigner == proposed.signer {
        Phrase(id: " Dipilih.", en: " Chosen.")
      } else if desk.signers.isEmpty || desk.phase != .preparing {
        Phrase(same: .empty)
      } else {
        Phrase(id: " \(key) memilih.", en: " \(key) chooses.")
      }
    return Line.wrapped("\(told).\(choosing.text(language))", width: model.size.columns, indent: 2)
  }
}
