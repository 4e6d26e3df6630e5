import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

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

  private func certificate(_ watch: Watch, days: Int, flaw: SigningCertificate.Flaw? = nil, from: Int = -700)
    -> SigningCertificate
  {
    SigningCertificate(
      signer: nil, queue: nil, kind: nil,
      opened: .init(start: watch.now + .days(from), end: watch.now + .days(days), at: watch.now, found: flaw))
  }

  private func head(_ watch: Watch) -> String { FrameText.text(of: watch.model.frame(), row: 0) }

  @Test("What keeps it from signing is told, and that its file was replaced in place of the days of the one before")
  func flaws() async {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: 120, rows: 30), language: .english)
    for (known, badge) in [
      (certificate(watch, days: 700, from: 3), " CERTIFICATE NOT VALID YET "),
      (certificate(watch, days: 6, flaw: .replaced), " CERTIFICATE REPLACED "),
      (certificate(watch, days: 300, flaw: .brokenChain), " CERTIFICATE FAULTY "),
    ] {
      await watch.happen(.certificatesKnown([known]))
      #expect(head(watch).contains(badge), "\(head(watch))")
    }
    await watch.happen(.certificatesKnown([certificate(watch, days: 700)]))
    #expect(!head(watch).contains("CERTIFICATE"))
  }

  @Test(
    "It is short before it goes, and neither the queue's name nor the plan takes its place",
    arguments: Language.allCases)
  func narrow(language: Language) async {
    for (columns, isReadOnly) in [(40, false), (60, false), (60, true), (80, true)] {
      var watch = await Watch(
        InventedQueue.documents, size: Size(columns: columns, rows: 24), language: language, isReadOnly: isReadOnly)
      watch.model.certificates = [certificate(watch, days: 6)]
      let upload = SamplePlan.upload(
        "rencana", of: InventedQueue.failedSigning, dueAt: watch.now + .hours(11), at: watch.now)
      await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
      let isIndonesian = language == .indonesian
      let forms = isIndonesian ? [" SERTIFIKAT 6 HARI ", " SERT 6 HR "] : [" CERTIFICATE 6 DAYS ", " CERT 6 D "]
      #expect(forms.contains { head(watch).contains($0) }, "\(columns): \(head(watch))")
      #expect(head(watch).contains("● "), "\(columns): \(head(watch))")
      if columns == 80 { #expect(head(watch).contains(isIndonesian ? "1 RENCANA" : "1 PLANNED"), "\(head(watch))") }
    }
  }

  @Test("Line by line it is read with the list, and when it changes", arguments: Language.allCases)
  func plain(language: Language) async {
    var watch = await Watch(InventedQueue.documents, language: language)
    let sentence = language == .indonesian ? "Sertifikat berakhir dalam 6 hari." : "A certificate ends within 6 days."
    let before = watch.model
    #expect(!PlainList.heading(before)[0].string.contains(sentence))
    let action = Action.certificatesKnown([certificate(watch, days: 6)])
    await watch.happen(action)
    #expect(PlainList.heading(watch.model)[0].string.contains(sentence))
    #expect(
      PlainNews(action: action, queue: 0, before: before, after: watch.model).lines.map(\.string) == [sentence])
  }
}
