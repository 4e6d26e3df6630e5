import UploadQueue

/// What the titles of a table say of the kind that a person has said it to be.
///
/// They speak only where they are clear: parties of one side alone are those of a list of the other side's documents.
struct TitledKind {
  private let heading: TableHeading

  private static let sellers: [SourceField] = [.sellerTIN, .sellerName]
  private static let buyers: [SourceField] = [
    .buyerTIN, .buyerNameClear, .buyerTaxpayerName, .buyerName, .otherIdentity,
  ]

  init(_ heading: TableHeading) { self.heading = heading }

  /// The titles that show the parties of the other side alone than a kind has; `nil` where they do not.
  func partiesOfOtherSide(than said: DocumentKind) -> [String]? {
    let (sellers, buyers) = (titles(of: Self.sellers), titles(of: Self.buyers))
    let (own, others) = said.isInput ? (buyers, sellers) : (sellers, buyers)
    let hasNumber = heading.has(said.isInput ? .buyerTIN : .sellerTIN)
    return hasNumber && others.isEmpty && !heading.has(.kind) ? own : nil
  }

  private func titles(of fields: [SourceField]) -> [String] {
    zip(heading.columns, heading.titles).compactMap { column, title in
      if case .field(let field) = column, fields.contains(field) { title } else { nil }
    }
  }
}
