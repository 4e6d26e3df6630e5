import TerminalKit
import UploadQueue
import Wording

/// For how long documents have been signing.
enum AgePanel {
  private static let label = 2..<11
  private static let sign = 11..<12
  private static let numberWidth = 8
  /// A bar longer than this tells no more.
  private static let longestBar = 60

  static func lines(_ overview: QueueOverview, _ look: PanelLook, width: Int) -> [OverviewLine] {
    let total = overview.ages.reduce(0) { $0 + $1.total }
    let most = overview.ages.map(\.total).max() ?? 0
    let title = look.say("Signing In Progress: sudah berapa lama", "Signing In Progress: for how long")
    let short: SafeText = look.say("Signing: berapa lama", "Signing: how long")
    let shown = title.cellWidth + 9 <= width ? title : short
    var lines = [OverviewLine.heading(shown, total.written(look.language), width: width)]
    for bucket in AgeBucket.allCases {
      lines.append(line(bucket, overview.count(bucket), most: most, look, width: width))
    }
    lines += look.wrapped(thresholds(look), width: width, .dim)
    let told = [look.policy.stuck.origin, look.model.queue.usual?.phrase(in: look.model.zone)].compactMap { $0 }
    return lines + told.flatMap { look.wrapped($0.text(look.language), width: width, .dim) }
  }

  private static func line(
    _ bucket: AgeBucket, _ count: AgeCount, most: Int, _ look: PanelLook, width: Int
  ) -> OverviewLine {
    let style: Style = count.stuck > 0 ? .wrong : count.slow > 0 ? .warning : .plain
    var line = OverviewLine(item: .age(bucket)).text(bucket.name(look.language), label)
    line = line.text(count.stuck > 0 ? "‼" : count.slow > 0 ? "!" : "", sign, style)
    let bars = sign.upperBound + 1..<max(sign.upperBound + 1, width - numberWidth)
    let room = min(bars.count, longestBar)
    var start = bars.lowerBound
    let end = start + Bars.length(count.total, of: most, room: room)
    // A threshold inside the span divides its bar.
    for (part, style) in [(count.fine, Style.dim), (count.slow, .warning), (count.stuck, .wrong)] where part > 0 {
      let cells = min(end - start, max(1, (end - bars.lowerBound) * part / count.total))
      let isLast = style == (count.stuck > 0 ? .wrong : count.slow > 0 ? .warning : .dim)
      let stop = isLast ? end : start + cells
      line = line.text(SafeText.repeating("█", count: stop - start), start..<stop, style)
      start = stop
    }
    return line.number(
      count.total.written(look.language), max(0, width - numberWidth)..<width, count.total == 0 ? .dim : .plain)
  }

  private static func thresholds(_ look: PanelLook) -> SafeText {
    let slow = look.policy.stuck.slow.words(look.language)
    let stuck = look.policy.stuck.words(look.language)
    return look.say("! lambat ≥ \(slow) · ‼ macet ≥ \(stuck)", "! slow ≥ \(slow) · ‼ stuck ≥ \(stuck)")
  }
}

extension AgeBucket {
  /// The span in few characters.
  func name(_ language: Language) -> SafeText {
    let (hour, day) = (TimeUnit.hour.short(language), TimeUnit.day.short(language))
    switch self {
    case .underAnHour: return "< 1 \(hour)"
    case .underSixHours: return "1–6 \(hour)"
    case .underADay: return "6–24 \(hour)"
    case .underTwoDays: return "1–2 \(day)"
    case .underFiveDays: return "2–5 \(day)"
    case .fiveDaysAndMore: return "≥ 5 \(day)"
    }
  }
}
