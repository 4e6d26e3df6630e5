import UploadQueue

/// A field of a list row, by the portal's JSON key.
///
/// Sources: the published rows and columns of the portal's lists (CDE, TAXIO, BC, priyo000, vermaysha), DJP's XML
/// template v1.6.1. The portal's own titles of its return and dokumen lain columns were never published: theirs are
/// translations, and some titles are given in the short form that people use as well.
enum SourceField: Int, CaseIterable {
  case recordID
  case sellerTIN
  case buyerTIN
  case sellerName
  case buyerNameClear
  case buyerTaxpayerName
  case buyerName
  case otherIdentity
  case transactionCode
  case nsfp
  case invoiceDate
  case invoicePeriod
  case invoiceYear
  case status
  case inputStatus
  case eSignStatus
  case sellingPrice
  case taxBase
  case otherTaxBase
  case vat
  case luxuryTax
  case signer
  case reference
  case reportedBySeller
  case reportedByBuyer
  case reportedByVATCollector
  case createdAt
  case lastUpdatedAt
  case documentNumber
  case documentDate
  case documentTransactionCode
  case documentTransactionType
  case documentPeriod
  case documentYear
  case returnNumber
  case returnDate
  // What Pantau's own export adds: the portal's lists have no place for it.
  case kind
  case channel
  case statusSince
  case statusKnownSince
  case observedAt
  case reason
  case deadline
  case note
  case mark

  /// The portal's JSON key.
  var key: String {
    switch self {
    case .recordID: "RecordId"
    case .sellerTIN: "SellerTIN"
    case .buyerTIN: "BuyerTIN"
    case .sellerName: "SellerTaxpayerName"
    case .buyerNameClear: "BuyerTaxpayerNameClear"
    case .buyerTaxpayerName: "BuyerTaxpayerName"
    case .buyerName: "BuyerName"
    case .otherIdentity: "IdDocumentNumber"
    case .transactionCode: "TaxInvoiceCode"
    case .nsfp: "TaxInvoiceNumber"
    case .invoiceDate: "TaxInvoiceDate"
    case .invoicePeriod: "TaxInvoicePeriod"
    case .invoiceYear: "TaxInvoiceYear"
    case .status: "TaxInvoiceStatus"
    case .inputStatus: "InputInvoiceStatus"
    case .eSignStatus: "ESignStatus"
    case .sellingPrice: "SellingPrice"
    case .taxBase: "TaxBase"
    case .otherTaxBase: "OtherTaxBase"
    case .vat: "VAT"
    case .luxuryTax: "STLG"
    case .signer: "Signer"
    case .reference: "Reference"
    case .reportedBySeller: "ReportedBySeller"
    case .reportedByBuyer: "ReportedByBuyer"
    case .reportedByVATCollector: "ReportedByVATCollector"
    case .createdAt: "CreationDate"
    case .lastUpdatedAt: "LastUpdatedDate"
    case .documentNumber: "DocumentNumber"
    case .documentDate: "DocumentDate"
    case .documentTransactionCode: "TransactionCode"
    case .documentTransactionType: "TransactionType"
    case .documentPeriod: "Period"
    case .documentYear: "Year"
    case .returnNumber: "ReturnNumber"
    case .returnDate: "ReturnDate"
    case .kind: "PantauKind"
    case .channel: "PantauChannel"
    case .statusSince: "PantauStatusSince"
    case .statusKnownSince: "PantauStatusKnownSince"
    case .observedAt: "PantauObservedAt"
    case .note: "PantauNote"
    case .mark: "PantauMark"
    case .reason: "PantauReason"
    case .deadline: "PantauDeadline"
    }
  }

  /// The title under which it is exported.
  var title: String { titles.first ?? key }

