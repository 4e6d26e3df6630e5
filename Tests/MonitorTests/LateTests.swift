import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A document that is late, or nearly")
struct LateTests {
  private let failed = InventedQueue.failedSigning

  /// The last day is 20 December.
  private func watch(_ moment: String, _ language: Language = .english) async -> Watch {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.now = .wib(moment)
    await watch.happen(.polled(changed: true, awaited: []))
    await watch.select(failed)
    return watch
  }

  @Test("In the list late is as strong as can be, also where the status is wrong by itself")
  func list() async throws {
    let watch = await watch("2026-12-22 09:00")
    let slot = try #require(watch.model.columnLayout.slots.first { $0.kind == .deadline })
    let row = watch.model.listTop + watch.model.list.cursor - watch.model.list.top
    let frame = watch.model.frame()
    #expect(FrameText.text(of: frame, row: row).contains("late 2‼"))
    #expect(frame[slot.start + slot.width - 1, row].style == .wrong)
  }

  @Test(
    "Details and desk say how late it is, or how many days are left where they are few",
    arguments: [
      (
        "2026-12-23 09:00", "3 DAYS LATE: it had to be approved by 20 Dec 2026 23:59:59 WIB; 1 % of DPP = Rp ",
        "3 DAYS LATE: the deadline was 20 Dec 2026 23:59:59 WIB"
      ), ("2026-12-21 00:00", "1 DAY LATE: it had to be approved by ", "1 DAY LATE: the deadline was "),
      (
        "2026-12-20 23:59", "Must be approved by 20 Dec 2026 23:59:59 WIB (TODAY); otherwise 1 % of DPP",
        "Deadline 20 Dec 2026 23:59:59 WIB (TODAY)"
      ), ("2026-12-19 09:00", "23:59:59 WIB (1 day left); otherwise", "23:59:59 WIB (1 day left) "),
      ("2026-11-18 09:00", "23:59:59 WIB; otherwise 1 % of DPP", "Deadline 20 Dec 2026 23:59:59 WIB N"),
    ])
  func told(moment: String, inDetail: String, atDesk: String) async {
    var watch = await watch(moment)
    await watch.press(.enter)
    #expect(watch.flat.contains(inDetail))
    await watch.press(.escape)
    await watch.openDesk(on: failed)
    #expect(watch.flat.contains(atDesk))
  }

  @Test("On the smallest screen whoever presses r, y, y has seen how late it is", arguments: Language.allCases)
  func smallest(language: Language) async {
    var watch = await watch("2028-05-31 09:00", language)
    await watch.happen(.resized(Size(columns: 40, rows: 10)))
    await watch.openDesk(on: failed)
    let late = language == .indonesian ? "LEWAT 528 hari" : "528 DAYS LATE"
    #expect(watch.screen.contains(late))
    await watch.press("y")
    #expect(watch.screen.contains(late))
  }

  @Test("What is approved is late no longer")
  func approved() async {
    var watch = await watch("2026-12-23 09:00")
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED", at: watch.now) : $0 })
    await watch.press(.enter)
    #expect(watch.screen.contains("Approved for"))
    #expect(!watch.screen.contains("LATE"))
  }
}
