import UploadQueue

/// How wide the columns of a sheet are: as wide as what stands in them, within bounds.
struct SheetWidths {
  /// In characters, as a sheet counts them.
  private var widths: [Int]

  /// No column is narrower or wider than this, in characters.
  private static let bounds = 8...40
  /// The button of a filter beside a heading, in characters.
  private static let button = 3
  /// The room beside a text, in characters.
  private static let margin = 1

  /// The widths that these titles need.
  init(of titles: [String]) {
    widths = titles.map { $0.count + Self.button }
  }

  /// Widens columns for the values of a row.
  mutating func hold(_ values: [ExportedValue]) {
    for (column, value) in values.enumerated() { widths[column] = max(widths[column], Self.width(value)) }
  }

  /// The columns as a sheet has them.
  var columns: String {
    widths.enumerated().map { column, width in
      let width = min(max(width + Self.margin, Self.bounds.lowerBound), Self.bounds.upperBound)
      return "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }.joined()
  }

  private static func width(_ value: ExportedValue) -> Int {
    switch value {
    case .none: 0
    case .text(let text): text.count
    case .number(let number): String(number).count
    // Shown with its thousands apart, and always with sen.
    case .amount(let amount): amount.written(.english).string.count + ".00".count
    case .day: "17/11/2026".count
    case .moment: "17/11/2026 21:04:00 WIB".count
    case .truth: "FALSE".count
    }
  }
}
