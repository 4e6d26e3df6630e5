import UploadQueue
import Wording

/// A column that the table of documents can have, besides status and time, which always stand first.
///
/// The raw value is its name in the configuration, and stays.
public enum ColumnKind: String, Sendable, Hashable, CaseIterable {
  case deadline
  case reference
  case partner
  case taxBase = "dpp"
  case signer
  case date
  case nsfp
  case vat = "ppn"
  case note
  case period
  case transactionCode = "kode-transaksi"
  case otherTaxBase = "dpp-nilai-lain"
  case luxuryTax = "ppnbm"
  case reason
  case eSignStatus = "esign"
  case words = "status-words"
  case kind
  case channel
  case queue
  case taxpayer = "npwp"
  case partnerIdentity = "partner-npwp"
  case documentNumber = "document-number"
  case recordID = "record-id"
  case createdAt = "created"
  case lastUpdatedAt = "updated"
  case observedAt = "observed"
  case since
  case reported

  /// The columns that are shown where nobody chose others, the most telling first.
  public static let usual: [ColumnKind] = [
    .deadline, .reference, .partner, .taxBase, .signer, .note, .date, .nsfp, .vat,
  ]

  /// Those of them that are read of each document where rows are read.
  static let usuallyRead: [ColumnKind] = [.reference, .partner, .taxBase, .deadline, .note]

  /// What the column is called at its head.
  public var title: Phrase {
    if let field { return field.name }
    return switch self {
    case .deadline: Phrase(id: "Tenggat", en: "Due")
    case .note: Phrase(id: "Catatan", en: "Note")
    case .words: Phrase(id: "Status asli", en: "Status, raw")
    case .queue: Phrase(id: "Antrean", en: "Queue")
    case .observedAt: Phrase(id: "Benar pada", en: "True as of")
    default: Phrase(id: "Dilaporkan", en: "Reported")
    }
  }

  /// The field of a document that stands in it; `nil` where it is none, or several.
  private var field: DocumentField? {
    switch self {
    case .reference: .reference
    case .partner: .partnerName
    case .taxBase: .taxBase
    case .signer: .signer
    case .date: .date
    case .nsfp: .nsfp
    case .vat: .vat
    case .period: .period
    case .transactionCode: .transactionCode
    case .otherTaxBase: .otherTaxBase
    case .luxuryTax: .luxuryTax
    case .reason: .reason
    case .eSignStatus: .eSignStatus
    case .kind: .kind
    case .channel: .channel
    case .taxpayer: .taxpayer
    case .partnerIdentity: .partnerIdentity
    case .documentNumber: .documentNumber
    case .recordID: .recordID
    case .createdAt: .createdAt
    case .lastUpdatedAt: .lastUpdatedAt
    case .since: .statusTime
    case .deadline, .note, .words, .observedAt, .queue, .reported: nil
    }
  }

  /// Its least width in cells.
  var width: Int {
    switch self {
    case .deadline: 9
    case .reference: 15
    case .partner: 16
    case .taxBase, .otherTaxBase: 17
    case .signer: 14
    case .date: 11
    case .nsfp: 17
    case .vat, .luxuryTax: 16
    case .note: 22
    case .reason: 18
    case .period: 10
    case .transactionCode: 4
    case .eSignStatus: 14
    case .words: 20
    case .kind: 15
    case .channel: 8
    case .queue: 14
    case .taxpayer, .partnerIdentity: 16
    case .documentNumber: 14
    case .recordID: 12
    case .createdAt, .lastUpdatedAt, .observedAt, .since: 17
    case .reported: 10
    }
  }

  /// How many cells more it can use where there is room.
  var growth: Int {
    switch self {
    case .reference: 12
    case .partner: 18
    case .signer, .queue: 10
    case .note: 30
    case .reason: 24
    case .words, .eSignStatus: 8
    case .kind: 13
    case .channel: 7
    case .recordID: 24
    default: 0
    }
  }

  /// Whether it stands to the right, as numbers do.
  var isRight: Bool {
    switch self {
    case .deadline, .taxBase, .vat, .otherTaxBase, .luxuryTax: true
    default: false
    }
  }

  /// Whether it has moments, whose time zone its heading names.
  var isMoment: Bool {
    switch self {
    case .createdAt, .lastUpdatedAt, .observedAt, .since: true
    default: false
    }
  }

  /// The order that goes by it.
  var sort: SortKey {
    switch self {
    case .deadline: .deadline
    case .reference: .reference
    case .partner: .partner
    case .taxBase: .taxBase
    case .signer: .signer
    case .date: .date
    case .nsfp: .nsfp
    case .vat: .vat
    case .note: .note
    case .period: .period
    case .transactionCode: .transactionCode
    case .otherTaxBase: .otherTaxBase
    case .luxuryTax: .luxuryTax
    case .reason: .reason
    case .eSignStatus: .eSignStatus
    case .words: .words
    case .kind: .kind
    case .channel: .channel
    case .queue: .queue
    case .taxpayer: .taxpayer
    case .partnerIdentity: .partnerIdentity
    case .documentNumber: .documentNumber
    case .recordID: .recordID
    case .createdAt: .createdAt
    case .lastUpdatedAt: .lastUpdatedAt
    case .observedAt: .observedAt
    case .since: .age
    case .reported: .reported
    }
  }
}
