import UploadQueue
import Wording

/// One fault of a file: where it stands, what stands there, and what is wrong with it.
public struct FileFault: Explained, Hashable {
  /// The file, as it was named.
  public let file: String
  /// The line, from 1; none for a fault of the file as a whole.
  public let line: Int?
  /// Which document of the file it is, from 1; the only help in JSON that is all on one line.
  public let row: Int?
  /// The column's heading, the JSON key or the XML element.
  public let column: String?
  /// What stands there, cut where it is long.
  public let value: String?
  /// What is wrong.
  public let kind: Kind

  /// A fault and its place.
  public init(file: String, line: Int?, row: Int?, column: String?, value: String?, kind: Kind) {
    self.file = file
    self.line = line
    self.row = row
    self.column = column
    self.value = value
    self.kind = kind
  }

  /// What can be wrong with a file.
  public enum Kind: Error, Sendable, Hashable {
    /// It cannot be opened or read, with the system's reason.
    case unreadable(String)
    /// It can be read only once, and the temporary folder, the first, does not take it, with the system's reason.
    case notKept(folder: String, String)
    /// It is a folder, a pipe or a device.
    case notAFile
    /// It is the standard input, which brings what a person types into the program that runs.
    case typedInput
    /// There is nothing in it.
    case empty
    /// It is a workbook of another kind than XLSX, or one that is protected by a password.
    case spreadsheet
    /// It is a packed archive of another kind than zip, or one inside another.
    case archive
    /// It is an archive or workbook that is cut off or damaged.
    case damagedArchive
    /// It is protected by a password.
    case encryptedArchive
    /// There are more files in the folder and its folders than this.
    case tooManyFiles(Int)
    /// There are more files in the archive than this.
    case tooManyEntries(Int)
    /// There are more rows in the table than this, which is more than anybody writes for it.
    case tooManyRows(Int)
    /// What is in the archive is larger than any list.
    case archiveTooLarge
    /// What is in the archive is so much larger than it that it was made to do harm.
    case archiveBomb
    /// There is nothing in the archive.
    case emptyArchive
    /// It is longer than can be kept on the disk.
    case tooLarge
    /// It is a package of an office program, but no workbook.
    case otherOffice
    /// The workbook contradicts itself, there.
    case brokenWorkbook(String)
    /// The workbook shares more texts or names more sheets than any list.
    case workbookTooLarge
    /// A cell holds an error, such as `#N/A`.
    case cellError
    /// A cell holds a formula that was never computed.
    case uncomputedFormula
    /// It is a PDF.
    case pdf
    /// It is a web page, such as a portal's login page.
    case webPage
    /// It holds bytes that no text has.
    case notText
    /// A text in it is not UTF-8.
    case notUTF8

    /// The JSON breaks its own rules, with the parser's words.
    case malformedJSON(String)
    /// The JSON ends in the middle.
    case truncatedJSON
    /// Something is nested deeper than any list.
    case tooDeep
    /// A value is longer than any field.
    case valueTooLong
    /// The same in a form that has no quotation marks: text between tags, or a tag itself.
    case endlessText
    /// It is JSON, but no list of documents.
    case notAList
    /// Something stands in a list of documents that is none.
    case notADocument
    /// The portal refused to answer, with its words.
    case unsuccessfulAnswer(String)
    /// A key occurs twice in one document.
    case duplicateKey

    /// No heading is known.
    case unknownHeadings
    /// Two columns have the same meaning.
    case duplicateHeading
    /// No column holds the status.
    case missingStatusColumn
    /// A row has more or fewer cells than the heading.
    case raggedRow(expected: Int, found: Int)
    /// The file ends within a row.
    case cutOffRow(expected: Int, found: Int)
    /// A row has more cells than any sheet, which has this many.
    case tooManyCells(Int)
    /// A quotation mark inside a quoted cell is not doubled.
    case strayQuote
    /// A quotation mark is opened and never closed.
    case unclosedQuote

    /// The XML declares a document type or entities.
    case doctype
    /// The XML breaks its own rules, with the parser's words.
    case malformedXML(String)
    /// XML that ends in the middle.
    case truncatedXML
    /// The XML declares an encoding that is not UTF-8.
    case otherEncoding(String)
    /// The XML is not a `TaxInvoiceBulk`.
    case otherXML
    /// The `TIN` is missing.
    case missingTIN
    /// A line of goods belongs to no invoice.
    case lineWithoutInvoice
    /// An invoice stands twice, or its number is none.
    case notALineNumber
    /// A sheet of DJP's import template is missing.
    case missingSheet(String)
    /// A column that is needed is missing from the heading of this sheet.
    case missingColumn(String)