  /// The Indonesian titles of the column, in every spelling known.
  var titles: [String] {
    switch self {
    case .sellerTIN: ["NPWP Penjual"]
    case .buyerTIN: ["NPWP Pembeli / Identitas lainnya", "NPWP Pembeli", "NPWP/NIK Pembeli"]
    case .sellerName: ["Nama Penjual"]
    case .buyerTaxpayerName: ["Nama Pembeli"]
    case .transactionCode: ["Kode Transaksi"]
    case .nsfp: ["Nomor Faktur Pajak", "Nomor Seri Faktur Pajak", "NSFP", "Nomor Faktur"]
    case .invoiceDate: ["Tanggal Faktur Pajak", "Tanggal Faktur"]
    case .invoicePeriod: ["Masa Pajak", "Masa"]
    case .invoiceYear: ["Tahun", "Tahun Pajak"]
    case .status: ["Status Faktur", "Status Faktur Pajak", "Status"]
    case .eSignStatus: ["Status e-Sign"]
    case .sellingPrice: ["Harga Jual/Penggantian/DPP", "Harga Jual", "DPP"]
    case .otherTaxBase: ["DPP Nilai Lain/DPP", "DPP Nilai Lain"]
    case .vat: ["PPN"]
    case .luxuryTax: ["PPnBM"]
    case .signer: ["Penandatangan"]
    case .reference: ["Referensi"]
    case .reportedBySeller: ["Dilaporkan oleh Penjual"]
    case .reportedByBuyer: ["Dilaporkan oleh Pembeli", "Dilaporkan"]
    case .reportedByVATCollector: ["Dilaporkan oleh Pemungut PPN"]
    case .createdAt: ["Dibuat", "Tanggal Dibuat"]
    case .lastUpdatedAt: ["Diperbarui", "Tanggal Diperbarui"]
    case .documentNumber: ["Nomor Dokumen"]
    case .documentDate: ["Tanggal Dokumen"]
    case .documentTransactionType: ["Jenis Transaksi"]
    case .returnNumber: ["Nomor Retur", "Nomor Nota Retur", "Nomor Dokumen Retur"]
    case .returnDate: ["Tanggal Retur", "Tanggal Nota Retur", "Tanggal Dokumen Retur"]
    case .kind: ["Jenis Dokumen"]
    case .channel: ["Kanal"]
    case .statusSince: ["Status Sejak"]
    case .statusKnownSince: ["Status Sejak Setidaknya"]
    case .observedAt: ["Data Per"]
    case .note: ["Catatan Pantau"]
    case .mark: ["Ditandai di Pantau"]
    case .reason: ["Alasan"]
    case .deadline: ["Batas Waktu"]
    default: []
    }
  }

  /// The field of a document that it fills.
  var documentField: DocumentField? {
    switch self {
    case .recordID: .recordID
    case .transactionCode, .documentTransactionCode, .documentTransactionType: .transactionCode
    case .nsfp: .nsfp
    case .invoiceDate, .documentDate, .returnDate: .date
    case .status: .status
    case .eSignStatus: .eSignStatus
    case .sellingPrice, .taxBase: .taxBase
    case .otherTaxBase: .otherTaxBase
    case .vat: .vat
    case .luxuryTax: .luxuryTax
    case .signer: .signer
    case .reference: .reference
    case .reportedBySeller: .reportedBySeller
    case .reportedByBuyer: .reportedByBuyer
    case .reportedByVATCollector: .reportedByVATCollector
    case .createdAt: .createdAt
    case .lastUpdatedAt: .lastUpdatedAt
    case .documentNumber, .returnNumber: .documentNumber
    case .kind: .kind
    case .channel: .channel
    case .statusSince, .statusKnownSince: .statusTime
    case .reason: .reason
    // These depend on whose document it is, or on one another, or tell of the row and not of the document; a deadline is
    // reckoned, and notes and marks are the journal's, who and when included.
    case .observedAt, .deadline, .note, .mark, .sellerTIN, .buyerTIN, .sellerName, .buyerNameClear, .buyerTaxpayerName,
      .buyerName,
      .otherIdentity,
      .invoicePeriod, .invoiceYear, .documentPeriod, .documentYear, .inputStatus:
      nil
    }
  }

  /// Whether it holds an amount of money.
  var isAmount: Bool {
    switch self {
    case .sellingPrice, .taxBase, .otherTaxBase, .vat, .luxuryTax: true
    default: false
    }
  }
}

/// Keys and titles that are known and that a document has no place for.
enum UnusedField {
  static let keys = [
    "SP2DNumber", "AggregateIdentifier", "SellerTaxpayerAggregateIdentifier", "BuyerTaxpayerAggregateIdentifier",
    "CreatedBySeller", "BuyerStatus", "DownpaymentParentIdentifier", "DownpaymentSum", "AmendedRecordId", "Valid",
    "PeriodCredit", "YearCredit", "DocumentFormNumber", "DocumentFormAggregateIdentifier",
    "AmendedDocumentFormNumber", "AmendedDocumentFormAggregateIdentifier", "CanceledDocumentFormNumber",
    "CanceledDocumentFormAggregateIdentifier", "IsShowCancelInGrid", "ChannelCode", "DisplayName", "IsMigrated",
    "IdDocument", "IdDocumentCountry", "SellerLastUpdatedDate", "SellingPriceRemainingAmount",
    "OtherTaxBaseRemainingAmount", "VATRemainingAmount", "STLGRemainingAmount", "LastUpdatedBy", "CreatedBy",
    "InputMethod", "Creditable", "Recorder", "Description",
  ]

  static let titles = [
    "Masa Pajak Pengkreditkan", "Masa Pajak Pengkreditan", "Tahun Pajak Pengkreditan", "Tahun Pajak Pengkreditkan",
    "Perekam", "Nomor SP2D", "Metode Input", "No", "No.",
  ]
}
