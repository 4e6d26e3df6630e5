import TestSupport
import Testing
import UploadQueue

@Suite struct DeadlineTests {
  private let deadline = Deadline()

  @Test(
    "approved by the 20th of the next month (PER-11/PJ/2025 art. 44); before 22 May 2025 the 15th (PER-03/PJ/2022)",
    arguments: [
      ("2026-11-01", "2026-12-20"), ("2026-11-30", "2026-12-20"), ("2026-12-31", "2027-01-20"),
      ("2026-01-31", "2026-02-20"), ("2025-05-22", "2025-06-20"), ("2025-05-21", "2025-06-15"),
      ("2024-12-31", "2025-01-15"),
    ])
  func lastDay(date: String, last: String) {
    #expect(deadline.lastDay(for: .outputInvoice, dated: .day(date)) == .day(last))
  }

  @Test("the last day ends at 23:59:59 WIB")
  func midnight() {
    func standing(_ moment: Timestamp) -> Deadline.Standing {
      deadline.standing(of: .savedInvalid, kind: .outputInvoice, dated: .day("2026-10-31"), at: moment)
    }
    #expect(standing(.wib("2026-11-17 12:00")) == .open(daysLeft: 3))
    #expect(standing(.wib("2026-11-19 23:59:59")) == .open(daysLeft: 1))
    #expect(standing(.wib("2026-11-20 00:00")) == .open(daysLeft: 0))
    #expect(standing(.wib("2026-11-20 23:59:59") + .milliseconds(999)) == .open(daysLeft: 0))
    #expect(standing(.wib("2026-11-21 00:00")) == .missed(daysAgo: 1))
    #expect(standing(.wib("2026-12-01 00:00")) == .missed(daysAgo: 11))
  }

  @Test("a deadline is known for faktur keluaran alone", arguments: DocumentKind.allCases)
  func kinds(kind: DocumentKind) {
    let last = deadline.lastDay(for: kind, dated: .day("2026-11-01"))
    #expect((last != nil) == (kind == .outputInvoice))
    let standing = deadline.standing(of: .draft, kind: kind, dated: .day("2020-01-01"), at: .wib("2026-11-17 09:00"))
    #expect((standing == .none) == (kind != .outputInvoice))
  }

  @Test("without a date there is no deadline")
  func noDate() {
    #expect(deadline.standing(of: .draft, kind: .outputInvoice, dated: nil, at: Sample.observedAt) == .none)
  }

  @Test("what DJP has approved once, or what is cancelled, misses nothing", arguments: UploadStatus.allCases)
  func statuses(status: UploadStatus) {
    let standing = deadline.standing(
      of: status, kind: .outputInvoice, dated: .day("2026-01-01"), at: .wib("2026-11-17 09:00"))
    let runs: Set<UploadStatus> = [.draft, .signingInProgress, .savedInvalid, .unknown]
    #expect((standing == .none) == !runs.contains(status))
  }

  @Test("three days before the end, and ever after, it is due")
  func due() {
    let policy = QueuePolicy()
    #expect(!policy.isDue(.none))
    #expect(!policy.isDue(.open(daysLeft: 4)))
    #expect(policy.isDue(.open(daysLeft: 3)))
    #expect(policy.isDue(.missed(daysAgo: 1)))
  }
}

/// Source: UU KUP, article 14 (4).
@Suite struct ExposureTests {
  @Test("one per cent of the DPP, to the sen")
  func exact() {
    #expect(Exposure.atStake(taxBase: Rupiah(sen: 120_000_00)) == Rupiah(sen: 1_200_00))
    #expect(Exposure.atStake(taxBase: Rupiah(sen: 199)) == Rupiah(sen: 1))
    #expect(Exposure.atStake(taxBase: Rupiah(sen: 9_007_199_254_740_993_00)) == Rupiah(sen: 9_007_199_254_740_993))
  }

  @Test("nothing is at stake with a negative DPP, and without one it is not known what is")
  func nothing() {
    #expect(Exposure.atStake(taxBase: nil) == nil)
    #expect(Exposure.atStake(taxBase: Rupiah(sen: -100_00)) == .zero)
  }
}
