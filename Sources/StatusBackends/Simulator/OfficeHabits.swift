import UploadQueue

/// How the simulated DJP treats what reaches it.
///
/// Invented figures: DJP publishes none. They are chosen so that each thing a person must learn to tell apart comes up.
public struct OfficeHabits: Sendable, Hashable {
  /// Of a thousand first uploads: how many sign for hours.
  public var hangsForHours = 90
  /// Of a thousand first uploads: how many sign for days.
  public var hangsForDays = 15
  /// Of a thousand first uploads: how many fail validation.
  public var failsValidation = 50
  /// Of a thousand that sign for days: how many fail in the end.
  public var lapses = 600
  /// Of a thousand re-uploads of what failed validation: how many were corrected well.
  ///
  /// Nobody can put data right in a demo, so this is left to chance, and mostly goes well.
  public var isCorrected = 950
  /// Whether it is out of service at times.
  public var hasOutages = true
  /// Whether one signer's passphrase is wrong.
  public var hasWrongPassphrase = true

  /// The habits of a demo.
  public init() {}

  /// An office where everything passes, in order.
  public static let smooth: OfficeHabits = {
    var habits = OfficeHabits()
    habits.hangsForHours = 0
    habits.hangsForDays = 0
    habits.failsValidation = 0
    habits.lapses = 0
    habits.isCorrected = 1000
    habits.hasOutages = false
    habits.hasWrongPassphrase = false
    return habits
  }()

  /// Time from the end of one of the first documents that have signed for days to that of the next.
  static let soonGap = Duration.minutes(15)

  /// Time from one signature to the next: longer in office hours.
  static func serviceGap(at moment: Timestamp, _ chance: inout Chance) -> Duration {
    isOfficeHours(moment)
      ? chance.duration(.minutes(4), .minutes(12)) : chance.duration(.minutes(1), .minutes(4))
  }

  /// Time from one new invoice to the next; the company ships day and night.
  static func arrivalGap(at moment: Timestamp, _ chance: inout Chance) -> Duration {
    isOfficeHours(moment)
      ? chance.duration(.minutes(4), .minutes(12)) : chance.duration(.minutes(6), .minutes(18))
  }

  private static func isOfficeHours(_ moment: Timestamp) -> Bool {
    // Day 0, 1 January 1970, was a Thursday; counted so that Saturday and Sunday are 5 and 6.
    let weekday = (Int(moment.jakartaDate.dayNumber) + 3) % 7
    return weekday < 5 && (8..<17).contains(moment.jakartaTime.hour)
  }
}
