import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("One document")
struct DetailTests {
  private func watch(_ document: Document, _ language: Language = .indonesian, takesFiles: Bool = false) async -> Watch
  {
    var watch = await Watch([document], language: language, reupload: takesFiles ? .handOff : .call)
    watch.model.profile.takesFiles = takesFiles
    await watch.press(.enter)
    return watch
  }

  @Test("One that is signing waits for a newer list where lists are imported", arguments: [true, false])
  func signing(takesFiles: Bool) async {
    let watch = await watch(Sample.document(1, status: "SIGNING IN PROGRESS"), takesFiles: takesFiles)
    #expect(watch.flat.contains("impor daftar yang lebih baru") == takesFiles)
    #expect(watch.flat.contains("Pantau memeriksanya") == !takesFiles)
  }

  @Test("Of a watched folder the export has to be saved there, and nothing is said to be refreshed")
  func exported() async {
    var watch = await Watch([Sample.document(1, status: "SIGNING IN PROGRESS")], language: .english, reupload: .handOff)
    watch.model.profile.watchesFolder = true
    await watch.press(.enter)
    #expect(watch.flat.contains("save a newer export of the list in the watched folder"))
    #expect(!watch.flat.contains("Refresh the list"))
  }

  @Test("Of a queue whose statuses another one sees in its folder, that folder is named")
  func exportedToOther() async {
    var watch = await Watch([Sample.document(1, status: "SIGNING IN PROGRESS")], language: .english, reupload: .handOff)
    watch.model.profile.coretaxFeed = .exported(of: "PT CONTOH SATU")
    await watch.press(.enter)
    #expect(watch.flat.contains("save a newer export of the list in the folder of the queue “PT CONTOH SATU”"))
    #expect(!watch.flat.contains("Refresh the list"))
  }

  @Test("What a program may write waits for no list alone")
  func written() async {
    var watch = await Watch([Sample.document(1, status: "SIGNING IN PROGRESS")], language: .english, reupload: .handOff)
    watch.model.profile.takesFiles = true
    await watch.press(.enter)
    #expect(watch.flat.contains("once a program writes it into this queue, or once you import a newer list"))
  }

  @Test("No field is cut where two stand on a line: the pair is put on two", arguments: [100, 116, 120])
  func pairs(columns: Int) async {
    var document = Sample.document(1)
    document.recordID = "0f6d1c52-7a3b-4e58-9c41-2b6f0d9e8a17"
    let watch = await Watch([document], size: Size(columns: columns, rows: 60))
    let lines = FieldsView.lines(document, watch.model, width: columns)
    #expect(lines.allSatisfy { $0.text.cellWidth + $0.indent <= columns })
    #expect(lines.contains { $0.text.string.hasSuffix("0f6d1c52-7a3b-4e58-9c41-2b6f0d9e8a17") })
    #expect(lines.count < 24, "most pairs have room")
  }
}
