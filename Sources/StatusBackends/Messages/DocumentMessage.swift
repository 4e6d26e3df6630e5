import UploadQueue

/// A document as Pantau's own protocols write it: amounts and dates are texts, so that nothing is rounded on the way.
///
/// The shape is described in `Gateway/openapi.json` and `Command/schema.json`; what is not known may be left out.
struct DocumentMessage: Decodable, Sendable {
  /// A status: the source's own words, and what they mean where Coretax has other ones.
  struct Status: Decodable, Sendable {
    var raw: String
    var canonical: String?

    func reading(at place: MessagePlace) throws(MessageFault) -> StatusReading {
      let words = raw.kept ?? ""
      guard let canonical else { return words.isEmpty ? .none : StatusReading(coretax: words) }
      let meaning = UploadStatus(coretaxWord: canonical)
      guard meaning != .unknown || canonical.uppercased() == "UNKNOWN" else {
        throw place.member("canonical").fault(.canonicalStatus)
      }
      return StatusReading(meaning, words: words)
    }
  }

  var id: String
  var kind: String?
  var channel: String?
  var status: Status
  var statusSince: String?
  var statusAtLeastSince: String?
  var observedAt: String?
  var reason: String?
  var recordId: String?
  var taxpayer: String?
  var partnerIdentity: String?
  var partnerName: String?
  var transactionCode: String?
  var nsfp: String?
  var documentNumber: String?
  var date: String?
  var period: String?
  var eSignStatus: String?
  var taxBase: String?
  var otherTaxBase: String?
  var vat: String?
  var luxuryTax: String?
  var signer: String?
  var reference: String?
  var reportedBySeller: Bool?
  var reportedByBuyer: Bool?
  var reportedByVATCollector: Bool?
  var createdAt: String?
  var lastUpdatedAt: String?

  /// The document that is meant.
  ///
  /// - Parameters:
  ///   - arrival: When the message came, for one that does not say when it was true.
  ///   - place: Where in the message it stands, for whoever wrote it.
  func document(arrivedAt arrival: Timestamp, at place: MessagePlace) throws(MessageFault) -> Document {
    guard !id.isEmpty, id.utf8.count <= 200 else { throw place.member("id").fault(.identifier) }
    var document = Document(
      id: DocumentID(id), kind: try named(kind, "kind", place, or: .outputInvoice) { DocumentKind(controller: $0) },
      channel: try named(channel, "channel", place, or: .coretax) { Channel(word: $0) },
      status: try status.reading(at: place.member("status")),
      observedAt: try moment(observedAt, "observedAt", place) ?? arrival)
    if let since = try moment(statusSince, "statusSince", place) {
      document.statusTime = StatusTime(since: since, source: .backend)
    } else if let since = try moment(statusAtLeastSince, "statusAtLeastSince", place) {
      document.statusTime = StatusTime(since: since, source: .atLeast)
    }
    document.taxpayer = try value(taxpayer, "taxpayer", place, .npwp) { NPWP($0) }
    document.nsfp = try value(nsfp, "nsfp", place, .nsfp) { NSFP($0) }
    document.date = try value(date, "date", place, .date) { CalendarDate(iso: $0) }
    document.period = try value(period, "period", place, .period, Self.period)
    document.taxBase = try amount(taxBase, "taxBase", place)
    document.otherTaxBase = try amount(otherTaxBase, "otherTaxBase", place)
    document.vat = try amount(vat, "vat", place)
    document.luxuryTax = try amount(luxuryTax, "luxuryTax", place)
    document.createdAt = try moment(createdAt, "createdAt", place)
    document.lastUpdatedAt = try moment(lastUpdatedAt, "lastUpdatedAt", place)
    document.reason = reason?.kept
    document.recordID = recordId?.kept
    document.partnerIdentity = partnerIdentity?.kept
    document.partnerName = partnerName?.kept
    document.transactionCode = transactionCode?.kept.map { TransactionCode.kept(of: $0) }
    document.documentNumber = documentNumber?.kept
    document.eSignStatus = eSignStatus?.kept
    document.signer = signer?.kept
    document.reference = reference?.kept
    document.reportedBySeller = reportedBySeller
    document.reportedByBuyer = reportedByBuyer
    document.reportedByVATCollector = reportedByVATCollector
    return document
  }

  private static func period(_ text: String) -> TaxPeriod? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = Int(parts[0]),
      let month = Int(parts[1])
    else { return nil }
    return TaxPeriod(year: year, month: month)
  }
}

// Reading one member, with its place for the fault.
extension DocumentMessage {
  private func value<Value>(
    _ text: String?, _ name: String, _ place: MessagePlace, _ wanted: MessageFault.Wanted, _ read: (String) -> Value?
  ) throws(MessageFault) -> Value? {
    guard let text, !text.isEmpty else { return nil }
    guard let value = read(text) else { throw place.member(name).fault(wanted) }
    return value
  }

  private func named<Value>(
    _ text: String?, _ name: String, _ place: MessagePlace, or usual: Value, _ read: (String) -> Value?
  ) throws(MessageFault) -> Value {
    try value(text, name, place, .knownWord, read) ?? usual
  }

  private func moment(_ text: String?, _ name: String, _ place: MessagePlace) throws(MessageFault) -> Timestamp? {
    try value(text, name, place, .moment) { Timestamp(rfc3339: $0) }
  }

  private func amount(_ text: String?, _ name: String, _ place: MessagePlace) throws(MessageFault) -> Rupiah? {
    try value(text, name, place, .amount) { try? Rupiah(decimal: $0) }
  }
}

extension String {
  /// As much of the text as Pantau keeps; `nil` where there is none.
  var kept: String? {
    var text = self
    return text.withUTF8 { KeptText.text($0) }
  }
}
