import Foundation
import TestSupport
import UploadQueue

@testable import CoretaxFiles

/// What came of reading a file.
struct Outcome {
  var documents: [SourcedDocument] = []
  var summary: FileSummary?
  var refused: FileRefused?

  var faults: [FileFault] { refused?.faults ?? [] }
  var kinds: [FileFault.Kind] { faults.map(\.kind) }
  var first: Document? { documents.first?.document }
}

/// A file made for a test and read at once.
enum Sample {
  static let taxpayer = NPWP("0999999999999000")

  static func read(
    _ text: String, name: String = "contoh.txt", taxpayer: NPWP? = Sample.taxpayer, kind: DocumentKind? = nil
  ) throws -> Outcome {
    try read(bytes: Array(text.utf8), name: name, taxpayer: taxpayer, kind: kind)
  }

  static func read(
    bytes: [UInt8], name: String = "contoh.txt", taxpayer: NPWP? = Sample.taxpayer, kind: DocumentKind? = nil,
    limits: ReadingLimits = ReadingLimits()
  ) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("coretax-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try read(path: file.path, taxpayer: taxpayer, kind: kind, limits: limits)
  }

  static func read(
    path: String, taxpayer: NPWP? = Sample.taxpayer, kind: DocumentKind? = nil, limits: ReadingLimits = ReadingLimits()
  ) throws -> Outcome {
    var outcome = Outcome()
    let found = FoundFiles(paths: [path], now: .wib("2026-11-17 09:00"), limits: limits)
    outcome.refused = found.refused.first
    for file in found.files.map(\.file) {
      let reader = CoretaxFileReader(
        file, asOf: .wib("2026-11-17 08:00"), taxpayer: taxpayer, kind: kind, limits: limits)
      do {
        outcome.summary = try reader.read { outcome.documents.append($0) }
      } catch let refused as FileRefused {
        outcome.refused = refused
      }
    }
    return outcome
  }

  /// A row of a list answer: the essentials of a faktur keluaran, and what a test adds or replaces.
  static func row(_ changes: [String: String] = [:]) -> String {
    var fields = [
      "RecordId": "\"00000000-0000-4000-8000-000000000001\"", "SellerTIN": "\"0999999999999000\"",
      "BuyerTIN": "\"0999000000001000\"", "BuyerTaxpayerName": "\"PT CONTOH PEMBELI\"",
      "TaxInvoiceCode": "\"TD.00304\"", "TaxInvoiceNumber": "\"04002600000000001\"",
      "TaxInvoiceDate": "\"2026-10-17T00:00:00+07:00\"", "TaxInvoicePeriod": "\"TD.00710\"",
      "TaxInvoiceYear": "\"2026\"", "TaxInvoiceStatus": "\"APPROVED\"", "SellingPrice": "120000",
      "OtherTaxBase": "110000", "VAT": "13200", "STLG": "0", "Reference": "\"INV-0001\"",
    ]
    fields.merge(changes) { $1 }
    return "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  /// A list answer with these rows.
  static func answer(_ rows: String...) -> String {
    #"{"IsSuccessful":true,"Message":null,"ErrorType":0,"Payload":{"TotalRecords":1,"Data":["#
      + rows.joined(separator: ",") + "]}}"
  }

  /// A table with the least columns, one column more, and cells in it, a row each.
  static func table(_ column: String, _ cells: [String]) -> String {
    let rows = cells.enumerated().map { "INV-\($0.offset);APPROVED;0999000000001000;\($0.element)" }
    return (["Referensi;Status Faktur;NPWP Pembeli;\(column)"] + rows).joined(separator: "\n") + "\n"
  }
}
