import QueueStore
import TestSupport
import Testing
import UploadQueue
import Wording

/// A copy of an old export bears the time of the copying: it counts as newer, and is not.
extension ImportTests {
  private static let later = "2026-11-18 09:00"

  /// As listed before and after DJP approved it; the list names no RecordId.
  private func approvedSince(_ number: Int, as words: String = "APPROVED") -> Document {
    var document = approved(Sample.document(number), nsfp: "040026000000000\(number + 10)")
    document.status = StatusReading(coretax: words)
    return document
  }

  @Test(
    "an old list taken for a new one doubles nothing: what it shows was so before",
    arguments: ["SIGNING IN PROGRESS", "SAVED INVALID", "CREATED"])
  func oldList(_ words: String) async throws {
    let before = Sample.documents(5, status: words)
    let after = (0..<5).map { approvedSince($0) }
    try take(before, fields: Self.csv)
    #expect(try take(after, at: "2026-11-17 12:00", fields: Self.csv).changed == 5)
    let queue = try await all()
    for _ in 1...2 {
      let report = try take(before, at: Self.later, fields: Self.csv)
      #expect(report.added == 0 && report.older == 5 && report.outlived == 5 && report.isUnchanged)
      #expect(report.lookAlikes.isEmpty && report.wentBack == 0)
    }
    #expect(try await all() == queue)
  }

  @Test("a copy of an old list with RecordIds does not take an approval back, where Coretax changed the document since")
  func oldListWithKeys() async throws {
    var before = Sample.document(1)
    before.lastUpdatedAt = .wib("2026-11-16 08:00")
    var after = approvedSince(1)
    after.lastUpdatedAt = .wib("2026-11-17 08:00")
    try take([before])
    try take([after], at: "2026-11-17 12:00")
    let queue = try await all()
    let report = try take([before], at: Self.later)
    #expect(report.older == 1 && report.wentBack == 0 && report.isUnchanged)
    #expect(try await all() == queue)
    // Changed since by Coretax itself: then it is as the list says.
    before.lastUpdatedAt = .wib("2026-11-18 08:00")
    #expect(try take([before], at: Self.later).wentBack == 1)
  }

  @Test("nor where the document was cancelled since", arguments: ["CANCELED", "WAITING FOR CANCELLATION"])
  func cancelledSince(_ words: String) async throws {
    try take([approvedSince(1, as: words)], fields: Self.csv)
    let report = try take([Sample.document(1)], at: Self.later, fields: Self.csv)
    #expect(report.outlived == 1 && report.added == 0)
  }

  @Test("what the queue lacks of such a document, the old list fills in, and leaves its status")
  func filledIn() async throws {
    var known = approvedSince(1)
    known.signer = nil
    try take([known], fields: Self.csv)
    let report = try take([Sample.document(1)], at: Self.later, fields: Self.csv)
    #expect(report.enriched == 1 && report.outlived == 1)
    let document = try #require(try await all().first)
    #expect(document.signer == Sample.document(1).signer && document.status.status == .approved)
  }

  static let differences: [@Sendable (inout Document) -> Void] = [
    { $0.taxBase = Rupiah(sen: 1) }, { $0.otherTaxBase = Rupiah(sen: 1) }, { $0.vat = Rupiah(sen: 1) },
    { $0.luxuryTax = Rupiah(sen: 1) }, { $0.date = .day("2026-11-30") }, { $0.partnerIdentity = "0999000000000077" },
    { ($0.partnerIdentity, $0.partnerName) = (nil, "PT CONTOH LAIN") },
  ]

