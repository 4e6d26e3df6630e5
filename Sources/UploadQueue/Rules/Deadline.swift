/// Until when a faktur must be approved by DJP.
///
/// Source: PER-11/PJ/2025 art. 44 (1), in force 22 May 2025: the 20th of the month after the faktur date. Before it,
/// PER-03/PJ/2022 art. 18: the 15th. Neither moves for weekends or holidays as far as is known. The rule is chosen by
/// the faktur date.
public struct Deadline: Sendable, Hashable {
  /// A rule: from a faktur date on, the last day in the following month.
  public struct Rule: Sendable, Hashable {
    /// The first faktur date it holds for.
    public let from: CalendarDate
    /// The last day of approval, in the month after the faktur date.
    public let dayOfNextMonth: Int

    /// A rule that holds from a faktur date on.
    public init(from: CalendarDate, dayOfNextMonth: Int) {
      self.from = from
      self.dayOfNextMonth = dayOfNextMonth
    }
  }

  private let rules: [Rule]

  /// A table of rules; the last one whose first date is not later than the faktur date holds.
  public init(rules: [Rule] = Self.published) {
    self.rules = rules.sorted { $0.from < $1.from }
  }

  /// The rules published so far.
  public static let published: [Rule] = {
    let rows: [(CalendarDate?, Int)] = [
      (CalendarDate(year: 1900, month: 1, day: 1), 15),
      (CalendarDate(year: 2025, month: 5, day: 22), 20),
    ]
    return rows.compactMap { from, day in from.map { Rule(from: $0, dayOfNextMonth: day) } }
  }()

  /// The last day on which a faktur of this date can be approved.
  public func lastDay(forFakturDate date: CalendarDate) -> CalendarDate? {
    guard let rule = rules.last(where: { $0.from <= date }) else { return nil }
    let (year, month, _) = date.components
    return CalendarDate(
      year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: rule.dayOfNextMonth)
  }

  /// The last day for a document, or `nil` where none is known: only for a faktur keluaran is there such a rule.
  public func lastDay(for kind: DocumentKind, dated date: CalendarDate?) -> CalendarDate? {
    guard kind == .outputInvoice, let date else { return nil }
    return lastDay(forFakturDate: date)
  }

  /// How a document stands against its deadline.
  public enum Standing: Sendable, Hashable {
    /// No deadline applies: another kind, no date, approved already, or cancelled.
    case none
    /// This many whole days are left after today; 0 on the last day.
    case open(daysLeft: Int)
    /// The last day has passed this many days ago, and it is not approved.
    case missed(daysAgo: Int)
  }

  /// The standing of a document at a moment, counted in days of Asia/Jakarta; the last day ends at 23:59:59.
  public func standing(
    of status: UploadStatus, kind: DocumentKind, dated date: CalendarDate?, at now: Timestamp
  ) -> Standing {
    guard !status.endsDeadline, let last = lastDay(for: kind, dated: date) else { return .none }
    let days = Int(last.dayNumber) - Int(now.jakartaDate.dayNumber)
    return days >= 0 ? .open(daysLeft: days) : .missed(daysAgo: -days)
  }
}
