import Foundation
import QueueStore
import StatusBackends
import Synchronization
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles
@testable import pantau

@Suite("What an import tells of a file that it refuses")
struct ImportReportTests {
  private final class Told: Sendable {
    let lines = Mutex<[String]>([])
    func add(_ text: SafeText) { lines.withLock { $0.append(text.string) } }
  }

  private let folder: TemporaryFolder
  private let queue: LocalQueue

  init() throws {
    folder = try TemporaryFolder()
    queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
  }

  /// What is said of a list whose rows have these amounts, each under a reference of its own, or all under one number.
  private func told(
    _ amounts: [String], isOneNumber: Bool = false, mostFaults: Int
  ) throws -> [String] {
    let rows = amounts.enumerated().map { number, amount in
      (isOneNumber ? "04002600000000001" : "INV-\(number)") + ";APPROVED;0999000000001000;\(amount)"
    }
    let heading = (isOneNumber ? "Nomor Faktur Pajak" : "Referensi") + ";Status Faktur;NPWP Pembeli;PPN"
    let text = ([heading] + rows).joined(separator: "\n") + "\n"
    let found = FoundFiles(paths: [try folder.write("daftar.csv", text)], now: .wib("2026-11-17 09:00"))
    let told = Told()
    let reporter = ImportReporter(
      language: .english, showsProgress: false, mostFaults: mostFaults,
      output: ReportOutput(say: { told.add($0) }, warn: { told.add($0) }, overwrite: { _ in }))
    try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
      found, asOf: nil, into: queue, reporter)
    return told.lines.withLock { $0 }
  }

  @Test("The last line of several files tells whether anything was written", arguments: [true, false])
  func lastLine(isRehearsal: Bool) throws {
    let paths = try ["a.csv", "b.csv"].map {
      try folder.write($0, "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-\($0);APPROVED;0999000000001000;11\n")
    }
    let told = Told()
    let reporter = ImportReporter(
      language: .english, showsProgress: false, isRehearsal: isRehearsal,
      output: ReportOutput(say: { told.add($0) }, warn: { told.add($0) }, overwrite: { _ in }))
    let found = FoundFiles(paths: paths, now: .wib("2026-11-17 09:00"))
    try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
      found, asOf: nil, into: queue, reporter)
    reporter.finish()
    let last = told.lines.withLock { $0.last }
    #expect(
      last
        == (isRehearsal
          ? "Files that would be imported: 2, refused: 0; nothing was written." : "Files imported: 2, refused: 0."))
  }

  @Test("A signal gives up the file under way, of which nothing is kept, and leaves those before it in")
  func interrupted() throws {
    let paths = try ["a.csv", "b.csv", "c.csv"].map {
      try folder.write($0, "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-\($0);APPROVED;0999000000001000;11\n")
    }
    let interruption = ImportInterruption()
    let reporter = ImportReporter(
      language: .english, showsProgress: true,
      // It comes while the second file is read.
      output: ReportOutput(
        say: { _ in }, warn: { _ in },
        overwrite: { if $0.string.hasPrefix("b.csv: ") { interruption.come(SIGINT) } }))
    let interrupted = #expect(throws: ImportInterruption.Interrupted.self) {
      try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
        FoundFiles(paths: paths, now: .wib("2026-11-17 09:00")), asOf: .wib("2026-11-17 08:00"), into: queue, reporter,
        interruption: interruption)
    }
    #expect(interrupted?.signal == SIGINT)
    let phrase = interrupted?.phrase(isRehearsal: false)
    #expect(phrase?.text(.english).string.contains("nothing of b.csv was kept") == true)
    #expect(phrase?.text(.indonesian).string.contains("tidak ada isi b.csv yang masuk") == true)
    #expect(try queue.count() == 1)
  }

  @Test("That a file's time lies in the future is told, and that it counts as of now")
  func future() throws {
    let path = try folder.write(
      "daftar.csv", "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;APPROVED;0999000000001000;11\n")
    let told = Told()
    let reporter = ImportReporter(
      language: .english, showsProgress: false, output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in })
    )
    let now = Timestamp.wib("2020-11-17 09:00")
    try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
      FoundFiles(paths: [path], now: now), asOf: nil, into: queue, reporter)
    let lines = told.lines.withLock { $0 }
    #expect(lines.first?.contains("as of 17 Nov 2020 09:00") == true)
    #expect(lines.dropFirst().first?.hasPrefix("  The file's time lies in the future (") == true)
    let given = Told()
    try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
      FoundFiles(paths: [path], now: now), asOf: now, into: queue,
      ImportReporter(
        language: .english, showsProgress: false,
        output: ReportOutput(say: given.add, warn: given.add, overwrite: { _ in })))
    #expect(!given.lines.withLock { $0.joined() }.contains("future"))
  }

  @Test("What a list was taken for that does not say it is told, as long as it brings something new")
  func takenFor() throws {
    let path = try folder.write(
      "x.csv",
      "RecordId;SellerTIN;BuyerTIN;TaxInvoiceStatus\n"
        + "00000000-0000-4000-8000-000000000001;0999999999999000;0999000000001000;APPROVED\n")
    func lines(_ language: Language) throws -> [String] {
      let told = Told()
      try FileIntake(owner: NPWP("0999999999999000")).takeAll(
        FoundFiles(paths: [path], now: .wib("2026-11-17 09:00")), asOf: .wib("2026-11-17 08:00"), into: queue,
        ImportReporter(
          language: language, showsProgress: false,
          output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in })))
      return told.lines.withLock { $0 }
    }
    #expect(try lines(.english).contains { $0.hasPrefix("  Taken for outputinvoice: ") })
    #expect(try !lines(.english).contains { $0.contains("Taken for") })
  }

  /// What is said of everything that some paths lead to.
  private func told(
    of paths: [String], isRehearsal: Bool = false, mostFaults: Int = ImportReporter.usualFaults,
    listing: Int = ImportReport.usualListing
  ) throws -> [String] {
    let told = Told()
    let reporter = ImportReporter(
      language: .english, showsProgress: false, isRehearsal: isRehearsal, mostFaults: mostFaults,
      output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in }))
    try FileIntake(owner: NPWP("0999999999999000"), listing: listing).takeAll(
      FoundFiles(paths: paths, now: .wib("2026-11-17 09:00")), asOf: .wib("2026-11-17 08:00"), into: queue, reporter)
    reporter.finish()
    return told.lines.withLock { $0 }
  }

  @Test("A folder without a file is named, and so is that nothing was imported, or would be")
  func emptyFolder() throws {
    let empty = folder.file("kosong")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    #expect(
      try told(of: [empty]) == [
        "\(empty): there is no file in this folder that Pantau reads.", "Nothing was imported.",
      ])
    #expect(try told(of: [empty], isRehearsal: true).last == "Nothing would be imported.")
    try "halo".write(toFile: empty + "/catatan.txt", atomically: true, encoding: .utf8)
    let unknown = try told(of: [empty])
    #expect(unknown.count == 2 && unknown[0].contains("catatan.txt") && unknown[1] == "Nothing was imported.")
  }

  @Test(
    "Of a folder of which much is refused the first files are named and the others counted, unless all are asked for")
  func manyRefused() throws {
    let many = folder.file("banyak")
    try FileManager.default.createDirectory(atPath: many, withIntermediateDirectories: false)
    for number in 10...21 {
      try "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;APPROVED;0999000000001000;x\n".write(
        toFile: "\(many)/\(number).csv", atomically: true, encoding: .utf8)
    }
    func refused(_ lines: [String]) -> Int { lines.count { $0.contains(".csv: refused, faults: 1;") } }
    let usual = try told(of: [many])
    #expect(refused(usual) == 10)
    #expect(
      Array(usual.suffix(2)) == [
        "… and 2 more files were refused; --all names them all.", "Files imported: 0, refused: 12.",
      ])
    for lines in [try told(of: [many], mostFaults: .max), try told(of: [many], isRehearsal: true)] {
      #expect(refused(lines) == 12 && !lines.contains { $0.hasPrefix("…") })
    }
  }

  @Test("Every document that is added is named where all are asked for")
  func allAdded() throws {
    let rows = (1...30).map { "INV-\($0);APPROVED;0999000000001000" }
    let path = try folder.write(
      "daftar.csv", (["Referensi;Status Faktur;NPWP Pembeli"] + rows).joined(separator: "\n") + "\n")
    let lines = try told(of: [path], mostFaults: .max, listing: .max)
    #expect(lines.filter { $0.hasPrefix("  + INV-") }.count == 30)
  }

  @Test("New rows whose status is empty are counted and named, as it is not guessed", arguments: Language.allCases)
  func withoutStatus(language: Language) throws {
    let rows = ["INV-1;APPROVED;0999000000001000", "INV-2;;0999000000001000", "INV-3;;0999000000001000"]
    let path = try folder.write(
      "daftar.csv", (["Referensi;Status Faktur;NPWP Pembeli"] + rows).joined(separator: "\n") + "\n")
    let found = FoundFiles(paths: [path], now: .wib("2026-11-17 09:00"))
    func lines() throws -> [String] {
      let told = Told()
      try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
        found, asOf: .wib("2026-11-17 08:00"), into: queue,
        ImportReporter(
          language: language, showsProgress: false,
          output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in })))
      return told.lines.withLock { $0.filter { $0.contains(language == .english ? "status empty" : "tanpa status") } }
    }
    let first = try lines()
    #expect(first.count == 1 && first[0].hasSuffix(": INV-2, INV-3") && first[0].contains("2"), "\(first)")
    // Of what the queue knows already nothing new is to be said.
    #expect(try lines() == [])
  }

  @Test("So it is of what is in an archive, with what it counts as of instead", arguments: [true, false])
  func futureInArchive(isArchiveOld: Bool) throws {
    let now = Timestamp.wib("2026-11-17 09:00")
    let path = folder.file("ekspor.zip")
    try #require(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    let writer = try ZipWriter(handle.fileDescriptor, modified: now + .days(3))
    try writer.begin("daftar.csv")
    try writer.write(Array("Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;APPROVED;0999000000001000;11\n".utf8))
    try writer.finish()
    try handle.close()
    let written = now + .days(isArchiveOld ? -2 : 3)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(written.milliseconds / 1000))], ofItemAtPath: path)
    let told = Told()
    try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice).takeAll(
      FoundFiles(paths: [path], now: now), asOf: nil, into: queue,
      ImportReporter(
        language: .english, showsProgress: false,
        output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in })))
    let lines = told.lines.withLock { $0 }
    #expect(lines.first?.contains(isArchiveOld ? "as of 15 Nov 2026 09:00" : "as of 17 Nov 2026 09:00") == true)
    let counted = isArchiveOld ? "so it counts as of its archive's time." : "so it counts as of now."
    #expect(lines.dropFirst().first?.contains("lies in the future (20 Nov 2026 09:00 WIB), \(counted)") == true)
  }

  /// What is said of a list of two documents, in these statuses, with a time of its own and perhaps one that is said.
  private func told(
    _ statuses: [String], modified: String, asOf: Timestamp?, _ language: Language = .english
  ) throws -> [String] {
    let rows = statuses.enumerated().map { "INV-\($0);\($1);0999000000001000;17/11/2026;100" }
    let heading = "Referensi;Status Faktur;NPWP Pembeli;Tanggal Faktur Pajak;Harga Jual"
    let path = try folder.write("daftar.csv", ([heading] + rows).joined(separator: "\n") + "\n")
    let time = Date(timeIntervalSince1970: Double(Timestamp.wib(modified).milliseconds / 1000))
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
    let told = Told()
    try FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice, oldCopies: .refused(in: .wib)).takeAll(
      FoundFiles(paths: [path], now: .wib("2026-11-18 09:00")), asOf: asOf, into: queue,
      ImportReporter(
        language: language, showsProgress: false,
        output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in })))
    return told.lines.withLock { $0 }
  }

  @Test("A copy of an old list takes nothing back: it is refused until its time is said", arguments: Language.allCases)
  func copyOfOldList(language: Language) throws {
    let old = ["SIGNING IN PROGRESS", "SIGNING IN PROGRESS"]
    _ = try told(["APPROVED", "SAVED INVALID"], modified: "2026-11-17 08:00", asOf: nil)
    let refused = try told(old, modified: "2026-11-17 10:00", asOf: nil, language)
    #expect(refused.count == 2)
    #expect(refused.last?.contains("INV-0 (") == true && refused.last?.contains("--as-of YYYY-MM-DD") == true)
    #expect(try told(["APPROVED", "SAVED INVALID"], modified: "2026-11-17 08:00", asOf: nil)[1].contains("2 the same"))
    let said = try told(old, modified: "2026-11-17 10:00", asOf: .wib("2026-11-16 10:00"))
    #expect(said.first?.contains("as of 16 Nov 2026 10:00") == true)
    #expect(said[1].contains("2 left alone because the queue is newer"))
    #expect(said.contains { $0.contains("as of 17 Nov 2026 08:00") && $0.contains("--as-of and a time after that") })
  }

  @Test(
    "That an older list puts right since when is told, and not that nothing has changed", arguments: Language.allCases)
  func timesPutRight(language: Language) throws {
    func told(_ status: String, asOf time: String) throws -> [String] {
      try self.told([status], modified: "2026-11-17 08:00", asOf: .wib(time), language)
    }
    _ = try told("APPROVED", asOf: "2026-11-14 08:00")
    _ = try told("APPROVED", asOf: "2026-11-17 08:00")
    let isIndonesian = language == .indonesian
    let (right, nothing) =
      isIndonesian
      ? ("Dibetulkan: sejak kapan 1 dokumen", "Tidak ada yang berubah") : ("Put right:", "Nothing has changed")
    for (time, isPutRight) in [("2026-11-16 08:00", true), ("2026-11-15 08:00", false)] {
      let lines = try told("SIGNING IN PROGRESS", asOf: time)
      #expect(lines.contains { $0.contains(right) } == isPutRight, "\(lines)")
      #expect(lines.contains { $0.contains(nothing) } != isPutRight, "\(lines)")
    }
  }

  @Test("A list of another kind than the queue has held is named", arguments: Language.allCases)
  func otherKind(language: Language) throws {
    func lines(_ kind: DocumentKind, _ number: Int) throws -> [String] {
      let party = kind.isInput ? "NPWP Penjual" : "NPWP Pembeli"
      let path = try folder.write(
        "daftar.csv", "Referensi;Status Faktur;\(party)\nINV-\(number);APPROVED;0999000000001000\n")
      let told = Told()
      try FileIntake(owner: NPWP("0999999999999000"), kind: kind).takeAll(
        FoundFiles(paths: [path], now: .wib("2026-11-17 09:00")), asOf: .wib("2026-11-17 08:00"), into: queue,
        ImportReporter(
          language: language, showsProgress: false,
          output: ReportOutput(say: told.add, warn: told.add, overwrite: { _ in })))
      return told.lines.withLock { $0 }.filter { $0.hasPrefix("  Kinds:") || $0.hasPrefix("  Jenis:") }
    }
    let isEnglish = language == .english
    let label = isEnglish ? "  Kinds: " : "  Jenis: "
    let first = isEnglish ? " (the first of this kind in this queue)" : " (jenis ini baru di antrean ini)"
    #expect(try lines(.outputInvoice, 1) == [])
    #expect(try lines(.inputInvoice, 2) == [label + "Faktur Masukan 1" + first])
    #expect(try lines(.inputInvoice, 3) == [label + "Faktur Masukan 1"])
    #expect(try lines(.outputInvoice, 4) == [])
  }

  private let bad = (1...2500).map { "x\($0)" }

  @Test("The first twenty faults are named, and what names the others")
  func usual() throws {
    let told = try told(bad, mostFaults: ImportReporter.usualFaults)
    #expect(told.count == 22)
    #expect(told.first?.hasSuffix("refused, faults: 2,500; nothing of it was imported.") == true)
    #expect(told.last == "  … and 2,480 more; --all names them all.")
  }

  @Test("Every fault is named where all are asked for, also those that memory has no room for, in their order")
  func all() throws {
    let told = try told(bad, mostFaults: .max)
    #expect(told.count == 2501)
    for (number, line) in zip(1..., told.dropFirst()) {
      #expect(line.contains("line \(number + 1) ") && line.contains("“x\(number)”"))
    }
  }

  @Test("So are those that only the queue can tell")
  func inQueue() throws {
    let told = try told((1...1501).map(String.init), isOneNumber: true, mostFaults: .max)
    #expect(told.first?.contains("faults: 1,500;") == true)
    #expect(told.count == 1501)
    #expect(told.last?.contains("line 1502, 04002600000000001: NSFP 04002600000000001 is on line 2 already") == true)
  }
}
