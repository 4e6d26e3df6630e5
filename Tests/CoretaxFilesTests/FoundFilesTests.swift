import Foundation
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles

@Suite struct FoundFilesTests {
  private static let now = Timestamp.wib("2026-11-17 09:00")

  private static func write(_ text: String, _ file: URL, at time: String) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    let seconds = Double(Timestamp.wib(time).milliseconds) / 1000
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: file.path)
  }

  @Test("a folder is gone through with its folders, from the oldest file to the newest; hidden ones are left")
  func folder() throws {
    try Archives.inFolder { folder in
      try Self.write("c", folder.appendingPathComponent("c.csv"), at: "2026-11-14 08:00")
      try Self.write("a", folder.appendingPathComponent("a.csv"), at: "2026-11-16 08:00")
      try Self.write("b", folder.appendingPathComponent("dalam/lagi/b.csv"), at: "2026-11-15 08:00")
      try Self.write("x", folder.appendingPathComponent(".git/x.csv"), at: "2026-11-15 08:00")
      try Self.write("x", folder.appendingPathComponent("~$a.xlsx"), at: "2026-11-15 08:00")
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("dalam/putar"), withDestinationURL: folder)
      let found = FoundFiles(paths: [folder.path], now: Self.now)
      let names = found.files.map(\.file.name)
      #expect(names == ["c.csv", "dalam/lagi/b.csv", "a.csv"])
      #expect(found.files.allSatisfy { $0.isMet })
      var limits = ReadingLimits()
      limits.folderFiles = 2
      let refused = FoundFiles(paths: [folder.path], now: Self.now, limits: limits)
      #expect(refused.files.isEmpty)
      #expect(refused.refused.compactMap(\.faults.first?.kind) == [.tooManyFiles(2)])
      // The link leads back to the folder: it is named, not followed.
      #expect(found.refused.compactMap(\.faults.first?.kind) == [.notAFile])
    }
  }

  @Test("a file that a person named is not passed over, and one from the future counts as of now")
  func named() throws {
    try Archives.inFolder { folder in
      let file = folder.appendingPathComponent("a.csv")
      try Self.write("halo", file, at: "2027-01-01 08:00")
      let found = try #require(FoundFiles(paths: [file.path], now: Self.now).files.first)
      #expect(found.isMet == false)
      #expect(found.file.modified == Self.now)
    }
  }

  @Test("the standard input is kept without a name, and no longer than the limit")
  func standardInput() throws {
    try Archives.inFolder { folder in
      let file = folder.appendingPathComponent("a.csv")
      try Self.write("Referensi;Status;NPWP Pembeli;PPN\nINV-1;APPROVED;1;1.234\n", file, at: "2026-11-16 08:00")
      let handle = try FileHandle(forReadingFrom: file)
      var limits = ReadingLimits()
      let found = FoundFiles(paths: ["-"], now: Self.now, limits: limits, input: handle.fileDescriptor)
      let reader = CoretaxFileReader(try #require(found.files.first).file, asOf: Self.now, taxpayer: Sample.taxpayer)
      var documents: [SourcedDocument] = []
      _ = try reader.read { documents.append($0) }
      // The ambiguous amount needs a second look at the whole of it.
      #expect(documents.first?.document.vat?.sen == 123_400)
      limits.spooledBytes = 10
      try handle.seek(toOffset: 0)
      let refused = FoundFiles(paths: ["-"], now: Self.now, limits: limits, input: handle.fileDescriptor)
      #expect(refused.refused.first?.faults.first?.kind == .tooLarge)
    }
  }

  @Test("where a person types, the standard input is refused and the files beside it are found")
  func typedInput() throws {
    try Archives.inFolder { folder in
      let file = folder.appendingPathComponent("a.csv")
      try Self.write("Referensi;Status\n", file, at: "2026-11-16 08:00")
      let found = FoundFiles(paths: ["-", file.path], now: Self.now, readsInput: false)
      #expect(found.refused.flatMap(\.faults).map(\.kind) == [.typedInput])
      #expect(found.files.map(\.file.name) == ["a.csv"])
    }
  }

  @Test("where the temporary folder does not take the standard input, that folder is named, not the input")
  func fullTemporaryFolder() throws {
    let input = Pipe()
    try input.fileHandleForWriting.write(contentsOf: Array("Referensi;Status\n".utf8))
    try input.fileHandleForWriting.close()
    let reader = StreamReader(input.fileHandleForReading.fileDescriptor)
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    let fault = try #require(throws: FileFault.Kind.self) {
      try SpooledFile.copy(reader, limit: 1_000, into: full, in: "/penuh")
    }
    #expect(fault == .notKept(folder: "/penuh", String(cString: strerror(ENOSPC))))
    #expect(throws: FileFault.Kind.notKept(folder: "/tidak/ada", String(cString: strerror(ENOENT)))) {
      try SpooledFile.copy(reader, limit: 1_000, in: "/tidak/ada")
    }
    for language in Language.allCases {
      let words = fault.phrase.text(language).string
      #expect(words.contains("/penuh") && words.contains("TMPDIR"), "\(words)")
    }
  }
}
