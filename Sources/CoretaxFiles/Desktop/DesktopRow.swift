import UploadQueue

/// The rows of the e-Faktur desktop client's import files that are documents, by the word they begin with.
///
/// Source of the columns: Odoo `l10n_id_efaktur`. Files differ in their last columns, so a heading in the file holds.
enum DesktopRow: String, CaseIterable {
  /// Faktur keluaran.
  case fk = "FK"
  /// Faktur masukan.
  case fm = "FM"
  /// Retur keluaran.
  case rk = "RK"
  /// Retur masukan.
  case rm = "RM"

  /// Rows that belong to the FK row above them: the buyer's address, and the lines of goods and services.
  static let belonging: Set<String> = ["LT", "OF"]

  var kind: DocumentKind {
    switch self {
    case .fk: .outputInvoice
    case .fm: .inputInvoice
    case .rk: .outputReturn
    case .rm: .inputReturn
    }
  }

  /// The columns after the first, where the file does not name them.
  var columns: [String] {
    let invoice = """
      KD_JENIS_TRANSAKSI,FG_PENGGANTI,NOMOR_FAKTUR,MASA_PAJAK,TAHUN_PAJAK,TANGGAL_FAKTUR,NPWP,NAMA,ALAMAT_LENGKAP,\
      JUMLAH_DPP,JUMLAH_PPN,JUMLAH_PPNBM
      """
    let text =
      switch self {
      case .fk:
        invoice + ",ID_KETERANGAN_TAMBAHAN,FG_UANG_MUKA,UANG_MUKA_DPP,UANG_MUKA_PPN,UANG_MUKA_PPNBM,REFERENSI,"
          + "KODE_DOKUMEN_PENDUKUNG"
      case .fm:
        invoice + ",IS_CREDITABLE"
      case .rk, .rm:
        """
        NPWP,NAMA,KD_JENIS_TRANSAKSI,FG_PENGGANTI,NOMOR_FAKTUR,TANGGAL_FAKTUR,NOMOR_DOKUMEN_RETUR,\
        TANGGAL_DOKUMEN_RETUR,MASA_PAJAK_RETUR,TAHUN_PAJAK_RETUR,NILAI_RETUR_DPP,NILAI_RETUR_PPN,NILAI_RETUR_PPNBM
        """
      }
    return text.split(separator: ",").map(String.init)
  }

  /// What a column holds.
  enum Meaning: Equatable {
    case field(SourceField)
    /// 0 for a normal faktur, 1 for a replacement.
    case replacementDigit
    /// The last 13 digits of the number, or all 16 of it.
    case number
    case unused
  }

  /// What a column holds; `nil` where its name is not known.
  func meaning(of column: String) -> Meaning? {
    switch (self, column.uppercased()) {
    case (_, "KD_JENIS_TRANSAKSI"): .field(.transactionCode)
    case (_, "FG_PENGGANTI"): .replacementDigit
    case (_, "NOMOR_FAKTUR"): .number
    case (.fk, "MASA_PAJAK"), (.fm, "MASA_PAJAK"), (.rk, "MASA_PAJAK_RETUR"), (.rm, "MASA_PAJAK_RETUR"):
      .field(.invoicePeriod)
    case (.fk, "TAHUN_PAJAK"), (.fm, "TAHUN_PAJAK"), (.rk, "TAHUN_PAJAK_RETUR"), (.rm, "TAHUN_PAJAK_RETUR"):
      .field(.invoiceYear)
    case (.fk, "TANGGAL_FAKTUR"), (.fm, "TANGGAL_FAKTUR"): .field(.invoiceDate)
    case (.rk, "TANGGAL_DOKUMEN_RETUR"), (.rm, "TANGGAL_DOKUMEN_RETUR"): .field(.returnDate)
    case (.rk, "NOMOR_DOKUMEN_RETUR"), (.rm, "NOMOR_DOKUMEN_RETUR"): .field(.returnNumber)
    case (_, "NPWP"): .field(kind.isInput ? .sellerTIN : .buyerTIN)
    case (_, "NAMA"): .field(kind.isInput ? .sellerName : .buyerName)
    case (.fk, "JUMLAH_DPP"), (.fm, "JUMLAH_DPP"), (.rk, "NILAI_RETUR_DPP"), (.rm, "NILAI_RETUR_DPP"):
      .field(.taxBase)
    case (.fk, "JUMLAH_PPN"), (.fm, "JUMLAH_PPN"), (.rk, "NILAI_RETUR_PPN"), (.rm, "NILAI_RETUR_PPN"): .field(.vat)
    case (.fk, "JUMLAH_PPNBM"), (.fm, "JUMLAH_PPNBM"), (.rk, "NILAI_RETUR_PPNBM"), (.rm, "NILAI_RETUR_PPNBM"):
      .field(.luxuryTax)
    case (.fk, "REFERENSI"): .field(.reference)
    case (_, let name): columns.contains(name) ? .unused : nil
    }
  }

  private static let delimiters = ",;\t|".utf8

  /// The delimiter of a file that begins with such a row; `nil` where it does not.
  static func delimiter(_ text: Bytes) -> UInt8? {
    let head = text.part(0..<min(text.count, 8)).filter { $0 != .quote }
    guard head.count > 2, delimiters.contains(head[2]) else { return nil }
    let word = String(decoding: head[..<2], as: UTF8.self).uppercased()
    return DesktopRow(rawValue: word) != nil || belonging.contains(word) ? head[2] : nil
  }

  /// Whether a file begins with such a row.
  static func begins(_ text: Bytes) -> Bool { delimiter(text) != nil }
}
