/// Which documents a queue speaks of, whether it lists them or not: of any other it says nothing by not listing it.
public struct Coverage: Sendable, Hashable {
  /// The kinds that it speaks of, whatever their tax period.
  public var kinds: Set<DocumentKind>
  /// The tax periods of each other kind that it speaks of.
  public var periods: [DocumentKind: ClosedRange<TaxPeriod>]

  /// Some kinds whole, and others of some tax periods.
  public init(kinds: Set<DocumentKind>, periods: [DocumentKind: ClosedRange<TaxPeriod>] = [:]) {
    self.kinds = kinds
    self.periods = periods
  }

  /// Every document there is.
  public static let everything = Coverage(kinds: Set(DocumentKind.allCases))

  /// Whether it speaks of a document.
  ///
  /// A purchase may be credited in a later tax period than the one of its faktur; of which of the two it is listed, nobody
  /// can tell beforehand, so both have to be among those spoken of.
  public func includes(_ document: Document) -> Bool {
    if kinds.contains(document.kind) { return true }
    guard let periods = periods[document.kind] else { return false }
    let told = [document.period, document.date.flatMap { TaxPeriod(of: $0) }].compactMap { $0 }
    return !told.isEmpty && told.allSatisfy(periods.contains)
  }
}
