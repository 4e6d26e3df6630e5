import PantauConfiguration
import UploadQueue
import Wording

/// A moment as people write it among the arguments, in the time zone of this run.
enum WrittenMoment {
  /// What the time of this run is called.
  static let zone = ShownZone.chosen.name(at: Environment.now())

  /// Day and time, such as `2026-11-17 21:04`; `nil` where it is none.
  static func read(_ text: String) -> Timestamp? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    let time = (parts.count == 2 ? parts[1] : "").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, time.count == 2, time.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(time[0]),
      let minute = Int(time[1]), let day = CalendarDate(iso: parts[0])
    else { return nil }
    return Timestamp(day, hour: hour, minute: minute)?.read(in: .chosen)
  }

  /// Since when: a moment, a day from its beginning on, or a span back from now, such as `24h`.
  static func since(_ text: String) throws -> Timestamp {
    if let span = WrittenSpan.read(text) { return Environment.now() - span }
    if let day = CalendarDate(iso: text[...]) { return Timestamp(startOf: day).read(in: .chosen) }
    if let moment = read(text) { return moment }
    throw refusal
  }

  /// Until when: a moment, a day to its end, or a span back from now.
  static func until(_ text: String) throws -> Timestamp {
    guard let day = CalendarDate(iso: text[...]) else { return try since(text) }
    return Timestamp(startOf: day.adding(days: 1)).read(in: .chosen) - .seconds(1)
  }

  private static var refusal: any Error {
    Phrase(
      id: "tulis 24h, 7d, 2026-11-17, atau '2026-11-17 21:04' (\(zone)).",
      en: "write 24h, 7d, 2026-11-17 or '2026-11-17 21:04' (\(zone))."
    ).refusal
  }
}
