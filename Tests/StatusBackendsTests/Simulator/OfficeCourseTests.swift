import CustomDump
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("The course of things at the simulated office") struct OfficeCourseTests {
  private static let start = SimulatedClock.start

  /// Two days, with three re-uploads, in steps of a size.
  private func course(seed: UInt64, step: Duration) -> (changes: [OfficeChange], documents: [Document]) {
    var office = SimulatedTaxOffice(documents: 120, seed: seed)
    let invalid = (0..<office.count).map(office.document(at:)).filter { $0.status.status == .savedInvalid }
    for (place, document) in invalid.prefix(3).enumerated() {
      office.reupload(
        document.id, signer: "SITI CONTOH", key: IdempotencyKey("key-\(place)"), at: Self.start + .minutes(7 * place))
    }
    var changes: [OfficeChange] = []
    var moment = Self.start
    while moment < Self.start + .days(2) {
      moment = min(moment + step, Self.start + .days(2))
      changes += office.advance(to: moment)
    }
    return (changes, (0..<office.count).map(office.document(at:)))
  }

  @Test("is the same for a seed, whatever the steps in time")
  func deterministic() {
    let once = course(seed: 11, step: .days(2))
    for step in [Duration.seconds(41), .minutes(17), .hours(5)] {
      let again = course(seed: 11, step: step)
      expectNoDifference(again.changes, once.changes)
      expectNoDifference(again.documents, once.documents)
    }
    #expect(once.changes.count > 200)
    #expect(course(seed: 12, step: .days(2)).changes != once.changes)
  }

  @Test("what a person does changes that document only, and the line behind it")
  func independence() throws {
    var left = SimulatedTaxOffice(documents: 200, seed: 4, habits: .smooth)
    var touched = left
    let document = try #require(touched.first(.savedInvalid))
    touched.reupload(document.id, signer: nil, key: IdempotencyKey("mine"), at: Self.start)
    _ = left.advance(to: Self.start + .days(1))
    _ = touched.advance(to: Self.start + .days(1))
    #expect(left.count == touched.count)
    for index in 0..<left.count where left.document(at: index).id != document.id {
      let statuses = [left, touched].map { $0.document(at: index).status.status }
      // The line behind it is one longer, so the last ones may still wait in one of the two.
      if !statuses.contains(.signingInProgress) { #expect(statuses[0] == statuses[1]) }
    }
  }

  @Test("documents are signed in the order they came", arguments: 1...5)
  func order(seed: UInt64) {
    var office = SimulatedTaxOffice(documents: 300, seed: seed, habits: .smooth)
    var waiting = office.line
    var came: [DocumentID] = []
    while let index = waiting.leave() { came.append(InventedDocument.id(index + 1)) }
    var signed: [DocumentID] = []
    let hanging = Set(
      (0..<office.count).map(office.document(at:)).filter { $0.status.status == .signingInProgress }.map(\.id)
    ).subtracting(came)
    for case .moved(let document) in office.advance(to: Self.start + .days(1)) where !hanging.contains(document.id) {
      switch document.status.status {
      case .signingInProgress: came.append(document.id)
      case .approved: signed.append(document.id)
      default: break
      }
    }
    #expect(signed.count > 50)
    #expect(came.starts(with: signed))
  }

  @Test("who signs with the wrong passphrase fails each time; another signer passes")
  func wrongSigner() throws {
    var office = SimulatedTaxOffice(documents: 200, seed: 9)
    let documents = (0..<office.count).map(office.document(at:))
      .filter { $0.status.status == .savedInvalid && $0.signer == "BUDI CONTOH" }
      .filter { $0.statusTime.map { $0.since > InventedCompany.wrongSince } ?? false }
    #expect(documents.count > 3)
    for (place, document) in documents.enumerated() {
      office.reupload(document.id, signer: nil, key: IdempotencyKey("again-\(place)"), at: office.now)
    }
    _ = office.advance(to: Self.start + .hours(2))
    for document in documents {
      let now = try #require(office.document(document.id))
      #expect(now.status.status == .savedInvalid)
      #expect(now.statusTime.map { $0.since > Self.start } == true)
    }
    for (place, document) in documents.enumerated() {
      office.reupload(document.id, signer: "SITI CONTOH", key: IdempotencyKey("siti-\(place)"), at: office.now)
    }
    _ = office.advance(to: Self.start + .hours(20))
    for document in documents {
      let now = try #require(office.document(document.id))
      #expect(now.signer == "SITI CONTOH")
      #expect(now.status.status.hasBeenApproved || now.status.status == .canceled)
    }
  }

  @Test("a signer nobody knows is refused")
  func unknownSigner() throws {
    var office = SimulatedTaxOffice(documents: 200, seed: 9)
    let document = try #require(office.first(.savedInvalid))
    let changes = office.reuploadAtOnce(document.id, signer: "ORANG LAIN", key: IdempotencyKey("k"))
    #expect(changes.count == 1)
    #expect(changes.allSatisfy { if case .answered(let answer) = $0 { !answer.isAccepted } else { false } })
    #expect(office.document(document.id) == document)
  }

  @Test("what failed validation passes once it is corrected, and not before")
  func validation() throws {
    var habits = OfficeHabits.smooth
    for (corrected, expected) in [(0, UploadStatus.savedInvalid), (1000, .approved)] {
      habits.isCorrected = corrected
      var office = SimulatedTaxOffice(documents: 200, seed: 2, habits: habits)
      let index = try #require(office.standings.firstIndex { $0.status == .savedInvalid && $0.fault == .validation })
      let document = office.document(at: index)
      _ = office.reuploadAtOnce(document.id, signer: nil, key: IdempotencyKey("k"))
      _ = office.advance(to: Self.start + .hours(1))
      #expect(office.document(at: index).status.status == expected)
    }
  }

  @Test("three re-uploads in a row are approved within an hour of the demo", arguments: 1...10)
  func threeInARow(seed: UInt64) throws {
    var office = SimulatedTaxOffice(documents: 200, seed: seed)
    let broken = (0..<office.count).filter { office.standings[$0].fault == .passphrase }.prefix(3)
    #expect(broken.count == 3)
    for index in broken {
      let id = office.document(at: index).id
      office.reupload(id, signer: "SITI CONTOH", key: IdempotencyKey("key-\(index)"), at: office.now)
      while office.document(at: index).status.status != .approved, office.now < Self.start + .hours(3) {
        _ = office.advance(to: office.now + .seconds(30))
      }
    }
    #expect(office.now - Self.start < .minutes(75), "\(office.now)")
  }

  @Test("what stands first in the list soon moves: one in ten minutes, some within the hour; not all", arguments: 1...8)
  func firstMinutes(seed: UInt64) {
    var office = SimulatedTaxOffice(documents: 200, seed: seed)
    let stuck = (0..<office.count).filter { index in
      let document = office.document(at: index)
      return StuckPolicy().level(of: document.status.status, since: document.statusTime, at: Self.start) == .stuck
    }
    func moved() -> Int { stuck.count { office.standings[$0].status != .signingInProgress } }
    _ = office.advance(to: Self.start + .minutes(10))
    #expect(moved() >= 1)
    _ = office.advance(to: Self.start + .minutes(45))
    #expect(moved() >= min(3, (stuck.count + 1) / 2))
    #expect(moved() < stuck.count)
  }

  @Test("something happens every few minutes, and never much at once", arguments: 1...5)
  func liveliness(seed: UInt64) {
    var office = SimulatedTaxOffice(documents: 200, seed: seed)
    var quiet = 0
    var longest = 0
    for minute in 1...600 {
      let changes = office.advance(to: Self.start + .minutes(minute))
      if office.isOut(at: office.now) { continue }
      quiet = changes.isEmpty ? quiet + 1 : 0
      longest = max(longest, quiet)
      #expect(changes.count < 14)
    }
    #expect(longest < 25)
  }

  @Test("nothing happens while time stands still; what a person sends is answered all the same")
  func standstill() throws {
    var office = SimulatedTaxOffice(documents: 200, seed: 6)
    #expect(office.advance(to: Self.start).isEmpty)
    let document = try #require(office.first(.savedInvalid, signer: "BUDI CONTOH"))
    let sent = office.reuploadAtOnce(document.id, signer: "SITI CONTOH", key: IdempotencyKey("k"))
    #expect(sent.count == 2)
    #expect(office.document(document.id)?.status.status == .signingInProgress)
    let finished = office.finishAtOnce(document.id)
    #expect(finished.count == 1)
    #expect(office.document(document.id)?.status.status == .approved)
    #expect(office.finishAtOnce(document.id).isEmpty)
    #expect(office.now == Self.start)
  }
}
