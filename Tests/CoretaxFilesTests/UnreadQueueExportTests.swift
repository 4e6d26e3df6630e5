import CoretaxFiles
import Foundation
import TestSupport
import Testing

@Suite("An export whose documents cannot be read")
struct UnreadQueueExportTests {
  private struct Unreadable: Error {}

  @Test("writes nothing at all, not even an empty workbook", arguments: DocumentExport.Format.allCases)
  func nothing(format: DocumentExport.Format) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("ekspor", "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    #expect(throws: Unreadable.self) {
      try DocumentExport.write(format, to: file.fileDescriptor, at: .wib("2026-11-17 09:00")) { _ in throw Unreadable()
      }
    }
    try file.close()
    #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
  }

  @Test("is not the same as one of an empty queue, which has its heading", arguments: DocumentExport.Format.allCases)
  func empty(format: DocumentExport.Format) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("ekspor", "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    #expect(try DocumentExport.write(format, to: file.fileDescriptor, at: .wib("2026-11-17 09:00")) { _ in } == 0)
    try file.close()
    #expect(try !Data(contentsOf: URL(filePath: path)).isEmpty)
  }
}
