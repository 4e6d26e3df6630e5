import UploadQueue

extension JSONValue {
  /// A document as Pantau's own protocols write it; written here a second time, so that both sides are held to the
  /// description and not to each other.
  public init(_ document: Document) {
    var members: [String: JSONValue] = [
      "id": .string(document.id.rawValue), "kind": .string(document.kind.controller),
      "channel": .string(document.channel.word), "status": JSONValue(document.status),
      "observedAt": .string(document.observedAt.description),
    ]
    func add(_ name: String, _ text: String?) { if let text { members[name] = .string(text) } }
    func add(_ name: String, _ flag: Bool?) { if let flag { members[name] = .boolean(flag) } }
    switch document.statusTime?.source {
    case .backend: add("statusSince", document.statusTime?.since.description)
    case nil: break
    default: add("statusAtLeastSince", document.statusTime?.since.description)
    }
    add("reason", document.reason)
    add("recordId", document.recordID)
    add("taxpayer", document.taxpayer?.digits)
    add("partnerIdentity", document.partnerIdentity)
    add("partnerName", document.partnerName)
    add("transactionCode", document.transactionCode)
    add("nsfp", document.nsfp?.digits)
    add("documentNumber", document.documentNumber)
    add("date", document.date?.description)
    add("period", document.period?.description)
    add("eSignStatus", document.eSignStatus)
    add("taxBase", document.taxBase?.decimal)
    add("otherTaxBase", document.otherTaxBase?.decimal)
    add("vat", document.vat?.decimal)
    add("luxuryTax", document.luxuryTax?.decimal)
    add("signer", document.signer)
    add("reference", document.reference)
    add("reportedBySeller", document.reportedBySeller)
    add("reportedByBuyer", document.reportedByBuyer)
    add("reportedByVATCollector", document.reportedByVATCollector)
    add("createdAt", document.createdAt?.description)
    add("lastUpdatedAt", document.lastUpdatedAt?.description)
    self = .object(members)
  }

  /// A status as Pantau's own protocols write it.
  public init(_ reading: StatusReading) {
    let canonical = reading.status == .unknown ? "UNKNOWN" : reading.status.word.uppercased()
    self = .object(["raw": .string(reading.words), "canonical": .string(canonical)])
  }
}
