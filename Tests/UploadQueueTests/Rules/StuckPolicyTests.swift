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

  private func times(_ count: Int, hours: Int) -> SigningTimes {
    SigningTimes((0..<count).map { _ in SigningSpan(from: since.since, to: since.since + .hours(hours)) })
  }

  private let learnt = StuckPolicy(threshold: .percentile(95, floor: .hours(24)))

  @Test("of a percentile the floor holds until enough is known, and says how much is")
  func tooFew() {
    #expect(learnt.isLearnt)
    #expect((learnt.stuck, learnt.basis) == (.hours(24), .tooFew(nil)))
    let few = learnt.knowing(times(19, hours: 90))
    #expect((few.stuck, few.basis) == (.hours(24), .tooFew(19)))
  }

  @Test("a percentile longer than the floor is in force, a shorter one is not")
  func percentile() {
    let long = learnt.knowing(times(40, hours: 30))
    #expect((long.stuck, long.basis) == (.hours(30), .percentile(of: 40)))
    #expect(level(long, after: .hours(29)) == .slow)
    #expect(level(long, after: .hours(30)) == .stuck)
    let short = learnt.knowing(times(40, hours: 3))
    #expect((short.stuck, short.basis) == (.hours(24), .floor(percentile: .hours(3))))
  }

  @Test("what is known later takes the place of what was, and what was forgotten leaves the floor")
  func relearnt() {
    let long = learnt.knowing(times(40, hours: 30))
    #expect(long.knowing(times(40, hours: 26)).stuck == .hours(26))
    #expect(long.knowing(nil) == learnt)
  }

  @Test("a span that was set is in force whatever is known, and no percentile is stuck sooner than slow")
  func set() {
    let policy = StuckPolicy(slow: .hours(1), stuck: .hours(2))
    #expect(policy.knowing(times(40, hours: 30)) == policy)
    let slow = StuckPolicy(slow: .hours(5), threshold: .percentile(95, floor: .hours(2)))
    #expect(slow.knowing(times(40, hours: 3)).stuck == .hours(5))
  }

  @Test("a list over several queues takes the threshold that is soonest in force")
  func shared() {
    let policies = [30, 26, 28].map { QueuePolicy(stuck: learnt.knowing(times(40, hours: $0))) }
    #expect(QueuePolicy(dueSoonDays: 9).shared(among: policies).stuck.stuck == .hours(26))
    #expect(QueuePolicy(dueSoonDays: 9).shared(among: policies).dueSoonDays == 9)
    #expect(QueuePolicy().shared(among: []) == QueuePolicy())
  }
}
