import Wording

extension DocumentField {
  /// What the field is called wherever it is named: at the head of a column, and in a report.
  public var name: Phrase {
    switch self {
    case .kind: Phrase(id: "Jenis", en: "Kind")
    case .channel: Phrase(id: "Saluran", en: "Channel")
    case .status: Phrase(same: "Status")
    case .statusTime: Phrase(id: "Sejak", en: "Since")
    case .reason: Phrase(id: "Alasan", en: "Reason")
    case .recordID: Phrase(same: "RecordId")
    case .taxpayer: Phrase(same: "NPWP")
    case .partnerIdentity: Phrase(id: "NPWP lawan", en: "Their NPWP")
    case .partnerName: Phrase(id: "Lawan transaksi", en: "Other party")
    case .transactionCode: Phrase(same: "Kode")
    case .nsfp: Phrase(same: "NSFP")
    case .documentNumber: Phrase(id: "No. dokumen", en: "Document no.")
    case .date: Phrase(id: "Tgl faktur", en: "Faktur date")
    case .period: Phrase(id: "Masa", en: "Tax period")
    case .eSignStatus: Phrase(same: "ESignStatus")
    case .taxBase: Phrase(same: "DPP")
    case .otherTaxBase: Phrase(same: "DPP nilai lain")
    case .vat: Phrase(same: "PPN")
    case .luxuryTax: Phrase(same: "PPnBM")
    case .signer: Phrase(id: "Penandatangan", en: "Signer")
    case .reference: Phrase(id: "Referensi", en: "Reference")
    case .reportedBySeller: Phrase(id: "Dilaporkan penjual", en: "Reported by the seller")
    case .reportedByBuyer: Phrase(id: "Dilaporkan pembeli", en: "Reported by the buyer")
    case .reportedByVATCollector: Phrase(id: "Dilaporkan pemungut", en: "Reported by the collector")
    case .createdAt: Phrase(id: "Dibuat", en: "Created")
    case .lastUpdatedAt: Phrase(id: "Diperbarui", en: "Last updated")
    }
  }
}
