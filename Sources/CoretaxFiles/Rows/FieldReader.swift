import UploadQueue

/// Reads the fields of a row as texts, numbers, dates and amounts, and notes what is wrong with them.
///
/// Every reading is `nil` where nothing stands in the field, and where a fault had to be noted.
final class FieldReader {
  let row: RawRow
  let faults: FaultLog
  /// Whether the row is from a sheet: its cells are texts as people write them, where JSON has types.
  let isSheet: Bool
  /// Whether the row is from a CSV of Pantau's own, in which hidden letters are written out.
  var isRevealed = false
  /// What stands above a column, for a message; the JSON keys where there is nothing else.
  var headings: [String]
  /// Whether the separator of an amount that can be read in two ways is the decimal point.
  var ambiguousIsDecimal: (SourceField, WrittenAmount.Shape) throws(FileFault.Kind) -> Bool = {
    (_, _) throws(FileFault.Kind) in false
  }

  private var lastTexts = Array(repeating: "", count: SourceField.allCases.count)

  init(row: RawRow, faults: FaultLog, isSheet: Bool) {
    self.row = row
    self.faults = faults
    self.isSheet = isSheet
    headings = SourceField.allCases.map(\.key)
  }

  /// Notes a fault of a field.
  func note(_ kind: FileFault.Kind, at field: SourceField) {
    let value: String? =
      switch row.form(field) {
      case .text, .number, .rounded, .failed: row.value(field).shown
      case .yes: "true"
      case .no: "false"
      case .absent, .null, .structure, .uncomputed: nil
      }
    faults.note(kind, line: row.line(of: field), row: row.number, column: headings[field.rawValue], value: value)
  }

  /// Whether the row is one of Pantau's own export, which only names the kind: its texts are as they were, with the white
  /// space around them.
  private var isOwn: Bool { row.has(.kind) }

  /// What stands in a field, where it is a text or a number and not blank; without the white space around it, unless all of
  /// it is wanted.
  private func filled(_ field: SourceField, otherwise wrong: FileFault.Kind, whole: Bool = false) -> Bytes? {
    switch row.form(field) {
    case .absent, .null:
      return nil
    case .structure:
      note(.notAValue, at: field)
      return nil
    case .yes, .no:
      note(wrong, at: field)
      return nil
    case .rounded:
      return refuse(.digitsLost, field)
    case .failed:
      return refuse(.cellError, field)
    case .uncomputed:
      return refuse(.uncomputedFormula, field)
    case .text, .number:
      let value = row.value(field)
      guard !value.isEmpty else { return nil }
      let text = whole ? row.whole(field) : value
      guard isSheet else { return text }
      if let marked = text.betweenSheetMarks {
        let inner = marked.trimmed
        return inner.isEmpty ? nil : whole ? marked : inner
      }
      return isBlank(value) ? nil : text
    }
  }

  /// What sheets write where nothing stands.
  private func isBlank(_ value: Bytes) -> Bool {
    value.isEmpty || value.count == 4 && value.reads("null") || value.count == 1 && value[0] == .minus
  }

  /// A text, verbatim but for the white space around it, which stays only in what Pantau has written itself.
  func text(_ field: SourceField) -> String? {
    filled(field, otherwise: .notAText, whole: isOwn).flatMap { string($0, field) }
  }

  private func string(_ bytes: Bytes, _ field: SourceField) -> String? {
    // Most columns repeat themselves: one string then serves many rows.
    if bytes.equals(lastTexts[field.rawValue]) { return lastTexts[field.rawValue] }
    guard !bytes.contains(0) else { return refuse(.nulCharacter, field) }
    guard var text = bytes.text else { return refuse(.notUTF8, field) }
    if isRevealed { text = RevealedText.original(text) }
    let most = KeptText.mostCharacters
    guard bytes.count <= most || text.unicodeScalars.count <= most else { return refuse(.textTooLong, field) }
    lastTexts[field.rawValue] = text
    return text
  }

  private func refuse<Reading>(_ kind: FileFault.Kind, _ field: SourceField) -> Reading? {
    note(kind, at: field)
    return nil
  }

