import Foundation
import TestSupport
import Testing

@testable import pantau

@Suite("Where a path leads")
struct PathsTests {
  @Test("However it is written it is the same, by links too, and also where there is nothing yet")
  func settled() throws {
    let folder = try TemporaryFolder()
    let real = Paths.absolute(folder.path)
    try FileManager.default.createDirectory(atPath: folder.file("ada"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder.file("tautan"), withDestinationPath: folder.file("ada"))
    for written in ["ada", "ada/", "./ada", "ada/.", "tautan", "belum/../ada", "tautan//"] {
      #expect(Paths.settled(folder.file(written)) == real + "/ada", "\(written)")
    }
    for written in ["ada/baru.sqlite", "tautan/baru.sqlite", "ada/./baru.sqlite", "ada//baru.sqlite"] {
      #expect(Paths.settled(folder.file(written)) == real + "/ada/baru.sqlite", "\(written)")
    }
    #expect(Paths.settled("/") == "/")
    #expect(Paths.settled("//.//") == "/")
  }
}
