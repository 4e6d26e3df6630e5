import Dispatch
import Foundation
import Monitor
import TestSupport
import Testing

@testable import pantau

@Suite("What a person leaves on the screen, in files")
struct KeptLinesTests {
  private let folder: TemporaryFolder
  private let memory: KeptLines

  init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    memory = KeptLines { folder.file("pantau/\($0.rawValue)") }
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
  }

  @Test("It is its owner's alone, and goes with the last line")
  func alone() throws {
    #expect(try memory.lines(of: .filters) == nil)
    try memory.keep(.filters, .add("buyer:contoh"))
    try memory.keep(.filters, .add("status:macet"))
    #expect(try memory.lines(of: .filters) == ["buyer:contoh", "status:macet"])
    #expect(try mode("pantau/filters") == 0o600)
    #expect(try mode("pantau") == 0o700)
    try memory.keep(.filters, .remove("buyer:contoh"))
    try memory.keep(.filters, .remove("status:macet"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("pantau")).isEmpty)
  }

  @Test("What cannot be kept since the file is no file, or none that can be read, is said of what is kept now")
  func unreadable() throws {
    try FileManager.default.createDirectory(atPath: folder.file("pantau/tabs"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder.file("pantau/places"), withIntermediateDirectories: true)
    try Data([0xFF, 0xFE, 0x0A]).write(to: URL(fileURLWithPath: folder.file("pantau/filters")))
    let words = String(cString: strerror(EISDIR))
    func failure(_ keepsake: Keepsake, _ change: MemoryChange) -> MemoryFailure.Reason? {
      do throws(MemoryFailure) {
        try memory.keep(keepsake, change)
        return nil
      } catch { return error.reason }
    }
    #expect(failure(.tabs, .add("A\tstatus:stuck")) == .unwritable(words))
    #expect(failure(.tabs, .remove("A\tstatus:stuck")) == .unwritable(words))
    #expect(failure(.places, .replace(["di sini"])) == .unwritable(words))
    #expect(failure(.filters, .add("status:stuck")) == .inTheWay)
    let told = MemoryFailure(.filters, path: "/x", .inTheWay).phrase.text(.english).string
    #expect(told.hasPrefix("Not kept for the next time (history of filters): what is in /x is damaged"))
  }

  @Test("Of what several Pantaus keep at the same instant nothing is lost")
  func atOnce() throws {
    DispatchQueue.concurrentPerform(iterations: 8) { [memory] number in
      for step in 0..<10 { try? memory.keep(.commands, .add("baris \(number * 10 + step)")) }
    }
    #expect(Set(try memory.lines(of: .commands) ?? []) == Set((0..<80).map { "baris \($0)" }))
  }
}
