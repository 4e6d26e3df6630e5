import Foundation
import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

@Suite("Who runs the hooks of a queue")
struct HookDutyTests {
  private let folder: TemporaryFolder
  private let person = Operator(user: "petugas", host: "kantor")

  init() throws { folder = try TemporaryFolder() }

  private func duty(_ queue: String, journal: String = "jurnal.sqlite") throws -> HookDuty {
    try JournalStore(path: folder.file(journal), queue: queue, by: person).hookDuty
  }

  @Test("The first that asks, until it is gone; then the next")
  func oneAtATime() throws {
    var first: HookDuty? = try duty("satu")
    let second = try duty("satu")
    #expect(try first?.take("pager") == true)
    #expect(try !second.take("pager"))
    #expect(try first?.take("pager") == true)
    first = nil
    #expect(try second.take("pager"))
  }

  @Test("It is given back at once, also while a child that was just begun still has the file open")
  func notKeptByChildren() throws {
    var first: HookDuty? = try duty("satu")
    let second = try duty("satu")
    #expect(try first?.take("pager") == true)
    let file = HookDuty.file(beside: folder.file("jurnal.sqlite"))
    // Between its beginning and the program that it becomes, a child has each open file as this duplicate has it.
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init)
    let holder = try #require(
      open.first { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == file })
    let inherited = dup(holder)
    defer { close(inherited) }
    first = nil
    #expect(try second.take("pager"))
  }

  @Test("Each hook has its own, which is given back where it is not wanted any longer")
  func eachHook() throws {
    let (first, second) = (try duty("satu"), try duty("satu"))
    #expect(try first.take("pager"))
    #expect(try second.take("bel"))
    #expect(try !first.take("bel"))
    second.keep(only: [])
    #expect(try first.take("bel"))
  }

  @Test("A lock that may not be opened is told of, and is no duty of another's")
  func unusable() throws {
    let duty = try duty("satu")
    try FileManager.default.createDirectory(
      atPath: HookDuty.file(beside: folder.file("jurnal.sqlite")), withIntermediateDirectories: true)
    #expect(throws: JournalError.self) { try duty.take("pager") }
  }

  @Test("When a hook was run last is known to the next that runs it, of each hook and queue")
  func lastRun() throws {
    let moment = Sample.observedAt
    var first: HookDuty? = try duty("satu")
    #expect(try first?.take("pager") == true && first?.take("bel") == true)
    #expect(try first?.lastRun(of: "pager") == nil)
    try first?.keep(run: moment, of: "pager")
    try first?.keep(run: moment + .minutes(1), of: "bel")
    try first?.keep(run: moment + .minutes(2), of: "pager")
    #expect(try duty("satu").take("pager") == false, "what is written there gives back no lock")
    first = nil
    let (next, other) = (try duty("satu"), try duty("dua"))
    #expect(try next.take("pager") && other.take("pager"))
    #expect(try next.lastRun(of: "pager") == moment + .minutes(2))
    #expect(try next.lastRun(of: "bel") == moment + .minutes(1))
    #expect(try other.lastRun(of: "pager") == nil)
  }

  @Test("What cannot be read in its file is no time, and is written anew")
  func unreadableTimes() throws {
    let duty = try duty("satu")
    #expect(try duty.take("pager"))
    let file = HookDuty.file(beside: folder.file("jurnal.sqlite"))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    try handle.write(contentsOf: Data("{\"cut sho".utf8))
    try handle.close()
    #expect(try duty.lastRun(of: "pager") == nil)
    try duty.keep(run: Sample.observedAt, of: "pager")
    #expect(try duty.lastRun(of: "pager") == Sample.observedAt)
  }

  @Test("Each queue, and each journal, has its own")
  func apart() throws {
    let (first, other, elsewhere) = (try duty("satu"), try duty("dua"), try duty("satu", journal: "lain.sqlite"))
    #expect(try first.take("pager") && other.take("pager") && elsewhere.take("pager"))
  }
}
