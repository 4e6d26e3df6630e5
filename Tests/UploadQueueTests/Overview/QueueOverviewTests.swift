import TestSupport
import Testing
import UploadQueue

/// What the overview counts.
@Suite struct QueueOverviewTests {
  private let nine = Sample.observedAt

  private func overview(_ documents: [Document], policy: QueuePolicy = QueuePolicy()) async -> QueueOverview {
    let index = QueueIndex(policy: policy)
    let ticket = await index.beginPoll(at: nine)
    _ = await index.apply(documents, of: ticket, seenAt: nine)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: nine)
    return await index.overview(at: nine)
  }

  private func document(_ number: Int, _ status: String, hours: Double = 0, signer: String? = "A") -> Document {
    var document = Sample.document(number, status: status)
    document.statusTime = StatusTime(since: nine - .seconds(hours * 3600), source: .backend)
    document.signer = signer
    return document
  }

  @Test("times fall into the span that they reach")
  func ages() async {
    let hours: [Double] = [0, 0.99, 1, 5.99, 6, 23.99, 24, 47, 48, 119, 120, 9999]
    let overview = await overview(
      hours.enumerated().map { document($0, "SIGNING IN PROGRESS", hours: $1) } + [document(99, "APPROVED", hours: 3)])
    #expect(overview.ages.map(\.total) == [2, 2, 2, 2, 2, 2])
    #expect(overview.ages.map(\.fine) == [2, 0, 0, 0, 0, 0])
    #expect(overview.ages.map(\.slow) == [0, 2, 2, 0, 0, 0])
    #expect(overview.ages.map(\.stuck) == [0, 0, 0, 2, 2, 2])
  }

  @Test("a threshold within a span divides it")
  func threshold() async {
    let policy = QueuePolicy(stuck: StuckPolicy(slow: .hours(3), stuck: .hours(5)))
    let overview = await overview(
      [2.0, 4, 5, 5.5].enumerated().map { document($0, "SIGNING IN PROGRESS", hours: $1) }, policy: policy)
    let count = overview.count(.underSixHours)
    #expect((count.fine, count.slow, count.stuck) == (1, 1, 2))
  }

  @Test("every document is counted once, by its status")
  func statuses() async {
    let words = UploadStatus.allCases.map { $0 == .unknown ? "DISAPPROVED" : $0.word } + ["", ""]
    let overview = await overview(words.enumerated().map { document($0, $1) })
    for status in UploadStatus.allCases { #expect(overview.statuses[status] == 1) }
    #expect(overview.expectedCount == 2)
    #expect(overview.total == words.count)
  }

  @Test("what is missing counts as missing and as nothing else")
  func missing() async {
    let index = QueueIndex()
    for documents in [[document(1, "SAVED INVALID"), document(2, "APPROVED")], [document(2, "APPROVED")]] {
      let ticket = await index.beginPoll(at: nine)
      _ = await index.apply(documents, of: ticket, seenAt: nine)
      _ = await index.finish(ticket, scope: .snapshot, seenAt: nine)
    }
    let overview = await index.overview(at: nine)
    #expect(overview.missingCount == 1)
    #expect(overview.statuses == [.approved: 1])
    #expect(overview.days.isEmpty)
    #expect(overview.signers.map(\.invalid) == [0])
  }

  @Test("what is expected is missing as well once it should be there; each is counted once, and told since when")
  func overdue() async throws {
    let yesterday = nine.jakartaDate.adding(days: -1)
    let days = [yesterday, nine.jakartaDate, nil]
    let documents = days.enumerated().map { number, day in
      var document = document(number, "")
      document.expectedBy = day
      return document
    }
    let overview = await overview(documents)
    #expect((overview.expectedCount, overview.overdueCount, overview.absentCount) == (3, 1, 1))
    #expect(overview.total == 3)
    #expect(
      documents.map { QueueRow($0).absentSince(at: nine) } == [Timestamp(startOf: nine.jakartaDate), nil, nil])
  }

  @Test("signers with most trouble come first, and nobody is counted as somebody")
  func signers() async {
    let overview = await overview([
      document(1, "SIGNING IN PROGRESS", hours: 1, signer: "A"), document(2, "APPROVED", hours: 23, signer: "A"),
      document(3, "APPROVED", hours: 25, signer: "A"), document(4, "SAVED INVALID", hours: 2, signer: "B"),
      document(5, "SIGNING IN PROGRESS", hours: 30, signer: "B"), document(6, "SAVED INVALID", hours: 26, signer: "B"),
      document(7, "APPROVED", signer: nil), document(8, "CREATED", signer: "C"),
    ])
    var a = SignerCount(signer: "A")
    (a.signing, a.approved, a.approvedLately) = (1, 2, 1)
    var b = SignerCount(signer: "B")
    (b.signing, b.stuck, b.invalid, b.invalidLately) = (1, 1, 2, 1)
    var nobody = SignerCount(signer: nil)
    (nobody.approved, nobody.approvedLately) = (1, 1)
    #expect(overview.signers == [b, a, nobody])
  }

  @Test("days add up what is not approved and what is at stake with it")
  func days() async {
    var documents = [
      ("CREATED", "2026-10-01"), ("SAVED INVALID", "2026-10-31"), ("", "2026-09-15"),
      ("APPROVED", "2026-10-05"), ("CANCELED", "2026-10-05"),
    ].enumerated().map { number, entry in
      var document = document(number, entry.0)
      document.date = .day(entry.1)
      document.taxBase = Rupiah(sen: Int64(number + 1) * 100_000)
      return document
    }
    documents[1].taxBase = nil
    let overview = await overview(documents)
    #expect(overview.days.map(\.day) == [.day("2026-10-20"), .day("2026-11-20")])
    #expect(overview.days.map(\.count) == [1, 2])
    #expect(overview.days.map(\.exposure) == [Rupiah(sen: 3000), Rupiah(sen: 1000)])
  }

  @Test("hours begin where the span does, and the last ones are kept")
  func hours() {
    let outcomes = HourlyOutcomes(start: nine, hours: 3)
    #expect(outcomes.hour(of: nine) == 0)
    #expect(outcomes.hour(of: nine - .milliseconds(1)) == nil)
    #expect(outcomes.hour(of: nine + .hours(3) - .milliseconds(1)) == 2)
    #expect(outcomes.hour(of: nine + .hours(3)) == nil)
    #expect(outcomes.last(2) == HourlyOutcomes(start: nine + .hours(1), hours: 2))
    #expect(outcomes.last(9) == outcomes)
  }
}
