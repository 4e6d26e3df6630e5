import UploadQueue

/// Moments as HTTP writes them (RFC 9110, section 5.6.7).
public enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// A moment, cut to the second: `Sat, 21 Nov 2026 03:15:00 GMT`.
  public static func text(_ moment: Timestamp) -> String {
    // Greenwich's clock reads seven hours less than Jakarta's.
    let shifted = Timestamp(milliseconds: moment.milliseconds - Timestamp.jakartaOffset)
    let (date, time) = (shifted.jakartaDate, shifted.jakartaTime)
    let day = days[Int((date.dayNumber % 7 + 7) % 7)]
    return "\(day), \(two(date.day)) \(months[date.month - 1]) \(four(date.year)) "
      + "\(two(time.hour)):\(two(time.minute)):\(two(time.second)) GMT"
  }

  /// The moment in a text of any of the three forms that a recipient has to understand; `nil` where it is none.
  public static func moment(_ text: String) -> Timestamp? {
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    switch words.count {
    case 6 where words[5] == "GMT" || words[5] == "UTC":
      return moment(day: words[1], month: words[2], year: words[3], time: words[4])
    case 4 where words[3] == "GMT":
      // RFC 850: Saturday, 21-Nov-26 03:15:00 GMT.
      let parts = words[1].split(separator: "-").map(String.init)
      guard parts.count == 3, let year = Int(parts[2]) else { return nil }
      let full = parts[2].count == 2 ? year + (year < 70 ? 2000 : 1900) : year
      return moment(day: parts[0], month: parts[1], year: String(full), time: words[2])
    case 5:
      // asctime: Sat Nov 21 03:15:00 2026.
      return moment(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
  }

  private static func moment(day: String, month: String, year: String, time: String) -> Timestamp? {
    let parts = time.split(separator: ":").map { Int($0) }
    guard let day = Int(day), let year = Int(year), let month = months.firstIndex(of: month),
      let date = CalendarDate(year: year, month: month + 1, day: day), parts.count == 3,
      let hour = parts[0], let minute = parts[1], let second = parts[2],
      // A leap second is counted as the one before it.
      let local = Timestamp(date, hour: hour, minute: minute, second: min(second, 59))
    else { return nil }
    return Timestamp(milliseconds: local.milliseconds + Timestamp.jakartaOffset)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private static func four(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }
}
