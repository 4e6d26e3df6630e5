import UploadQueue

/// What is set of a queue that is watched at the portal.
public struct PortalSettings: Sendable, Hashable {
  /// Whose queue it is.
  public var taxpayer: NPWP
  /// Which of the portal's lists are read, in this order.
  public var kinds: [DocumentKind]
  /// How many tax periods are read, the present one among them; every document where it is `nil`.
  public var periods: Int?
  /// How long to wait between polls.
  public var pollInterval: Duration
  /// The shortest time from the beginning of one poll to that of the next.
  public var shortestPollInterval: Duration
  /// How many rows are asked for at a time.
  var rows = 200

  /// All lists whole, every five minutes, unless said otherwise.
  public init(
    taxpayer: NPWP, kinds: [DocumentKind] = DocumentKind.allCases, periods: Int? = nil,
    pollInterval: Duration = .seconds(300)
  ) {
    self.taxpayer = taxpayer
    self.kinds = kinds
    self.periods = periods
    self.pollInterval = max(pollInterval, Self.shortest)
    shortestPollInterval = Self.shortest
  }

  /// Nothing published says how often the portal may be asked: a minute is what a patient person would wait.
  public static let shortest = Duration.seconds(60)

  /// The tax periods to read at a moment, the newest first; `nil` for all.
  func periods(at now: Timestamp) -> [TaxPeriod]? {
    let today = now.jakartaDate
    guard let periods, let present = TaxPeriod(year: today.year, month: today.month) else { return nil }
    return (0..<periods).compactMap { present.earlier(by: $0) }
  }
}
