import UploadQueue
import Wording

/// When files were true, as a person says it: a moment, or a day.
///
/// Of a day its end is meant: a list saved on that day is at most as new, and no document is said to have stood in its status
/// for longer than it has. Of today that is now.
public struct SaidMoment: Sendable, Hashable {
  /// The moment.
  public let at: Timestamp
  /// Whether only the day was said.
  public let isDayAlone: Bool

  /// The moment that a text names: `2026-11-17`, `2026-11-17 21:04`, `2026-11-17 9:04`, or with the day as Coretax writes
  /// it, `17/11/2026`; the time also as `21.04`.
  public init(_ text: String, in zone: ShownZone, now: Timestamp) throws(ImportWordRefused) {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
    isDayAlone = parts.count == 1
    let written = isDayAlone ? "23:59" : (parts.last ?? "").replacing(".", with: ":")
    let time = Self.isTime("0" + written) ? "0" + written : written
    guard (1...2).contains(parts.count), Self.isTime(time), let day = Self.day(parts[0]),
      let hour = Int(time.prefix(2)), let minute = Int(time.suffix(2)),
      let moment = Timestamp(day, hour: hour, minute: minute)?.read(in: zone)
    else { throw .moment(text, zone: zone.name(at: now)) }
    let isToday = isDayAlone && day == now.date(in: zone)
    guard moment <= now || isToday else { throw .future(text) }
    at = min(moment, now)
  }

  private static func day(_ text: String) -> CalendarDate? {
    if let day = CalendarDate(iso: text) { return day }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), parts[2].utf8.count == 4,
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Whether a word can only be meant as a time of day, well written or not: `21:04`, `9:00`, `21.04`, `T21:04:10`, `2104`.
  public static func looksLikeTime(_ word: String) -> Bool {
    let digits = word.uppercased().drop { $0 == "T" }.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let rest = word.uppercased().drop { $0 == "T" }.dropFirst(digits.count)
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard ["", "WIB", "WITA", "WIT"].contains(rest) else { return false }
    return parts.count == 1
      ? (1...4).contains(digits.count)
      : parts.count <= 3 && parts.allSatisfy { (1...2).contains($0.count) }
  }

  /// Whether a word is a time of day: `21:04`.
  static func isTime(_ word: String) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { $0.utf8.count == 2 && $0.allSatisfy(\.isNumber) }
  }

  /// Whether a text has more than a day in it.
  static func hasTime(_ text: String) -> Bool { text.contains { $0 == " " || $0 == "T" } }

  /// Which moment is meant, where only a day was said; `nil` where it was said.
  public func phrase(in zone: ShownZone) -> Phrase? {
    guard isDayAlone else { return nil }
    let name = zone.name(at: at)
    return Phrase(
      id: "Isi berkas dianggap benar pada akhir hari itu: \(at.dated(.indonesian, in: zone)) \(name).",
      en: "What the files say is taken as true at the end of that day: \(at.dated(.english, in: zone)) \(name).")
  }
}
