import UploadQueue
import Wording

/// Reads the table `[working-hours]`: days of the week, and hours of each, on the clocks that are shown.
enum WorkingHoursReader {
  private static let days: [(name: String, value: WorkingHours.Weekday)] = zip(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], WorkingHours.Weekday.allCases
  ).map { ($0, $1) }

  static func read(_ table: TableReader, zone: ShownZone) -> WorkingHours? {
    var table = table
    let usual = WorkingHours(zone: zone)
    let days = table.weekdays(among: Self.days) ?? usual.days
    let hours = table.hours()
    table.finish()
    return WorkingHours(days, from: hours?.from ?? usual.start, to: hours?.to ?? usual.end, zone: zone)
  }
}

extension TableReader {
  fileprivate mutating func weekdays(
    among known: [(name: String, value: WorkingHours.Weekday)]
  ) -> Set<WorkingHours.Weekday>? {
    let empty = Phrase(
      id: "tanpa satu hari kerja pun; tulis harinya, seperti [\"mon\", \"tue\"], atau hapus baris ini",
      en: "has no working day; write the days, such as [\"mon\", \"tue\"], or take the line away")
    let days = choices("days", known: known.map(\.name), empty: empty) { word in
      known.first { $0.name == word.lowercased() }?.value
    }
    return days?.isEmpty == false ? days.map(Set.init) : nil
  }

  /// Hours as people write them: `08:00-17:00`.
  fileprivate mutating func hours() -> (from: Int, to: Int)? {
    guard let written = string("hours") else { return nil }
    let minutes = written.value.split(separator: "-", omittingEmptySubsequences: false).map {
      $0.filter { $0 != " " } == "24:00" ? 1_440 : TimeOfDay($0)?.minutes
    }
    guard minutes.count == 2, let from = minutes[0], let to = minutes[1], from < to else {
      log.add(
        .badValue(
          "hours", written.value, at: written.place,
          Phrase(
            id: "bukan jam kerja; tulis dari dan sampai di hari yang sama seperti “08:00-17:00”",
            en: "are no working hours; write from and to on the same day, such as “08:00-17:00”")))
      return nil
    }
    return (from, to)
  }
}
