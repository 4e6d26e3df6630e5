import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("What the simulated office never does") struct OfficeRulesTests {
  /// What may follow what (Coretax: the upload, the signature, and what the buyer agrees to).
  private static let successors: [UploadStatus: Set<UploadStatus>] = [
    .draft: [.signingInProgress],
    .signingInProgress: [.approved, .savedInvalid],
    .savedInvalid: [.signingInProgress],
    .approved: [.waitingForCancellation, .canceled],
    .waitingForCancellation: [.canceled],
    .waitingForAmendment: [.amended],
  ]

  @Test("takes a forbidden step, or uploads again what is not Saved Invalid", arguments: 1...20)
  func transitions(seed: UInt64) {
    var office = SimulatedTaxOffice(documents: 150, seed: seed)
    var statuses: [DocumentID: UploadStatus] = [:]
    for index in 0..<office.count {
      let document = office.document(at: index)
      statuses[document.id] = document.status.status
    }
    var chance = Chance(seed: seed, .traits, 999)
    var subjects: [IdempotencyKey: DocumentID] = [:]
    var sentAgain: Set<DocumentID> = []
    for hour in 1...72 {
      // Somebody tries to upload whatever comes to hand, allowed or not.
      let subject = InventedDocument.id(chance.below(office.count) + 1)
      let key = IdempotencyKey("key-\(hour)")
      subjects[key] = subject
      office.reupload(subject, signer: InventedCompany.signers[chance.below(4)], key: key, at: office.now)
      for change in office.advance(to: SimulatedClock.start + .hours(hour)) {
        switch change {
        case .moved(let document):
          let before = statuses[document.id]
          let after = document.status.status
          if let before {
            #expect(Self.successors[before]?.contains(after) == true, "\(document.name): \(before) to \(after)")
            if before == .savedInvalid { sentAgain.insert(document.id) }
          } else {
            #expect(after == .draft)
          }
          statuses[document.id] = after
        case .answered(let answer):
          let subject = subjects[answer.key] ?? DocumentID("?")
          if answer.isAccepted {
            #expect(sentAgain.remove(subject) != nil)
          } else {
            #expect(statuses[subject] != .savedInvalid)
          }
        }
      }
    }
    #expect(sentAgain.isEmpty, "moved although nobody asked: \(sentAgain)")
  }

  @Test("answers a key twice")
  func oneAnswer() throws {
    var office = SimulatedTaxOffice(documents: 200, seed: 5)
    let document = try #require(office.first(.savedInvalid))
    for minute in 0..<10 {
      office.reupload(document.id, signer: nil, key: IdempotencyKey("once"), at: office.now + .minutes(minute))
    }
    let answers = office.advance(to: office.now + .days(1)).filter { if case .answered = $0 { true } else { false } }
    #expect(answers.count == 1)
  }

  @Test("moves anything but new drafts while it is out of service", arguments: 1...10)
  func outage(seed: UInt64) throws {
    var office = SimulatedTaxOffice(documents: 200, seed: seed)
    let outage = try #require(office.outages.outage(inSlot: 0))
    #expect(office.isOut(at: outage.lowerBound))
    #expect(!office.isOut(at: outage.upperBound))
    _ = office.advance(to: outage.lowerBound - .milliseconds(1))
    let document = try #require(office.first(.savedInvalid))
    office.reupload(document.id, signer: nil, key: IdempotencyKey("patient"), at: outage.lowerBound)

    let during = office.advance(to: outage.upperBound - .milliseconds(1))
    #expect(during.allSatisfy { if case .moved(let moved) = $0 { moved.status.status == .draft } else { false } })
    let after = office.advance(to: outage.upperBound + .minutes(10))
    #expect(after.contains { if case .answered(let answer) = $0 { answer.isAccepted } else { false } })
  }
}

extension SimulatedTaxOffice {
  /// The first document that stands so, among those somebody signs.
  func first(_ status: UploadStatus, signer: String? = nil) -> Document? {
    (0..<count).lazy.map(document(at:)).first {
      $0.status.status == status && (signer == nil || $0.signer == signer)
    }
  }
}
