import UploadQueue

/// The months by their Indonesian and English names, whole or cut.
enum MonthName {
  /// The month (1–12) that a name stands for.
  static func month(_ name: Bytes) -> Int? {
    guard (3...10).contains(name.count) else { return nil }
    return months[String(decoding: name, as: UTF8.self).lowercased()]
  }

  private static let months: [String: Int] = {
    let names: [(Int, String)] = [
      (1, "januari january jan"), (2, "februari pebruari february feb peb"), (3, "maret march mar"), (4, "april apr"),
      (5, "mei may"), (6, "juni june jun"), (7, "juli july jul"), (8, "agustus august agu ags agt aug"),
      (9, "september sept sep"), (10, "oktober october okt oct"), (11, "november nopember nov nop"),
      (12, "desember december des dec"),
    ]
    var months: [String: Int] = [:]
    for (month, words) in names {
      for word in words.split(separator: " ") { months[String(word)] = month }
    }
    return months
  }()
}

/// A masa pajak as lists and sheets write it: `TD.00711`, `11`, `November`, `11/2026`, `2026-11`, `November 2026`.
struct WrittenPeriod {
  let month: Int
  /// The year, where the text names one.
  let year: Int?

  /// Reads a text without white space around it; `nil` where it names no month.
  init?(_ text: Bytes) {
    if text.begins(with: "td.007"), text.count == 8, let month = text.from(6).number {
      self.init(month: month, year: nil)
      return
    }
    let parts = text.split(maxSplits: 2, whereSeparator: { "/- ".utf8.contains($0) }).map { Bytes(rebasing: $0) }
    switch parts.count {
    case 1:
      guard let month = Self.month(parts[0]) else { return nil }
      self.init(month: month, year: nil)
    case 2:
      let yearFirst = parts[0].count == 4 && parts[0].isDigits
      guard let year = parts[yearFirst ? 0 : 1].number, parts[yearFirst ? 0 : 1].count == 4,
        let month = Self.month(parts[yearFirst ? 1 : 0])
      else { return nil }
      self.init(month: month, year: year)
    default:
      return nil
    }
  }

  private init?(month: Int, year: Int?) {
    guard (1...12).contains(month) else { return nil }
    self.month = month
    self.year = year
  }

  private static func month(_ text: Bytes) -> Int? {
    text.isDigits ? (text.count <= 2 ? text.number : nil) : MonthName.month(text)
  }
}
