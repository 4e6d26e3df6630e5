import TerminalKit
import UploadQueue
import Wording

/// Signs of one cause behind many documents; nothing where there are none.
enum CausePanel {
  private static let sign = 2..<3
  private static let numberWidth = 7

  static func lines(_ overview: QueueOverview, _ look: PanelLook, width: Int) -> [OverviewLine] {
    var lines: [OverviewLine] = []
    if let standstill = overview.standstill {
      lines += entry(
        .standstill, "‼", standstill.signing.written(look.language), standstill.phrase(look.model), standstill.advice,
        look,
        width: width)
    }
    for cause in overview.causes {
      let share = cause.failed.written(look.language)
      lines += entry(
        .cause(cause.trait), "✗", share, cause.trait.phrase(look.model), cause.counts, look, width: width)
    }
    guard !lines.isEmpty else { return [] }
    let title = look.say("Tanda penyebab bersama", "Signs of a common cause")
    return [.heading(title, look.say("24 jam", "24 hours"), width: width)] + lines
  }

  private static func entry(
    _ item: OverviewItem, _ mark: SafeText, _ number: SafeText, _ what: Phrase, _ beside: Phrase, _ look: PanelLook,
    width: Int
  ) -> [OverviewLine] {
    let start = sign.upperBound + numberWidth + 1
    let first = OverviewLine(item: item).text(what.text(look.language), start..<width, .wrong).text(mark, sign, .wrong)
      .number(number, sign.upperBound..<sign.upperBound + numberWidth, .wrong)
    let rest = Line.wrapped(beside.text(look.language), width: width - start + 1, indent: 0)
    return [first] + rest.map { OverviewLine().text($0.text, start..<width, .dim) }
  }
}
