import TerminalKit
import UploadQueue
import Wording

/// The calendar of deadlines: on which days documents that are not approved fall due, and what is at stake.
enum DuePanel {
  static func lines(_ overview: QueueOverview, _ look: PanelLook, width: Int) -> [OverviewLine] {
    let title = look.say("Tenggat belum disetujui", "Deadlines not met yet")
    guard !overview.days.isEmpty else {
      return [
        .heading(title, width: width),
        OverviewLine().text(
          look.say("Tidak ada yang menunggu tenggat.", "Nothing is waiting for a deadline."), 2..<width, .dim),
      ]
    }
    let columns = Columns(
      width: width, counts: overview.days.map { $0.count.written(look.language).cellWidth }.max() ?? 1)
    // The title goes on over the numbers, as far as their own heading leaves it room.
    let heading = OverviewLine().text(title, 0..<columns.count.upperBound - 5, .accent)
      .number(look.say("dok", "docs"), columns.count, .dim).number("1 % DPP", columns.stake, .dim)
    let most = overview.days.map { Int(clamping: $0.exposure.sen) }.max() ?? 0
    return [heading] + overview.days.map { line($0, most: most, columns, look) }
  }

  private struct Columns {
    let sign = 2..<3
    let day: Range<Int>
    let left: Range<Int>
    let count: Range<Int>
    let stake: Range<Int>
    let bar: Range<Int>

    /// The columns for counts of so many cells: where they need more than usual, the others give what they can spare.
    init(width: Int, counts: Int) {
      let isNarrow = width < 46
      let usual = isNarrow ? 5 : 6
      let spareOfStake = isNarrow ? max(0, width - 37) : 2
      let spareOfDay = 2
      let more = min(max(0, counts + 1 - usual), spareOfStake + spareOfDay)
      day = 4..<(isNarrow ? 13 : 15) - max(0, more - spareOfStake)
      left = day.upperBound..<day.upperBound + (isNarrow ? 10 : 12)
      count = left.upperBound..<left.upperBound + usual + more
      stake = count.upperBound..<(isNarrow ? max(count.upperBound, width) : 46)
      bar = 48..<max(48, min(width, 80))
    }
  }

  private static func line(_ due: DueDay, most: Int, _ columns: Columns, _ look: PanelLook) -> OverviewLine {
    let today = look.model.now.jakartaDate
    let days = Int(due.day.dayNumber - today.dayNumber)
    let standing: Deadline.Standing = days < 0 ? .missed(daysAgo: -days) : .open(daysLeft: days)
    let isNear = look.policy.isDue(standing)
    let style: Style = days < 0 ? .wrong : isNear ? .warning : .plain
    let stake = stake(due, look.language, room: columns.stake.count)
    let whole = due.count.written(look.language)
    let count = whole.cellWidth < columns.count.count ? whole : due.count.brief(look.language)
    let bar = Bars.length(Int(clamping: due.exposure.sen), of: most, room: columns.bar.count)
    return OverviewLine(item: .day(due.day))
      .text(date(due.day, today: today, look, room: columns.day.count), columns.day, style)
      .text(days < 0 ? "‼" : isNear ? "!" : "", columns.sign, style)
      .number(standing.spelt(look.language), columns.left, style)
      .number(count, columns.count)
      .number(stake, columns.stake, style)
      .text(SafeText.repeating("█", count: bar), columns.bar, style == .plain ? .dim : style)
  }

  /// What is at stake: the heading says what the amounts are, so that where there is little room, "Rp" is what can be spared.
  private static func stake(_ due: DueDay, _ language: Language, room: Int) -> SafeText {
    let (exposure, amount) = (KnownExposure(due), due.exposure.brief(language))
    guard !exposure.isUnknown else { return "–" }
    let whole = exposure.bound + amount
    if room > 11, exposure.isWhole || whole.cellWidth < room { return whole }
    guard !exposure.isWhole else { return amount.slice(3..<amount.cellWidth) }
    // That it is a part takes the room of the tenths, and it is at least so much without them.
    let least = due.exposure.withoutTenths.brief(language)
    return "≥\(least.slice(3..<least.cellWidth))"
  }

  /// The day; where there is little room its year only as far as it is not this one, and with less still none: how many
  /// days are left stands beside it.
  private static func date(_ day: CalendarDate, today: CalendarDate, _ look: PanelLook, room: Int) -> SafeText {
    let text = day.written(look.language)
    guard text.cellWidth >= room else { return text }
    let short = text.slice(0..<text.cellWidth - 5)
    let whole: SafeText = "\(short) \(text.slice(text.cellWidth - 2..<text.cellWidth))"
    return day.year == today.year || whole.cellWidth > room ? short : whole
  }
}

extension Rupiah {
  /// The amount down to a whole number of the unit that it is briefly told in.
  fileprivate var withoutTenths: Rupiah {
    let units: [Int64] = [1_000_000_000_000_00, 1_000_000_000_00, 1_000_000_00]
    let unit = units.first { sen >= $0 } ?? 1
    return Rupiah(sen: sen / unit * unit)
  }
}

extension Deadline.Standing {
  /// The days left, without a mark of urgency: a sign stands beside them.
  fileprivate func spelt(_ language: Language) -> SafeText {
    let day = TimeUnit.day.short(language)
    return switch self {
    case .none: "–"
    case .open(0): language == .indonesian ? "hari ini" : "today"
    case .open(let days): language == .indonesian ? "\(days) \(day) lagi" : "in \(days) \(day)"
    case .missed(let days): language == .indonesian ? "\(days) \(day) lalu" : "\(days) \(day) ago"
    }
  }
}
