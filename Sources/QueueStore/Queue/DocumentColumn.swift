import UploadQueue

/// The columns of the table `document`, in the order they are read and written; `id` is apart.
enum DocumentColumn: String, CaseIterable {
  case taxpayer
  case kind
  case channel
  case recordID = "record_id"
  case reference
  case nsfp
  case documentNumber = "document_number"
  case partnerIdentity = "partner_identity"
  case partnerName = "partner_name"
  case transactionCode = "transaction_code"
  case fakturDate = "faktur_date"
  case periodYear = "period_year"
  case periodMonth = "period_month"
  case status
  case reason
  case eSignStatus = "e_sign_status"
  case taxBaseSen = "tax_base_sen"
  case otherTaxBaseSen = "other_tax_base_sen"
  case vatSen = "vat_sen"
  case luxuryTaxSen = "luxury_tax_sen"
  case signer
  case reportedBySeller = "reported_by_seller"
  case reportedByBuyer = "reported_by_buyer"
  case reportedByVATCollector = "reported_by_vat_collector"
  case createdAt = "created_at"
  case lastUpdatedAt = "last_updated_at"
  case statusSince = "status_since"
  case observedAt = "observed_at"
  case statusSeenAt = "status_seen_at"
  case revision
  case otherwiseAt = "otherwise_at"

  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}

extension DocumentField {
  /// The columns that hold this field, with those that have to move with it.
  var columns: [DocumentColumn] {
    switch self {
    case .kind: [.kind]
    case .channel: [.channel]
    case .status: [.status, .reason, .statusSince, .statusSeenAt, .otherwiseAt]
    case .statusTime: [.statusSince]
    case .reason: [.reason]
    case .recordID: [.recordID]
    case .taxpayer: [.taxpayer]
    case .partnerIdentity: [.partnerIdentity]
    case .partnerName: [.partnerName]
    case .transactionCode: [.transactionCode]
    case .nsfp: [.nsfp]
    case .documentNumber: [.documentNumber]
    case .date: [.fakturDate]
    case .period: [.periodYear, .periodMonth]
    case .eSignStatus: [.eSignStatus]
    case .taxBase: [.taxBaseSen]
    case .otherTaxBase: [.otherTaxBaseSen]
    case .vat: [.vatSen]
    case .luxuryTax: [.luxuryTaxSen]
    case .signer: [.signer]
    case .reference: [.reference]
    case .reportedBySeller: [.reportedBySeller]
    case .reportedByBuyer: [.reportedByBuyer]
    case .reportedByVATCollector: [.reportedByVATCollector]
    case .createdAt: [.createdAt]
    case .lastUpdatedAt: [.lastUpdatedAt]
    }
  }
}
