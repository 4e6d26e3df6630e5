import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Another time zone")
struct ZoneTests {
  private let failed = InventedQueue.failedSigning

  private func watch(_ language: Language, _ zone: ShownZone) async -> Watch {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: 120, rows: 50), language: language)
    watch.model.settings.zone = zone
    return watch
  }

  @Test("A document's moments are those of the zone, which is named")
  func detail() async {
    var watch = await watch(.indonesian, .wita)
    await watch.select(failed)
    await watch.press(.enter)
    let since = watch.model.list.selectedRow.map { $0.time.since }
    let shown = since.map { "sejak \($0.written(.indonesian, in: .wita, now: watch.now)) WITA" }
    #expect(shown.map { watch.screen.contains($0) } == true)
    #expect(watch.screen.contains("Riwayat (WITA)"))
  }

  @Test(
    "The deadline stays the law's, and beside it stands what the clocks here show then", arguments: Language.allCases)
  func deadline(language: Language) async {
    var watch = await watch(language, .wit)
    let day = CalendarDate.day("2026-12-20")
    let (legal, here) = language == .indonesian ? ("20 Des", "21 Des") : ("20 Dec", "21 Dec")
    #expect(
      watch.model.deadlineEnd(day).string == "\(legal) 2026 23:59:59 WIB (\(here) 2026 01:59:59 WIT)")
    watch.model.settings.zone = .wib
    #expect(watch.model.deadlineEnd(day).string == "\(legal) 2026 23:59:59 WIB")
  }

  @Test("The days left are counted in WIB, whatever the clocks here show")
  func daysLeft() async {
    let late = Timestamp.wib("2026-11-19 23:30")
    let standing = Deadline().standing(
      of: .signingInProgress, kind: .outputInvoice, dated: .day("2026-10-05"), at: late)
    #expect(late.date(in: .wit) == .day("2026-11-20"))
    #expect(standing == .open(daysLeft: 1))
  }

  @Test("The heading of a column of moments, and what is copied of a row, name the zone")
  func columnsAndCopies() async {
    var watch = await watch(.english, .wita)
    watch.model.chosenColumns = ColumnChoice([.reference, .observedAt], over: ColumnKind.usual)
    #expect(watch.screen.contains("True as of WITA"))
    await watch.select(failed)
    let fields = watch.model.list.selectedRow.map { CopyChoice.row.fields(of: $0, in: .wita, .english) } ?? []
    #expect(fields.contains { $0.string.hasSuffix(" WITA") })
  }

  @Test("The journal tells the days and times of the zone")
  func journal() async throws {
    var watch = await watch(.indonesian, .wit)
    let at = Timestamp.wib("2026-11-16 22:30")
    try await watch.journal.annotate(Subject(failed), .marked, at: at)
    await watch.happen(.journalFound(end: JournalPlace(1), looked: nil))
    await watch.press("J")
    #expect(watch.screen.contains("▸00:30 "))
    #expect(watch.screen.contains("Jurnal antrean (WIT)"))
  }
}
