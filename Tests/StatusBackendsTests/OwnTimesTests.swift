import CoretaxFiles
import Foundation
import QueueStore
import StatusBackends
import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("A time that a list is said to be of, and the times that its documents tell")
struct OwnTimesTests {
  private let folder: TemporaryFolder
  private let queue: LocalQueue

  init() throws {
    folder = try TemporaryFolder()
    queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
  }

  /// Takes a list of three documents, the second of which was changed on 16 November 2026 at 09:30:40; the third tells a
  /// time that has not come.
  private func take(asOf: Timestamp?, modified: String = "2026-11-17 09:00") throws -> FileIntake.Outcome {
    let text = """
      Referensi;Status Faktur;NPWP Pembeli;Tanggal Faktur Pajak;Dibuat;Diperbarui;Status Sejak
      A-1;SAVED INVALID;0999000000001000;30/11/2026;15/11/2026 08:00;16/11/2026 09:00;
      A-2;SAVED INVALID;0999000000001000;30/11/2026;15/11/2026 08:00;16/11/2026 09:30:40;
      A-3;SAVED INVALID;0999000000001000;30/11/2026;15/11/2026 08:00;01/12/2026 08:00;16/11/2026 08:00

      """
    let path = try folder.write("daftar.csv", text)
    let time = Date(timeIntervalSince1970: Double(Timestamp.wib(modified).milliseconds / 1000))
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
    let found = try #require(FoundFiles(paths: [path], now: .wib("2026-11-18 09:00")).files.first)
    let intake = FileIntake(owner: NPWP("0999999999999000"), kind: .outputInvoice, oldCopies: .refused(in: .wib))
    return try intake.take(found, asOf: asOf, into: queue)
  }

  @Test(
    "a time said that is before one of these refuses the file, with its line and what it tells",
    arguments: Language.allCases)
  func tooEarly(language: Language) throws {
    guard case .unreadable(let refused) = try take(asOf: .wib("2026-11-16 09:29"))
    else { Issue.record("It was not refused."); return }
    #expect(refused.faults.map(\.line) == [3] && refused.faultCount == 1)
    let words = refused.phrase.text(language).string
    #expect(words.contains("A-2") && words.contains("09:30 WIB") && words.contains("--as-of"), "\(words)")
    #expect(try queue.count() == 0)
  }

  @Test("the minute in which it happened will do, and the date of a faktur is not asked")
  func sameMinute() throws {
    guard case .imported(let report, _) = try take(asOf: .wib("2026-11-16 09:30"))
    else { Issue.record("It was refused."); return }
    #expect(report.added == 3 && report.toldLater == nil)
  }

  @Test(
    "a file's own time that is before it is doubted, and the file taken",
    arguments: ["2026-11-16 08:59", "2026-11-17 09:00"])
  func ownTime(modified: String) throws {
    guard case .imported(let report, _) = try take(asOf: nil, modified: modified)
    else { Issue.record("It was refused."); return }
    #expect(report.toldLater?.milliseconds == (modified < "2026-11-17" ? 1_794_796_240_000 : nil))
  }
}