    /// Not an amount.
    case notAnAmount
    /// An amount with a fraction of a sen.
    case fractionOfSen
    /// An amount beyond ±92 quadrillion rupiah.
    case amountOutOfRange
    /// An amount that could be two, while the file writes amounts in both ways.
    case ambiguousAmount
    /// A spreadsheet has rounded the number.
    case digitsLost
    /// Not a date.
    case notADate
    /// Not a kode transaksi.
    case notATransactionCode
    /// Another kode transaksi than the number of the faktur begins with.
    case codesDiffer
    /// Neither a normal faktur nor a replacement.
    case notAReplacementDigit
    /// The number of the faktur says otherwise whether it is a replacement.
    case replacementDiffers
    /// Not a masa pajak.
    case notAMonth
    /// Not a tahun pajak.
    case notAYear
    /// The masa names another year than the tahun.
    case yearsDiffer
    /// Neither yes nor no.
    case notABoolean
    /// Not an NPWP.
    case notAnNPWP
    /// Not a nomor seri faktur pajak.
    case notAnNSFP
    /// A text with a NUL in it.
    case nulCharacter
    /// A text that is longer than any name or number, so that something else is in it.
    case textTooLong
    /// A truth value where a text belongs.
    case notAText
    /// A structure where a value belongs.
    case notAValue

    /// It cannot be told which of the portal's lists the document is from, and whether the taxpayer's number would tell;
    /// with the columns that are not known, since the one that tells may be among them.
    case kindUnknown(tellsByTaxpayer: Bool, unknownColumns: [String] = [])
    /// The list was said to be of a kind, perhaps by the file's name alone, and its rows show the two sides the other way
    /// round: with this one party, or none, where the others should differ.
    case otherSide(of: DocumentKind, party: String?, isByName: Bool)
    /// The list was said to be of a kind, and this taxpayer, whose documents they should be, stands on the other side.
    case taxpayerOnOtherSide(than: DocumentKind, String)
    /// The list was said to be of a kind, and these titles are of the other side alone.
    case otherTitles(than: DocumentKind, titles: [String])
    /// The list was said to be of returns of a kind, and these of its titles are those of faktur.
    case noReturns(DocumentKind, titles: [String])
    /// The list was said to be of faktur of a kind, and every row has these, which only returns have.
    case returns(DocumentKind, titles: [String])
    /// The list was said to be true at a moment, and a document in it tells a later one of itself.
    case laterThanSaid(DocumentField, at: Timestamp, said: Timestamp, zone: ShownZone)
    /// The document is another taxpayer's than this.
    case foreignTaxpayer(String)
    /// The document has nothing to recognise it by.
    case unidentifiable
    /// The heading stands there once more: another list begins.
    case repeatedHeading
    /// The row is no document, but the sum of those above it.
    case totalsRow
    /// Nothing but amounts stands in the row, as in one of totals that does not say so.
    case amountsAlone
    /// The same document stands in the file with another status, there.
    case statusConflict(line: Int, row: Int, status: String)
  }
}

extension FileFault.Kind {
  /// Whether a file with this fault is nothing that Pantau reads, rather than a bad one of what it reads.
  var isForeign: Bool {
    switch self {
    case .empty, .spreadsheet, .archive, .pdf, .webPage, .notText, .notAList, .unknownHeadings, .otherXML, .otherOffice,
      .emptyArchive:
      true
    default: false
    }
  }
}

/// A file was refused: nothing of it is to be imported.
public struct FileRefused: Explained, Hashable {
  /// The first faults, in the order of the file; at least one.
  public let faults: [FileFault]
  /// How many faults there are in all.
  public let faultCount: Int
  /// The first documents of which the file does not say which list they are from.
  public let unplaced: [UnplacedDocument]

  /// A file with faults.
  public init(faults: [FileFault], faultCount: Int, unplaced: [UnplacedDocument] = []) {
    self.unplaced = unplaced
    self.faults = faults
    self.faultCount = faultCount
  }

  /// A file with a fault of the whole of it.
  public init(_ file: String, _ kind: FileFault.Kind) {
    self.init(
      faults: [FileFault(file: file, line: nil, row: nil, column: nil, value: nil, kind: kind)], faultCount: 1)
  }

  /// Whether the file is nothing that Pantau reads, such as the README in a folder of exports.
  public var isForeign: Bool { faultCount == 1 && faults.allSatisfy(\.kind.isForeign) }

  /// How many faults are kept; more are only counted.
  public static let mostFaults = 1000

  /// How many faults there are and what the first one is.
  public var phrase: Phrase {
    guard let first = faults.first else {
      return Phrase(id: "Berkas ditolak; tidak ada yang diimpor.", en: "The file was refused; nothing was imported.")
    }
    let count = faultCount
    if count <= 1 { return first.phrase }
    let what = first.phraseInFile
    return Phrase(
      id: "\(first.file): \(count) kesalahan; tidak ada yang diimpor. Yang pertama: \(what.text(.indonesian))",
      en: "\(first.file): \(count) faults; nothing was imported. The first: \(what.text(.english))")
  }
}
