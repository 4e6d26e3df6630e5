import UploadQueue

/// Reads the fields of a row as texts, numbers, dates and amounts, and notes what is wrong with them.
final class FieldReader {
  let row: RawRow
  let faults: FaultLog
  /// Whether the row is from a sheet: its cells are texts as people write them, where JSON has types.
  let isSheet: Bool
  /// What stands above a column, for a message; the JSON keys where there is nothing else.
  var headings: [String]
  /// How the sheet writes the amounts of a column; asked only when an amount can be read in two ways.
  var ambiguousIsDecimal: (SourceField, WrittenAmount.Shape) throws -> Bool = { _, _ in false }

  private var lastTexts = Array(repeating: "", count: SourceField.allCases.count)

  init(row: RawRow, faults: FaultLog, isSheet: Bool) {
    self.row = row
    self.faults = faults
    self.isSheet = isSheet
    headings = SourceField.allCases.map(\.key)
  }

  /// Notes a fault of a field.
  func note(_ kind: FileFault.Kind, at field: SourceField) {
    let index = field.rawValue
    let (form, line) = row.form(index)
    let value: String? =
      switch form {
      case .text, .number: row.withValue(index) { $0.shown }
      case .yes: "true"
      case .no: "false"
      case .absent, .null, .structure: nil
      }
    faults.note(kind, line: line == 0 ? row.line : line, row: row.number, column: headings[index], value: value)
  }

  /// Reads what stands in a field; `nil` where nothing does, or where a fault had to be noted.
  private func value<Result>(
    _ field: SourceField, wrong: FileFault.Kind, _ read: (Bytes, RawRow.Form) throws(FileFault.Kind) -> Result?
  ) -> Result? {
    let index = field.rawValue
    let form = row.form(index).form
    let outcome: Swift.Result<Result?, FileFault.Kind>
    switch form {
    case .absent, .null:
      return nil
    case .structure:
      outcome = .failure(.notAValue)
    case .yes, .no:
      outcome = .failure(wrong)
    case .text, .number:
      outcome = row.withValue(index) { bytes in
        let text = isSheet ? bytes.withoutSheetMarks : bytes
        return isBlank(text) ? .success(nil) : .init { () throws(FileFault.Kind) in try read(text, form) }
      }
    }
    switch outcome {
    case .success(let result): return result
    case .failure(let kind):
      note(kind, at: field)
      return nil
    }
  }

  private func isBlank(_ text: Bytes) -> Bool {
    guard isSheet else { return text.isEmpty }
    return text.isEmpty || text.count == 4 && text.reads("null") || text.count == 1 && text[0] == .minus
  }

  /// A text, verbatim but for the white space around it; `nil` where it is empty.
  func text(_ field: SourceField) -> String? {
    value(field, wrong: .notAValue) { (bytes, _) throws(FileFault.Kind) in try string(bytes, field) }
  }

  private func string(_ bytes: Bytes, _ field: SourceField) throws(FileFault.Kind) -> String {
    // Most columns repeat themselves: one string then serves many rows.
    let index = field.rawValue
    if bytes.equals(lastTexts[index]) { return lastTexts[index] }
    guard !bytes.contains(0) else { throw .nulCharacter }
    guard let text = bytes.text else { throw .notUTF8 }
    lastTexts[index] = text
    return text
  }

  /// A RecordId; the empty UUID is none.
  func recordID(_ field: SourceField) -> String? {
    guard let text = text(field) else { return nil }
    return text.utf8.allSatisfy { $0 == 0x30 || $0 == .minus } ? nil : text
  }

  /// The identity of a party: an NPWP in digits alone, anything else verbatim; noughts alone are none.
  func identity(_ field: SourceField) -> String? {
    value(field, wrong: .notAnNPWP) { (bytes, _) throws(FileFault.Kind) in
      if LostDigits.areIn(bytes) { throw .digitsLost }
      if bytes.allSatisfy({ $0 == 0x30 }) { return nil }
      let text = try string(bytes, field)
      if bytes.isDigits { return text }
      return NPWP(text)?.digits ?? text
    }
  }

  /// The NPWP of the taxpayer whose list it is.
  func npwp(_ field: SourceField) -> NPWP? {
    value(field, wrong: .notAnNPWP) { (bytes, _) throws(FileFault.Kind) in
      if LostDigits.areIn(bytes) { throw .digitsLost }
      guard let npwp = NPWP(try string(bytes, field)) else { throw .notAnNPWP }
      return npwp
    }
  }

