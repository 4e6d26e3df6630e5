import UploadQueue

// The documents, put together when they are asked for.
extension SimulatedTaxOffice {
  /// One document as it stands now, by its place from 0 to ``count``.
  public func document(at index: Int) -> Document {
    let standing = standings[index]
    let invented = InventedDocument(seed: seed, number: index + 1)
    var document = Document(
      id: InventedDocument.id(index + 1), kind: invented.kind, channel: invented.channel,
      status: reading(of: standing, index: index), observedAt: max(standing.since, SimulatedClock.start))
    if invented.hasStatusTime { document.statusTime = StatusTime(since: standing.since, source: .backend) }
    if invented.hasLastUpdate { document.lastUpdatedAt = standing.since }
    document.createdAt = createdAt(index, invented)
    if standing.status == .savedInvalid { document.reason = reason(standing.fault, of: invented) }

    document.recordID = "00000000-0000-4000-8000-" + digits(index + 1, width: 12)
    document.taxpayer = InventedCompany.npwp
    let partner = InventedCompany.partner(invented.partner)
    document.partnerName = partner.name
    document.partnerIdentity = partner.identity
    document.date = standing.date
    document.period = TaxPeriod(year: standing.date.year, month: standing.date.month)
    document.reference = invented.reference
    document.signer = InventedCompany.signers[Int(standing.signer)]

    document.taxBase = invented.taxBase
    document.otherTaxBase = invented.otherTaxBase
    document.vat = invented.vat
    document.luxuryTax = .zero

    let wasApproved = standing.status.hasBeenApproved || standing.status == .canceled
    if invented.kind.isReturn || wasApproved { document.nsfp = invented.serialNumber }
    if invented.kind != .specialOutputInvoice { document.transactionCode = "04" }
    if invented.kind != .outputInvoice { document.documentNumber = invented.reference }
    if wasApproved { document.eSignStatus = "Done" }
    document.reportedBySeller = wasApproved && standing.date.month < 10
    document.reportedByBuyer = false
    document.reportedByVATCollector = false
    return document
  }

  /// One document as it stands now, or `nil` where there is none called so.
  public func document(_ id: DocumentID) -> Document? {
    index(of: id).map(document(at:))
  }

  func index(of id: DocumentID) -> Int? {
    guard let number = InventedDocument.number(of: id), (1...max(1, count)).contains(number), count > 0 else {
      return nil
    }
    return number - 1
  }

  private func reading(of standing: Standing, index: Int) -> StatusReading {
    guard standing.status == .unknown else { return StatusReading(standing.status, words: standing.status.word) }
    return StatusReading(coretax: InventedCompany.strangeWords[index % InventedCompany.strangeWords.count])
  }

  private func createdAt(_ index: Int, _ invented: InventedDocument) -> Timestamp {
    index < opening ? Timestamp(startOf: standings[index].date) + invented.timeOfDay : arrivals[index - opening]
  }

  private func reason(_ fault: Standing.Fault, of invented: InventedDocument) -> String? {
    guard invented.hasReason else { return nil }
    return switch fault {
    case .none, .lapsed: nil
    case .passphrase: invented.channel == .desktop ? InventedCompany.desktopFault : InventedCompany.signatureFault
    case .validation: InventedCompany.validationFaults[invented.number % InventedCompany.validationFaults.count]
    }
  }
}