  /// A RecordId; the empty UUID is none.
  func recordID(_ field: SourceField) -> String? {
    guard let text = text(field) else { return nil }
    return text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == .minus } ? nil : text
  }

  /// The identity of a party: an NPWP in digits alone, anything else verbatim; noughts alone are none.
  func identity(_ field: SourceField) -> String? {
    guard let value = filled(field, otherwise: .notAnNPWP) else { return nil }
    if LostDigits.areIn(value) { return refuse(.digitsLost, field) }
    if value.allSatisfy({ $0 == UInt8(ascii: "0") }) { return nil }
    guard let text = string(value, field) else { return nil }
    guard value.isDigits else { return NPWP(text)?.digits ?? self.text(field) }
    return field == .otherIdentity ? text : LostNought.restored(text, row.form(field))
  }

  /// The NPWP of the taxpayer whose list it is.
  func npwp(_ field: SourceField) -> NPWP? {
    guard let value = filled(field, otherwise: .notAnNPWP) else { return nil }
    if LostDigits.areIn(value) { return refuse(.digitsLost, field) }
    guard let text = string(value, field) else { return nil }
    return NPWP(LostNought.restored(text, row.form(field))) ?? refuse(.notAnNPWP, field)
  }

  /// A nomor seri faktur pajak.
  ///
  /// A spreadsheet drops the leading nought of the 17 digits and would leave what looks like the 16 digits of the
  /// desktop client; the kode transaksi, 01 to 10, tells them apart.
  func nsfp(_ field: SourceField) -> NSFP? {
    guard let value = filled(field, otherwise: .notAnNSFP) else { return nil }
    if LostDigits.areIn(value) { return refuse(.digitsLost, field) }
    guard let text = string(value, field) else { return nil }
    guard let nsfp = NSFP(text), TransactionCode.isKnown(nsfp.transactionCode) else {
      return refuse(.notAnNSFP, field)
    }
    return nsfp
  }

  /// A kode transaksi: `TD.00304`, `4` and `04 - DPP Nilai Lain` are `04`.
  ///
  /// Words alone are kept verbatim, and so is what other documents than faktur have in its place.
  func transactionCode(_ field: SourceField, isFaktur: Bool = true) -> String? {
    guard let text = text(field) else { return nil }
    if let code = TransactionCode.given(by: text) { return code }
    // What a queue holds already, whoever wrote it there, comes back from its own export.
    guard isFaktur, !isOwn, !TransactionCode.isInWords(text) else { return text }
    return refuse(.notATransactionCode, field)
  }

  /// A day in WIB.
  func day(_ field: SourceField) -> CalendarDate? { date(field)?.jakartaDay }

  /// A moment.
  func moment(_ field: SourceField) -> Timestamp? { date(field)?.moment }

  private func date(_ field: SourceField) -> WrittenDate? {
    guard let value = filled(field, otherwise: .notADate) else { return nil }
    guard row.form(field) == .text else { return refuse(.notADate, field) }
    switch WrittenDate.read(value) {
    case .date(let date): return date
    case .null: return nil
    case .invalid: return refuse(.notADate, field)
    }
  }

  /// Masa and tahun; `nil` where one of them is not known.
  func period(_ monthField: SourceField, _ yearField: SourceField) -> TaxPeriod? {
    let masa = filled(monthField, otherwise: .notAMonth).flatMap {
      WrittenPeriod($0) ?? refuse(.notAMonth, monthField)
    }
    let year = filled(yearField, otherwise: .notAYear).flatMap { value -> Int? in
      guard value.count == 4, let year = value.number, year >= 1900 else { return refuse(.notAYear, yearField) }
      return year
    }
    guard let masa else { return nil }
    if let named = masa.year, let year, named != year { return refuse(.yearsDiffer, monthField) }
    return (year ?? masa.year).flatMap { TaxPeriod(year: $0, month: masa.month) }
  }

  /// Yes or no.
  func boolean(_ field: SourceField) -> Bool? {
    switch row.form(field) {
    case .yes: return true
    case .no: return false
    case .absent, .null, .text, .number, .structure, .rounded, .failed, .uncomputed: break
    }
    guard let value = filled(field, otherwise: .notABoolean) else { return nil }
    return WrittenBoolean.read(value) ?? refuse(.notABoolean, field)
  }

  /// An amount of money, exact to the sen.
  func amount(_ field: SourceField) -> Rupiah? {
    guard let value = filled(field, otherwise: .notAnAmount) else { return nil }
    if let amount = PlainAmount.read(value) { return amount }
    do {
      guard isSheet, row.form(field) == .text else { return try PlainAmount.readAny(value) }
      let written = try WrittenAmount(value)
      let isDecimal = written.shape.isAmbiguous ? try ambiguousIsDecimal(field, written.shape) : false
      return try written.amount(ambiguousIsDecimal: isDecimal)
    } catch {
      return refuse(error, field)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What stands between what sheets put around a text to keep it as it is: a leading apostrophe, or `="…"`.
  fileprivate var betweenSheetMarks: Bytes? {
    guard count > 1 else { return nil }
    if self[0] == UInt8(ascii: "'") { return from(1) }
    if count > 2, self[0] == UInt8(ascii: "="), self[1] == .quote, self[count - 1] == .quote {
      return part(2..<Swift.max(2, count - 1))
    }
    return nil
  }

}
