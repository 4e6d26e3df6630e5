import UploadQueue
import Wording

/// What a document that failed or waits has in common with others, each with its count, what to do and its source.
///
/// Told are that nothing gets through, and the foremost sign that it has its share in; its desk names every one.
enum DetailSigns {
  static func lines(_ state: DetailState, _ model: Model) -> [Line] {
    guard state.row.mayShareCause, let overview = state.overview else { return [] }
    let hasFailed = state.row.document.status.status == .savedInvalid
    let cause = hasFailed ? overview.causes.first { $0.holds(for: state.row) } : nil
    let signs = [
      overview.standstill.map { line($0.sign(model), $0.advice, $0.remedy.source, model) },
      cause.map { line($0.sign(model), overview.advice(on: $0), $0.trait.remedy.source, model) },
    ]
    return signs.compactMap(\.self).flatMap { Line.wrapped($0, width: model.size.columns, style: .warning) }
  }

  private static func line(_ sign: Phrase, _ advice: Phrase?, _ source: SafeText, _ model: Model) -> SafeText {
    func text(_ language: Language) -> SafeText {
      let step = advice.map { " \($0.text(language))" as SafeText } ?? .empty
      return "\(sign.text(language)).\(step)"
    }
    return Phrase(
      id: "\(text(.indonesian)) (Sumber: \(source))", en: "\(text(.english)) (Source: \(source))"
    ).text(model.language)
  }
}

extension QueueRow {
  /// Whether what many have in common bears on it: it failed or is signing, and is listed still.
  var mayShareCause: Bool {
    let status = document.status.status
    return missingSince == nil && (status == .savedInvalid || status == .signingInProgress)
  }
}
