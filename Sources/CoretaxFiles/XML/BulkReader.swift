import Foundation
import FoundationXML
import UploadQueue

/// Reads the documents that are expected to appear from a bulk import file, `TaxInvoiceBulk`.
///
/// Source of the form: DJP's import template v1.6.1; Odoo `l10n_id_efaktur_coretax`; CoreTaxXmlWriter.
final class BulkReader: NSObject, XMLParserDelegate {
  private let faults: FaultLog
  private let delivery: Delivery
  private let invoice: BulkInvoice
  private var unknown = UnknownNames()

  private var path: [String] = []
  private var text = ""
  private var textLine = 1
  private var hasStopped = false
  private var isOver = false
  private weak var stream: SourceStream?

  /// The form has five levels.
  private static let deepest = 32
  private static let longestText = 1024 * 1024

  init(order: ReadingOrder, faults: FaultLog, delivery: Delivery) {
    self.faults = faults
    self.delivery = delivery
    invoice = BulkInvoice(order: order, faults: faults)
  }

  /// The elements that were not known.
  var unknownElements: [String] { unknown.names }

  /// Reads all of a file; faults are noted.
  func read(_ source: FileSource, firstPiece: Bytes) throws(FileFault.Kind) {
    try XMLProlog.check(firstPiece) { $0 == "TaxInvoiceBulk" }
    let stream = SourceStream(source)
    self.stream = stream
    let parser = XMLParser(stream: stream)
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    let isWhole = parser.parse()
    if let failure = stream.failure { throw failure }
    // With errors passed over, an end that never comes is only seen here.
    if !hasStopped, !isOver { stop(stream.hasEnded ? .truncatedXML : .malformedXML("TaxInvoiceBulk"), parser) }
    if !isWhole, !hasStopped { stop(.malformedXML(""), parser) }
  }

  private func stop(_ kind: FileFault.Kind?, _ parser: XMLParser) {
    guard !hasStopped else { return }
    hasStopped = true
    if let kind { faults.note(kind, line: max(1, parser.lineNumber), column: path.last) }
    parser.abortParsing()
  }

  // MARK: XMLParserDelegate

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard !hasStopped else { return }
    path.append(name)
    text = ""
    textLine = parser.lineNumber
    if path.count > Self.deepest { return stop(.tooDeep, parser) }
    if path.count == 3, name == "TaxInvoice" { invoice.begin(line: parser.lineNumber) }
    if path.count == 5, name == "GoodService" { invoice.beginLine() }
    if !BulkElement.isKnown(name, depth: path.count) { unknown.note(name) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !hasStopped else { return }
    text += string
    if text.utf8.count > Self.longestText { stop(.endlessText, parser) }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard !hasStopped else { return }
    switch path.count {
    case 1: isOver = true
    case 2 where name == "TIN": invoice.take(tin: text, line: textLine)
    case 3 where name == "TaxInvoice":
      if let document = invoice.document() { delivery.hand(on: document) }
      if delivery.refusal != nil { stop(nil, parser) }
    case 4: invoice.take(name, text, line: textLine)
    case 6: invoice.takeOfLine(name, text, line: textLine)
    default: break
    }
    path.removeLast()
    text = ""
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    stop(stream?.hasEnded == true && !isOver ? .truncatedXML : .malformedXML(""), parser)
  }

  func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
    stop(.doctype, parser)
  }

  func parser(
    _ parser: XMLParser, foundExternalEntityDeclarationWithName name: String, publicID: String?, systemID: String?
  ) {
    stop(.doctype, parser)
  }

  func parser(_ parser: XMLParser, resolveExternalEntityName name: String, systemID: String?) -> Data? {
    stop(.doctype, parser)
    return nil
  }
}

/// The elements of the form, by depth.
enum BulkElement {
  static func isKnown(_ name: String, depth: Int) -> Bool {
    depth <= known.count && known[depth - 1].contains(name)
  }

  private static let known: [Set<String>] = [
    ["TaxInvoiceBulk"],
    ["TIN", "ListOfTaxInvoice"],
    ["TaxInvoice"],
    [
      "TaxInvoiceDate", "TaxInvoiceOpt", "TrxCode", "AddInfo", "CustomDoc", "CustomDocMonthYear", "RefDesc",
      "FacilityStamp", "SellerIDTKU", "BuyerTin", "BuyerDocument", "BuyerCountry", "BuyerDocumentNumber", "BuyerName",
      "BuyerAdress", "BuyerEmail", "BuyerIDTKU", "ListOfGoodService",
    ],
    ["GoodService"],
    [
      "Opt", "Code", "Name", "Unit", "Price", "Qty", "TotalDiscount", "TaxBase", "OtherTaxBase", "VATRate", "VAT",
      "STLGRate", "STLG",
    ],
  ]
}
