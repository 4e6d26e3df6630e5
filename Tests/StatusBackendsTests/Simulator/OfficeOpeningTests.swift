import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("How things stand when the demo begins") struct OfficeOpeningTests {
  private static func documents(_ count: Int = 200, seed: UInt64 = 1) -> [Document] {
    let office = SimulatedTaxOffice(documents: count, seed: seed)
    return (0..<office.count).map(office.document(at:))
  }

  @Test("it begins on the evening two days before October's deadline")
  func start() {
    #expect(SimulatedClock.start == .wib("2026-11-18 20:40"))
    #expect(InventedCompany.wrongSince == .wib("2026-11-18 17:00"))
  }

  @Test("each thing to learn is there, and most is well", arguments: 1...8)
  func variety(seed: UInt64) {
    let documents = Self.documents(seed: seed)
    let now = SimulatedClock.start
    let stuck = documents.filter {
      StuckPolicy().level(of: $0.status.status, since: $0.statusTime, at: now) == .stuck
    }
    var due = 0
    var late = 0
    for document in documents {
      switch Deadline().standing(of: document.status.status, kind: document.kind, dated: document.date, at: now) {
      case .open(let days): due += days <= 3 ? 1 : 0
      case .missed: late += 1
      case .none: break
      }
    }
    #expect((2...9).contains(stuck.count))
    #expect((2...30).contains(due))
    #expect((1...9).contains(late))
    for status in UploadStatus.allCases {
      #expect(documents.contains { $0.status.status == status }, "\(status)")
    }
    let invalid = documents.filter { $0.status.status == .savedInvalid }
    #expect(invalid.contains { $0.reason == nil })
    #expect(invalid.contains { $0.reason != nil })
    #expect(documents.count { $0.status.status == .approved } > 120)
    #expect(documents.contains { $0.statusTime == nil })
    #expect(documents.count { $0.statusTime != nil } > 140)
    #expect(Set(documents.map(\.kind)) == [.outputInvoice, .inputReturn, .specialOutputInvoice])
  }

  @Test("nothing stands in a status since before it was written, or after the start", arguments: 1...8)
  func times(seed: UInt64) throws {
    for document in Self.documents(1000, seed: seed) {
      let createdAt = try #require(document.createdAt)
      #expect(document.date == createdAt.jakartaDate)
      #expect(createdAt <= SimulatedClock.start)
      #expect(document.observedAt == SimulatedClock.start)
      if let since = document.statusTime?.since {
        #expect(createdAt <= since && since <= SimulatedClock.start, "\(document.name)")
      }
    }
  }

  @Test("nothing passed with the wrong passphrase")
  func wrongPassphrase() {
    for document in Self.documents(2000) where document.signer == "BUDI CONTOH" && document.status.status == .approved {
      #expect(document.statusTime.map { $0.since < InventedCompany.wrongSince } ?? true, "\(document.name)")
    }
  }

  @Test("DPP nilai lain is 11/12 of the DPP and PPN 12 % of it, to the sen")
  func amounts() throws {
    for document in Self.documents(3000) {
      let base = try #require(document.taxBase).sen
      let other = try #require(document.otherTaxBase).sen
      let vat = try #require(document.vat).sen
      #expect(other * 12 == base * 11)
      #expect(vat * 100 == other * 12)
      #expect((300_000_00...700_000_000_00).contains(base))
    }
  }

  @Test("every name and number is invented, and visibly so")
  func invented() throws {
    for document in Self.documents(1500) {
      #expect(document.taxpayer?.digits.hasPrefix("0999") == true)
      #expect(document.partnerIdentity?.hasPrefix("0999") == true)
      #expect(document.partnerIdentity.flatMap { NPWP($0) }?.digits.count == 16)
      #expect(document.partnerName?.contains("CONTOH") == true)
      #expect(document.signer?.hasSuffix("CONTOH") == true)
      #expect(document.recordID?.hasPrefix("00000000-0000-4000-8000-") == true)
      if let nsfp = document.nsfp?.digits.dropFirst(6) { #expect(nsfp.hasPrefix("999") || nsfp.hasPrefix("888")) }
    }
  }

  @Test("a faktur has its number only once it was approved; keys and references are unlike")
  func numbers() {
    let documents = Self.documents(1500)
    for document in documents where document.kind == .outputInvoice {
      let wasApproved = document.status.status.hasBeenApproved || document.status.status == .canceled
      #expect((document.nsfp != nil) == wasApproved)
    }
    #expect(Set(documents.map(\.id)).count == documents.count)
    #expect(Set(documents.compactMap(\.reference)).count == documents.count)
    let numbers = documents.compactMap(\.nsfp)
    #expect(Set(numbers).count == numbers.count)
  }

  @Test("any number of documents will do", arguments: [-1, 0, 1, 2, 7, 40])
  func few(count: Int) {
    var office = SimulatedTaxOffice(documents: count, seed: 3)
    #expect(office.count == max(0, count))
    _ = office.advance(to: SimulatedClock.start + .hours(12))
    #expect(count > 0 ? office.count > count : office.count == 0)
  }

  @Test("of a longer history a smaller part is open")
  func scale() {
    let documents = Self.documents(100_000)
    #expect(documents.count == 100_000)
    #expect(documents.count { $0.status.status != .approved } < 3000)
  }
}
