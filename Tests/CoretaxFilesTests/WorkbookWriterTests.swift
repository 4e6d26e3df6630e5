import Foundation
import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite("Written workbooks")
struct WorkbookWriterTests {
  /// The sheet of a workbook in which this document stands so many times.
  private func sheet(_ document: Document, times: Int = 1, in zone: ShownZone = .wib) throws -> String {
    try Archives.inFolder { folder in
      let path = folder.appendingPathComponent("sisa.xlsx").path
      _ = try ExportFile.write(path, overwrites: false) { descriptor in
        try DocumentExport.write(.xlsx, to: descriptor, in: zone, at: .wib("2026-11-18 23:30")) { each in
          for _ in 0..<times { try each(QueueRow(document)) }
        }
      }
      let archive = try ZipArchive(limits: ReadingLimits()) { () throws(FileFault.Kind) in try OpenedFile(path: path) }
      let entry = try #require(archive.entry(named: "xl/worksheets/sheet1.xml"))
      let reader = try archive.origin(entry).open()
      var text: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try piece.withUnsafeMutableBytes({ try reader.read(into: $0) }), count > 0 {
        text += piece[..<count]
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  private func document() -> Document {
    var document = TestSupport.Sample.document(1)
    document.observedAt = Timestamp.wib("2026-11-18 23:05:01") + .milliseconds(701)
    document.createdAt = .wib("2026-11-18 12:00")
    return document
  }

  @Test("every moment is a date of Excel, to the millisecond, and elsewhere says that it is in WIB")
  func moments() throws {
    let text = try sheet(document())
    #expect(text.contains("<c s=\"2\"><v>46344.5</v></c>"))
    #expect(text.contains("<c s=\"2\"><v>46344.96182524"))
    #expect(!text.contains("2026-11-18T"))
    let elsewhere = try sheet(document(), in: .wit)
    #expect(elsewhere.contains("<c s=\"5\"><v>46344.5</v></c>"))
    #expect(!elsewhere.contains("2026-11-18T"))
  }

  @Test("a number of Excel is read back to the millisecond", arguments: [0, 1, 216, 499, 500, 701, 999])
  func milliseconds(rest: Int) throws {
    let day = 46_344
    for second in [0, 1, 43_200, 83_101, 86_399] {
      let written = "\(Double(second * 1000 + rest) / 86_400_000 + Double(day))"
      let read = try #require(Array(written.utf8).withUnsafeBufferPointer { CellNumber.date($0, is1904: false) })
      guard case .date(let date) = read.withUnsafeBufferPointer({ WrittenDate.read($0) }) else {
        Issue.record("\(String(decoding: read, as: UTF8.self)) is no date")
        continue
      }
      #expect(date.moment == Timestamp.wib("2026-11-18 00:00") + .milliseconds(second * 1000 + rest))
    }
  }

  @Test("the heading stays in sight and filters all rows, however many", arguments: [0, 1, 700])
  func filter(count: Int) throws {
    let text = try sheet(document(), times: count)
    #expect(text.contains("state=\"frozen\""))
    #expect(text.hasSuffix("</sheetData><autoFilter ref=\"A1:AH\(count + 1)\"/></worksheet>"))
    #expect(text.ranges(of: "<row ").count == count + 1)
    #expect(text.ranges(of: "<cols>").count == 1 && text.ranges(of: "<sheetData>").count == 1)
  }

  @Test("columns are as wide as what stands in them, within bounds")
  func widths() throws {
    func width(_ name: String) throws -> Int {
      var document = document()
      document.partnerName = name
      let text = try sheet(document)
      let column = ExportedValue.fields.firstIndex(of: .buyerTaxpayerName).map { $0 + 1 } ?? 0
      let start = try #require(text.firstRange(of: "<col min=\"\(column)\" max=\"\(column)\" width=\"")).upperBound
      return try #require(Int(text[start...].prefix(while: \.isNumber)))
    }
    #expect(try width("PT CONTOH SEJAHTERA BERSAMA") == 28)
    #expect(try width(String(repeating: "PT CONTOH ", count: 30)) == 40)
    #expect(try width("") >= 8)
  }
}
