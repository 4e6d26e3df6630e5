import UploadQueue
import Wording

/// What an answer of a service may tell of a document.
///
/// Not every service has published what its fields are called; so a person can say it, by these words.
public enum AnswerField: String, Sendable, Hashable, CaseIterable {
  /// Where in the answer the list of documents stands.
  case rows
  /// What the service calls the document.
  case id
  /// The service's own status word.
  case status
  /// Why it was rejected.
  case reason
  /// The taxpayer's own number of the document.
  case reference
  /// Nomor seri faktur pajak.
  case nsfp
  /// Tanggal faktur.
  case date
  /// Masa pajak, 1 to 12.
  case periodMonth = "period-month"
  /// Tahun pajak.
  case periodYear = "period-year"
  /// The other party's name.
  case partnerName = "partner-name"
  /// The other party's NPWP or other identity.
  case partnerIdentity = "partner-identity"
  /// Kode transaksi.
  case transactionCode = "transaction-code"
  /// DPP.
  case taxBase = "tax-base"
  /// DPP nilai lain.
  case otherTaxBase = "other-tax-base"
  /// PPN.
  case vat
  /// PPnBM.
  case luxuryTax = "luxury-tax"
  /// Penandatangan.
  case signer
  /// When it was made there.
  case createdAt = "created-at"
  /// When it was last changed there.
  case lastUpdatedAt = "last-updated-at"

  /// What it is called for people.
  public var name: Phrase {
    switch self {
    case .rows: Phrase(id: "daftar", en: "the list")
    case .id: Phrase(same: "id")
    case .status: DocumentField.status.name
    case .reason: DocumentField.reason.name
    case .reference: DocumentField.reference.name
    case .nsfp: DocumentField.nsfp.name
    case .date: DocumentField.date.name
    case .periodMonth: DocumentField.period.name
    case .periodYear: Phrase(id: "Tahun pajak", en: "Tax year")
    case .partnerName: DocumentField.partnerName.name
    case .partnerIdentity: DocumentField.partnerIdentity.name
    case .transactionCode: DocumentField.transactionCode.name
    case .taxBase: DocumentField.taxBase.name
    case .otherTaxBase: DocumentField.otherTaxBase.name
    case .vat: DocumentField.vat.name
    case .luxuryTax: DocumentField.luxuryTax.name
    case .signer: DocumentField.signer.name
    case .createdAt: DocumentField.createdAt.name
    case .lastUpdatedAt: DocumentField.lastUpdatedAt.name
    }
  }
}
