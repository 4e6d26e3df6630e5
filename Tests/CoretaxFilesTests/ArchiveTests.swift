import Foundation
import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct ArchiveTests {
  private static func table(_ reference: String) -> [UInt8] {
    Array("Referensi;Status Faktur;NPWP Pembeli\n\(reference);APPROVED;0999000000001000\n".utf8)
  }

  @Test("each file in a zip is a file of its own, whatever its form, with its name in messages")
  func everyForm() throws {
    let book = try SampleWorkbook(
      SampleWorkbook.texts(1, ["Referensi", "Status Faktur", "NPWP Pembeli"]),
      SampleWorkbook.texts(2, ["INV-4", "APPROVED", "1"])
    ).bytes()
    try Archives.inFolder { folder in
      let file = folder.appendingPathComponent("ekspor.zip")
      let content: [(String, [UInt8])] = [
        ("a/daftar.csv", Self.table("INV-1")), ("b.json", Array(Sample.answer(Sample.row()).utf8)),
        ("c.xml", Array(BulkImportTests.bulk(BulkImportTests.invoice()).utf8)), ("d.xlsx", book),
        ("../../etc/passwd", Array("root:x\n".utf8)), ("__MACOSX/._b.json", [0, 1]), ("e/.DS_Store", [0]),
      ]
      try Data(Archives.zip(content)).write(to: file)
      let found = FoundFiles(paths: [file.path], now: .wib("2026-11-17 08:00")).files
      #expect(
        found.map(\.file.name) == [
          "ekspor.zip › ../../etc/passwd", "ekspor.zip › a/daftar.csv", "ekspor.zip › b.json", "ekspor.zip › c.xml",
          "ekspor.zip › d.xlsx",
        ])
      #expect(found.allSatisfy { $0.isMet })
      #expect(found.allSatisfy { $0.file.modified == .wib("2026-11-16 08:00") })
      var formats: [FileFormat] = []
      for file in found.dropFirst().map(\.file) {
        let reader = CoretaxFileReader(file, asOf: file.modified, taxpayer: Sample.taxpayer)
        formats.append(try reader.read { _ in }.format)
      }
      #expect(formats == [.coretaxCSV, .coretaxJSON, .coretaxXML, .coretaxWorkbook])
      let passwd = CoretaxFileReader(found[0].file, asOf: .wib("2026-11-17 08:00"))
      let refused = #expect(throws: FileRefused.self) { try passwd.read { _ in } }
      #expect(refused?.isForeign == true)
    }
  }

  @Test("a name keeps its letters, whatever the locale, and tells the list; one that is no UTF-8 is shown all the same")
  func namesInOtherLetters() throws {
    let name = "é日-outputinvoice.json"
    let row = Sample.row(["SellerTIN": "\"0999000000001000\"", "BuyerTIN": "\"0999000000002000\""])
    let plain = String(repeating: "x", count: name.utf8.count)
    var bytes = try Archives.zip([(plain, Array(Sample.answer(row).utf8))])
    // In both headers: the name, and the bit that says it is UTF-8.
    for (signature, flags) in [([0x50, 0x4B, 3, 4], 6), ([0x50, 0x4B, 1, 2], 8)] as [([UInt8], Int)] {
      let header = try #require(bytes.indices.dropLast(3).first { Array(bytes[$0..<($0 + 4)]) == signature })
      bytes[header + flags + 1] |= 0x08
      let place = header + (flags == 6 ? 30 : 46)
      bytes.replaceSubrange(place..<(place + name.utf8.count), with: name.utf8)
    }
    let outcome = try Sample.read(bytes: bytes, name: "ekspor.zip", taxpayer: nil)
    #expect(outcome.first?.kind == .outputInvoice)
    try Archives.inFolder { folder in
      let file = folder.appendingPathComponent("ekspor.zip")
      try Data(bytes).write(to: file)
      let found = FoundFiles(paths: [file.path], now: .wib("2026-11-17 08:00")).files
      #expect(found.map(\.file.name) == ["ekspor.zip › \(name)"])
    }
    try Archives.inFolder { folder in
      let file = folder.appendingPathComponent("lama.zip")
      var old = try Archives.zip([("a-outputinvoice.json", Array(Sample.answer(row).utf8))])
      for place in old.indices.dropLast(4) where Array(old[place..<(place + 4)]) == Array("a-ou".utf8) {
        old[place] = 0xE9
      }
      try Data(old).write(to: file)
      let found = FoundFiles(paths: [file.path], now: .wib("2026-11-17 08:00")).files
      #expect(found.map(\.file.name) == ["lama.zip › \u{FFFD}-outputinvoice.json"])
    }
  }

  @Test("a zip that is cut off anywhere, protected, or empty is refused with its own message")
  func damaged() throws {
    let whole = try Archives.zip([("a.csv", Self.table("INV-1"))])
    for length in stride(from: 4, to: whole.count, by: 9) {
      let outcome = try Sample.read(bytes: Array(whole[..<length]))
      #expect(outcome.kinds == [.damagedArchive], "\(length)")
      #expect(outcome.documents.isEmpty)
    }
    let empty = try Sample.read(bytes: Archives.zip([]))
    #expect(empty.kinds == [.emptyArchive])
    // The bit that says so, in the header of the file and in the directory.
    var secret = whole
    secret[6] |= 1
    let directory = try #require(whole.indices.dropLast(3).first { Array(whole[$0..<($0 + 4)]) == [0x50, 0x4B, 1, 2] })
    secret[directory + 8] |= 1
    let outcome = try Sample.read(bytes: secret)
    #expect(outcome.kinds == [.encryptedArchive])
    // One bit of the content.
    var spoiled = whole
    spoiled[60] ^= 0x10
    #expect(try Sample.read(bytes: spoiled).kinds == [.damagedArchive])
  }

  @Test(
    "a part whose content is not that of its checksum refuses the file, in a workbook and beside one",
    arguments: [true, false])
  func spoiledParts(isWorkbook: Bool) throws {
    let part = "<?xml version=\"1.0\"?><TaxInvoiceBulk><TIN>0999999999999000</TIN><x>PT CONTOH</x></TaxInvoiceBulk>"
    let whole =
      isWorkbook
      ? try SampleWorkbook(SampleWorkbook.texts(1, ["PT CONTOH"])).bytes()
      : try Archives.zip([("a.xml", Array(part.utf8))])
    // The reader of the archive, the walk of a part and the parser each meet it at their own place.
    var kinds: [FileFault.Kind] = []
    for place in whole.indices where place % 7 == 0 {
      var spoiled = whole
      spoiled[place] ^= 0x10
      kinds += try Sample.read(bytes: spoiled).kinds
    }
    #expect(kinds.contains(.damagedArchive))
  }

  @Test("what swells, what is too large, and too many files are given up on")
  func bombs() throws {
    let nothing = Array(repeating: UInt8(ascii: " "), count: 64 << 20)
    let bomb = try Archives.zip([("a.csv", Self.table("INV-1") + nothing)])
    var limits = ReadingLimits()
    limits.archiveFreeBytes = 8 << 20
    #expect(try Sample.read(bytes: bomb, limits: limits).kinds == [.archiveBomb])
    limits.archiveBytes = 4 << 20
    #expect(try Sample.read(bytes: bomb, limits: limits).kinds == [.archiveTooLarge])
    limits.archiveEntries = 3
    let many = try Archives.zip((0..<4).map { ("\($0).csv", Self.table("INV-\($0)")) })
    #expect(try Sample.read(bytes: many, limits: limits).kinds == [.tooManyEntries(3)])
  }

  @Test("an archive inside an archive is not gone into")
  func nested() throws {
    let inner = try Archives.zip([("a.csv", Self.table("INV-1"))])
    let nested = try Sample.read(bytes: Archives.zip([("dalam.zip", inner)]))
    #expect(nested.kinds == [.archive])
  }

  @Test("workbooks that are none, or that contradict themselves, get a message and bring nothing")
  func brokenWorkbooks() throws {
    let heading = SampleWorkbook.texts(1, ["Referensi", "Status Faktur", "NPWP Pembeli"])
    let sound = SampleWorkbook(heading, SampleWorkbook.texts(2, ["INV-1", "APPROVED", "1"]))
    let untouched = try Sample.read(bytes: sound.bytes())
    #expect(untouched.refused == nil)

    func kinds(_ part: String, _ content: String) throws -> [FileFault.Kind] {
      var book = sound
      book.parts[part] = content
      return try Sample.read(bytes: book.bytes()).kinds
    }
    #expect(try kinds("xl/workbook.xml", "<document/>") == [.otherOffice])
    #expect(try kinds("xl/workbook.xml", "<!DOCTYPE workbook [<!ENTITY a \"b\">]><workbook/>") == [.doctype])
    let binary = "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/>"
    #expect(try kinds("_rels/.rels", "<Relationships>\(binary)</Relationships>") == [.otherOffice])
    // A sheet that leads back to the workbook, or to nowhere, or out of the package.
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for (target, kind) in [
      ("workbook.xml", FileFault.Kind.brokenWorkbook("Sheet1")), ("../../../etc/passwd", .brokenWorkbook("etc/passwd")),
    ] {
      let relation = "<Relationship Id=\"s0\" Type=\"\(office)/worksheet\" Target=\"\(target)\"/>"
      #expect(try kinds("xl/_rels/workbook.xml.rels", "<Relationships>\(relation)</Relationships>") == [kind])
    }
    // One whose texts are said to stand in a sheet of its own.
    let circle = "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"worksheets/sheet1.xml\"/>"
    #expect(
      try kinds("xl/_rels/workbook.xml.rels", "<Relationships>\(circle)</Relationships>")
        == [.brokenWorkbook("xl/worksheets/sheet1.xml")])
    let shared = "<row r=\"3\"><c t=\"s\"><v>7</v></c></row>"
    #expect(
      try kinds("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(heading)\(shared)</sheetData></worksheet>")
        == [.brokenWorkbook("sharedStrings")])
    let backwards = "<row r=\"1\"><c t=\"str\"><v>x</v></c></row>"
    #expect(
      try kinds("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(heading)\(backwards)</sheetData></worksheet>")
        == [.brokenWorkbook("row 1")])
  }

  @Test("a sheet that is cut off is said to be, one that breaks the rules of XML is not")
  func cutOffSheet() throws {
    let heading = SampleWorkbook.texts(1, ["Referensi", "Status Faktur", "NPWP Pembeli"])
    var book = SampleWorkbook(heading)
    let whole = "<worksheet><sheetData>\(heading)\(SampleWorkbook.texts(2, ["INV-1", "APPROVED", "1"]))"
    for length in stride(from: 15, to: whole.count, by: 9) {
      book.parts["xl/worksheets/sheet1.xml"] = String(whole.prefix(length))
      #expect(try Sample.read(bytes: book.bytes()).kinds == [.damagedArchive], "\(length)")
    }
    book.parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>\(heading)</row></sheetData></worksheet>"
    #expect(try Sample.read(bytes: book.bytes()).kinds == [.malformedXML("")])
  }

  @Test("more rows than a sheet can have are told with the row that is too many, also where rows bear no number")
  func tooManyRows() throws {
    let rows = "<row r=\"1048576\"><c t=\"str\"><v>x</v></c></row><row><c t=\"str\"><v>x</v></c></row>"
    #expect(try Sample.read(bytes: SampleWorkbook(rows).bytes()).kinds == [.brokenWorkbook("row 1048577")])
  }

  @Test("a million empty cells and very many shared texts are bounded")
  func emptyCells() throws {
    let heading = SampleWorkbook.texts(1, ["Referensi", "Status Faktur", "NPWP Pembeli"])
    let empty = String(repeating: "<c s=\"0\"/>", count: 1000)
    let rows = (2..<102).map { "<row r=\"\($0)\">\(empty)</row>" }.joined()
    let book = SampleWorkbook(heading, rows, SampleWorkbook.texts(200, ["INV-1", "APPROVED", "1"]))
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.documents.map(\.line) == [200])
    var full = book
    full.shared = Array(repeating: "<si><t>xxxxxxxxxx</t></si>", count: 1000)
    var limits = ReadingLimits()
    limits.sharedTexts = 999
    let manyTexts = try Sample.read(bytes: full.bytes(), limits: limits)
    #expect(manyTexts.kinds == [.workbookTooLarge])
    limits.sharedTexts = 1000
    limits.sharedTextBytes = 9999
    let longTexts = try Sample.read(bytes: full.bytes(), limits: limits)
    #expect(longTexts.kinds == [.workbookTooLarge])
  }
}
