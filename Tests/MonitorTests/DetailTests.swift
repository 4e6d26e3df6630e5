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
    #expect(watch.flat.contains("Pantau memeriksa statusnya") == !takesFiles)
  }

  @Test("A deadline that is past is told as past")
  func late() async {
    var document = Sample.document(1)
    document.date = CalendarDate(iso: "2026-09-30")
    let indonesian = await watch(document)
    #expect(indonesian.flat.contains("Seharusnya disetujui paling lambat 20 Okt 2026 23:59:59 WIB; sudah lewat"))
    #expect(!indonesian.flat.contains("bila tidak"))
    #expect(await watch(document, .english).flat.contains("Should have been approved by 20 Oct 2026"))
  }
}
