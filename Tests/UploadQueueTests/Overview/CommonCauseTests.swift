import TestSupport
import Testing

@testable import UploadQueue

/// What many failures have in common, and that nothing gets through.
@Suite struct CommonCauseTests {
  private let nine = Sample.observedAt

  private func overview(_ documents: [Document], at now: Timestamp? = nil) async -> QueueOverview {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: nine)
    _ = await index.apply(documents, of: ticket, seenAt: nine)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: nine)
    return await index.overview(at: now ?? nine)
  }

  private var number = 0

  /// So many documents, the first the oldest, one a minute before the hours that are given; of a list all at once.
  private mutating func documents(
    _ count: Int, _ status: String, hoursAgo: Double, signer: String? = nil, partner: String? = nil,
    reason: String? = nil, source: StatusTime.Source = .backend
  ) -> [Document] {
    (0..<count).map { place in
      number += 1
      var document = Sample.document(number, status: status)
      let since = nine - .seconds(hoursAgo * 3600) - .minutes(source == .atLeast ? 0 : count - 1 - place)
      document.statusTime = StatusTime(since: since, source: source)
      (document.signer, document.reason) = (signer, reason)
      (document.partnerIdentity, document.partnerName) = (partner, partner.map { "PT CONTOH \($0)" })
      return document
    }
  }

  private func signers(_ documents: [Document]) async -> [CommonCause] {
    await overview(documents).causes.filter { if case .signer = $0.trait { true } else { false } }
  }

  @Test("A signer whose documents fail, while those of others pass")
  mutating func signer() async {
    let cause = CommonCause(trait: .signer("A"), failed: 6, passed: 2, othersFailed: 2, othersPassed: 20)
    #expect(
      await signers(
        documents(40, "APPROVED", hoursAgo: 30, signer: "A") + documents(2, "APPROVED", hoursAgo: 20, signer: "A")
          + documents(6, "SAVED INVALID", hoursAgo: 2, signer: "A")
          + documents(20, "APPROVED", hoursAgo: 10, signer: "B")
          + documents(2, "SAVED INVALID", hoursAgo: 9, signer: "B")) == [cause])
  }

  @Test("Some that passed end it, as a passphrase put right does")
  mutating func mended() async {
    #expect(
      await signers(
        documents(6, "SAVED INVALID", hoursAgo: 20, signer: "A") + documents(20, "APPROVED", hoursAgo: 10, signer: "B")
          + documents(3, "APPROVED", hoursAgo: 1, signer: "A")
      ).isEmpty)
  }

  @Test("What was first seen as it stands came nobody knows when, and counts on neither side")
  mutating func unknownTimes() async {
    let failing = documents(6, "SAVED INVALID", hoursAgo: 2, signer: "A")
    let others = documents(9, "APPROVED", hoursAgo: 1, signer: "B")
    let unknown = documents(9, "APPROVED", hoursAgo: 0, signer: "A", source: .atLeast)
    #expect(await signers(failing + others + unknown).map(\.passed) == [0])
    #expect(await signers(failing + documents(9, "APPROVED", hoursAgo: 0, signer: "B", source: .atLeast)).isEmpty)
    #expect(
      await overview(documents(9, "SAVED INVALID", hoursAgo: 0, signer: "A", reason: "x", source: .atLeast) + others)
        .causes.isEmpty)
  }

  @Test("What is told of a signer within the day counts the same documents as the cause does")
  mutating func sameCounts() async throws {
    let overview = await overview(
      documents(7, "APPROVED", hoursAgo: 9, signer: "B", source: .atLeast)
        + documents(6, "SAVED INVALID", hoursAgo: 2, signer: "A") + documents(9, "APPROVED", hoursAgo: 1, signer: "B")
        + documents(1, "SAVED INVALID", hoursAgo: 1, signer: "B"))
    let cause = try #require(overview.causes.first)
    let other = try #require(overview.signers.first { $0.signer == "B" })
    #expect((cause.othersFailed, cause.othersPassed) == (1, 9))
    #expect((other.invalidLately, other.approvedLately) == (1, 9))
    #expect(other.approved == 16)
  }

  @Test("Where everybody's fail, or nobody else's are known, it is no sign of a signer")
  mutating func everybody() async {
    let failing = documents(9, "SAVED INVALID", hoursAgo: 2, signer: "A")
    #expect(await signers(failing).isEmpty)
    let others = documents(9, "SAVED INVALID", hoursAgo: 2, signer: "B")
    #expect(await signers(failing + others + documents(5, "APPROVED", hoursAgo: 1, signer: "C")).isEmpty)
  }

  @Test("Four may be chance, and what is older than a day is past", arguments: [(4, 1.0), (9, 25)])
  mutating func few(count: Int, hoursAgo: Double) async {
    let overview = await overview(
      documents(count, "SAVED INVALID", hoursAgo: hoursAgo, signer: "A", partner: "0999", reason: "x")
        + documents(20, "APPROVED", hoursAgo: 0.5, signer: "B"))
    #expect(overview.causes.isEmpty)
  }

  @Test("The same other party, the same words, the same hour")
  mutating func others() async {
    let passing = documents(9, "APPROVED", hoursAgo: 0.5, signer: "B")
    let partner = documents(5, "SAVED INVALID", hoursAgo: 3.5, partner: "0999000000000777")
    let hour = CommonCause.Trait.hour(nine - .hours(4))
    #expect(
      await overview(passing + partner).causes == [
        CommonCause(
          trait: .partner(identity: "0999000000000777", name: "PT CONTOH 0999000000000777"), failed: 5, passed: 0,
          othersFailed: 0, othersPassed: 9),
        CommonCause(trait: hour, failed: 5, passed: 0, othersFailed: 0, othersPassed: 9),
      ])
    let reason = documents(5, "SAVED INVALID", hoursAgo: 3.5, reason: "NITKU pembeli tidak valid")
    let plain = documents(5, "SAVED INVALID", hoursAgo: 6.5)
    #expect(
      await overview(reason + plain).causes == [
        CommonCause(
          trait: .reason("NITKU pembeli tidak valid"), failed: 5, passed: 0, othersFailed: 5, othersPassed: 0),
        CommonCause(trait: .hour(nine - .hours(7)), failed: 5, passed: 0, othersFailed: 5, othersPassed: 0),
        CommonCause(trait: hour, failed: 5, passed: 0, othersFailed: 5, othersPassed: 0),
      ])
    let more = documents(1, "SAVED INVALID", hoursAgo: 9)
    #expect(await overview(reason + plain + more).causes.isEmpty)
  }

  @Test("Nothing was approved for an hour while several are signing for longer")
  mutating func standstill() async {
    let signing =
      documents(3, "SIGNING IN PROGRESS", hoursAgo: 2, signer: "A")
      + documents(2, "SIGNING IN PROGRESS", hoursAgo: 3, signer: "B")
    let fresh = documents(9, "SIGNING IN PROGRESS", hoursAgo: 0.2, signer: "C")
    let approved = documents(4, "APPROVED", hoursAgo: 1, signer: "A")
    #expect(
      await overview(signing + fresh + approved).standstill
        == Standstill(lastApproval: nine - .hours(1), signing: 5, signers: ["A", "B"]))
    #expect(await overview(signing).standstill == Standstill(lastApproval: nil, signing: 5, signers: ["A", "B"]))
    let passing = documents(1, "APPROVED", hoursAgo: 0.9, signer: "A")
    #expect(await overview(signing + passing).standstill == nil)
    #expect(await overview(Array(signing.dropFirst()) + approved).standstill == nil)
  }

  @Test("What appeared or changed between two lists counts, with the newer list's time at the latest")
  mutating func lists() async {
    let first = documents(3, "APPROVED", hoursAgo: 9, signer: "A", source: .atLeast)
    let failing = documents(6, "SAVED INVALID", hoursAgo: 2, signer: "A", reason: "x", source: .atLeast)
    let passing = documents(9, "APPROVED", hoursAgo: 2, signer: "B", source: .atLeast)
    #expect(
      await overview(first + failing + passing).causes == [
        CommonCause(trait: .signer("A"), failed: 6, passed: 0, othersFailed: 0, othersPassed: 9),
        CommonCause(trait: .reason("x"), failed: 6, passed: 0, othersFailed: 0, othersPassed: 9),
      ])
    let signing = documents(6, "SIGNING IN PROGRESS", hoursAgo: 5, source: .atLeast)
    #expect(await overview(signing + documents(1, "APPROVED", hoursAgo: 0, source: .atLeast)).standstill == nil)
    #expect(await overview(signing).standstill?.namesAll == false)
  }

  @Test("A list of this morning does not stand still since then")
  mutating func old() async {
    let documents =
      documents(9, "SIGNING IN PROGRESS", hoursAgo: 2) + documents(1, "APPROVED", hoursAgo: 0.5)
    #expect(await overview(documents, at: nine + .hours(9)).standstill == nil)
  }
}
