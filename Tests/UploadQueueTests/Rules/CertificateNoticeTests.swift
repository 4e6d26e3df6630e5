import TestSupport
import Testing

@testable import UploadQueue

@Suite("How soon a certificate ends")
struct CertificateNoticeTests {
  @Test(
    "It is worth a word within 60, 30 and 7 days, and afterwards",
    arguments: [(61, nil), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-3, 7)] as [(Int, Int?)])
  func steps(days: Int, step: Int?) {
    #expect(CertificateNotice.step(daysLeft: days) == step)
  }

  @Test("Days are whole ones, and negative as soon as it has ended")
  func days() {
    let end = Timestamp.wib("2026-11-17 09:00")
    #expect(CertificateNotice.daysLeft(until: end, at: .wib("2026-11-10 09:00")) == 7)
    #expect(CertificateNotice.daysLeft(until: end, at: .wib("2026-11-10 09:01")) == 6)
    #expect(CertificateNotice.daysLeft(until: end, at: end) == 0)
    #expect(CertificateNotice.daysLeft(until: end, at: .wib("2026-11-17 09:01")) == -1)
  }
}
