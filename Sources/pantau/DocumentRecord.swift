import Foundation
import UploadQueue

/// A document as a JSON object for programs; the names of its fields are part of the program's promise.
///
/// What is not known is left out.
struct DocumentRecord: Encodable {
  private let queue: String
  private var standing: StandingRecord
  private let row: QueueRow
  private let policy: QueuePolicy
  private let now: Timestamp
  private let zone: ShownZone

  private enum CodingKeys: String, CodingKey {
    case queue, stuck, slow, due, kind, channel, taxpayer, date, period, vat, signer, note, marked
    case missingSince = "missing_since"
    case expectedBy = "expected_by"
    case partnerName = "partner_name"
    case partnerIdentity = "partner_identity"
    case transactionCode = "transaction_code"
    case documentNumber = "document_number"
    case taxBase = "tax_base"
    case otherTaxBase = "other_tax_base"
    case luxuryTax = "luxury_tax"
    case eSignStatus = "e_sign_status"
    case reportedBySeller = "reported_by_seller"
    case reportedByBuyer = "reported_by_buyer"
    case reportedByVATCollector = "reported_by_vat_collector"
    case createdAt = "created_at"
    case lastUpdatedAt = "last_updated_at"
    case observedAt = "observed_at"
  }

  /// A document of a queue at a moment, with times in a zone.
  init(_ row: QueueRow, of queue: String, policy: QueuePolicy, at now: Timestamp, in zone: ShownZone) {
    self.queue = queue
    self.row = row
    self.policy = policy
    self.now = now
    self.zone = zone
    standing = StandingRecord(row) { $0.iso(in: zone) }
    standing.daysLeft =
      switch deadline {
      case .none: nil
      case .open(let daysLeft): daysLeft
      case .missed(let daysAgo): -daysAgo
      }
  }

  private var deadline: Deadline.Standing {
    policy.deadline.standing(
      of: row.document.status.status, kind: row.document.kind, dated: row.document.date, at: now)
  }

  func encode(to encoder: any Encoder) throws {
    try standing.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    let document = row.document
    let level = policy.stuck.level(of: document.status.status, since: row.time, at: now)
    func moment(_ moment: Timestamp?) -> String? { moment?.iso(in: zone) }
    try fields.encode(queue, forKey: .queue)
    try fields.encode(level == .stuck, forKey: .stuck)
    try fields.encode(level == .slow, forKey: .slow)
    try fields.encode(policy.isDue(deadline), forKey: .due)
    try fields.encodeIfPresent(moment(row.absentSince(at: now)), forKey: .missingSince)
    try fields.encodeIfPresent(document.expectedBy?.description, forKey: .expectedBy)
    try fields.encode(document.kind.controller, forKey: .kind)
    try fields.encode(document.channel.word, forKey: .channel)
    try fields.encodeIfPresent(document.taxpayer?.digits, forKey: .taxpayer)
    try fields.encodeIfPresent(document.partnerName, forKey: .partnerName)
    try fields.encodeIfPresent(document.partnerIdentity, forKey: .partnerIdentity)
    try fields.encodeIfPresent(document.transactionCode, forKey: .transactionCode)
    try fields.encodeIfPresent(document.documentNumber, forKey: .documentNumber)
    try fields.encodeIfPresent(document.date?.description, forKey: .date)
    try fields.encodeIfPresent(
      document.period.map { String(format: "%04d-%02d", $0.year, $0.month) }, forKey: .period)
    try fields.encodeIfPresent(document.taxBase?.number, forKey: .taxBase)
    try fields.encodeIfPresent(document.otherTaxBase?.number, forKey: .otherTaxBase)
    try fields.encodeIfPresent(document.vat?.number, forKey: .vat)
    try fields.encodeIfPresent(document.luxuryTax?.number, forKey: .luxuryTax)
    try fields.encodeIfPresent(document.signer, forKey: .signer)
    try fields.encodeIfPresent(document.eSignStatus, forKey: .eSignStatus)
    try fields.encodeIfPresent(document.reportedBySeller, forKey: .reportedBySeller)
    try fields.encodeIfPresent(document.reportedByBuyer, forKey: .reportedByBuyer)
    try fields.encodeIfPresent(document.reportedByVATCollector, forKey: .reportedByVATCollector)
    try fields.encodeIfPresent(moment(document.createdAt), forKey: .createdAt)
    try fields.encodeIfPresent(moment(document.lastUpdatedAt), forKey: .lastUpdatedAt)
    try fields.encode(document.observedAt.iso(in: zone), forKey: .observedAt)
    try fields.encodeIfPresent(row.annotation.note?.text, forKey: .note)
    try fields.encode(row.annotation.mark != nil, forKey: .marked)
  }
}
