/// A tax period: masa pajak (a month) and tahun pajak.
public struct TaxPeriod: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Tahun pajak.
  public let year: Int
  /// Masa pajak, 1–12.
  public let month: Int

  /// A tax period, or `nil` where the month is not one.
  public init?(year: Int, month: Int) {
    guard (1...12).contains(month), (1900...9998).contains(year) else { return nil }
    self.year = year
    self.month = month
  }

  /// The tax period that a day lies in; `nil` where none is.
  public init?(of day: CalendarDate) {
    let (year, month, _) = day.components
    self.init(year: year, month: month)
  }

  /// The month behind a code of the portal: `TD.00701` is January, `TD.00712` December.
  public static func month(portalCode: String) -> Int? {
    (1...12).first { portalCode == "TD.007" + twoDigits($0) }
  }

  /// The portal's code of its month.
  public var portalMonth: String { "TD.007" + twoDigits(month) }

  /// The period a number of months before it; `nil` where none is.
  public func earlier(by months: Int) -> TaxPeriod? {
    let count = year * 12 + month - 1 - months
    return TaxPeriod(year: count / 12, month: count % 12 + 1)
  }

  /// Earlier before later.
  public static func < (left: TaxPeriod, right: TaxPeriod) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  /// Such as `2026-11`.
  public var description: String { "\(year)-\(twoDigits(month))" }
}