  /// A nomor seri faktur pajak.
  ///
  /// A spreadsheet drops the leading nought of the 17 digits and would leave what looks like the 16 digits of the desktop
  /// client; the kode transaksi, 01 to 10, tells them apart.
  func nsfp(_ field: SourceField) -> NSFP? {
    value(field, wrong: .notAnNSFP) { (bytes, _) throws(FileFault.Kind) in
      if LostDigits.areIn(bytes) { throw .digitsLost }
      guard let nsfp = NSFP(try string(bytes, field)), let code = Int(nsfp.transactionCode), (1...10).contains(code)
      else { throw .notAnNSFP }
      return nsfp
    }
  }

  /// A kode transaksi: `TD.00304` and `4` are `04`; what is neither is kept verbatim.
  func transactionCode(_ field: SourceField) -> String? {
    guard let text = text(field) else { return nil }
    if text.utf8.count == 8, text.hasPrefix("TD.003") { return String(text.suffix(2)) }
    return text.utf8.count == 1 && text.utf8.allSatisfy(\.isDigit) ? "0" + text : text
  }

  /// A day in WIB.
  func day(_ field: SourceField) -> CalendarDate? {
    date(field)?.jakartaDay
  }

  /// A moment.
  func moment(_ field: SourceField) -> Timestamp? {
    date(field)?.moment
  }

  private func date(_ field: SourceField) -> WrittenDate? {
    value(field, wrong: .notADate) { (bytes, form) throws(FileFault.Kind) in
      guard form == .text else { throw .notADate }
      switch WrittenDate.read(bytes) {
      case .date(let date): return date
      case .null: return nil
      case .invalid: throw .notADate
      }
    }
  }

  /// Masa and tahun; `nil` where one of them is not known.
  func period(_ monthField: SourceField, _ yearField: SourceField) -> TaxPeriod? {
    let month = value(monthField, wrong: .notAMonth) { (bytes, _) throws(FileFault.Kind) in
      guard let period = WrittenPeriod(bytes) else { throw .notAMonth }
      return period
    }
    let year = value(yearField, wrong: .notAYear) { (bytes, _) throws(FileFault.Kind) -> Int? in
      guard bytes.count == 4, let year = bytes.number, year >= 1900 else { throw .notAYear }
      return year
    }
    guard let month else { return nil }
    if let named = month.year, let year, named != year {
      note(.yearsDiffer, at: monthField)
      return nil
    }
    guard let year = year ?? month.year else { return nil }
    return TaxPeriod(year: year, month: month.month)
  }

  /// Yes or no.
  func boolean(_ field: SourceField) -> Bool? {
    switch row.form(field.rawValue).form {
    case .yes: return true
    case .no: return false
    case .absent, .null, .text, .number, .structure: break
    }
    return value(field, wrong: .notABoolean) { (bytes, _) throws(FileFault.Kind) in
      guard let answer = WrittenBoolean.read(bytes) else { throw .notABoolean }
      return answer
    }
  }

  /// An amount of money, exact to the sen.
  func amount(_ field: SourceField) -> Rupiah? {
    value(field, wrong: .notAnAmount) { (bytes, form) throws(FileFault.Kind) in
      if let amount = PlainAmount.read(bytes) { return amount }
      guard isSheet else { return try PlainAmount.readAny(bytes) }
      let written = try WrittenAmount(bytes)
      switch written.shape {
      case .plain, .certain:
        return try written.amount(ambiguousIsDecimal: false)
      case .ambiguousDot, .ambiguousComma:
        do {
          return try written.amount(ambiguousIsDecimal: ambiguousIsDecimal(field, written.shape))
        } catch {
          throw error as? FileFault.Kind ?? .ambiguousAmount
        }
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without what sheets put around a number to keep its digits: a leading apostrophe, or `="…"`.
  fileprivate var withoutSheetMarks: Bytes {
    if count > 1, self[0] == UInt8(ascii: "'") { return from(1).trimmed }
    if count > 2, self[0] == UInt8(ascii: "="), self[1] == .quote, self[count - 1] == .quote {
      return part(2..<Swift.max(2, count - 1)).trimmed
    }
    return self
  }
}