  @Test(
    "an old list whose rows leave the buyer's number out, or blank, names no other buyer: nothing is added beside what is approved",
    arguments: [true, false])
  func withoutBuyersNumber(_ hasColumn: Bool) async throws {
    try take([approvedSince(1)], fields: Self.csv)
    let queue = try await all()
    let fields = hasColumn ? Self.csv : Self.csv.subtracting([.partnerIdentity])
    var old = Sample.document(1, status: "SIGNING IN PROGRESS")
    old.partnerIdentity = nil
    let report = try take([old], at: Self.later, fields: fields)
    #expect(report.added == 0 && report.outlived == 1 && report.lookAlikes.isEmpty)
    #expect(try await all() == queue)
    // Where nobody has said its time, the file is refused with a word on it.
    let refused = try #require(throws: ImportRefused.self) {
      try take([old], at: Self.later, fields: fields, trust: .doubted(in: .wib))
    }
    #expect(refused.faults.first?.phrase.text(.english).string.contains("--as-of") == true)
    // The name alone tells as well.
    old.partnerName = nil
    #expect(try take([old], at: Self.later, fields: fields.subtracting([.partnerName])).added == 0)
  }

  @Test("the replacement of an AMENDED document stands beside it also where the list leaves the buyer's number out")
  func replacedWithoutBuyersNumber() async throws {
    try take([approvedSince(1, as: "AMENDED")], fields: Self.csv)
    var replacement = Sample.document(1)
    replacement.partnerIdentity = nil
    #expect(try take([replacement], at: Self.later, fields: Self.csv).added == 1)
  }

  @Test("where amount, date or buyer differ, it is a replacement of its own, and named", arguments: differences.indices)
  func differs(_ index: Int) async throws {
    try take([approvedSince(1)], fields: Self.csv)
    var other = Sample.document(1, status: "SIGNING IN PROGRESS")
    Self.differences[index](&other)
    let report = try take([Sample.document(9), other], at: Self.later, fields: Self.csv)
    #expect(report.added == 2 && report.outlived == 0)
    #expect(report.lookAlikeCount == 1)
    #expect(report.lookAlikes == [ImportReport.LookAlike(name: "INV-000001", line: 3)])
    #expect(try take([Sample.document(9), other], at: Self.later, fields: Self.csv).unchanged == 2)
  }

  @Test("the replacement of an AMENDED document stands beside it", arguments: ["AMENDED", "WAITING FOR AMENDMENT"])
  func replaced(_ words: String) async throws {
    try take([approvedSince(1, as: words)], fields: Self.csv)
    let report = try take([Sample.document(1)], at: Self.later, fields: Self.csv)
    #expect(report.added == 1 && report.outlived == 0)
    #expect(report.lookAlikes.map(\.name) == ["INV-000001"])
  }

  @Test(
    "a list that shows both the approved document and its like says itself that they are two", arguments: [true, false])
  func both(_ approvedFirst: Bool) async throws {
    try take([approvedSince(1)], fields: Self.csv)
    let like = Sample.document(1, status: "SIGNING IN PROGRESS")
    let file = approvedFirst ? [approvedSince(1), like] : [like, approvedSince(1)]
    let report = try take(file, at: Self.later, fields: Self.csv)
    #expect(report.added == 1 && report.unchanged == 1 && report.outlived == 0)
    #expect(report.lookAlikes.isEmpty)
    #expect(Set(try await all().map(\.status.status)) == [.approved, .signingInProgress])
    #expect(try take(file, at: Self.later, fields: Self.csv).isUnchanged)
  }

  @Test("the documents of a return are known by their number in an old list as well")
  func oldReturn() async throws {
    var before = Sample.document(1, status: "SIGNING IN PROGRESS")
    (before.kind, before.reference, before.documentNumber) = (.outputReturn, nil, "RET-1")
    before.nsfp = NSFP("04002600000000001")
    var after = before
    after.status = StatusReading(coretax: "APPROVED")
    try take([after], fields: Self.csv)
    let report = try take([before], at: Self.later, fields: Self.csv)
    #expect(report.outlived == 1 && report.added == 0)
  }

  @Test(
    "by its own number a document may go back from Approved: the backend's word counts, and it is told",
    arguments: [
      [DocumentField.recordID], [.nsfp],
    ])
  func wentBack(_ own: [DocumentField]) async throws {
    let fields = Self.json.subtracting([.recordID, .nsfp]).union(own)
    try take([approvedSince(1), approvedSince(2)], fields: fields)
    var back = approvedSince(1, as: "SAVED INVALID")
    back.signer = "ORANG LAIN"
    let report = try take([back, approvedSince(2)], at: Self.later, fields: fields)
    #expect(report.changed == 1 && report.unchanged == 1 && report.added == 0)
    #expect(report.wentBack == 1)
    #expect(try await all().map(\.status.status) == [.savedInvalid, .approved])
  }

  @Test(
    "under its own NSFP an invoice is one document in whatever status, whether the list is older or newer",
    arguments: ["AMENDED", "CANCELED"], ["APPROVED", "WAITING FOR CANCELLATION", "SIGNING IN PROGRESS"])
  func oneNumber(_ ended: String, _ before: String) async throws {
    try take([approvedSince(1, as: ended)], fields: Self.csv)
    let queue = try await all()
    let older = try take([approvedSince(1, as: before)], at: "2026-11-16 09:00", fields: Self.csv)
    #expect(older.added == 0 && older.older == 1 && older.wentBack == 0)
    #expect(try await all().map(\.status) == queue.map(\.status))
    let newer = try take([approvedSince(1, as: before)], at: Self.later, fields: Self.csv)
    #expect(newer.added == 0 && newer.changed == 1 && newer.wentBack == 1 && newer.lookAlikes.isEmpty)
    #expect(try await all().map(\.status.words) == [before])
    #expect(try take([approvedSince(1, as: ended)], at: "2026-11-19 09:00", fields: Self.csv).changed == 1)
  }

  @Test(
    "an approval that was cancelled since is not the approval again by a RecordId without a word",
    arguments: [true, false])
  func cancelledByKey(_ isChangedSince: Bool) async throws {
    var canceled = approvedSince(1, as: "CANCELED")
    canceled.lastUpdatedAt = .wib("2026-11-17 08:00")
    try take([canceled])
    var approved = approvedSince(1)
    approved.lastUpdatedAt = .wib(isChangedSince ? "2026-11-18 08:00" : "2026-11-16 08:00")
    let report = try take([approved], at: Self.later)
    #expect(report.wentBack == (isChangedSince ? 1 : 0) && report.older == (isChangedSince ? 0 : 1))
    #expect(try await all().map(\.status.status) == [isChangedSince ? .approved : .canceled])
  }

  @Test("an approved faktur without a number is not the cancelled one of its Reference as it was before")
  func approvedAgain() async throws {
    try take([approvedSince(1, as: "CANCELED")], fields: Self.csv)
    let again = Sample.document(1, status: "APPROVED")
    let report = try take([again], at: Self.later, fields: Self.csv)
    #expect(report.added == 1 && report.outlived == 0)
  }

  @Test(
    "a file of doubtful time that shows approved documents as before is refused as a whole, and is taken where its time is said",
    arguments: [csv, json])
  func doubtfulTime(_ fields: Set<DocumentField>) async throws {
    try take([approvedSince(1), Sample.document(2, status: "SAVED INVALID")], fields: fields)
    let queue = try await all()
    let old = [1, 2, 3].map { Sample.document($0, status: "SIGNING IN PROGRESS") }
    let refused = try #require(throws: ImportRefused.self) {
      try take(old, at: Self.later, fields: fields, trust: .doubted(in: .wib))
    }
    #expect(refused.count == 1)
    for (language, words) in [
      (Language.english, "cancelled: 1: INV-000001 (line 2: SIGNING IN PROGRESS; in the queue: APPROVED)"),
      (.indonesian, "dibatalkan: 1, yaitu INV-000001 (baris 2: SIGNING IN PROGRESS; di antrean: APPROVED)"),
    ] {
      let told = try #require(refused.faults.first).phrase.text(language).string
      #expect(told.contains(words) && told.contains("17 Nov 2026 09:00 WIB: --as-of YYYY-MM-DD"), "\(told)")
    }
    #expect(try await all() == queue)
    // The moment is told in the zone that is shown everywhere else.
    let elsewhere = try #require(throws: ImportRefused.self) {
      try take(old, at: Self.later, fields: fields, trust: .doubted(in: .wita))
    }
    for language in Language.allCases {
      let told = try #require(elsewhere.faults.first).phrase.text(language).string
      #expect(told.contains("17 Nov 2026 10:00 WITA: --as-of") && !told.contains("WIB"), "\(told)")
    }
    // Older than what is known, it takes nothing back.
    let older = try take(old, at: "2026-11-16 09:00", fields: fields, trust: .doubted(in: .wib))
    #expect(older.added == 1 && older.older == 2 && older.wentBack == 0)
    #expect(older.newerKnownAt == .wib("2026-11-17 09:00"))
  }

  @Test("so is one of a time between two lists that both show them approved: it would shorten how long all else stands")
  func doubtfulTimeBetween() async throws {
    let stuck = Sample.document(2, status: "SIGNING IN PROGRESS")
    for time in ["2026-11-17 09:00", Self.later] { try take([approvedSince(1), stuck], at: time, fields: Self.csv) }
    let queue = try await all()
    let old = [Sample.document(1), Sample.document(2, status: "CREATED")]
    let between = "2026-11-17 20:00"
    let refused = try #require(throws: ImportRefused.self) {
      try take(old, at: between, fields: Self.csv, trust: .doubted(in: .wib))
    }
    #expect(refused.backwards?.knownAt == .wib("2026-11-17 09:00"))
    #expect(try await all() == queue)
    #expect(try take(old, at: between, fields: Self.csv).timesPutRight == 2)
  }

  @Test("so it is where Coretax has changed the document since")
  func doubtfulTimeOfChanged() throws {
    var before = Sample.document(1)
    before.lastUpdatedAt = .wib("2026-11-16 08:00")
    var after = approvedSince(1)
    after.lastUpdatedAt = .wib("2026-11-17 08:00")
    try take([after])
    #expect(throws: ImportRefused.self) { try take([before], at: Self.later, trust: .doubted(in: .wib)) }
    // Whatever time is said of the file, its own date keeps it back, and that is what is told.
    let report = try take([before], at: Self.later)
    #expect(report.older == 1 && report.olderByOwnTime == 1 && report.newerKnownAt == nil)
  }

  @Test("where Coretax has changed the document after all, as the file itself says, its time is not doubted")
  func changedAfter() throws {
    var after = approvedSince(1)
    after.lastUpdatedAt = .wib("2026-11-17 08:00")
    try take([after])
    var back = Sample.document(1)
    back.lastUpdatedAt = .wib("2026-11-18 08:00")
    #expect(try take([back], at: Self.later, trust: .doubted(in: .wib)).wentBack == 1)
  }

  @Test("of a file that was true before some moment nothing moves what is known, and what only it has is added")
  func before() async throws {
    try take([approvedSince(1), Sample.document(2, status: "SAVED INVALID")], fields: Self.csv)
    let queue = try await all()
    let old = [1, 2, 3].map { Sample.document($0, status: "SIGNING IN PROGRESS") }
    let report = try take(old, at: Self.later, fields: Self.csv, trust: .upperBound)
    #expect(report.added == 1 && report.older == 2 && report.wentBack == 0 && report.knownForLonger == 0)
    #expect(try await all().filter { queue.map(\.id).contains($0.id) } == queue)
  }

  @Test("a newer list with the approved document and its like has a sound time")
  func soundTime() throws {
    try take([approvedSince(1)], fields: Self.csv)
    let like = Sample.document(1, status: "SIGNING IN PROGRESS")
    let report = try take([like, approvedSince(1)], at: Self.later, fields: Self.csv, trust: .doubted(in: .wib))
    #expect(report.added == 1)
  }

  @Test("what the queue has from a newer source as not approved yet is not added as approved by an older list")
  func foreseen() async throws {
    let before = Sample.document(1, status: "SIGNING IN PROGRESS")
    try take([before], at: Self.later, fields: Self.csv)
    let report = try take([approvedSince(1), Sample.document(9)], fields: Self.csv, trust: .doubted(in: .wib))
    #expect(report.added == 1 && report.older == 1)
    #expect(report.newerKnownCount == 1 && report.newerKnownAt == .wib(Self.later))
    // A list that is newer still puts it right.
    let newer = try take([approvedSince(1), Sample.document(9)], at: "2026-11-19 09:00", fields: Self.csv)
    #expect(newer.added == 0 && newer.changed == 1)
    #expect(try await all().map(\.status.status) == [.approved, .savedInvalid])
  }

  @Test("a list that shows both says itself that they are two", arguments: [false, true])
  func foreseenBesideItself(isFirst: Bool) async throws {
    let before = Sample.document(1, status: "SIGNING IN PROGRESS")
    try take([before], at: Self.later, fields: Self.csv)
    let both = isFirst ? [approvedSince(1), before] : [before, approvedSince(1)]
    #expect(try take(both, fields: Self.csv).added == 1)
    #expect(try await all().map(\.status.status) == [.signingInProgress, .approved])
  }

  @Test("the e-sign status of an older status is not put on a newer one, in whatever order the lists come")
  func eSignStatusOfAnother() async throws {
    var signing = Sample.document(1, status: "SIGNING IN PROGRESS")
    signing.eSignStatus = "In Progress"
    var invalid = Sample.document(1, status: "SAVED INVALID")
    invalid.eSignStatus = nil
    try take([invalid], at: Self.later, fields: Self.csv)
    try take([signing], fields: Self.csv)
    #expect(try await all().map(\.eSignStatus) == [nil])
  }

  @Test("a time is put right only where it moves")
  func nothingToPutRight() throws {
    try take([approvedSince(1)], at: Self.later, fields: Self.json)
    #expect(try take([Sample.document(1, status: "SIGNING IN PROGRESS")], fields: Self.json).timesPutRight == 0)
  }

  @Test("two of one Reference are told apart by what differs, in whatever order of lines", arguments: [false, true])
  func oneReference(isNewFirst: Bool) async throws {
    let first = Sample.document(1)
    try take([first], fields: Self.csv)
    let key = try #require(try await all().first).id
    var second = Sample.document(1)
    (second.date, second.taxBase) = (.day("2026-11-19"), Rupiah(sen: 200_000_00))
    let both = [second, approvedSince(1)]
    let report = try take(isNewFirst ? both : both.reversed(), at: Self.later, fields: Self.csv)
    #expect(report.added == 1 && report.changed == 1)
    #expect(try await all().first { $0.id == key }?.status.status == .approved)
    // Alone, it is the same document, whose amount was corrected.
    try take([Sample.document(2)], fields: Self.csv)
    var corrected = Sample.document(2)
    corrected.taxBase = Rupiah(sen: 200_000_00)
    let alone = try take([corrected], at: Self.later, fields: Self.csv)
    #expect(alone.added == 0 && alone.changed == 1)
  }
}
