import TerminalKit
import UploadQueue
import Wording

/// Approvals and failures hour by hour, as far as Pantau saw them.
enum HoursPanel {
  private static let label = 8

  static func lines(_ outcomes: HourlyOutcomes?, _ look: PanelLook, width: Int) -> [OverviewLine] {
    guard let outcomes else {
      return []
    }
    let isWeek = width - label >= 168
    let shown = outcomes.last(isWeek ? 168 : 24)
    let span = isWeek ? look.say("7 hari", "7 days") : look.say("24 jam", "24 hours")
    let most = { (values: [Int]) in (values.max() ?? 0).written(look.language) }
    let peaks: SafeText = "✓ \(most(shown.approved)) ✗ \(most(shown.invalid))"
    let right = look.say("maks \(peaks)", "most \(peaks)")
    let long = look.say("Hasil per jam, \(span) terakhir", "Outcomes by the hour, last \(span)")
    let title = long.cellWidth + right.cellWidth + 2 <= width ? long : look.say("Per jam, \(span)", "Hourly, \(span)")
    var lines = [OverviewLine.heading(title, right, width: width)]
    guard shown.approved.contains(where: { $0 > 0 }) || shown.invalid.contains(where: { $0 > 0 }) else {
      let nothing = look.say("Belum ada perubahan yang terlihat.", "No change has been seen yet.")
      return [lines[0], OverviewLine().text(nothing, 2..<width, .dim)]
    }
    let cell = max(1, min(4, (width - label) / max(1, shown.hours)))
    // A line between them, where there is one to spare: without colour nothing else tells the one from the other.
    let isParted = look.chartHeight > 1
    lines += chart(shown.approved, "✓", .good, height: look.chartHeight - (isParted ? 1 : 0), cell, look, width)
    if isParted { lines.append(OverviewLine()) }
    lines += chart(shown.invalid, "✗", .wrong, height: (look.chartHeight + 1) / 2, cell, look, width)
    lines.append(axis(shown, cell: cell, isWeek: isWeek, look, width: width))
    return lines
  }

  private static func chart(
    _ values: [Int], _ sign: SafeText, _ style: Style, height: Int, _ cell: Int, _ look: PanelLook, _ width: Int
  ) -> [OverviewLine] {
    let rows = Bars.chart(values, height: height, cell: cell)
    let total = values.reduce(0, +).written(look.language)
    return rows.enumerated().map { index, row in
      let line = OverviewLine().marks(row, from: label, to: width, style)
      return index == rows.count - 1 ? line.text("\(sign) \(total)", 0..<label, style) : line
    }
  }

  /// The hours of the day, or the days of the week, below the columns at which they begin.
  private static func axis(
    _ outcomes: HourlyOutcomes, cell: Int, isWeek: Bool, _ look: PanelLook, width: Int
  ) -> OverviewLine {
    var line = OverviewLine()
    for hour in 0..<outcomes.hours {
      let moment = outcomes.start + .hours(hour)
      let ofDay = moment.timeOfDay(in: look.model.zone).hour
      guard isWeek ? ofDay == 0 : ofDay.isMultiple(of: 6) else { continue }
      let text =
        isWeek
        ? moment.date(in: look.model.zone).written(look.language) : moment.clock(in: look.model.zone).slice(0..<2)
      let column = label + hour * cell
      guard column + text.cellWidth <= width else { continue }
      line = line.text(text, column..<column + text.cellWidth, .dim)
    }
    return line
  }
}
