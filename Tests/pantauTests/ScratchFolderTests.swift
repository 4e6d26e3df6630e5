import Foundation
import Testing

@testable import pantau

@Suite("What is tried in a folder that does not last")
struct ScratchFolderTests {
  @Test("It is gone with everything in it, also where the process ends at once")
  func gone() throws {
    let ends: [(ScratchFolder) -> Void] = [{ $0.remove() }, { _ in ScratchFolder.removeAll() }]
    for end in ends {
      let scratch = try ScratchFolder()
      try Data("rekaan".utf8).write(to: URL(filePath: scratch.file("salinan.csv")))
      end(scratch)
      #expect(!FileManager.default.fileExists(atPath: scratch.path))
    }
  }
}
