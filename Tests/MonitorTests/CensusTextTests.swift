import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A queue in printed numbers")
struct CensusTextTests {
  private var census: QueueCensus {
    var census = QueueCensus(summary: QueueSummary(), overview: QueueOverview())
    census.overview.statuses = [.savedInvalid: 2, .signingInProgress: 1_200]
    census.overview.missingCount = 3
    census.overview.ages[AgeBucket.underTwoDays.rawValue].stuck = 1_200
    var signer = SignerCount(signer: "CONTOH\u{202E}DUA")
    (signer.signing, signer.invalid) = (1_200, 2)
    census.overview.signers = [signer, SignerCount(signer: nil)]
    var day = DueDay(day: .day("2026-12-20"))
    day.count = 5
    census.overview.days = [day]
    census.summary.counts = [.stuck: 1_200, .due: 5]
    census.summary.exposure = Rupiah(sen: 1_234_567_00)
    return census
  }

  @Test("Every number stands beside what it counts, in the spelling of the language")
  func english() {
    let text = CensusText(
      census, of: "PT CONTOH", trueAt: .wib("2026-11-20 10:00"), settings: Settings(language: .english))
    #expect(
      text.lines.map(\.string).joined(separator: "\n") == """
        PT CONTOH: documents: 1,205, as of 20 Nov 2026 10:00 WIB

        Status
          Signing In Progress                      1,200
          Saved Invalid                                2
          no longer listed                             3

        Attention
          stuck                                    1,200
          slow                                         0
          due or late                                  5
          of these late                                0
          at stake, 1 % of DPP (Rp)            1,234,567

        Signing In Progress, for how long
          1–2 d                                    1,200

        Deadlines not met yet
          20 Dec 2026                                  5

        Signer                 Signing      stuck    Invalid   approved
          CONTOH<U+202E>DUA      1,200          0          2          0
          (not named)                0          0          0          0
        """)
  }

  @Test(
    "As of when the oldest of what is still to be approved is known stands beside as of when the newest is",
    arguments: [
      (
        Language.indonesian,
        "1.205 dokumen, data per 20 Nov 2026 10:00 WIB; yang tertua dari yang belum disetujui per 18 Nov 2026 09:30 WIB"
      ),
      (
        .english,
        "documents: 1,205, as of 20 Nov 2026 10:00 WIB; the oldest of what is still to be approved as of 18 Nov 2026 09:30 WIB"
      ),
    ])
  func oldest(language: Language, told: String) {
    let text = CensusText(
      census, of: "PT CONTOH", trueAt: .wib("2026-11-20 10:00"), oldestAt: .wib("2026-11-18 09:30"),
      settings: Settings(language: language))
    #expect(text.lines[0].string == "PT CONTOH: \(told)")
  }

  @Test(
    "Documents that are missing need attention, where there are any",
    arguments: [(Language.indonesian, "hilang"), (.english, "missing")])
  func missing(language: Language, word: String) {
    var census = census
    func lines() -> [String] {
      CensusText(census, of: "PT CONTOH", trueAt: nil, settings: Settings(language: language)).lines.map(\.string)
    }
    #expect(!lines().contains { $0.hasPrefix("  \(word)  ") })
    census.summary.counts[.missing] = 7
    #expect(lines().contains { $0.hasPrefix("  \(word)  ") && $0.hasSuffix(" 7") })
  }

  @Test("What is at stake is a part where some DPP is not known, and not known where none is")
  func unknownExposure() {
    func lines(without count: Int) -> [String] {
      var census = census
      census.summary.unknownExposureCount = count
      let settings = Settings(language: .english)
      return CensusText(census, of: "PT CONTOH", trueAt: nil, settings: settings).lines.map(\.string)
    }
    #expect(lines(without: 2).contains("  at stake, 1 % of DPP (Rp)          ≥ 1,234,567"))
    #expect(lines(without: 2).contains("  without a known DPP                          2"))
    #expect(lines(without: 5).contains("  at stake, 1 % of DPP (Rp)            not known"))
    #expect(!lines(without: 0).contains { $0.contains("known DPP") })
  }

  @Test("In Indonesian likewise")
  func indonesian() {
    let text = CensusText(census, of: "PT CONTOH", trueAt: nil, settings: Settings(language: .indonesian))
    let lines = text.lines.map(\.string)
    #expect(lines[0] == "PT CONTOH: 1.205 dokumen")
    #expect(lines.contains("  taruhannya, 1 % DPP (Rp)             1.234.567"))
    #expect(lines.contains { $0.hasPrefix("  (tanpa nama)") })
  }
}
