import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("One document")
struct DetailTests {
  private func watch(_ document: Document, _ language: Language = .indonesian, takesFiles: Bool = false) async -> Watch
  {
    var watch = await Watch([document], language: language)
    watch.model.profile.takesFiles = takesFiles
    await watch.press(.enter)
    return watch
  }

  @Test("One that is signing waits for a newer list where lists are imported", arguments: [true, false])
  func signing(takesFiles: Bool) async {
    let watch = await watch(Sample.document(1, status: "SIGNING IN PROGRESS"), takesFiles: takesFiles)
    #expect(watch.flat.contains("impor daftar yang lebih baru") == takesFiles)
    #expect(watch.flat.contains("Pantau memuat ulang dan memeriksanya") == !takesFiles)
  }
}
