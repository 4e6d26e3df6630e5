import UploadQueue

extension Timestamp {
  /// A moment of Asia/Jakarta written `2026-11-17 21:04`; for tests, where a bad one is a mistake in the test.
  public static func wib(_ text: String) -> Timestamp {
    let parts = text.split(separator: " ")
    let time = parts.last.map { $0.split(separator: ":").compactMap { Int($0) } } ?? []
    guard parts.count == 2, time.count >= 2, let date = CalendarDate(iso: parts[0]),
      let moment = Timestamp(date, hour: time[0], minute: time[1], second: time.count > 2 ? time[2] : 0)
    else { preconditionFailure("not a moment: \(text)") }
    return moment
  }
}

extension CalendarDate {
  /// A day written `2026-11-17`.
  public static func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(iso: text) else { preconditionFailure("not a day: \(text)") }
    return date
  }
}

extension NPWP {
  /// A number written in its digits.
  public static func number(_ text: String) -> NPWP {
    guard let npwp = NPWP(text) else { preconditionFailure("no NPWP: \(text)") }
    return npwp
  }
}
