import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The line of what is wrong and at stake")
struct SummaryLineTests {
  private static let busy: QueueSummary = {
    var summary = QueueSummary()
    summary.counts = [.all: 10_000, .attention: 2_812, .signing: 1_203, .stuck: 411, .savedInvalid: 388, .due: 2_299]
    (summary.missedCount, summary.unknownAgeCount) = (2_299, 1_203)
    summary.exposure = Rupiah(sen: 202_791_234_56)
    return summary
  }()

  private func line(
    _ language: Language, columns: Int, isStuck: Bool, isLost: Bool, reuploads: Int
  ) async -> String {
    var watch = await Watch(
      Sample.documents(4), size: Size(columns: columns, rows: 24), language: language, reupload: .handOff)
    for (place, document) in Sample.documents(4).prefix(reuploads).enumerated() {
      await watch.claim(document, key: "\(place)")
    }
    if isLost { await watch.lose() }
    watch.model.summary = Self.busy
    if isStuck {
      watch.model.summary.oldestStuck = StatusTime(since: watch.now - .hours(250), source: .atLeast)
    }
    return FrameText.text(of: watch.model.frame(), row: 2)
  }

  @Test(
    "What is at stake is whole however narrow the screen, also in an outage", arguments: Language.allCases,
    Array(stride(from: 40, through: 132, by: 4)))
  func amount(language: Language, columns: Int) async {
    let amount = Self.busy.exposure.brief(language).string
    for (isStuck, isLost) in [(false, false), (true, false), (false, true), (true, true)] {
      for reuploads in [0, 2] {
        let line = await line(language, columns: columns, isStuck: isStuck, isLost: isLost, reuploads: reuploads)
        #expect(line.contains(amount), "\(columns): \(line)")
        if isLost { #expect(line.contains(language == .indonesian ? "Tidak ter" : "Not avail"), "\(line)") }
      }
    }
  }

  @Test(
    "What is at stake is never said to be nothing where it is not known", arguments: Language.allCases, [40, 80, 120])
  func unknownAmount(language: Language, columns: Int) async {
    var watch = await Watch(Sample.documents(4), size: Size(columns: columns, rows: 24), language: language)
    watch.model.summary = Self.busy
    watch.model.summary.unknownExposureCount = 3
    let amount = Self.busy.exposure.brief(language).string
    #expect(FrameText.text(of: watch.model.frame(), row: 2).contains("≥ \(amount)"))
    (watch.model.summary.exposure, watch.model.summary.unknownExposureCount) = (.zero, 2_299)
    let line = FrameText.text(of: watch.model.frame(), row: 2)
    #expect(line.contains("1 % = ?") || line.contains(language == .indonesian ? "belum diketahui" : "not known"))
    #expect(!line.contains("Rp"), "\(line)")
  }

  @Test(
    "Why there is no answer is told whole before anything is counted, and can be read where it does not fit",
    arguments: Language.allCases)
  func reason(language: Language) async {
    let error = BackendError.notAuthorized(
      expiredAt: nil, why: "/rumah/petugas/rahasia dapat dibaca orang lain. Jalankan: chmod 600 rahasia")
    for columns in [80, 120] {
      var watch = await Watch(Sample.documents(4), size: Size(columns: columns, rows: 24), language: language)
      await watch.happen(.pollFailed(error, nextTry: watch.now + .minutes(1)))
      watch.model.summary = Self.busy
      let line = FrameText.text(of: watch.model.frame(), row: 2)
      let pointer = language == .indonesian ? "(:pesan)" : "(:remarks)"
      #expect(line.contains(columns == 120 ? "chmod 600 rahasia" : pointer), "\(line)")
      #expect(line.contains(Self.busy.exposure.brief(language).string), "\(line)")
      await watch.say("pesan")
      #expect(watch.screen.contains("chmod 600"))
    }
  }

  @Test(
    "Of a certificate that is no good the day, and that it is not trusted, are whole at 80 columns, whatever is at stake",
    arguments: Language.allCases)
  func certificate(language: Language) async {
    let why = FailureWords.own(
      Phrase(
        id: """
          sertifikat baru berlaku 25 Des 2026, tak dipercaya; CA sendiri: isi ca-file (gateway.contoh.id); periksa jam \
          komputer ini
          """,
        en: """
          certificate valid from 25 Dec 2026, not trusted; private CA: set ca-file (gateway.contoh.id); check this \
          computer's clock
          """), in: language)
    let start =
      language == .indonesian
      ? "sertifikat baru berlaku 25 Des 2026, tak dipercaya" : "certificate valid from 25 Dec 2026, not trusted"
    for summary in [QueueSummary(), Self.busy] {
      for error in [BackendError.unavailable(why), .circuitOpen(until: Sample.observedAt + .hours(1), why: why)] {
        var watch = await Watch(Sample.documents(4), size: Size(columns: 80, rows: 24), language: language)
        await watch.happen(.pollFailed(error, nextTry: watch.now + .minutes(1)))
        watch.model.summary = summary
        let line = FrameText.text(of: watch.model.frame(), row: 2)
        #expect(line.contains(start), "\(line)")
        #expect(line.contains(language == .indonesian ? "(:pesan)" : "(:remarks)"), "\(line)")
      }
    }
  }

  @Test("At 80 columns nothing that waits is left out, and what is not there goes first", arguments: Language.allCases)
  func order(language: Language) async {
    let words = language == .indonesian ? ["↻ 2", "Macet", "2.299"] : ["↻ 2", "Stuck", "2,299"]
    let line = await line(language, columns: 80, isStuck: true, isLost: false, reuploads: 2)
    for word in words { #expect(line.contains(word), "\(line)") }
    let unknown = await self.line(language, columns: 80, isStuck: false, isLost: false, reuploads: 0)
    #expect(unknown.contains(language == .indonesian ? "1.203 Signing sejak ?" : "1,203 signing since ?"), "\(unknown)")
    #expect(!unknown.contains("≤"))
  }

  @Test("Of an empty queue whose documents are just coming in nothing is said to be fine", arguments: Language.allCases)
  func comingIn(language: Language) async {
    var watch = await Watch([], language: language)
    let (fine, coming) =
      language == .indonesian
      ? ("Tidak ada yang macet", "Dokumen sedang masuk: 12.000 sejauh ini.")
      : ("Nothing is stuck", "Documents are coming in: 12,000 so far.")
    #expect(watch.screen.contains(fine))
    await watch.happen(.pageCame(PollProgress(received: 12_000, total: nil)))
    #expect(!watch.screen.contains(fine))
    #expect(watch.screen.contains(coming))
    await watch.poll(Sample.documents(3, status: "APPROVED"))
    #expect(watch.screen.contains(fine))
  }

  @Test("Where there is room everything is said in words", arguments: Language.allCases)
  func room(language: Language) async {
    let line = await line(language, columns: 132, isStuck: true, isLost: false, reuploads: 0)
    #expect(line.contains(language == .indonesian ? "Macet terlama" : "Longest stuck"))
    #expect(line.contains(language == .indonesian ? "0 jatuh tempo ≤ 3 hari" : "0 due within 3 days"))
  }
}
