import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Documents as a printed table")
struct DocumentTableTests {
  private let now = Timestamp.wib("2026-11-18 10:00")

  private func row(_ number: Int, _ status: String, partner: String = "PT CONTOH") -> QueueRow {
    var document = Sample.document(number, status: status)
    document.partnerName = partner
    return QueueRow(
      document: document, time: StatusTime(since: .wib("2026-11-17 09:00"), source: .observed))
  }

  private func table(_ rows: [QueueRow], _ language: Language, width: Int?, columns: [ColumnKind]? = nil) -> [String] {
    let settings = Settings(language: language, columns: columns ?? [.reference, .partner, .taxBase])
    return DocumentTable(rows.map { ("PT CONTOH", $0) }, namesQueues: false, settings: settings, at: now).lines(
      width: width
    ).map(\.string)
  }

  @Test("Everything stands in its column, as wide as it needs to be, and says in words what the screen colours")
  func piped() {
    let rows = [
      row(0, "SIGNING IN PROGRESS"), row(1, "SAVED INVALID", partner: "CV CONTOH YANG LEBIH PANJANG NAMANYA"),
    ]
    #expect(
      table(rows, .english, width: nil)
        == [
          "Status             Time  Reference   Other party                                     DPP",
          "Signing, STUCK  1 d 1 h  INV-000000  PT CONTOH                                12,000,000",
          "Saved Invalid   1 d 1 h  INV-000001  CV CONTOH YANG LEBIH PANJANG NAMANYA  12,000,000.01",
        ])
    #expect(table(rows, .indonesian, width: nil)[1].hasPrefix("Signing, MACET  1 hr 1 j  INV-000000"))
  }

  @Test("On a terminal no line is wider than it, whatever stands in a field", arguments: [2, 20, 40, 80, 200])
  func fits(width: Int) {
    let rows = [
      row(0, "APPROVED", partner: String(repeating: "漢字", count: 100)), row(1, "KATA BARU\u{1B}[31m\n\u{202E}"),
    ]
    for language in Language.allCases {
      let lines = table(rows, language, width: width, columns: ColumnKind.usual).map { SafeText($0) }
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { $0.cellWidth <= width })
    }
  }

  @Test("What is no longer listed says so, and for how long it stood there no longer counts")
  func missing() {
    var gone = row(0, "APPROVED")
    gone.missingSince = now
    #expect(table([gone], .indonesian, width: nil)[1].hasPrefix("hilang: Approved     –  "))
  }
}
