import Foundation
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles

@Suite struct HostileFileTests {
  @Test("a file that is something else gets one message that says what to do")
  func foreignFiles() throws {
    let files: [([UInt8], FileFault.Kind)] = [
      ([], .empty), (Array(" \r\n\n".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
      ([0xFF, 0xFE, 0x52, 0x00, 0x65, 0x00], .unknownHeadings),
      ([0x52, 0x00, 0x65, 0x00, 0x66, 0x00], .unknownHeadings),
      ([0x50, 0x4B, 0x03, 0x04] + Array("....[Content_Types].xml".utf8), .damagedArchive),
      ([0x50, 0x4B, 0x03, 0x04] + Array("....daftar.csv".utf8), .damagedArchive), ([0x1F, 0x8B, 0x08], .archive),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .spreadsheet), (Array("%PDF-1.7".utf8), .pdf),
      (Array("<!DOCTYPE html><html>".utf8), .webPage), (Array("Referensi\u{0};Status\nINV-1;APPROVED".utf8), .notText),
      (Array("halo".utf8), .unknownHeadings), (Array("{}".utf8), .notAList), (Array("[1,2]".utf8), .notAList),
      (Array("{\"a\":1}".utf8), .notAList), (Array("<a/>".utf8), .otherXML),
    ]
    for (bytes, kind) in files {
      let outcome = try Sample.read(bytes: bytes)
      #expect(outcome.kinds.first == kind, "\(bytes.prefix(12))")
      #expect(outcome.documents.isEmpty)
    }
  }

  @Test("random bytes get one message", arguments: 0..<20)
  func randomBytes(seed: Int) throws {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let bytes = (0..<(seed * 40_000 + 50)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let outcome = try Sample.read(bytes: bytes)
    #expect(outcome.faults.count == 1)
    #expect(outcome.documents.isEmpty)
  }

  @Test("an element with more attributes than any list has is given up on before it costs time")
  func endlessTag() throws {
    let attributes = (0..<10_000).map { " a\($0)=\"1\"" }.joined()
    let outcome = try Sample.read(bytes: Array("<TaxInvoiceBulk><TIN\(attributes)>1</TIN></TaxInvoiceBulk>".utf8))
    #expect(outcome.kinds == [.endlessText])
    #expect(outcome.documents.isEmpty)
  }

  @Test("a name of over a thousand characters is told with its place: something went wrong where it was written")
  func absurdlyLong() throws {
    let most = String(repeating: "é", count: 1000)
    #expect(try Sample.read(Sample.table("Nama Pembeli", [most])).first?.partnerName == most)
    let outcome = try Sample.read(Sample.table("Nama Pembeli", ["PT CONTOH", most + "é"]))
    #expect(outcome.kinds == [.textTooLong])
    #expect(outcome.faults.map(\.line) == [3])
    #expect(outcome.faults.map(\.column) == ["Nama Pembeli"])
    let row = Sample.row(["BuyerTaxpayerName": "\"\(most)é\""])
    #expect(try Sample.read(Sample.answer(row)).kinds == [.textTooLong])
  }

  @Test("a file that is missing, or a device, is told apart from a bad one")
  func missing() throws {
    let missing = try Sample.read(path: "/nonexistent/contoh.json")
    guard case .unreadable = missing.kinds.first else {
      Issue.record("\(missing.kinds)")
      return
    }
    #expect(try Sample.read(path: "/dev/zero").kinds == [.notAFile])
  }

  @Test("JSON cut off at any place is refused")
  func truncated() throws {
    let whole = Array(Sample.answer(Sample.row(), Sample.row()).utf8)
    for length in stride(from: 1, to: whole.count, by: 7) {
      let outcome = try Sample.read(bytes: Array(whole[..<length]))
      #expect(outcome.refused != nil, "\(length)")
      #expect(outcome.refused?.faultCount == 1)
    }
    #expect(try Sample.read(bytes: Array(whole.dropLast(3))).kinds == [.truncatedJSON])
    for text in ["[1,2", "[[1", "[\"x\"", "[{},{", "{\"a\":1"] {
      #expect(try Sample.read(text).kinds == [.truncatedJSON], "\(text)")
    }
    #expect(try Sample.read("[1,2]").kinds == [.notAList])
  }

  @Test("broken JSON names its line, and a NUL is no text")
  func brokenJSON() throws {
    let outcome = try Sample.read("[\n\(Sample.row()),\n{\"RecordId\": oops}]")
    #expect(outcome.faults.first?.line == 3)
    guard case .malformedJSON = outcome.kinds.first else {
      Issue.record("\(outcome.kinds)")
      return
    }
    let nul = try Sample.read(Sample.answer(Sample.row(["Signer": "\"A\\u0000B\""])))
    #expect(nul.kinds == [.nulCharacter])
    #expect(nul.faults.first?.column == "Signer")
  }

  @Test(
    "a NUL in a list is named with its place, and any other control character kept, wherever in the file they stand")
  func controlCharacters() throws {
    for count in [1, 50_000] {
      let cells = Array(repeating: "PT CONTOH", count: count)
      let escape = try Sample.read(Sample.table("Nama Pembeli", cells + ["PT \u{1B}[31mB"]))
      #expect(escape.documents.last?.document.partnerName == "PT \u{1B}[31mB")
      let nul = try Sample.read(Sample.table("Nama Pembeli", cells + ["PT \u{0}C"]))
      #expect(nul.kinds == [.nulCharacter])
      #expect(nul.faults.map(\.line) == [count + 2] && nul.faults.map(\.column) == ["Nama Pembeli"])
    }
    let json = try Sample.read("[\n\(Sample.row()),\n\(Sample.row(["Signer": "\"A\u{1B}B\""]))]")
    #expect(json.faults.map(\.line) == [3])
  }

  @Test("a thing in a list that is no document counts as one, so that those after it are named by their place")
  func countedPlaces() throws {
    let bad = Sample.row(["VAT": "\"x\""])
    for nothing in ["{\"a\":1}", "{}", "7", "null"] {
      let outcome = try Sample.read("[\(Sample.row()),\(nothing),\(bad)]")
      #expect(outcome.faults.map(\.row) == [2, 3], "\(nothing)")
    }
  }

  static let broken = [
    "[{\"a\": oops}]": "karakter yang tidak boleh ada di sini", "[nope]": "bukan true, false, atau null",
    "[\"\\x\"]": "garis miring terbalik", "[\"\u{1}\"]": "karakter kendali di dalam teks",
    "[\"\\uZZZZ\"]": "heksadesimal", "[1e]": "sesudah eksponennya", "[1.]": "sesudah titik desimalnya",
    "[-]": "tanda minus tanpa angka", "[] //": "komentar", "[,]": "tidak pada tempatnya",
    "{1:2}": "kunci yang bukan teks",
    "{\"a\" 1}": "tanpa titik dua", "{\"a\":1 2}": "tanpa koma atau }", "[1 2]": "tanpa koma atau ]",
  ]

  @Test("what is broken in JSON is said in the person's own language", arguments: broken)
  func brokenInWords(_ text: String, _ words: String) throws {
    let fault = try #require(
      try Sample.read(text).faults.first { if case .malformedJSON = $0.kind { true } else { false } })
    let told = fault.phrase.text(.indonesian).string
    #expect(told.contains("JSON rusak: ") && told.contains(words))
    #expect(!fault.phrase.text(.english).string.contains("“"))
  }

  @Test("what the JSON parser has never said before stands as it is, in quotation marks")
  func newWords() {
    let phrase = FileFault.Kind.malformedJSON("new words").phrase
    for language in Language.allCases { #expect(phrase.text(language).string.contains("“new words”")) }
  }

  @Test("a truth value in the place of a text is called that")
  func truthForText() throws {
    let outcome = try Sample.read(Sample.answer(Sample.row(["TaxInvoiceStatus": "true"])))
    #expect(outcome.kinds == [.notAText] && outcome.faults.map(\.column) == ["TaxInvoiceStatus"])
  }

  @Test("a key twice in one document is a fault")
  func duplicateKey() throws {
    let row = Sample.row().dropLast() + ",\"TaxInvoiceStatus\":\"CREATED\"}"
    #expect(try Sample.read("[\(row)]").kinds.contains(.duplicateKey))
  }

  @Test("deep nesting ends early, in JSON and in XML")
  func deepNesting() throws {
    #expect(try Sample.read(String(repeating: "[", count: 3_000_000)).kinds == [.tooDeep])
    #expect(try Sample.read(String(repeating: "{\"a\":", count: 1_000_000)).kinds == [.tooDeep])
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try Sample.read("<TaxInvoiceBulk>" + deep).kinds == [.tooDeep])
  }

  @Test(
    "a value that never ends is given up on, not gathered", arguments: ["[{\"RecordId\":\"", "Referensi;Status\n\""])
  func giantValue(begin: String) throws {
    let outcome = try Sample.read(begin + String(repeating: "x", count: 12_000_000))
    #expect(outcome.kinds == [.valueTooLong])
  }

  @Test("a file that goes on in noughts is called no text, and not a value without its closing mark")
  func noughts() throws {
    let outcome = try Sample.read("Referensi;Status Faktur\n" + String(repeating: "\0", count: 12_000_000))
    #expect(outcome.kinds == [.notText])
    #expect(outcome.faults.map(\.line) == [2])
  }

  @Test(
    "a row of ever more cells is given up on at once, in a list and in a file of the desktop client",
    arguments: [";", ","])
  func endlessRow(separator: String) throws {
    let heading = ["Referensi", "Status Faktur", "NPWP Pembeli"].joined(separator: separator) + "\n"
    let cells = String(repeating: separator, count: 20_000)
    let rest = String(repeating: separator, count: 2_000_000) + "\u{0}"
    for text in [heading + cells + "\n", heading + cells + rest, "FK" + separator + cells + rest] {
      let outcome = try Sample.read(text)
      #expect(outcome.kinds == [.tooManyCells(16_384)])
      #expect(outcome.documents.isEmpty)
    }
    let widest = try Sample.read(heading + "\n" + String(repeating: separator, count: 16_383) + "\n")
    #expect(widest.kinds.isEmpty)
  }

  @Test(
    "a heading of more columns than any has is told once, wherever it ends; within the limit all its columns are known")
  func endlessHeading() throws {
    let known = "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli"
    let row = "INV-1;APPROVED;1;PT CONTOH" + String(repeating: ";", count: 16_381) + "\n"
    for (count, ending) in [(16_381, "\n" + row), (16_381, ""), (300_000, "\n"), (3_000_000, "")] {
      let outcome = try Sample.read(known + String(repeating: ";x", count: count) + ending)
      #expect(outcome.kinds == [.tooManyCells(16_384)] && outcome.faults.map(\.line) == [1], "\(count)")
      #expect(outcome.documents.isEmpty)
    }
    let announced = try Sample.read("sep=;\n" + known + String(repeating: ";x", count: 20_000) + "\n" + row)
    #expect(announced.kinds == [.tooManyCells(16_384)] && announced.faults.map(\.line) == [2])
    let gap = String(repeating: ";x", count: 16_380)
    let widest = try Sample.read(
      "Referensi" + gap + ";Status Faktur;NPWP Pembeli;Nama Pembeli\n" + "INV-1"
        + String(repeating: ";", count: 16_380) + ";APPROVED;1;PT CONTOH\n")
    #expect(widest.kinds.isEmpty && widest.first?.partnerName == "PT CONTOH")
    #expect(widest.summary?.unknownColumns == ["x"])
  }

  @Test("a giant element is given up on")
  func giantElement() throws {
    let text = String(repeating: "x", count: 4_000_000)
    let outcome = try Sample.read(BulkImportTests.bulk(BulkImportTests.invoice(reference: text)))
    #expect(outcome.kinds == [.endlessText])
    for language in Language.allCases {
      // There are no quotation marks that could be missing.
      let told = outcome.faults.first?.phrase.text(language).string
      #expect(told?.contains(language == .indonesian ? "kutip" : "quotation") == false)
    }
  }

  @Test("a document type, entities of any kind and an encoding that hides them are refused unread")
  func entities() throws {
    let body = "<TaxInvoiceBulk><TIN>&x;</TIN></TaxInvoiceBulk>"
    let prologs = [
      "<!DOCTYPE TaxInvoiceBulk [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
      "<!-- <TaxInvoiceBulk> --><?x y?><!DOCTYPE TaxInvoiceBulk SYSTEM \"http://127.0.0.1:9/x.dtd\">",
      "<!DOCTYPE TaxInvoiceBulk [<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;&a;&a;\">]>",
    ]
    for prolog in prologs {
      let outcome = try Sample.read("<?xml version=\"1.0\"?>\n" + prolog + body)
      #expect(outcome.kinds == [.doctype], "\(prolog)")
    }
    let hidden = try Sample.read("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + body)
    #expect(hidden.kinds == [.otherEncoding("utf-7")])
    #expect(hidden.refused?.phrase.text(.indonesian).string.contains("Excel") == false)
    let undeclared = try Sample.read(body)
    #expect(undeclared.faults.count == 1)
    #expect(undeclared.documents.isEmpty)
    let late = try Sample.read("<TaxInvoiceBulk>" + prologs[0] + "<TIN>&x;</TIN></TaxInvoiceBulk>")
    #expect(late.faults.count == 1)
  }

  @Test("a list of other things is refused once, however many there are")
  func otherThings() throws {
    for text in ["[{\"a\":1},{\"b\":2},{\"c\":{}}]", "[1,2,3]", "[\"x\",\"y\"]"] {
      #expect(try Sample.read(text).kinds == [.notAList], "\(text)")
    }
  }

  @Test("among documents everything is named that is none, with its place and what stands there, before them and after")
  func strangers() throws {
    let outcome = try Sample.read(
      "[\n\"judul\",\n\(Sample.row()),\n5,\n{\"a\":1},\n\(Sample.row(["TaxInvoiceNumber": "\"x\""])),\nnull\n]")
    #expect(outcome.kinds.filter { $0 == .notADocument }.count == 4 && !outcome.kinds.contains(.notAList))
    #expect(outcome.faults.map(\.line) == [2, 4, 5, 6, 7])
    #expect(outcome.faults.map(\.row) == [1, 3, 4, 5, 6])
    #expect(outcome.faults.map(\.value) == ["judul", "5", "{…}", "x", "null"])
    let answers = try Sample.read(Sample.answer(Sample.row()) + "\n{\"IsSuccessful\":true,\"Payload\":null}")
    #expect(answers.kinds == [.notADocument] && answers.faults.map(\.line) == [2])
  }

  @Test("an empty list, an empty object, true and null among documents are named with what stands there")
  func emptyStrangers() throws {
    let entries = "[],\n\(Sample.row()),\ntrue,\n[],\n{},\nfalse,\nnull"
    for text in ["[\n\(entries)]", Sample.answer(entries)] {
      let outcome = try Sample.read(text)
      #expect(outcome.kinds == Array(repeating: .notADocument, count: 6), "\(text)")
      #expect(outcome.faults.map(\.value) == ["[]", "true", "[]", "{}", "false", "null"])
      #expect(outcome.faults.map(\.row) == [1, 3, 4, 5, 6, 7])
      let first = outcome.faults.first?.line ?? 0
      #expect(outcome.faults.map(\.line) == [0, 2, 3, 4, 5, 6].map { first + $0 })
    }
    // In a list of pages an empty one is a page.
    let pages = try Sample.read("[[],[\(Sample.row())],[]]")
    #expect(pages.faults.isEmpty && pages.documents.count == 1)
  }

  @Test("very many of them are counted, the first of them named; a file that begins with as many is no list")
  func manyStrangers() throws {
    let others = Array(repeating: "1", count: FileRefused.mostFaults + 5).joined(separator: ",")
    let after = try #require(try Sample.read("[\(Sample.row()),\(others)]").refused)
    #expect(after.faultCount == FileRefused.mostFaults + 5 && after.faults.count == FileRefused.mostFaults)
    #expect(try Sample.read("[\(others),\(Sample.row())]").kinds == [.notAList])
  }

  @Test("XML cut off at any place is refused")
  func truncatedXML() throws {
    let whole = Array(BulkImportTests.bulk(BulkImportTests.invoice()).utf8)
    for length in stride(from: 160, to: whole.count - 2, by: 41) {
      let outcome = try Sample.read(bytes: Array(whole[..<length]))
      #expect(outcome.kinds == [.truncatedXML], "\(length)")
    }
    let crossed = BulkImportTests.bulk(BulkImportTests.invoice()).replacing("</TrxCode>", with: "</TrxCod>")
    let broken = try Sample.read(crossed)
    #expect(broken.kinds == [.malformedXML("")])
    // The code of a parser helps nobody.
    #expect(!"\(broken.faults)".contains("libxml"))
  }

  @Test("text that is UTF-8 with a damaged place is named with that place, and not taken for Windows-1252")
  func damagedUTF8() throws {
    let bytes =
      Array("Referensi;Status;NPWP Pembeli;Nama Pembeli\nINV-1;APPROVED;1;PT CAFÉ\nINV-2;APPROVED;1;PT CAF".utf8)
      + [0xC9, 0x0A]
    let outcome = try Sample.read(bytes: bytes)
    #expect(outcome.kinds == [.notUTF8])
    #expect(outcome.faults.first?.line == 3)
    #expect(outcome.faults.first?.column == "Nama Pembeli")
  }

  @Test("of very many faults all are counted and a thousand kept")
  func manyFaults() throws {
    let outcome = try Sample.read(Sample.table("PPN", Array(repeating: "x", count: 2500)))
    #expect(outcome.refused?.faultCount == 2500)
    #expect(outcome.faults.count == FileRefused.mostFaults)
    #expect(outcome.faults.last?.line == 1001)
  }

  @Test("what the taker throws ends the reading and is thrown on")
  func takerThrows() throws {
    struct DiskFull: Error {}
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("coretax-\(UUID().uuidString).json")
    try Data(Sample.answer(Sample.row(), Sample.row()).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let found = try #require(FoundFiles(paths: [file.path], now: .wib("2026-11-17 08:00")).files.first)
    let reader = CoretaxFileReader(found.file, asOf: .wib("2026-11-17 08:00"), taxpayer: Sample.taxpayer)
    var taken = 0
    #expect(throws: DiskFull.self) {
      try reader.read { _ in
        taken += 1
        throw DiskFull()
      }
    }
    #expect(taken == 1)
  }

  @Test("every fault is told in both languages, with what stands in the file made visible")
  func wording() throws {
    let outcome = try Sample.read(Sample.table("PPN", ["\"12\u{202E}x\""]))
    let phrase = try #require(outcome.refused?.phrase)
    #expect(
      phrase.text(.indonesian)
        == "contoh.txt, baris 2 (dokumen ke-1), kolom “PPN”, “12<U+202E>x”: bukan jumlah uang.")
    #expect(
      phrase.text(.english)
        == "contoh.txt, line 2 (document 1), column “PPN”, “12<U+202E>x”: this is not an amount.")
  }
}
