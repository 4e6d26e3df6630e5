/// The columns that were chosen on the screen, over those that the configuration named then.
public struct ColumnChoice: Sendable, Equatable {
  /// What was chosen, in order.
  public let columns: [ColumnKind]
  /// What the configuration named when they were chosen; `nil` where those were the usual ones.
  private let named: [ColumnKind]?

  /// A choice made over the columns of the settings.
  public init(_ columns: [ColumnKind], over settled: [ColumnKind]) {
    self.columns = columns
    named = settled == ColumnKind.usual ? nil : settled
  }

  /// Whether the configuration still names what it did then; else it has had the last word.
  func holds(over settled: [ColumnKind]) -> Bool { settled == named ?? ColumnKind.usual }
}

extension ColumnChoice {
  private static let over = "over "

  /// The choice as it is kept: a line for each column, and one for what the configuration named.
  var kept: [String] {
    columns.map(\.rawValue) + (named.map { [Self.over + $0.map(\.rawValue).joined(separator: " ")] } ?? [])
  }

  /// The choice that was kept; `nil` where no column of it is known, or one is named twice.
  init?(kept lines: [String]) {
    let last = lines.last.flatMap { $0.hasPrefix(Self.over) ? $0.dropFirst(Self.over.count) : nil }
    let chosen = last == nil ? lines : lines.dropLast()
    columns = chosen.compactMap { ColumnKind(rawValue: $0) }
    named = last?.split(separator: " ").compactMap { ColumnKind(rawValue: String($0)) }
    guard Set(columns).count == columns.count, !columns.isEmpty || chosen.isEmpty else { return nil }
  }
}
