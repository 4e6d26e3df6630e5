import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles

@Suite struct TableTests {
  private static let output = """
    NPWP Pembeli / Identitas lainnya;Nama Pembeli;Kode Transaksi;Nomor Faktur Pajak;Tanggal Faktur Pajak;Masa Pajak;\
    Tahun;Status Faktur;ESignStatus;Harga Jual/Penggantian/DPP;DPP Nilai Lain/DPP;PPN;PPnBM;Penandatangan;Referensi;\
    Dilaporkan oleh Penjual;Dilaporkan oleh Pemungut PPN
    """

  @Test("the portal's own titles are read by name")
  func outputTitles() throws {
    let outcome = try Sample.read(
      "\u{FEFF}" + Self.output + "\r\n"
        + "0999.0000.0000.1000;\"PT \"\"CONTOH\"\";\nPEMBELI\";4;04002600000000001;17/10/2026;Oktober;2026;"
        + "Signing In Progress;;1.234.567,89;0;Rp 1.000;0,00;CONTOH;INV-1;Ya;Tidak\r\n", taxpayer: nil)
    #expect(outcome.refused == nil)
    let document = try #require(outcome.first)
    #expect(document.kind == .outputInvoice)
    #expect(document.partnerIdentity == "0999000000001000")
    #expect(document.partnerName == "PT \"CONTOH\";\nPEMBELI")
    #expect(document.transactionCode == "04")
    #expect(document.date == .day("2026-10-17"))
    #expect(document.period == TaxPeriod(year: 2026, month: 10))
    #expect(document.status == StatusReading(.signingInProgress, words: "Signing In Progress"))
    #expect(document.taxBase?.sen == 123_456_789)
    #expect(document.vat?.sen == 100_000)
    #expect(document.luxuryTax == .zero)
    #expect(document.reportedBySeller == true)
    #expect(document.reportedByVATCollector == false)
    #expect(document.recordID == nil)
    #expect(outcome.documents.first?.fields.contains(.recordID) == false)
    #expect(outcome.summary?.format == .coretaxCSV)
    #expect(outcome.summary?.unknownColumns == [])
  }

  @Test("the titles of Pajak Masukan are read, the portal's slip in “Pengkreditkan” with them")
  func inputTitles() throws {
    let outcome = try Sample.read(
      """
      NPWP Penjual,Nama Penjual,Nomor Faktur Pajak,Tanggal Faktur Pajak,Masa Pajak,Tahun,Masa Pajak Pengkreditkan,\
      Tahun Pajak Pengkreditan,Status Faktur,Harga Jual/Penggantian/DPP,DPP Nilai Lain/DPP,PPN,PPnBM,Perekam,\
      Nomor SP2D,Valid,Dilaporkan,Dilaporkan oleh Penjual
      0999000000001000,PT CONTOH,04002600000000001,2026-10-17,10,2026,11,2026,CREDITED,1200.50,1100,132,0,,,true,\
      false,true

      """, taxpayer: nil)
    #expect(outcome.refused == nil)
    #expect(outcome.first?.kind == .inputInvoice)
    #expect(outcome.first?.period == TaxPeriod(year: 2026, month: 10))
    #expect(outcome.first?.taxBase?.sen == 120_050)
    #expect(outcome.first?.status.words == "CREDITED")
    #expect(outcome.summary?.unknownColumns == [])
  }

  @Test("raw field names, other titles and unknown columns: by letters and digits alone, in any order")
  func spellings() throws {
    let outcome = try Sample.read(
      """
      catatan\tSTATUS E-SIGN\tmetode input\tDibuat\tdiperbarui\tRecordId\tSellerTIN\tBuyerTIN\ttaxinvoicestatus
      x\tDone\tKey-in\t17-10-2026 08:41\t31 Okt 2026 09.15\tR-1\t0999999999999000\t1\tSAVED INVALID

      """)
    #expect(outcome.refused == nil)
    #expect(outcome.first?.eSignStatus == "Done")
    #expect(outcome.first?.createdAt == .wib("2026-10-17 08:41"))
    #expect(outcome.first?.lastUpdatedAt == .wib("2026-10-31 09:15"))
    #expect(outcome.first?.status.status == .savedInvalid)
    #expect(outcome.summary?.unknownColumns == ["catatan"])
  }

