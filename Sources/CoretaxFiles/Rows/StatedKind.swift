import UploadQueue

/// What the rows of a list say of the kind that a person has said it to be: whether they are returns.
///
/// They speak only where they are clear. A list whose every row bears the number or the date of a return is one of returns.
/// One that has no place for either, nor any unknown column that might be it, is one of faktur where it has what only a list of
/// faktur has, or where nothing in it is a document's own but the number and the date of its faktur (the columns of the
/// portal's lists: TAXIO).
struct StatedKind {
  private let said: DocumentKind
  private var count = 0
  /// Fields that only returns have and that hold something.
  private var ofReturns: Set<SourceField> = []
  /// Fields that only faktur have and that hold something.
  private var ofFaktur: Set<SourceField> = []
  /// Fields that any row has a place for.
  private var places: UInt64 = 0
  /// Whether a row does not say what would contradict.
  private var isDisproved = false

  private static let onReturns: [SourceField] = [.returnNumber, .returnDate]
  private static let onFaktur: [SourceField] = [.transactionCode, .signer, .reportedByVATCollector]
  /// What else may tell one return from another.
  private static let otherNumbers: [SourceField] = [.documentNumber, .documentDate, .kind]

  init(_ said: DocumentKind) { self.said = said }

  /// Notes a row.
  mutating func note(_ row: RawRow) {
    guard !isDisproved else { return }
    count += 1
    places |= row.present
    if said.isReturn {
      isDisproved = Self.onReturns.contains(where: row.has) || Self.otherNumbers.contains(where: row.isFilled)
      ofFaktur.formUnion(Self.onFaktur.filter(row.isFilled))
    } else {
      let found = Self.onReturns.filter(row.isFilled)
      isDisproved = found.isEmpty
      ofReturns.formUnion(found)
    }
  }

  /// What is wrong with what was said; `nil` where nothing contradicts it.
  ///
  /// - Parameters:
  ///   - unknown: Columns that are not known.
  ///   - headings: What the file calls each field, by its raw value.
  func contradiction(unknown: [String], headings: [String]) -> FileFault.Kind? {
    guard count > 0, !isDisproved else { return nil }
    let fields = said.isReturn ? fieldsOfFaktur(unknown) : Self.onReturns.filter(ofReturns.contains)
    guard !fields.isEmpty else { return nil }
    let titles = fields.map { headings[$0.rawValue] }
    return said.isReturn ? .noReturns(said, titles: titles) : .returns(said, titles: titles)
  }

  /// The fields that show that the rows are faktur; none where they may be returns.
  private func fieldsOfFaktur(_ unknown: [String]) -> [SourceField] {
    guard !unknown.contains(where: { Self.mayTellReturn($0, isClear: ofFaktur.count > 1) }) else { return [] }
    if !ofFaktur.isEmpty { return Self.onFaktur.filter(ofFaktur.contains) }
    let ofInvoice: [SourceField] = [.nsfp, .invoiceDate]
    return ofInvoice.allSatisfy(hasPlace) && !hasPlace(.recordID) ? ofInvoice : []
  }

  private func hasPlace(_ field: SourceField) -> Bool { places & (1 << UInt64(field.rawValue)) != 0 }

  /// Whether an unknown column may hold the number or date of a return; where all else is clear, only one that says so.
  private static func mayTellReturn(_ title: String, isClear: Bool) -> Bool {
    let title = title.lowercased()
    if ["retur", "nota"].contains(where: title.contains) { return true }
    let words = title.split { !$0.isLetter }
    return !isClear
      && (words.contains("no")
        || ["nomor", "number", "tanggal", "tgl", "date", "dokumen", "document"].contains(where: title.contains))
  }
}
