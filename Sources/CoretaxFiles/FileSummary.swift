import UploadQueue

/// The kinds of file that can be read, told by their content.
public enum FileFormat: Sendable, Hashable {
  /// Answers of the portal's lists, saved as JSON.
  case coretaxJSON
  /// A list as CSV, headed by JSON keys or Indonesian titles.
  case coretaxCSV
  /// A bulk import file, `TaxInvoiceBulk`.
  case coretaxXML
  /// A list on the sheets of an Excel workbook.
  case coretaxWorkbook
  /// DJP's Excel template of the bulk import, with the sheets Faktur and DetailFaktur.
  case importTemplate
  /// An import file of the e-Faktur desktop client.
  case desktopCSV
}

/// What a file held.
public struct FileSummary: Sendable, Hashable {
  /// What kind of file it is.
  public let format: FileFormat
  /// The kinds of the documents in it.
  public let kinds: Set<DocumentKind>
  /// Those that documents were taken for although nothing in the file, nor its name, says that they are no returns.
  public let assumedKinds: Set<DocumentKind>
  /// How many documents it holds.
  public let rows: Int
  /// Columns, keys or elements that Pantau does not know, in the order of the file; they were not read.
  public let unknownColumns: [String]
  /// Where columns without a title stand that hold a value in some row, as letters in a sheet and else as numbers from 1;
  /// they were not read.
  public let untitledColumns: [String]
  /// Sheets of a workbook that hold no list; they were not read.
  public let skippedSheets: [String]
  /// How its text was written.
  public let encoding: TextEncoding

  /// What a file held.
  public init(
    format: FileFormat, kinds: Set<DocumentKind>, assumedKinds: Set<DocumentKind> = [], rows: Int,
    unknownColumns: [String], untitledColumns: [String] = [], skippedSheets: [String] = [],
    encoding: TextEncoding = .utf8
  ) {
    self.format = format
    self.kinds = kinds
    self.assumedKinds = assumedKinds
    self.rows = rows
    self.unknownColumns = unknownColumns
    self.untitledColumns = untitledColumns
    self.skippedSheets = skippedSheets
    self.encoding = encoding
  }
}
