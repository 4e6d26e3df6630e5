import Foundation
import TestSupport
import Testing

@testable import OwnFiles

@Suite("Files that are their owner's alone")
struct OwnFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

  @Test("A file that is written has the mode 600, its new folders 700, and nothing is left beside it")
  func modes() throws {
    let path = folder.file("a/b/berkas")
    try OwnFile.write(Array("satu".utf8), to: path)
    #expect(try mode(path) == 0o600)
    #expect(try mode(folder.file("a/b")) == 0o700 && mode(folder.file("a")) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("a/b")) == ["berkas"])

    let open = try folder.write("terbuka", "lama", mode: 0o644)
    try OwnFile.write(Array("baru".utf8), to: open)
    #expect(try mode(open) == 0o600, "what took its place is as every other")
    #expect(try String(contentsOfFile: open, encoding: .utf8) == "baru")
  }

  @Test("What is added to a file stands at its end, and it stays the file that it is, behind a link as well")
  func appending() throws {
    let path = try folder.write("bersama", "satu\n", mode: 0o664)
    try FileManager.default.createSymbolicLink(atPath: folder.file("jalan"), withDestinationPath: path)
    let number = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    try OwnFile.append(Array("dua\n".utf8), to: folder.file("jalan"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "satu\ndua\n")
    #expect(try mode(path) == 0o664)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int == number)

    try OwnFile.append(Array("satu\n".utf8), to: folder.file("a/baru"))
    #expect(try mode(folder.file("a/baru")) == 0o600)
    #expect(throws: SystemRefusal.self) { try OwnFile.append([10], to: folder.file("a")) }
  }

  @Test("An empty file is made where there is none, and one that is there stays")
  func creating() throws {
    let path = folder.file("a/berkas")
    try OwnFile.create(path)
    #expect(try mode(path) == 0o600 && Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
    try folder.write("ada", "isi")
    try OwnFile.create(folder.file("ada"))
    #expect(try String(contentsOfFile: folder.file("ada"), encoding: .utf8) == "isi")
  }

  @Test("What is not to be overwritten is not, and says so")
  func overwriting() throws {
    let path = try folder.write("ada", "isi")
    #expect(throws: SystemRefusal(path, number: EEXIST)) { try OwnFile.write([1], to: path, overwrites: false) }
    let later = folder.file("nanti")
    #expect(throws: SystemRefusal(later, number: EEXIST)) {
      // Another program puts one there while this one writes.
      try OwnFile.write(later, overwrites: false) { _ in try folder.write("nanti", "lain") }
    }
    #expect(try String(contentsOfFile: later, encoding: .utf8) == "lain")
  }

  @Test("A writing that fails leaves what was there, and nothing else")
  func failing() throws {
    struct Stopped: Error {}
    let path = try folder.write("ada", "isi")
    #expect(throws: Stopped.self) { try OwnFile.write(path, overwrites: true) { _ in throw Stopped() } }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "isi")
    #expect(try names() == ["ada"])
    #expect(throws: SystemRefusal(path + "/di-dalamnya", number: ENOTDIR)) {
      try OwnFile.write([1], to: path + "/di-dalamnya")
    }
  }

  @Test("A temporary file has no name, a temporary folder one of its own, and neither is for others")
  func temporary() throws {
    let descriptor = try TemporaryFile.unnamed(in: folder.path)
    defer { close(descriptor) }
    var status = stat()
    #expect(fstat(descriptor, &status) == 0 && status.st_mode & 0o777 == 0o600 && status.st_nlink == 0)
    #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    #expect(try names().isEmpty)

    let made = try TemporaryFile.folder(in: folder.path, prefix: "pantau-demo")
    #expect(made.hasPrefix(folder.file("pantau-demo-")))
    #expect(try mode(made) == 0o700)
    let nowhere = folder.file("tidak-ada")
    #expect(throws: SystemRefusal(nowhere, number: ENOENT)) { try TemporaryFile.folder(in: nowhere) }
  }
}
