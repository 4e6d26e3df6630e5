import TestSupport
import Testing
import UploadQueue
import Wording

@testable import pantau

@Suite("The record of a document as text")
struct HistoryTextTests {
  @Test("The heading names the queue where several are told, so that none stands there twice")
  func heading() {
    let subject = Subject(Sample.document(1))
    func heading(_ queue: String?) -> String? {
      HistoryText(subject: subject, entries: [], queue: queue).lines(.english).first?.string
    }
    #expect(heading(nil)?.hasPrefix("\(subject.name)") == true)
    #expect(heading("PT CONTOH SATU") == heading(nil).map { "PT CONTOH SATU: \($0)" })
  }
}
