import Testing
import UploadQueue

@testable import StatusBackends

@Suite("Three in a row") struct ThreeInARowTests {
  /// The Saved Invalid documents of a demo as its list shows them.
  private func invalid(of office: SimulatedTaxOffice) async -> [Document] {
    let index = QueueIndex(policy: QueuePolicy())
    let ticket = await index.beginPoll(at: office.now)
    _ = await index.apply((0..<office.count).map(office.document(at:)), of: ticket, seenAt: office.now)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: office.now)
    let window = await index.window(
      QueueQuery(view: .savedInvalid), following: nil, line: 0, top: 0, height: 50, at: office.now)
    return window.rows.map(\.document)
  }

  /// The signer of a re-upload: the first that the desk offers, or the document's own where only a wrong one is changed.
  private func signer(for document: Document, isAlwaysChanged: Bool) -> String? {
    let wrong = InventedCompany.signers[Int(InventedCompany.wrongSigner)]
    return isAlwaysChanged || document.signer == wrong ? InventedCompany.signersOffered.first : nil
  }

  @Test(
    "the first three Saved Invalid documents of the demo are approved, with another signer where the passphrase is wrong",
    arguments: [true, false])
  func firstThree(isAlwaysChanged: Bool) async throws {
    var office = SimulatedTaxOffice(documents: 200, seed: 1)
    let documents = await invalid(of: office)
    try #require(documents.count > 3)
    for document in documents.prefix(3) {
      office.reupload(
        document.id, signer: signer(for: document, isAlwaysChanged: isAlwaysChanged),
        key: IdempotencyKey(document.id.rawValue), at: office.now)
      _ = office.advance(to: office.now + .hours(6))
      #expect(office.document(document.id)?.status.status == .approved, "\(document.name)")
    }
  }

  @Test("of other demos at least nine in ten go the same way")
  func otherSeeds() async {
    var (sent, approved) = (0, 0)
    for seed in 2...12 as ClosedRange<UInt64> {
      var office = SimulatedTaxOffice(documents: 200, seed: seed)
      for document in await invalid(of: office).prefix(3) {
        office.reupload(
          document.id, signer: signer(for: document, isAlwaysChanged: true), key: IdempotencyKey(document.id.rawValue),
          at: office.now)
        _ = office.advance(to: office.now + .hours(6))
        sent += 1
        approved += office.document(document.id)?.status.status == .approved ? 1 : 0
      }
    }
    #expect(sent == 33)
    #expect(approved * 10 >= sent * 9, "\(approved) of \(sent)")
  }

  @Test("with the same signer a wrong passphrase fails again")
  func sameSigner() async throws {
    var office = SimulatedTaxOffice(documents: 200, seed: 1)
    let wrong = InventedCompany.signers[Int(InventedCompany.wrongSigner)]
    let document = try #require(await invalid(of: office).first { $0.signer == wrong })
    office.reupload(document.id, signer: nil, key: IdempotencyKey("sama"), at: office.now)
    _ = office.advance(to: office.now + .hours(6))
    #expect(office.document(document.id)?.status.status == .savedInvalid)
  }
}
