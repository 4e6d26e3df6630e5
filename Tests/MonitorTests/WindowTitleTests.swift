import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The name of the window")
struct WindowTitleTests {
  @Test("tells the queue and how many are stuck, in either language", arguments: Language.allCases)
  func stuck(language: Language) async {
    let watch = await Watch(InventedQueue.documents, language: language)
    #expect(
      watch.model.frame().title
        == (language == .indonesian ? "pantau: PT CONTOH PENJUAL — 1 macet" : "pantau: PT CONTOH PENJUAL — 1 stuck"))
    let calm = await Watch([Sample.document(1, status: "APPROVED")], language: language)
    #expect(calm.model.frame().title == "pantau: PT CONTOH PENJUAL")
  }

  @Test("stays the same while nothing of that changes")
  func steady() async {
    var watch = await Watch(InventedQueue.documents)
    let title = watch.model.frame().title
    for key in [Key.down, .enter, .escape, "o", .escape, "?"] {
      await watch.press(key)
      #expect(watch.model.frame().title == title)
    }
    watch.now = watch.now + .minutes(1)
    await watch.happen(.tick)
    #expect(watch.model.frame().title == title)
  }

  @Test("tells that the journal is what is shown, and counts nothing of it", arguments: Language.allCases)
  func remembered(language: Language) async {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.model.connection = .connecting
    await watch.happen(.remembered)
    #expect(
      watch.model.frame().title
        == (language == .indonesian
          ? "pantau: PT CONTOH PENJUAL — dari jurnal" : "pantau: PT CONTOH PENJUAL — from the journal"))
  }

  @Test("names nobody where names are hinted at, and tells that the backend is away")
  func maskedAndLost() async {
    var watch = await Watch(InventedQueue.documents, language: .english, watching: Watching(isMasked: true))
    #expect(watch.model.frame().title == "pantau — 1 stuck")
    await watch.lose()
    #expect(watch.model.frame().title == "pantau — unreachable")
  }
}
