import QueueStore
import TestSupport
import Testing
import UploadQueue
import Wording

/// A faktur that was replaced and its replacement: of one Reference, and often of one date, buyer and DPP.
extension ImportTests {
  private func pair() -> [Document] {
    var amended = approved(Sample.document(1), nsfp: "04002600000000077")
    amended.status = StatusReading(coretax: "AMENDED")
    var replacement = approved(Sample.document(1), nsfp: "04002600000000078")
    replacement.recordID = Sample.document(2).recordID
    return [amended, replacement]
  }

  @Test("a pair that the queue has is found by its bulk import file, which adds nothing to it", arguments: [csv, json])
  func pairThenBulk(_ fields: Set<DocumentField>) async throws {
    // What only the bulk file tells cannot be given to one of them.
    let known = fields.subtracting([.otherTaxBase, .transactionCode])
    let pair = pair()
    try take(pair.map { $0.without(.otherTaxBase) }, fields: known)
    let before = try await all()
    for _ in 1...2 {
      let report = try take(pair, at: "2026-11-18 09:00", fields: Self.xml)
      #expect(report.unchanged == 2 && report.isUnchanged)
    }
    #expect(try await all() == before)
    #expect(try take(pair.map { $0.without(.otherTaxBase) }, fields: known).isUnchanged)
  }

  @Test(
    "a pair that was expected from a bulk import file is what a list shows later, and nothing more",
    arguments: [csv, json])
  func bulkThenPair(_ fields: Set<DocumentField>) async throws {
    var pair = pair()
    pair[1].vat = .zero
    #expect(try take(pair, at: "2026-11-10 09:00", fields: Self.xml).added == 2)
    #expect(try take(pair, fields: fields).changed == 2)
    #expect(try await all().map(\.status.status) == [.amended, .approved])
    #expect(try await all().map(\.vat) == pair.map(\.vat))
    #expect(try take(pair, fields: fields).isUnchanged)
    #expect(try take(pair, at: "2026-11-18 09:00", fields: Self.xml).isUnchanged)
  }

  @Test("numbers that come later go to the one of a pair that is in their status", arguments: [true, false])
  func pairWithoutNumbers(_ amendedFirst: Bool) async throws {
    let file = amendedFirst ? pair() : pair().reversed()
    try take(file, fields: Self.csv.subtracting([.nsfp]))
    #expect(try take(file, fields: Self.json).changed == 2)
    let read = try await all()
    #expect(read.map(\.nsfp) == file.map(\.nsfp) && read.map(\.recordID) == file.map(\.recordID))
    #expect(read.map(\.status) == file.map(\.status))
  }

  @Test(
    "which of two documents without a number was approved is told by the row that is the other, above it or below",
    arguments: [true, false])
  func leftByTheOther(_ approvedFirst: Bool) async throws {
    let two = ["SIGNING IN PROGRESS", "SAVED INVALID"].map { Sample.document(1, status: $0) }
    try take(two, fields: Self.csv.subtracting([.nsfp]))
    let later = [approved(two[0], nsfp: "04002600000000077"), two[1]]
    let report = try take(approvedFirst ? later : later.reversed(), at: "2026-11-18 09:00", fields: Self.csv)
    #expect(report.changed == 1 && report.unchanged == 1 && report.added == 0)
    let read = try await all()
    #expect(read.map(\.status) == later.map(\.status) && read.map(\.nsfp) == later.map(\.nsfp))
  }

  @Test("where nothing tells which of several a row is, what is asked for is what it does not have")
  func askedFor() throws {
    let two = ["SIGNING IN PROGRESS", "SAVED INVALID"].map { Sample.document(1, status: $0) }
    try take(two, fields: Self.csv.subtracting([.nsfp]))
    let numbered = approved(two[0], nsfp: "04002600000000077")
    for (fields, id, en) in [
      (Self.csv, "Sertakan RecordId-nya, atau impor daftar", "Give its RecordId, or import a list"),
      (Self.csv.subtracting([.nsfp]), "RecordId atau nomor fakturnya", "its RecordId or faktur number"),
    ] {
      let refused = try #require(throws: ImportRefused.self) {
        try take([numbered], at: "2026-11-18 09:00", fields: fields)
      }
      #expect(refused.phrase.text(.indonesian).string.contains(id))
      #expect(refused.phrase.text(.english).string.contains(en))
    }
  }

  @Test("which of two numbered documents was approved is not guessed")
  func notGuessed() async throws {
    var two = [Sample.document(1, status: "SIGNING IN PROGRESS"), Sample.document(1, status: "SIGNING IN PROGRESS")]
    two[1].recordID = Sample.document(2).recordID
    try take(two)
    let before = try await all()
    #expect(throws: ImportRefused.self) {
      try take(
        [Sample.document(1, status: "APPROVED")], at: "2026-11-18 09:00", fields: Self.csv.subtracting([.nsfp]))
    }
    #expect(try await all() == before)
  }
}

extension Document {
  fileprivate func without(_ field: DocumentField) -> Document {
    var document = self
    if field == .otherTaxBase { document.otherTaxBase = nil }
    return document
  }
}