  @Test("Excel's sep= line, marks that keep digits, empty rows and a missing last line feed are no faults")
  func spreadsheetHabits() throws {
    let outcome = try Sample.read(
      """
      sep=;

      Nomor Faktur Pajak;NPWP Pembeli;Status Faktur
      '04002600000000001;="0999000000001000";APPROVED
      ;;
      04002600000000002;-;APPROVED
      """)
    #expect(outcome.refused == nil)
    #expect(outcome.documents.map(\.line) == [4, 6])
    #expect(outcome.first?.nsfp?.digits == "04002600000000001")
    #expect(outcome.first?.partnerIdentity == "0999000000001000")
    #expect(outcome.documents.last?.document.partnerIdentity == nil)
  }

  @Test("a dropped leading nought of the own NPWP is known for what it is")
  func droppedNought() throws {
    let outcome = try Sample.read("SellerTIN,BuyerTIN,Status,Referensi\n999999999999000,1,APPROVED,INV-1\n")
    #expect(outcome.refused == nil)
    #expect(outcome.first?.taxpayer == Sample.taxpayer)
  }

  @Test("every fault of a table is named with line, column and value, and sound rows go on being read")
  func faults() throws {
    let outcome = try Sample.read(
      Self.output + "\n"
        + "0999000000001000;PT CONTOH;04;04002600000000001;31/02/2026;13;2026;APPROVED;;12,5x;0;0;0;;INV-1;Mungkin;\n"
        + "0999000000001000;PT CONTOH;04;04002600000000002;17/10/2026;10;2026;APPROVED;;1,00;0;0;0;;INV-2;;\n"
        + "9,99E+14;PT CONTOH;04;4,0026E+15;17/10/2026;10;26;APPROVED;;1,005;0;0;0;;INV-3;;\n"
        + "0999000000001000;PT CONTOH;04\n", taxpayer: nil)
    let refused = try #require(outcome.refused)
    #expect(refused.faultCount == 9)
    let told = Set(outcome.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.value ?? "") \($0.kind)" })
    #expect(
      told == [
        "2 Tanggal Faktur Pajak 31/02/2026 notADate", "2 Masa Pajak 13 notAMonth",
        "2 Harga Jual/Penggantian/DPP 12,5x notAnAmount", "2 Dilaporkan oleh Penjual Mungkin notABoolean",
        "4 NPWP Pembeli / Identitas lainnya 9,99E+14 digitsLost", "4 Nomor Faktur Pajak 4,0026E+15 digitsLost",
        "4 Tahun 26 notAYear", "4 Harga Jual/Penggantian/DPP 1,005 fractionOfSen",
        "5   raggedRow(expected: 17, found: 3)",
      ])
    #expect(outcome.documents.map(\.document.reference) == ["INV-2"])
    #expect(refused.phrase.text(.indonesian).string.hasPrefix("contoh.txt: 9 kesalahan; tidak ada yang diimpor."))
  }

  @Test("a file that ends within a row is told as cut off; a row that is short as short")
  func cutOff() throws {
    let heading = "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli\n"
    let cut = try Sample.read(heading + "INV-1;APPROVED;1;PT CONTOH\nINV-2;APPR")
    #expect(cut.kinds == [.cutOffRow(expected: 4, found: 2)])
    #expect(cut.faults.first?.phrase.text(.indonesian).string.contains("CSV terpotong") == true)
    #expect(
      try Sample.read(heading + "INV-1;APPROVED\nINV-2;APPROVED;1;PT CONTOH").kinds
        == [.raggedRow(expected: 4, found: 2)])
  }

  @Test("a number with its leading nought lost is no desktop number")
  func lostNought() throws {
    let outcome = try Sample.read("Nomor Faktur Pajak;NPWP Pembeli;Status Faktur\n4002600000000001;1;APPROVED\n")
    #expect(outcome.kinds == [.notAnNSFP])
    let desktop = try Sample.read("Nomor Faktur Pajak;NPWP Pembeli;Status Faktur\n010.000-26.00000001;1;APPROVED\n")
    #expect(desktop.first?.nsfp?.digits == "01009002600000001")
  }

  @Test("headings: none known, two alike, no status")
  func headings() throws {
    #expect(try Sample.read("a;b;c\n1;2;3\n").kinds == [.unknownHeadings])
    let alike = try Sample.read("Referensi;Status Faktur;NPWP Pembeli;TaxInvoiceStatus\nINV-1;APPROVED;1;CREATED\n")
    #expect(alike.kinds.contains(.duplicateHeading))
    let outcome = try Sample.read("Nomor Faktur Pajak;Referensi;PPN\n04002600000000001;INV-1;x\n")
    #expect(outcome.kinds == [.missingStatusColumn])
    #expect(outcome.documents.isEmpty)
  }

  @Test("columns that are not read may be there twice, each named once; columns that are read may not")
  func doubledHeadings() throws {
    let rows = "INV-1;APPROVED;0999000000001000;1;1;a;b;c;;\n"
    let outcome = try Sample.read(
      "Referensi;Status Faktur;NPWP Pembeli;No;No.;Catatan saya;Rak;CATATAN SAYA;;\n" + rows)
    #expect(outcome.kinds.isEmpty && outcome.first?.reference == "INV-1")
    #expect(outcome.summary?.unknownColumns == ["Catatan saya", "Rak"])
    let alike = try Sample.read("Referensi;Status Faktur;NPWP Pembeli;No;No;Rak;Rak;Status;x;x\n" + rows)
    #expect(alike.kinds == [.duplicateHeading] && alike.faults.map(\.column) == ["Status"])
  }

  @Test("columns without a title are named by their place where they hold a value")
  func untitled() throws {
    let outcome = try Sample.read(
      "Referensi;Status Faktur;;NPWP Pembeli; ;\nINV-1;APPROVED;;0999000000001000; ;\n"
        + "INV-2;APPROVED;;0999000000001000;;rak 7\n")
    #expect(outcome.kinds.isEmpty && outcome.summary?.rows == 2)
    #expect(outcome.summary?.untitledColumns == ["6"] && outcome.summary?.unknownColumns == [])
  }

  @Test("a column that speaks of returns and is not known makes the kind doubtful")
  func unknownReturns() throws {
    let text = "NPWP Penjual;Referensi;Status;Alasan Retur\n0999000000001000;INV-1;APPROVED;x\n"
    #expect(try Sample.read(text).kinds == [.kindUnknown(tellsByTaxpayer: false, unknownColumns: ["Alasan Retur"])])
    #expect(try Sample.read(text, kind: .inputReturn).first?.kind == .inputReturn)
  }

  @Test("quotation marks: harmless inside a bare cell, a fault inside a quoted one or left open")
  func quotes() throws {
    let bare = try Sample.read(Sample.table("Nama Pembeli", ["PT \"CONTOH\" SATU", "PT CONTOH"]))
    #expect(bare.documents.map(\.document.partnerName) == ["PT \"CONTOH\" SATU", "PT CONTOH"])
    let stray = try Sample.read(Sample.table("Nama Pembeli", ["PT A", "\"PT \"CONTOH\" SATU\""]))
    #expect(stray.kinds == [.strayQuote])
    #expect(stray.faults.first?.line == 3)
    let open = try Sample.read(Sample.table("Nama Pembeli", ["\"PT CONTOH"]))
    #expect(open.kinds == [.unclosedQuote])
  }

  @Test("masa in every form, and a year that contradicts itself")
  func periods() throws {
    let forms = ["11", "November", "nov", "TD.00711", "11/2026", "2026-11", "Nopember 2026"]
    let rows = forms.enumerated().map { "INV-\($0);APPROVED;1;\($1);2026" }
    let heading = "Referensi;Status;NPWP Pembeli;Masa Pajak;Tahun\n"
    let outcome = try Sample.read(heading + rows.joined(separator: "\n"))
    #expect(outcome.documents.map(\.document.period) == forms.map { _ in TaxPeriod(year: 2026, month: 11) })
    #expect(try Sample.read(heading + "INV-1;APPROVED;1;11/2025;2026").kinds == [.yearsDiffer])
  }

  @Test("dates: day first in every form, impossible ones refused")
  func dates() throws {
    let good = ["2026-11-03", "03/11/2026", "3-11-2026", "3 November 2026", "3 Nov 2026", "03.11.2026 08:00:01"]
    let outcome = try Sample.read(Sample.table("Tanggal Faktur Pajak", good))
    #expect(outcome.documents.map(\.document.date) == good.map { _ in .day("2026-11-03") })
    let bad = ["11/17/2026", "31/04/2026", "3/11/26", "46343", "2026-11-03T25:00", "kemarin"]
    let refused = try Sample.read(Sample.table("Tanggal Faktur Pajak", bad))
    #expect(refused.kinds == bad.map { _ in .notADate })
  }

  @Test(
    "a row of totals is refused as such, with a word on what to do, however many cells it has",
    arguments: [
      ";;Total;;110.000", ";Jumlah:;;;\"110,000\"", "TOTAL;;;;110000", ";;;Grand Total;110000", "Jumlah;110000",
      "Total: 1 dokumen;;;;110000", ";;;Jumlah (12 faktur);110000", "Grand Total : 1.204;;;;110000",
    ])
  func totals(_ row: String) throws {
    let outcome = try Sample.read(
      "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli;PPN\nINV-1;APPROVED;0999000000001000;TOTAL;11\n\(row)\n",
      kind: .outputInvoice)
    #expect(outcome.kinds == [.totalsRow])
    let fault = try #require(outcome.faults.first)
    #expect(fault.line == 3 && fault.column == nil)
    #expect(fault.phrase.text(.english).string.contains("row of totals and no document. Delete it"))
    #expect(fault.phrase.text(.indonesian).string.contains("baris jumlah, bukan dokumen. Hapus"))
  }

  @Test(
    "a heading in the middle is one fault, whatever follows it",
    arguments: [
      "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-2;APPROVED;x;y\n",
      "Status;Referensi;NPWP Penjual;PPN\nAPPROVED;INV-2;z;\"1\n",
      "\u{FEFF}NPWP Penjual;Status Faktur;DPP\nx;y;z\n;;\n",
      "NPWP Penjual;Nama Penjual;Referensi;PPN;Status\nx;y;z;1;2\n",
    ])
  func headingAgain(rest: String) throws {
    let outcome = try Sample.read(
      "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;Nama;0999000000001000;11\n" + rest, kind: .outputInvoice)
    #expect(outcome.kinds == [.repeatedHeading] && outcome.faults.map(\.line) == [3])
    let fault = try #require(outcome.faults.first)
    #expect(fault.phrase.text(.english).string.contains("two downloads in one file"))
    #expect(fault.phrase.text(.indonesian).string.contains("dua unduhan yang digabung"))
  }

  @Test("a document whose words happen to be titles is none")
  func titlesAsWords() throws {
    let text = "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli\nINV-1;Status;0999000000001000;PT CONTOH\n"
    #expect(try Sample.read(text, kind: .outputInvoice).documents.count == 1)
  }

  @Test(
    "a document that begins with such a word is none",
    arguments: [
      "TOTAL;APPROVED;1;;", ";APPROVED;Total;;", "TOTAL: 1 dokumen;APPROVED;1;;", "TOTAL-1;;1;;", "Total 2026/11;;1;;",
      "SUB 1;;1;;", "Grand 5;;1;;",
    ])
  func noTotals(_ row: String) throws {
    let outcome = try Sample.read(
      "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli;PPN\n\(row)\n", kind: .outputInvoice)
    #expect(!outcome.kinds.contains(.totalsRow))
    #expect((outcome.first?.reference == "TOTAL") == row.hasPrefix("TOTAL;"))
  }

  @Test("a row with sums alone, and no word for them, is refused as what it seems to be", arguments: Language.allCases)
  func sumsAlone(language: Language) throws {
    func read(_ row: String) throws -> Outcome {
      try Sample.read(
        "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli;DPP;PPN\nINV-1;APPROVED;0999000000001000;X;100;11\n\(row)\n",
        kind: .outputInvoice)
    }
    let outcome = try read(";;;;100;11")
    #expect(outcome.kinds == [.amountsAlone])
    let fault = try #require(outcome.faults.first)
    #expect(fault.line == 3 && fault.row == 2)
    #expect(
      fault.phrase.text(language).string.contains(
        language == .indonesian ? "tampaknya baris jumlah, bukan dokumen. Hapus" : "seems to be one of totals and no"))
    // What says anything besides is a document that lacks its reference.
    #expect(try read(";APPROVED;;;100;11").kinds == [.unidentifiable])
    #expect(try read(";;;PT CONTOH;100;11").kinds == [.unidentifiable])
  }

  @Test("a document that nothing tells apart is refused with a word on what to do")
  func unidentifiable() throws {
    let outcome = try Sample.read(
      "Referensi;Status Faktur;NPWP Pembeli\n;CREATED;0999000000001000\n", kind: .outputInvoice)
    #expect(outcome.kinds == [.unidentifiable])
    let phrase = try #require(outcome.faults.first).phrase
    #expect(phrase.text(.english).string.contains("in Coretax (or where it comes from) and export again, or delete it"))
    #expect(phrase.text(.indonesian).string.contains("Isi Referensinya di Coretax"))
  }
}
