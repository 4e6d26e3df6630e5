import Foundation
import UploadQueue
import Wording

// Reads `time-zone`: a zone of Indonesia by its own name, or any zone by its name in the IANA time zone database.
extension ShownZone {
  static func read(_ table: inout TableReader) -> ShownZone? {
    guard let text = table.string("time-zone") else { return nil }
    if let zone = written(text.value) { return zone }
    let hint = Suggestion(for: text.value, among: names)
    func end(_ language: Language) -> SafeText {
      guard hint.nearest == nil else { return hint.text(language) }
      return language == .indonesian
        ? "; contoh: “WIB”, “WITA”, “WIT”, “Asia/Makassar”" : "; such as “WIB”, “WITA”, “WIT”, “Asia/Makassar”"
    }
    table.log.add(
      ConfigurationFault(
        text.place,
        Phrase(
          id: "time-zone: “\(text.value)” bukan zona waktu\(end(.indonesian))",
          en: "time-zone: “\(text.value)” is no time zone\(end(.english))")))
    return nil
  }

  /// The zone of a name that a person wrote, in any case.
  public static func written(_ name: String) -> ShownZone? {
    let name = name.lowercased()
    if let known = ShownZone.indonesian.first(where: { $0.name.lowercased() == name }) { return known.zone }
    guard let identifier = names.first(where: { $0.lowercased() == name }),
      let zone = TimeZone(identifier: identifier)
    else { return nil }
    return ShownZone(name: identifier, changes: changes(of: zone))
  }

  private static var names: [String] {
    ShownZone.indonesian.map(\.name) + ["UTC"] + TimeZone.knownTimeZoneIdentifiers
  }

  /// The changes of a zone's clocks in the years that a queue can have anything of.
  private static func changes(of zone: TimeZone) -> [ShownZone.Change] {
    var moment = Date(timeIntervalSince1970: 946_684_800)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var changes = [change(of: zone, at: moment, from: Timestamp(milliseconds: .min))]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
      changes.append(change(of: zone, at: next, from: Timestamp(seconds: Int64(next.timeIntervalSince1970))))
      moment = next
    }
    return changes
  }

  private static func change(of zone: TimeZone, at moment: Date, from: Timestamp) -> ShownZone.Change {
    ShownZone.Change(from: from, offset: Int64(zone.secondsFromGMT(for: moment)) * 1000)
  }
}
