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
      lines += Line.wrapped(cause.advice.text(language), width: width, indent: 2)
      if case .signer(let name) = cause.trait, let line = other(than: name, desk, overview, model) {
        lines += Line.wrapped(line, width: width, indent: 2)
      }
    }
    return lines
  }

  /// What passed of late of the other signer whom the steps name, or where they name none, of the one with most of it, and
  /// how they are chosen; a count, which promises nothing.
  private static func other(
    than name: String, _ desk: ReuploadDesk, _ overview: QueueOverview, _ model: Model
  ) -> SafeText? {
    let signer = desk.chosenSigner ?? name
    guard signer == name else { return nil }
    let named = model.knowledge(at: desk)?.best?.signer
    let others = overview.signers.filter { count in
      (named == nil || count.signer == named) && count.approvedLately > count.invalidLately && count.signer != name
        && count.signer.map { desk.signers.isEmpty || desk.signers.contains($0) } ?? false
    }
    guard let best = others.max(by: { $0.approvedLately < $1.approvedLately }), let other = best.signer else {
      return nil
    }
    let language = model.language
    let (passed, failed) = (best.approvedLately.written(language), best.invalidLately.written(language))
    let key = model.telling.key(.signer, language)
    let choosing: SafeText =
      desk.signers.isEmpty || desk.phase != .preparing
      ? "" : language == .indonesian ? " \(key) memilih." : " \(key) chooses."
    return language == .indonesian
      ? "\(other): \(passed) disetujui dan \(failed) gagal dalam 24 jam.\(choosing)"
      : "\(other): \(passed) approved and \(failed) failed within 24 hours.\(choosing)"
  }
}
