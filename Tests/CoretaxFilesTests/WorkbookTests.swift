import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles

@Suite struct WorkbookTests {
  private static let heading = ["Referensi", "Status Faktur", "NPWP Pembeli", "Harga Jual", "PPN", "Tanggal Faktur"]

  @Test("a heading in the middle of a sheet is one fault")
  func headingAgain() throws {
    let book = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading) + SampleWorkbook.texts(2, ["A", "APPROVED", "1"])
        + SampleWorkbook.texts(4, Self.heading) + SampleWorkbook.texts(5, ["B", "APPROVED", "x", "y"]))
    let outcome = try Sample.read(bytes: book.bytes(), kind: .outputInvoice)
    #expect(outcome.kinds == [.repeatedHeading] && outcome.faults.map(\.line) == [4])
  }

  @Test("a sheet of inline texts, shared texts, numbers and dates is read as a list")
  func cells() throws {
    var book = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading),
      """
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>0999</t>
      <r><rPr/><t>000000001000</t></r></is></c><c r="D2"><v>91666.669999999998</v></c><c r="E2"><v>1.32E4</v></c>
      <c r="F2" s="1"><v>46343</v></c></row>
      """)
    book.cellFormats = "<xf numFmtId=\"14\"/>"
    book.shared = ["<si><t>APPROVED</t></si>", "<si><r><t>INV-</t></r><r><t>1</t></r><rPh><t>x</t></rPh></si>"]
    let outcome = try Sample.read(bytes: book.bytes(), name: "daftar.xlsx")
    #expect(outcome.refused == nil)
    let document = try #require(outcome.first)
    #expect(document.reference == "INV-1")
    #expect(document.status.status == .approved)
    #expect(document.partnerIdentity == "0999000000001000")
    #expect(document.taxBase?.sen == 9_166_667)
    #expect(document.vat?.sen == 1_320_000)
    #expect(document.date == .day("2026-11-17"))
    #expect(outcome.documents.first?.line == 2)
    #expect(outcome.summary?.format == .coretaxWorkbook)
  }

  @Test(
    "numbers keep their sen, whatever a floating point number would have made of them",
    arguments: [
      ("91666.669999999998", 9_166_667), ("0.10000000000000001", 10), ("1234567890123.45", 123_456_789_012_345),
      ("-5", -500), ("1E3", 100_000), ("0", 0), ("2.2999999999999998", 230), ("99999999999999.999", nil as Int64?),
      ("1234.567", nil), ("12345678901234567", nil),
    ])
  func amounts(written: String, sen: Int64?) throws {
    let row =
      "<row><c t=\"inlineStr\"><is><t>A</t></is></c><c t=\"str\"><v>APPROVED</v></c><c/><c><v>\(written)</v></c></row>"
    let outcome = try Sample.read(bytes: SampleWorkbook(SampleWorkbook.texts(1, Self.heading), row).bytes())
    // Fourteen nines and three more are sixteen digits: rounded to fifteen they are a round number.
    #expect(outcome.first?.taxBase?.sen == (written.hasPrefix("99999") ? 10_000_000_000_000_000 : sen))
    #expect((outcome.refused == nil) == (sen != nil || written.hasPrefix("99999")))
  }

  @Test("columns that are not read may be there twice, each named once, however many stand before one that is read")
  func doubledHeadings() throws {
    let gap = Array(repeating: "Rak", count: 1_200)
    let book = SampleWorkbook(
      SampleWorkbook.texts(1, ["Referensi", "Status Faktur"] + gap + ["NPWP Pembeli"]),
      SampleWorkbook.texts(2, ["A", "APPROVED"] + gap + ["0999000000001000"]))
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.kinds.isEmpty && outcome.first?.partnerIdentity == "0999000000001000")
    #expect(outcome.summary?.unknownColumns == ["Rak"])
  }

  @Test("an amount that is a text is read as in CSV, by the habits of its sheet")
  func textAmounts() throws {
    let book = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading), SampleWorkbook.texts(2, ["A", "APPROVED", "1", "1.234", "10,50"]))
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.first?.taxBase?.sen == 123_400)
  }

  @Test(
    "days are counted from 1900 or from 1904, and a format says what is a date",
    arguments: [
      ("<numFmt numFmtId=\"200\" formatCode=\"dd\\/mm\\/yyyy\"/>", 200, "46343", true),
      ("<numFmt numFmtId=\"200\" formatCode=\"[$-421]d mmmm yyyy;@\"/>", 200, "46343.5", true),
      ("<numFmt numFmtId=\"200\" formatCode=\"0.00&quot;day&quot;\"/>", 200, "46343", false),
      ("", 22, "46343.999", true),
      ("", 0, "46343", false),
    ])
  func dates(format: String, id: Int, written: String, isDate: Bool) throws {
    var book = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading),
      "<row><c t=\"str\"><v>A</v></c><c t=\"str\"><v>APPROVED</v></c><c r=\"F2\" s=\"1\"><v>\(written)</v></c></row>")
    book.formats = format
    book.cellFormats = "<xf numFmtId=\"\(id)\"/>"
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.first?.date == (isDate ? .day("2026-11-17") : nil))
    #expect(outcome.kinds == (isDate ? [] : [.notADate]))
    book.properties = "<workbookPr date1904=\"1\"/>"
    let since1904 = try Sample.read(bytes: book.bytes())
    #expect(since1904.first?.date == (isDate ? .day("2030-11-18") : nil))
  }

  @Test("the heading may stand below a title, a row may be empty, and a sheet without a list is named")
  func aroundTheList() throws {
    var book = SampleWorkbook(SampleWorkbook.texts(1, ["Ringkasan", "12"]), name: "Ringkasan")
    book.sheets.append(
      (
        "November",
        SampleWorkbook.texts(1, ["Pajak Keluaran PT CONTOH"]) + SampleWorkbook.texts(4, Self.heading + ["Catatan"])
          + "<row r=\"5\"/><row r=\"6\"><c r=\"A6\" s=\"3\"/></row>"
          + SampleWorkbook.texts(9, ["INV-1", "APPROVED", "1"])
      ))
    book.sheets.append(
      ("Oktober", SampleWorkbook.texts(1, Self.heading) + SampleWorkbook.texts(2, ["INV-0", "x", "1", "?"])))
    let refused = try Sample.read(bytes: book.bytes())
    #expect(refused.documents.map(\.line) == [9])
    #expect(refused.faults.first?.file == "contoh.txt [Oktober]")
    book.sheets.removeLast()
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.first?.reference == "INV-1")
    #expect(outcome.summary?.skippedSheets == ["Ringkasan"])
    #expect(outcome.summary?.unknownColumns == ["Catatan"])
  }

  @Test("numbers of which Excel has lost digits, errors and formulas without a value are named by their cell")
  func cellFaults() throws {
    func text(_ text: String) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
    let book = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading),
      "<row>\(text("A"))\(text("APPROVED"))<c><v>9990000000010001</v></c></row>",
      "<row>\(text("B"))\(text("APPROVED"))<c/><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>",
      "<row>\(text("C"))\(text("APPROVED"))<c/><c><f>SUM(A1:A2)</f></c><c><f>1+1</f><v>2</v></c></row>")
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.kinds == [.digitsLost, .cellError, .uncomputedFormula])
    #expect(outcome.faults.map(\.line) == [2, 3, 4])
    #expect(outcome.faults.map(\.value) == ["9990000000010001", "#DIV/0!", nil])
  }

  @Test("a formula without a value is refused in any column and of any type; a text that is empty is a value")
  func formulasWithoutValue() throws {
    func text(_ text: String) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
    let heading = Self.heading + ["Nama Pembeli"]
    for cell in [
      "<c t=\"str\"><f>A1</f></c>", "<c t=\"s\"><f>A1</f></c>", "<c t=\"b\"><f>A1</f></c>", "<c><f>A1</f><v/></c>",
    ] {
      for column in [0, 1, 3, 6] {
        var cells = [
          text("A"), text("APPROVED"), "<c/>", "<c><v>1</v></c>", "<c><v>1</v></c>", "<c/>", text("PT CONTOH"),
        ]
        cells[column] = cell
        var book = SampleWorkbook(SampleWorkbook.texts(1, heading), "<row>\(cells.joined())</row>", name: "Daftar")
        book.sheets.append(("Lain", ""))
        let outcome = try Sample.read(bytes: book.bytes())
        #expect(outcome.kinds.first == .uncomputedFormula, "\(cell) \(column)")
        #expect(outcome.faults.first?.file == "contoh.txt [Daftar]")
        #expect(outcome.faults.first?.line == 2)
        #expect(outcome.faults.first?.column == heading[column])
      }
    }
    let computed = try Sample.read(
      bytes: SampleWorkbook(
        SampleWorkbook.texts(1, heading),
        "<row>\(text("A"))\(text("APPROVED"))<c/><c/><c/><c/><c t=\"str\"><f>\"\"</f><v></v></c></row>"
      ).bytes())
    #expect(computed.refused == nil)
    #expect(computed.first?.reference == "A")
    #expect(computed.first?.partnerName == nil)
  }

  @Test("a formula without a value in the heading is named by its cell")
  func headingFormula() throws {
    let titles = Self.heading.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined()
    let book = SampleWorkbook(
      "<row>\(titles)<c t=\"str\"><f>A1</f></c></row>", SampleWorkbook.texts(2, ["A", "APPROVED", "", "1", "1"]))
    let outcome = try Sample.read(bytes: book.bytes())
    #expect(outcome.kinds == [.uncomputedFormula])
    #expect(outcome.faults.first?.line == 1)
    #expect(outcome.faults.first?.column == "G")
    #expect(SheetCells.letters(0) == "A" && SheetCells.letters(27) == "AB" && SheetCells.letters(16_383) == "XFD")
  }

  @Test("what XML cannot hold is read back from its escape")
  func escapes() throws {
    #expect(EscapedText.escaping("a\u{1}_x0041_\r_") == "a_x0001__x005F_x0041__x000D__")
    let plain = Array(EscapedText.escaping("a\u{1}_x0041_\r_").utf8).withUnsafeBufferPointer(EscapedText.plain)
    #expect(String(decoding: plain, as: UTF8.self) == "a\u{1}_x0041_\r_")
  }

  // MARK: DJP's template

  private static let invoiceTitles = [
    "Baris", "Tanggal Faktur", "Jenis Faktur", "Kode Transaksi", "Keterangan Tambahan", "Dokumen Pendukung",
    "Period Dok Pendukung", "Referensi", "Cap Fasilitas", "ID TKU Penjual", "NPWP/NIK Pembeli", "Jenis ID Pembeli",
    "Negara Pembeli", "Nomor Dokumen Pembeli", "Nama Pembeli", "Alamat Pembeli", "Email Pembeli", "ID TKU Pembeli",
  ]
  private static let lineTitles = [
    "Baris", "Barang/Jasa", "Kode Barang Jasa", "Nama Barang/Jasa", "Nama Satuan Ukur", "Harga Satuan",
    "Jumlah Barang Jasa", "Total Diskon", "DPP", "DPP Nilai Lain", "Tarif PPN", "PPN", "Tarif PPnBM", "PPnBM",
  ]

  private static func template(
    npwp: String = "0999999999999000", spare: String = "", lineTitles: [String] = lineTitles, lines: [[String]]
  ) throws -> [UInt8] {
    var book = SampleWorkbook(
      SampleWorkbook.texts(1, ["NPWP Penjual", "", npwp]), SampleWorkbook.texts(3, invoiceTitles),
      SampleWorkbook.texts(
        4,
        [
          "1", "17/11/2026", "Normal", "04", "", "", "", "INV-0001", "", "0999999999999000000000", "0888888888888000",
          "TIN", "IDN", "-", "PT CONTOH PEMBELI", "JL CONTOH 1", "", "0888888888888000000000",
        ]), spare, SampleWorkbook.texts(6, ["END"]), SampleWorkbook.texts(7, ["bukan faktur"]), name: "Faktur")
    let rows = lines.enumerated().map { SampleWorkbook.texts($0.offset + 2, $0.element) }
    book.sheets.append(("DetailFaktur", SampleWorkbook.texts(1, lineTitles) + rows.joined()))
    book.sheets.append(("REF", SampleWorkbook.texts(1, ["Kode"])))
    return try book.bytes()
  }

  private static func line(_ number: String, _ amounts: [String]) -> [String] {
    [number, "A", "000000", "Barang", "UM.0018", "1", "1", "0", amounts[0], amounts[1], "12", amounts[2], "0", "0"]
  }

  @Test("DJP's template brings the documents that are expected, with the sums of their lines and no status")
  func template() throws {
    let lines = [
      Self.line("1", ["100000", "91666.67", "11000"]), Self.line("1", ["0.33", "0.33", "0.04"]), ["END"],
    ]
    let outcome = try Sample.read(bytes: Self.template(lines: lines), name: "template.xlsx", taxpayer: nil)
    #expect(outcome.refused == nil)
    let document = try #require(outcome.first)
    #expect(outcome.documents.count == 1)
    #expect(document.taxpayer == Sample.taxpayer)
    #expect(document.reference == "INV-0001")
    #expect(document.partnerIdentity == "0888888888888000")
    #expect(document.partnerName == "PT CONTOH PEMBELI")
    #expect(document.transactionCode == "04")
    #expect(document.date == .day("2026-11-17"))
    #expect(document.taxBase?.sen == 10_000_033)
    #expect(document.otherTaxBase?.sen == 9_166_700)
    #expect(document.vat?.sen == 1_100_004)
    #expect(outcome.documents.first?.hasStatus == false)
    #expect(outcome.summary?.format == .importTemplate)
    #expect(outcome.summary?.skippedSheets == ["REF"])
    #expect(outcome.summary?.unknownColumns == [])
  }

  @Test("the template's lines are refused where their sheet lacks an amount or its heading, which would be lost unsaid")
  func templateLacksAmount() throws {
    let lines = [Self.line("1", ["100000", "91666.67", "11000"]), ["END"]]
    let renamed = Self.lineTitles.map { $0 == "DPP" ? "DPP (Rp)" : $0 }
    let lacking = try Sample.read(bytes: Self.template(lineTitles: renamed, lines: lines), taxpayer: nil)
    #expect(lacking.faults.map(\.kind) == [.missingColumn("DetailFaktur")])
    #expect(lacking.faults.first?.column == "DPP" && lacking.faults.first?.file == "contoh.txt [DetailFaktur]")
    let foreign = try Sample.read(bytes: Self.template(lineTitles: ["Catatan"], lines: []), taxpayer: nil)
    #expect(foreign.kinds.contains(.unknownHeadings))
  }

  @Test("an NPWP in a cell of numbers has lost its leading nought, and takes it back")
  func lostNought() throws {
    func text(_ text: String) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
    let number = "<c><v>888888888888005</v></c>"
    let list = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading), "<row>\(text("A"))\(text("APPROVED"))\(number)</row>",
      "<row>\(text("B"))\(text("APPROVED"))\(text("888888888888005"))</row>")
    #expect(
      try Sample.read(bytes: list.bytes()).documents.map(\.document.partnerIdentity)
        == ["0888888888888005", "888888888888005"])
    let template = try Self.template(
      spare: """
        <row r="5">\(text("2"))\(text("17/11/2026"))<c/>\(text("04"))<c/><c/><c/>\(text("INV-0002"))<c/><c/>\(number)</row>
        """, lines: [Self.line("1", ["1", "1", "1"]), Self.line("2", ["1", "1", "1"])])
    #expect(
      try Sample.read(bytes: template).documents.map(\.document.partnerIdentity)
        == ["0888888888888000", "0888888888888005"])
    let answer = Sample.answer(Sample.row(["SellerTIN": "999999999999000", "BuyerTIN": "888888888888005"]))
    let document = try #require(try Sample.read(answer, taxpayer: nil, kind: .outputInvoice).first)
    #expect(document.partnerIdentity == "0888888888888005" && document.taxpayer == Sample.taxpayer)
  }

  @Test("a template of another taxpayer, or with a line that belongs to no invoice, is refused")
  func templateFaults() throws {
    let orphan = try Sample.read(bytes: Self.template(lines: [Self.line("2", ["1", "1", "1"])]))
    #expect(orphan.kinds == [.lineWithoutInvoice])
    #expect(orphan.faults.first?.file == "contoh.txt [DetailFaktur]")
    let foreign = try Sample.read(
      bytes: Self.template(npwp: "0888888888888000", lines: [Self.line("1", ["1", "1", "1"])]))
    #expect(foreign.kinds == [.foreignTaxpayer("0999999999999000")])
    #expect(foreign.faults.first?.column == "NPWP Penjual")
  }

  @Test("a template that has only one of its two sheets says which is missing", arguments: Language.allCases)
  func templateSheets(_ language: Language) throws {
    let invoices =
      SampleWorkbook.texts(1, ["NPWP Penjual", "", "0999999999999000"]) + SampleWorkbook.texts(3, Self.invoiceTitles)
    let lines = SampleWorkbook.texts(1, Self.lineTitles) + SampleWorkbook.texts(2, ["1", "A"])
    for (name, rows, missing) in [("Faktur", invoices, "DetailFaktur"), ("DetailFaktur", lines, "Faktur")] {
      var book = SampleWorkbook(rows, name: name)
      book.sheets.append(("REF", SampleWorkbook.texts(1, ["Kode"])))
      let outcome = try Sample.read(bytes: book.bytes())
      #expect(outcome.kinds == [.missingSheet(missing)])
      #expect(outcome.refused?.isForeign == false)
      #expect(outcome.refused?.phrase.text(language).string.contains("sheet \(missing) ") == true)
    }
    // Somebody's own list may stand on a sheet of that name.
    let list = SampleWorkbook(
      SampleWorkbook.texts(1, Self.heading), SampleWorkbook.texts(2, ["A", "APPROVED", "", "1", "1"]), name: "Faktur")
    #expect(try Sample.read(bytes: list.bytes()).refused == nil)
  }

  @Test(
    "a formula in a column of the template that is not read makes no invoice of its row, with a value or without",
    arguments: [
      "<c t=\"str\"><f>A1</f></c>", "<c><f>SUM(A1)</f><v>0</v></c>", "<c t=\"str\"><f>A1</f><v>PT CONTOH</v></c>",
    ])
  func templateSpareFormula(formula: String) throws {
    let spare = String(repeating: "<c/>", count: Self.invoiceTitles.count) + formula
    let outcome = try Sample.read(
      bytes: Self.template(spare: "<row r=\"5\">\(spare)</row>", lines: [Self.line("1", ["1", "1", "1"])]))
    #expect(outcome.kinds.isEmpty)
    #expect(outcome.documents.count == 1)
  }

  @Test("a formula without a value is named in the template too: the seller's number, an invoice and a line")
  func templateFormulas() throws {
    let formula = "<c t=\"str\"><f>A1</f></c>"
    let titles = SampleWorkbook.texts(3, Self.invoiceTitles)
    let details = SampleWorkbook.texts(1, Self.lineTitles)
    let seller = SampleWorkbook.texts(1, ["NPWP Penjual", "", "0999999999999000"])
    for (rows, lines, line, column) in [
      ("<row r=\"1\"><c/><c/>\(formula)</row>\(titles)", details, 1, "NPWP Penjual"),
      ("\(seller)\(titles)<row r=\"4\">\(formula)</row>", details, 4, "Baris"),
      ("\(seller)\(titles)", "\(details)<row r=\"2\">\(formula)</row>", 2, "Baris"),
    ] {
      var book = SampleWorkbook(rows, name: "Faktur")
      book.sheets.append(("DetailFaktur", lines))
      let outcome = try Sample.read(bytes: book.bytes())
      let fault = try #require(outcome.faults.first { $0.kind == .uncomputedFormula }, "\(column) \(line)")
      #expect(fault.line == line)
      #expect(fault.column == column)
    }
  }
}
