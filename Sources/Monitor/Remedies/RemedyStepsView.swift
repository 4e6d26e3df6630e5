import UploadQueue
import Wording

/// The steps of a remedy as lines: what Pantau knows to be done, what the person ticked, and what remains.
enum RemedyStepsView {
  static func lines(_ progress: RemedyProgress, _ model: Model) -> [Line] {
    let width = model.size.columns
    var lines = progress.items.flatMap { item in
      Line.wrapped(step(item, model), width: width, indent: 2).map { line in
        var line = line
        line.step = item.number
        return line
      } + tick(item, model) + fact(item, model)
    }
    if progress.hasBegun, let remaining = remaining(progress) {
      lines += Line.wrapped(remaining.text(model.language), width: width, style: .dim)
    }
    return lines
  }

  /// One step with its mark, and who ticked it, for who is read to.
  static func plainLines(_ item: RemedyProgress.Item, _ model: Model) -> [SafeText] {
    [step(item, model)] + [ticked(item, model)].compactMap(\.self)
  }

  /// One step with its mark.
  static func step(_ item: RemedyProgress.Item, _ model: Model) -> SafeText {
    // A sign is read aloud as anything; the fact below says that it is known.
    let known: SafeText = model.isLineByLine ? "[x]" : "[✓]"
    let mark: SafeText = item.isTicked ? "[x]" : item.isKnown ? known : "[ ]"
    return "\(mark) \(item.number) \(item.step.text.text(model.language))"
  }

  /// Who ticked it, and when, where that was somebody else than who looks.
  static func ticked(_ item: RemedyProgress.Item, _ model: Model) -> SafeText? {
    guard let tick = item.tick, let by = tick.by, by != model.person else { return nil }
    return Phrase(
      id: "Dicentang oleh \(by.shown), \(model.when(tick.at, .indonesian))",
      en: "Ticked by \(by.shown), \(model.when(tick.at, .english))"
    ).text(model.language)
  }

  private static func tick(_ item: RemedyProgress.Item, _ model: Model) -> [Line] {
    ticked(item, model).map { Line.wrapped($0, width: model.size.columns, style: .dim, indent: 8) } ?? []
  }

  /// What is known of a step, below it.
  static func fact(_ item: RemedyProgress.Item, _ model: Model) -> [Line] {
    guard let fact = item.fact else { return [] }
    let text = fact.phrase(model).text(model.language)
    let known = Phrase(id: "Diketahui: ", en: "Known: ").text(model.language)
    return Line.wrapped(known + text, width: model.size.columns, style: fact.isWarning ? .warning : .dim, indent: 8)
  }

  /// Which steps are left; of none nothing is said, as the status may still be waited for.
  private static func remaining(_ progress: RemedyProgress) -> Phrase? {
    let numbers = progress.remaining
    guard let first = numbers.first else { return nil }
    let list = numbers.dropFirst().reduce("\(first)" as SafeText) { "\($0), \($1)" }
    return Phrase(id: "Tersisa: langkah \(list).", en: "Remaining: \(numbers.count == 1 ? "step" : "steps") \(list).")
  }
}
