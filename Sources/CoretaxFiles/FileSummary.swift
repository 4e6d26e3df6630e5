import UploadQueue

/// The kinds of file that can be read, told by their content.
public enum FileFormat: Sendable, Hashable {
  /// Answers of the portal's lists, saved as JSON.
  case coretaxJSON
  /// A list as CSV, headed by JSON keys or Indonesian titles.
  case coretaxCSV
  /// A bulk import file, `TaxInvoiceBulk`.
  case coretaxXML
}

/// What a file held.
public struct FileSummary: Sendable, Hashable {
  /// What kind of file it is.
  public let format: FileFormat
  /// The kinds of the documents in it.
  public let kinds: Set<DocumentKind>
  /// How many documents it holds.
  public let rows: Int
  /// Columns, keys or elements that Pantau does not know, in the order of the file; they were not read.
  public let unknownColumns: [String]

  /// What a file held.
  public init(format: FileFormat, kinds: Set<DocumentKind>, rows: Int, unknownColumns: [String]) {
    self.format = format
    self.kinds = kinds
    self.rows = rows
    self.unknownColumns = unknownColumns
  }
}
