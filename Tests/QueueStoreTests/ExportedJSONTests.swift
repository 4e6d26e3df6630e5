import CoretaxFiles
import Foundation
import TestSupport
import Testing
import UploadQueue

@Suite("Exported JSON")
struct ExportedJSONTests {
  @Test("What a terminal would act on or nobody sees is escaped, and reads as it was")
  func hidden() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("daftar.json", "")
    let name = "PT \u{202E}HOTNOC\u{200B}\u{FEFF}\u{9B}31m\u{7F}\u{E0041} “é” 𝄞"
    var document = Sample.document(1)
    document.partnerName = name
    let file = try #require(FileHandle(forWritingAtPath: path))
    _ = try DocumentExport.write(.json, to: file.fileDescriptor, at: Sample.observedAt) { each in
      try each(QueueRow(document))
    }
    try file.close()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      !text.unicodeScalars.contains { "\u{202E}\u{200B}\u{FEFF}\u{9B}\u{7F}\u{E0041}".unicodeScalars.contains($0) })
    #expect(text.contains("“é” 𝄞"), "what is seen stays as it is")
    let answer = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let rows = try #require((answer?["Payload"] as? [String: Any])?["Data"] as? [[String: Any]])
    #expect(rows.first?.values.contains { $0 as? String == name } == true)
  }
}
