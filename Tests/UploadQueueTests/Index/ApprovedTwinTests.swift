import TestSupport
import Testing
import UploadQueue

/// An approved document of the same transaction as a Saved Invalid one.
@Suite struct ApprovedTwinTests {
  private let invalid = Sample.document(1)

  /// What is told of the Saved Invalid one beside another document.
  private func twin(beside other: Document, of invalid: Document? = nil) async -> ApprovedTwin? {
    let index = QueueIndex()
    await poll(index, [invalid ?? self.invalid, other, Sample.document(2, status: "APPROVED")])
    return await index.row((invalid ?? self.invalid).id)?.approvedTwin
  }

  private func poll(_ index: QueueIndex, _ documents: [Document]) async {
    let ticket = await index.beginPoll(at: Sample.observedAt)
    _ = await index.apply(documents, of: ticket, seenAt: Sample.observedAt)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: Sample.observedAt)
  }

  @Test("the same kind, taxpayer, Reference, other party, DPP and PPN is told with its number, status and since when")
  func told() async {
    let other = Sample.approvedTwin(of: invalid)
    #expect(
      await twin(beside: other)
        == ApprovedTwin(
          document: other.id, nsfp: other.nsfp, status: other.status,
          time: StatusTime(since: .wib("2026-11-12 09:00"), source: .backend)))
  }

  @Test("what differs in any of them is another transaction")
  func differs() async {
    let changes: [(inout Document) -> Void] = [
      { $0.kind = .outputReturn }, { $0.taxpayer = NPWP("0999999999999001") }, { $0.reference = "INV-000002" },
      { $0.partnerIdentity = "0999000000000002" }, { $0.taxBase = Rupiah(sen: 1) }, { $0.vat = Rupiah(sen: 1) },
      { $0.vat = nil },
    ]
    for change in changes {
      var other = Sample.approvedTwin(of: invalid)
      change(&other)
      #expect(await twin(beside: other) == nil)
    }
  }

  @Test(
    "one that was replaced, or is about to be, is no twin of its replacement, and what is not approved is none",
    arguments: ["AMENDED", "WAITING FOR AMENDMENT", "WAITING FOR CANCELLATION", "CANCELED", "SAVED INVALID", "CREATED"])
  func predecessor(status: String) async {
    #expect(await twin(beside: Sample.approvedTwin(of: invalid, status: status)) == nil)
  }

  @Test("without a Reference, another party or a DPP nothing is known to be the same")
  func unknown() async {
    let changes: [(inout Document) -> Void] = [
      { $0.reference = nil }, { ($0.partnerIdentity, $0.partnerName) = (nil, nil) }, { $0.taxBase = nil },
    ]
    for change in changes {
      var document = invalid
      change(&document)
      #expect(await twin(beside: Sample.approvedTwin(of: document), of: document) == nil)
    }
  }

  @Test("it is told as soon as it is approved, and no longer once it is gone")
  func asItStandsNow() async {
    let index = QueueIndex()
    await poll(index, [invalid, Sample.approvedTwin(of: invalid, status: "SIGNING IN PROGRESS")])
    #expect(await index.row(invalid.id)?.approvedTwin == nil)
    let approved = Sample.approvedTwin(of: invalid)
    await poll(index, [invalid, approved])
    let window = await index.window(
      QueueQuery(), following: nil, line: 0, top: 0, height: 10, at: Sample.observedAt)
    #expect(window.rows.first { $0.id == invalid.id }?.approvedTwin?.document == approved.id)
    #expect(window.rows.first { $0.id == approved.id }?.approvedTwin == nil)
    await poll(index, [invalid])
    #expect(await index.row(invalid.id)?.approvedTwin == nil)
  }
}
