import Foundation
import TestSupport
import Testing

@testable import pantau

@Suite("Who reads what is said")
struct LineOutputTests {
  @Test("A pipe whose reader has gone is known without writing to it")
  func pipe() throws {
    let pipe = Pipe()
    let output = pipe.fileHandleForWriting.fileDescriptor
    #expect(!LineOutput.isReaderGone(of: output))
    try pipe.fileHandleForReading.close()
    #expect(LineOutput.isReaderGone(of: output))
  }

  @Test("A file is read by nobody, and nobody has gone")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keluaran")
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    #expect(!LineOutput.isReaderGone(of: file.fileDescriptor))
    withExtendedLifetime(folder) {}
  }

  @Test("It is waited for until one of several has gone")
  func waiting() async throws {
    let (first, second) = (Pipe(), Pipe())
    try second.fileHandleForReading.close()
    try await LineOutput.waitForReaderToGo(
      of: [first, second].map(\.fileHandleForWriting.fileDescriptor))
    #expect(!LineOutput.isReaderGone(of: first.fileHandleForWriting.fileDescriptor))
  }
}
