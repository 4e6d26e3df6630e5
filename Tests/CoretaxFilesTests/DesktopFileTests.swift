import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct DesktopFileTests {
  private static let invoices = """
    FK,KD_JENIS_TRANSAKSI,FG_PENGGANTI,NOMOR_FAKTUR,MASA_PAJAK,TAHUN_PAJAK,TANGGAL_FAKTUR,NPWP,NAMA,ALAMAT_LENGKAP,\
    JUMLAH_DPP,JUMLAH_PPN,JUMLAH_PPNBM,ID_KETERANGAN_TAMBAHAN,FG_UANG_MUKA,UANG_MUKA_DPP,UANG_MUKA_PPN,\
    UANG_MUKA_PPNBM,REFERENSI
    LT,NPWP,NAMA,JALAN,BLOK,NOMOR,RT,RW,KECAMATAN,KELURAHAN,KABUPATEN,PROPINSI,KODE_POS,NOMOR_TELEPON
    OF,KODE_OBJEK,NAMA,HARGA_SATUAN,JUMLAH_BARANG,HARGA_TOTAL,DISKON,DPP,PPN,TARIF_PPNBM,PPNBM
    "FK","01","0","0002600000001","11","2026","7/11/2026","099900000001000","PT CONTOH","JL, CONTOH","1000000",\
    "110000","0","","0","0","0","0","INV-1"
    "OF","","BARANG","500000","2","1000000","0","1000000","110000","0","0"
    FK,04,1,0102600000002,11,2026,17/11/2026,0,PT CONTOH DUA,JL,2500000.50,275000,0,,0,0,0,0,

    """

  @Test("FK rows are documents that are expected: desktop channel, no status, a number of 17 digits")
  func outputInvoices() throws {
    let outcome = try Sample.read(Self.invoices)
    #expect(outcome.refused == nil)
    #expect(outcome.summary?.format == .desktopCSV)
    #expect(outcome.summary?.unknownColumns == [])
    #expect(outcome.documents.map(\.line) == [4, 6])
    #expect(outcome.documents.allSatisfy { !$0.hasStatus && $0.document.status.isNone })
    let first = try #require(outcome.first)
    #expect(first.channel == .desktop)
    #expect(first.kind == .outputInvoice)
    #expect(first.nsfp?.digits == "01009002600000001")
    #expect(first.taxpayer == Sample.taxpayer)
    #expect(first.partnerIdentity == "099900000001000")
    #expect(first.partnerName == "PT CONTOH")
    #expect(first.transactionCode == "01")
    #expect(first.date == .day("2026-11-07"))
    #expect(first.period == TaxPeriod(year: 2026, month: 11))
    #expect(first.taxBase?.sen == 100_000_000)
    #expect(first.reference == "INV-1")
    let second = try #require(outcome.documents.last?.document)
    #expect(second.nsfp?.digits == "04109102600000002")
    #expect(second.partnerIdentity == nil)
    #expect(second.taxBase?.sen == 250_000_050)
  }

  @Test("FM, RK and RM rows are invoices and returns of their lists")
  func others() throws {
    let outcome = try Sample.read(
      """
      FM;01;0;0002600000003;11;2026;17/11/2026;099900000001000;PT CONTOH;JL;1000;110;0;1
      RK;099900000001000;PT CONTOH;01;0;0002600000001;17/11/2026;NR-1;18/11/2026;11;2026;500;55;0
      RM;099900000001000;PT CONTOH;01;0;0002600000003;17/11/2026;NR-2;18/11/2026;11;2026;500;55;0

      """)
    #expect(outcome.refused == nil)
    #expect(outcome.documents.map(\.document.kind) == [.inputInvoice, .outputReturn, .inputReturn])
    #expect(outcome.documents.map(\.document.documentNumber) == [nil, "NR-1", "NR-2"])
    #expect(outcome.documents.map(\.document.date) == [.day("2026-11-17"), .day("2026-11-18"), .day("2026-11-18")])
    #expect(outcome.documents.map(\.document.nsfp?.digits).last == "01009002600000003")
    #expect(outcome.documents.last?.document.taxBase?.sen == 50_000)
  }

  @Test("a cut row, a bad date and a document without number or reference are named; unknown rows are too")
  func faults() throws {
    let outcome = try Sample.read(
      """
      FM,01,0,0002600000003,11,2026,17/11/2026
      FM,01,0,0002600000003,11,2026,31/11/2026,0,PT CONTOH,JL,1000,110,0,1
      FM,01,0,0000000000000,11,2026,17/11/2026,0,PT CONTOH,JL,1000,110,0,1
      FAPR,PT CONTOH

      """)
    #expect(outcome.kinds == [.raggedRow(expected: 14, found: 7), .notADate, .unidentifiable])
    #expect(outcome.faults.map(\.line) == [1, 2, 3])
    #expect(try Sample.read("FAPR,x\n").kinds == [.unknownHeadings])
    #expect(try Sample.read("FK,x\nFAPR,y\n").faults.count == 1)
  }

  @Test("a number that has lost its leading noughts is whole again; one that is too short or too long is none")
  func lengths() throws {
    func read(_ number: String) throws -> Outcome {
      try Sample.read("FM,01,0,\(number),11,2026,17/11/2026,0,PT CONTOH,JL,1000,110,0,1\n")
    }
    #expect(try read("2600000003").first?.nsfp?.digits == "01009002600000003")
    #expect(try read("0002600000003").first?.nsfp?.digits == "01009002600000003")
    #expect(try read("0100002600000003").first?.nsfp?.digits == "01009002600000003")
    for number in ["12", "600000003", "01000026000003", "010000260000003", "010090026000000031"] {
      let refused = try read(number)
      #expect(refused.kinds == [.notAnNSFP], "\(number)")
      #expect(refused.faults.first?.line == 1)
      #expect(refused.faults.first?.column == "NOMOR_FAKTUR")
      #expect(refused.faults.first?.value == number)
    }
  }

  @Test("What is wrong is named as it stands in the file, and what contradicts the number as well")
  func named() throws {
    func faults(_ code: String, _ replacement: String, _ number: String) throws -> [String] {
      let line = "FM,\(code),\(replacement),\(number),11,2026,17/11/2026,0,PT CONTOH,JL,1000,110,0,1\n"
      return try Sample.read(line).faults.map { "\($0.column ?? "") \($0.value ?? "") \($0.kind)" }
    }
    for (number, kind) in [("2.6E+09", "digitsLost"), ("000-26.0x", "notAnNSFP")] {
      #expect(try faults("01", "0", number) == ["NOMOR_FAKTUR \(number) \(kind)"])
    }
    #expect(try faults("99", "0", "0002600000001") == ["KD_JENIS_TRANSAKSI 99 notATransactionCode"])
    #expect(try faults("", "0", "0002600000001") == ["NOMOR_FAKTUR 0002600000001 notAnNSFP"])
    for digit in ["2", "x", "10"] {
      #expect(try faults("01", digit, "0002600000001") == ["FG_PENGGANTI \(digit) notAReplacementDigit"])
      #expect(try faults("01", digit, "0000000000000").first == "FG_PENGGANTI \(digit) notAReplacementDigit")
    }
    #expect(try faults("04", "0", "0100002600000003") == ["KD_JENIS_TRANSAKSI 04 codesDiffer"])
    #expect(try faults("04", "0", "01009002600000003") == ["KD_JENIS_TRANSAKSI 04 codesDiffer"])
    #expect(try faults("01", "1", "0100002600000003") == ["FG_PENGGANTI 1 replacementDiffers"])
    #expect(try faults("01", "1", "0110002600000003") == [])
    #expect(try faults("4", "1", "041.000-26.00000003") == [])
  }
}
