import Monitor
import Synchronization
import TestSupport
import Testing
import Wording

@testable import pantau

@Suite("The files that are imported while the program runs")
struct TypedInputTests {
  @Test(
    "What brings the keys is not taken for a file: that is said, and the import is over", .timeLimit(.minutes(1)),
    arguments: Language.allCases)
  func refused(language: Language) async throws {
    let folder = try TemporaryFolder()
    let news = Mutex<[ImportNews]>([])
    let files = ReachableFiles(queue: folder.file("queue.sqlite"), journal: folder.file("journal.sqlite"))
    await files.take(ImportRequest(["-"]), language) { new in news.withLock { $0.append(new) } }
    let heard = news.withLock { $0 }
    let refusals = heard.filter { new in
      guard case .said(let line) = new, line.isBad else { return false }
      return line.text.string.contains(
        language == .indonesian ? "Hanya perintah pantau import - yang" : "Only the command pantau import - reads it")
    }
    #expect(refusals.count == 1, "\(heard)")
    #expect(heard.last == .ended(hasImported: false))
  }
}
