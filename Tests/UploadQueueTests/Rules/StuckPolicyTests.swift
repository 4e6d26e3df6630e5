import TestSupport
import Testing
import UploadQueue

/// DJP publishes no number ("berhari-hari" is Kring Pajak's word), so both thresholds are settings.
@Suite struct StuckPolicyTests {
  private let since = StatusTime(since: .wib("2026-11-16 09:00"), source: .observed)

  private func level(_ policy: StuckPolicy = StuckPolicy(), after elapsed: Duration) -> StuckPolicy.Level {
    policy.level(of: .signingInProgress, since: since, at: since.since + elapsed)
  }

  @Test("signing is slow from one hour and stuck from one day on, to the millisecond")
  func boundaries() {
    let instant = Duration.milliseconds(1)
    #expect(level(after: .zero) == .fine)
    #expect(level(after: .hours(1) - instant) == .fine)
    #expect(level(after: .hours(1)) == .slow)
    #expect(level(after: .hours(24) - instant) == .slow)
    #expect(level(after: .hours(24)) == .stuck)
    #expect(level(after: .days(30)) == .stuck)
  }

  @Test("both thresholds can be set, and stuck is never sooner than slow")
  func settings() {
    let policy = StuckPolicy(slow: .hours(5), stuck: .hours(2))
    #expect(level(policy, after: .hours(3)) == .fine)
    #expect(level(policy, after: .hours(5)) == .stuck)
  }

  @Test("a clock set back makes nothing stuck")
  func clockSetBack() {
    #expect(level(after: .days(-3)) == .fine)
  }

  @Test("only what is signing can be stuck", arguments: UploadStatus.allCases.filter { $0 != .signingInProgress })
  func others(status: UploadStatus) {
    #expect(StuckPolicy().level(of: status, since: since, at: since.since + .days(90)) == .fine)
  }

  @Test("where no time is known nothing is called stuck")
  func noTime() {
    #expect(StuckPolicy().level(of: .signingInProgress, since: nil, at: since.since) == .fine)
  }
}
