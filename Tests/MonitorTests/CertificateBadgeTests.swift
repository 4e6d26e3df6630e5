import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("A certificate that ends, in the header")
struct CertificateBadgeTests {
  @Test(
    "The one that ends first is named from 60 days on",
    arguments: [
      ([90], nil), ([90, 60], " CERTIFICATE 60 DAYS "), ([1], " CERTIFICATE 1 DAY "),
      ([40, -1], " CERTIFICATE ENDED "),
      ([], nil),
    ] as [([Int], String?)])
  func badge(days: [Int], text: String?) async {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: 120, rows: 30), language: .english)
    watch.model.certificates = days.map {
      SigningCertificate(
        signer: nil, queue: nil, kind: nil,
        opened: .init(start: watch.now - .days(700), end: watch.now + .days($0), at: watch.now))
    }
    let header = FrameText.text(of: watch.model.frame(), row: 0)
    #expect(header.contains("CERTIFICATE") == (text != nil))
    if let text { #expect(header.contains(text)) }
  }
}
