import TerminalKit
import UploadQueue
import Wording

/// A remedy as lines.
enum RemedyView {
  /// - Parameter followed: What is put right before the portal's steps, and how far the steps have come; `nil` where it is
  ///   only told.
  static func lines(
    _ remedy: Remedy, _ followed: (before: RemedyProgress, progress: RemedyProgress)?, _ model: Model
  ) -> [Line] {
    let (width, language) = (model.size.columns, model.language)
    var lines = Line.wrapped(remedy.meaning.text(language), width: width)
    if let followed {
      lines += beforePortal(followed.before, model) + RemedyStepsView.lines(followed.progress, model)
    } else {
      for (index, step) in remedy.steps.enumerated() {
        lines += Line.wrapped("\(index + 1). \(step.text(language))", width: width, indent: 2)
      }
    }
    return lines + caution(remedy, model)
  }

  /// What not to do, and where the advice is known from.
  static func caution(_ remedy: Remedy, _ model: Model) -> [Line] {
    let (width, language) = (model.size.columns, model.language)
    let source = Phrase(id: "Sumber: \(remedy.source)", en: "Source: \(remedy.source)").text(language)
    return remedy.avoid.flatMap {
      Line.wrapped("✗ \($0.text(language))", width: width, style: .warning, indent: 2)
    } + Line.wrapped(source, width: width, style: .dim)
  }

  /// What is to be put right before the portal's steps, where those do not follow it under numbers of their own, each with
  /// what is known of it, and a sign where that leaves nothing to do.
  static func beforePortal(_ before: RemedyProgress, _ model: Model) -> [Line] {
    guard !before.items.isEmpty else { return [] }
    let (width, language) = (model.size.columns, model.language)
    // A sign is read aloud as anything; the fact below says that it is known.
    func bullet(_ item: RemedyProgress.Item) -> SafeText {
      model.isLineByLine ? "" : item.isKnown ? "✓ " : "· "
    }
    let portal = Phrase(id: "Langkah di portal:", en: "Steps in the portal:").text(language)
    return before.items.flatMap { item in
      Line.wrapped(bullet(item) + item.step.text.text(language), width: width, indent: 2)
        + RemedyStepsView.fact(item, model)
    } + Line.wrapped(portal, width: width, indent: 2)
  }
}
