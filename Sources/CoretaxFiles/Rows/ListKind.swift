import UploadQueue

/// Tells from which of the portal's eight lists a row is.
///
/// The portal's answers do not say it. A kind that is given holds; else a return is told by its number or date, a
/// dokumen lain by its date or type of transaction, and the direction by where the taxpayer stands. Where
/// that does not tell, a list that shows only the buyer is one of the taxpayer's own documents, and the other way round. A file named after a list of the
/// portal is believed where the row does not say, and else what the queue tells. Pantau's own export names it. Where nothing
/// decides, nothing is guessed.
struct ListKind {
  /// The kind that was given.
  let given: DocumentKind?
  /// What the file's name says, or else is known otherwise.
  let hint: ListHint?
  /// Whether a column that is not known speaks of returns.
  var mayBeReturn = false

  init(given: DocumentKind?, fileName: String, hint: ListHint? = nil) {
    self.given = given
    self.hint = DocumentKind(fileName: fileName).map { ListHint($0) } ?? hint
  }

  /// The kind of a row, or `nil` where it cannot be told.
  func kind(of row: RawRow, taxpayer: NPWP?) -> DocumentKind? {
    if let given { return given }
    if row.isFilled(.kind) { return DocumentKind(controller: String(decoding: row.value(.kind), as: UTF8.self)) }
    guard let isInput = isInput(row, taxpayer) ?? hint?.isInput,
      let isReturn = isReturn(row),
      let isSpecial = isSpecial(row)
    else { return nil }
    return switch (isInput, isReturn, isSpecial) {
    case (false, false, false): .outputInvoice
    case (true, false, false): .inputInvoice
    case (false, true, false): .outputReturn
    case (true, true, false): .inputReturn
    case (false, false, true): .specialOutputInvoice
    case (true, false, true): .specialInputInvoice
    case (false, true, true): .specialOutputReturn
    case (true, true, true): .specialInputReturn
    }
  }

  /// Whether only the lack of a return's number and date tells that a row is of an invoice, as in an answer of the portal
  /// that was saved under another name.
  func assumesInvoice(_ row: RawRow) -> Bool {
    given == nil && hint?.isReturn == nil && row.has(.sellerTIN) && row.has(.buyerTIN) && !row.isFilled(.kind)
      && evidence(row, [.returnNumber, .returnDate]) == .absent
  }

  private func isReturn(_ row: RawRow) -> Bool? {
    switch evidence(row, [.returnNumber, .returnDate]) {
    case .filled: true
    case .empty: hint?.isReturn
    case .absent: hint?.isReturn ?? (mayBeReturn ? nil : false)
    }
  }

  private func isSpecial(_ row: RawRow) -> Bool? {
    switch evidence(row, [.documentDate, .documentTransactionType, .documentTransactionCode]) {
    case .filled: true
    case .empty: hint?.isSpecial
    case .absent: hint?.isSpecial ?? false
    }
  }

  /// What a row has of the fields that only some kinds have.
  private enum Evidence {
    case filled
    case empty
    case absent
  }

  private func evidence(_ row: RawRow, _ fields: [SourceField]) -> Evidence {
    var evidence = Evidence.absent
    for field in fields where row.has(field) {
      if row.isFilled(field) { return .filled }
      evidence = .empty
    }
    return evidence
  }

  private func isInput(_ row: RawRow, _ taxpayer: NPWP?) -> Bool? {
    if let taxpayer {
      switch (row.holds(taxpayer, .sellerTIN), row.holds(taxpayer, .buyerTIN)) {
      case (true, false): return false
      case (false, true): return true
      default: break
      }
    }
    switch (row.showsSeller, row.showsBuyer) {
    case (false, true): return false
    case (true, false): return true
    default: return nil
    }
  }
}

extension DocumentKind {
  /// The list of the portal that a file is named after; `nil` where it is named otherwise.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    // “specialdocumentoutputinvoice” also holds “outputinvoice”.
    let named = Self.allCases.filter { name.contains($0.controller) }.max {
      $0.controller.utf8.count < $1.controller.utf8.count
    }
    guard let named else { return nil }
    self = named
  }
}

extension RawRow {
  /// Whether the row shows who sells: a place for the number, or a name.
  fileprivate var showsSeller: Bool { has(.sellerTIN) || isFilled(.sellerName) && has(.buyerTIN) }

  /// Whether the row shows who buys: a place for the number, or a name or another number.
  fileprivate var showsBuyer: Bool {
    let named: [SourceField] = [.buyerNameClear, .buyerTaxpayerName, .buyerName, .otherIdentity]
    return has(.buyerTIN) || has(.sellerTIN) && named.contains(where: isFilled)
  }

  /// Whether a field holds something.
  func isFilled(_ field: SourceField) -> Bool {
    switch form(field) {
    case .absent, .null, .structure, .failed, .uncomputed: false
    case .number, .rounded, .yes, .no: true
    case .text: !value(field).isEmpty && !value(field).equals("-") && !value(field).begins(with: "0001-01-01")
    }
  }

  /// Whether a field holds the number of a taxpayer.
  func holds(_ taxpayer: NPWP, _ field: SourceField) -> Bool {
    guard has(field) else { return false }
    let bytes = value(field)
    if bytes.equals(taxpayer.digits) { return true }
    guard bytes.count != taxpayer.digits.utf8.count || !bytes.isDigits else { return false }
    return NPWP(String(decoding: bytes, as: UTF8.self)).map { $0.isSame(as: taxpayer) } ?? false
  }
}
