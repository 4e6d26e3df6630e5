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

  /// The moment that a text names: `2026-11-17`, `2026-11-17 21:04`.
  public init(_ text: String, in zone: ShownZone, now: Timestamp) throws(ImportWordRefused) {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
    isDayAlone = parts.count == 1
    let time = isDayAlone ? "23:59" : parts.last ?? ""
    guard (1...2).contains(parts.count), Self.isTime(time), let day = CalendarDate(iso: parts[0]),
      let hour = Int(time.prefix(2)), let minute = Int(time.suffix(2)),
      let moment = Timestamp(day, hour: hour, minute: minute)?.read(in: zone)
    else { throw .moment(text, zone: zone.name(at: now)) }
    let isToday = isDayAlone && day == now.date(in: zone)
    guard moment <= now || isToday else { throw .future(text) }
    at = min(moment, now)
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
