/// That documents which are not approved fall due in a few days: said once for all of them, 7, 3 and 1 days before.
public struct Reminder: Sendable, Hashable {
  /// The last day on which they can be approved.
  public var lastDay: CalendarDate
  /// The days left after today; 0 on the last day.
  public var daysLeft: Int
  /// How many documents.
  public var documents: Int
  /// What is at stake with them: 1 % of their DPP, as far as that is known.
  public var atStake: Rupiah
  /// How many of them have no known DPP, so that what is at stake with them is not counted.
  public var unknownExposureCount = 0

  /// That some documents fall due.
  public init(lastDay: CalendarDate, daysLeft: Int, documents: Int, atStake: Rupiah) {
    self.lastDay = lastDay
    self.daysLeft = daysLeft
    self.documents = documents
    self.atStake = atStake
  }

  /// How many days before the last one is reminded, and what that is remembered as.
  private static let steps: [(days: Int, alarm: Alarm.Kind)] = [
    (7, .sevenDays), (3, .threeDays), (1, .oneDay),
  ]

  /// The days left within which anything is reminded of.
  static let reach = 0...7

  /// The days before the last one that it is the reminder of: 7, 3 or 1.
  public var step: Int { Self.steps.last { daysLeft <= $0.days }?.days ?? daysLeft }

  /// The days whose reminder has been told: until they have passed, it stays told, whatever falls due then.
  static func standing(of told: Set<Alarm>, at now: Timestamp) -> Set<Alarm> {
    let today = now.jakartaDate
    return told.filter { alarm in
      alarm.kind.isReminder && CalendarDate(iso: alarm.document.rawValue).map { $0 >= today } ?? false
    }
  }

  /// What it is remembered as once it was told: its own step, and those before it, which have passed.
  var alarms: [Alarm] {
    Self.steps.filter { daysLeft <= $0.days }.map { Alarm($0.alarm, of: DocumentID(lastDay.description)) }
  }

  /// Whether it is worth saying that something is due so soon, and has not been said.
  func isNews(to told: Set<Alarm>) -> Bool {
    guard daysLeft >= 0, documents > 0, let alarm = alarms.last else { return false }
    return !told.contains(alarm)
  }
}

extension Alarm.Kind {
  /// Whether it is no document's but that of a day on which documents fall due, which stands in the document's place.
  var isReminder: Bool {
    switch self {
    case .sevenDays, .threeDays, .oneDay: true
    case .stuck, .due, .late: false
    }
  }
}
