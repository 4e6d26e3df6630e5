import CoretaxFiles
import Foundation
import QueueStore
import TestSupport
import Testing
import UploadQueue

@Suite("Export, and import into an empty queue")
struct RoundTripTests {
  let folder: TemporaryFolder
  let queue: LocalQueue

  init() throws {
    folder = try TemporaryFolder()
    queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    try queue.setTaxpayer(try #require(NPWP("0999999999999000")))
  }

  /// Documents of every kind and channel, with amounts to the sen and texts that would do harm elsewhere.
  private static let documents: [Document] = {
    let texts = [
      "=1+1", "+62 21 000", "-", "@SUM(A1)", "'tis", "\"PT\" CONTOH, TBK; CV", "a\nb", "null", "=\"x\"", "_x0041_",
      "<&>]]>", "\u{1}bel", "CAFÉ 👩‍💻", "ter\u{202E}balik", "<U+0041>", "tab\there",
      "  two blanks before", "one after ", "\ttab before", "return\rinside\r", "\nline before", " -", "\t'tis",
      " null ", "  =1+1",
      "PT A;=1+1;B", "x; \"+62;@y;-", "a\n-1;<U+003D>",
      " ", "\t \r\n", "\u{A0}", "\u{200B}",
    ]
    return DocumentKind.allCases.enumerated().flatMap { number, kind in
      texts.enumerated().map { index, text in
        let place = number * texts.count + index
        var document = Document(
          id: DocumentID(""), kind: kind, channel: Channel.allCases[place % 3],
          status: StatusReading(coretax: ["APPROVED", "SAVED INVALID", "status baru", "AMENDED"][place % 4]),
          observedAt: .wib("2026-11-17 08:00"))
        document.taxpayer = NPWP("0999999999999000")
        document.recordID = "R-\(place)"
        document.reference = text + " \(place)"
        document.partnerName = text
        document.partnerIdentity = place % 5 == 0 ? text : "0888000000001\(place % 900 + 100)"
        document.signer = text
        document.reason = text
        document.eSignStatus = place % 2 == 0 ? "Done" : nil
        document.transactionCode = "04"
        document.nsfp = place % 4 == 0 ? NSFP("040026000\(10_000_000 + place)") : nil
        document.documentNumber = kind.isReturn ? "NR-\(place)" : nil
        document.date = .day("2026-10-17")
        document.period = TaxPeriod(year: 2026, month: place % 12 + 1)
        document.taxBase = Rupiah(sen: Int64(place) * 1_000_003 + 1)
        document.otherTaxBase = Rupiah(sen: -Int64(place))
        document.vat = Rupiah(sen: 999_999_999_999_999_99 - Int64(place))
        document.luxuryTax = place % 3 == 0 ? nil : .zero
        document.reportedBySeller = place % 2 == 0
        document.reportedByBuyer = place % 3 == 0 ? nil : false
        document.reportedByVATCollector = nil
        document.createdAt = .wib("2026-10-17 08:41")
        document.lastUpdatedAt = Timestamp(milliseconds: 1_760_000_000_000 + Int64(place))
        document.statusTime = place % 2 == 0 ? StatusTime(since: .wib("2026-10-18 09:00"), source: .backend) : nil
        return document
      }
    }
  }()

  private let clerk = Operator(user: "petugas", host: "kantor")

  private func exported(
    _ format: DocumentExport.Format, from queue: LocalQueue, in zone: ShownZone = .wib
  ) throws -> String {
    let path = folder.file("ekspor.\(format.rawValue)")
    _ = try ExportFile.write(path, overwrites: true) { descriptor in
      try DocumentExport.write(format, to: descriptor, in: zone, at: .wib("2026-11-17 09:00")) {
        each in
        try queue.forEachDocument { document in
          let note = document.recordID.map { Note(text: "=\($0) \u{202E}\n", by: clerk, at: document.observedAt) }
          let annotation = Annotation(note: note, mark: Mark(by: clerk, at: document.observedAt))
          try each(QueueRow(document, annotation: annotation))
        }
      }
    }
    return path
  }

  private func imported(_ path: String) throws -> [Document] {
    let other = try LocalQueue.create(at: folder.file("other-\(UUID().uuidString).sqlite"))
    for found in FoundFiles(paths: [path], now: .wib("2026-11-17 09:00")).files {
      let reader = CoretaxFileReader(found.file, asOf: .wib("2026-11-17 08:00"), taxpayer: NPWP("0999999999999000"))
      _ = try other.importFile(asOf: .wib("2026-11-17 08:00")) { each in _ = try reader.read(each: each) }
    }
    return try all(other)
  }

  private func all(_ queue: LocalQueue) throws -> [Document] {
    var documents: [Document] = []
    try queue.forEachDocument { documents.append($0) }
    return documents
  }

  @Test("gives back every moment, whatever time zone it was written in", arguments: DocumentExport.Format.allCases)
  func zones(format: DocumentExport.Format) throws {
    try queue.insert(Self.documents)
    let before = try all(queue)
    let after = try imported(exported(format, from: queue, in: .wit))
    #expect(after.map(\.createdAt) == before.map(\.createdAt))
    #expect(after.map(\.lastUpdatedAt) == before.map(\.lastUpdatedAt))
    #expect(after.map(\.statusTime) == before.map(\.statusTime))
  }

  @Test("gives back every document to the sen, and every text as it was", arguments: DocumentExport.Format.allCases)
  func roundTrip(format: DocumentExport.Format) throws {
    try queue.insert(Self.documents)
    let before = try all(queue)
    let after = try imported(exported(format, from: queue))
    #expect(after.count == Self.documents.count)
    for (old, new) in zip(before, after) { #expect(old == new) }
  }

  @Test("a time that is only a bound goes along, and is known elsewhere", arguments: DocumentExport.Format.allCases)
  func knownSince(format: DocumentExport.Format) throws {
    var document = Self.documents[0]
    document.statusTime = nil
    document.observedAt = .wib("2026-11-14 07:30")
    try queue.insert([document])
    let known = StatusTime(since: document.observedAt, source: .atLeast)
    #expect(try all(queue).map(\.statusTime) == [known])
    #expect(try imported(exported(format, from: queue)).map(\.statusTime) == [known])
  }

  @Test("each document is as of the time it was true, not of the file's", arguments: DocumentExport.Format.allCases)
  func ownTimes(format: DocumentExport.Format) throws {
    let moments: [Timestamp] = [.wib("2026-11-14 07:30"), .wib("2026-11-16 23:59:59"), .wib("2026-11-17 07:00")]
    let documents = zip(Self.documents, moments).map { document, moment in
      var document = document
      document.observedAt = moment + .milliseconds(1)
      return document
    }
    try queue.insert(documents)
    #expect(try imported(exported(format, from: queue)).map(\.observedAt) == documents.map(\.observedAt))
  }

  @Test(
    "an older export that is imported again moves no status back, unless its time is given",
    arguments: DocumentExport.Format.allCases)
  func olderExport(format: DocumentExport.Format) throws {
    try queue.insert([Self.documents[0]])
    let path = try exported(format, from: queue)
    var moved = try all(queue)[0]
    moved.status = StatusReading(coretax: "AMENDED")
    moved.statusTime = nil
    moved.observedAt = .wib("2026-11-18 08:00")
    try queue.update([moved])
    let before = try all(queue)

    let report = try again(path, at: .wib("2026-11-20 10:00"), forAll: false)
    #expect(report.isUnchanged && report.older == 1)
    #expect(report.toldTheirTime == 1 && report.newestAsOf == .wib("2026-11-17 08:00"))
    #expect(try all(queue) == before)
    #expect(try again(path, at: .wib("2026-11-20 10:00"), forAll: true).changed == 1)
    #expect(try all(queue).map(\.status.words) == ["APPROVED"])
  }

  @Test("no document is younger than the file it stands in")
  func notFromTheFuture() throws {
    var document = Self.documents[0]
    document.observedAt = .wib("2026-12-24 08:00")
    try queue.insert([document])
    #expect(try imported(exported(.csv, from: queue)).map(\.observedAt) == [.wib("2026-11-17 08:00")])
  }

  /// Imports a file into the queue that it came from.
  private func again(_ path: String, at moment: Timestamp, forAll: Bool) throws -> ImportReport {
    let file = try #require(FoundFiles(paths: [path], now: moment).files.first).file
    let reader = CoretaxFileReader(file, asOf: moment, isAsOfForAll: forAll, taxpayer: NPWP("0999999999999000"))
    return try queue.importFile(asOf: moment) { each in _ = try reader.read(each: each) }
  }

  @Test("notes and marks go along, for people: an import knows them for its own and takes none")
  func annotations() throws {
    try queue.insert([Self.documents[0]])
    let text = try String(contentsOfFile: exported(.csv, from: queue), encoding: .utf8)
    #expect(text.contains("Catatan Pantau,Ditandai di Pantau"))
    #expect(text.contains("'=R-0 <U+202E>"))
    for format in DocumentExport.Format.allCases {
      for found in FoundFiles(paths: [try exported(format, from: queue)], now: .wib("2026-11-17 09:00")).files {
        let reader = CoretaxFileReader(found.file, asOf: .wib("2026-11-17 08:00"), taxpayer: nil)
        #expect(try reader.read { _ in }.unknownColumns.isEmpty)
      }
    }
  }

  @Test("the deadline goes along while one runs: it is reckoned, and an import takes none")
  func deadline() throws {
    // Of the same faktur date one is approved, and the other not.
    try queue.insert(Array(Self.documents.prefix(2)))
    let text = try String(contentsOfFile: exported(.csv, from: queue), encoding: .utf8)
    #expect(text.contains("Alasan,Batas Waktu,Catatan Pantau"))
    #expect(text.ranges(of: "2026-11-20").count == 1)
  }

  @Test("no cell of a CSV begins as a formula does")
  func neutralised() throws {
    try queue.insert(Self.documents)
    let text = try String(contentsOfFile: exported(.csv, from: queue), encoding: .utf8)
    let cells = text.replacing("\"\"", with: "").split(whereSeparator: { $0 == "," || $0.isNewline })
    let formulas = cells.filter { cell in
      let bare = cell.drop { $0 == "\"" }
      guard let first = bare.first, "=+-@".contains(first) else { return false }
      // A negative amount is a number.
      return !bare.dropFirst().allSatisfy { $0.isNumber || $0 == "." } || bare.count == 1
    }
    #expect(formulas.isEmpty)
    #expect(text.contains("'=1+1"))
  }

  @Test("nor does any where the separator of lists is a semicolon, and quotation marks hold nothing together")
  func neutralisedForSemicolons() throws {
    try queue.insert(Self.documents)
    let text = try String(contentsOfFile: exported(.csv, from: queue), encoding: .utf8)
    let cells = text.split(whereSeparator: { $0 == ";" || $0.isNewline }).map { $0.drop { $0 == "\"" || $0 == " " } }
    #expect(cells.filter { cell in cell.first.map { "=+-@".contains($0) } ?? false }.isEmpty)
    #expect(text.contains("PT A;<U+003D>1+1;B"))
  }

  @Test("an empty queue is exported as a list without rows, and imported as nothing")
  func nothing() throws {
    for format in DocumentExport.Format.allCases {
      #expect(try imported(exported(format, from: queue)).isEmpty)
    }
  }

  @Test("a file is its owner's alone, is never overwritten unasked, and no half of one is left behind")
  func atomic() throws {
    struct Stopped: Error {}
    let path = folder.file("hasil.csv")
    #expect(throws: Stopped.self) {
      try ExportFile.write(path, overwrites: false) { _ in throw Stopped() }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("hasil") })
    try ExportFile.write(path, overwrites: false) { _ in }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: ExportFailure.exists(path: path)) { try ExportFile.write(path, overwrites: false) { _ in } }
    try ExportFile.write(path, overwrites: true) { _ in }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix(".pantau") }.isEmpty)
  }

  @Test(
    "whoever reads an export may stop early, and that is told from what cannot be written",
    arguments: DocumentExport.Format.allCases)
  func readerGone(format: DocumentExport.Format) throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    #expect(throws: ExportFailure.readerGone) {
      try DocumentExport.write(
        format, to: pipe.fileHandleForWriting.fileDescriptor, at: .wib("2026-11-17 10:00")
      ) { each in
        for document in Self.documents { try each(QueueRow(document)) }
      }
    }
  }

  // MARK: Rehearsal

  @Test("a rehearsal tells what each import would do, one after the other, and nothing of it lasts")
  func rehearsal() throws {
    try queue.insert(Array(Self.documents.prefix(3)))
    let before = try all(queue)
    var changed = Self.documents[1]
    changed.status = StatusReading(coretax: "APPROVED")
    let added = Self.documents[7]
    let fields = Set(DocumentField.allCases)
    let reports = try queue.rehearse { rehearsal in
      try [[changed, added], [added]].map { documents in
        try rehearsal.importFile(asOf: .wib("2026-11-17 10:00")) { each in
          for document in documents {
            try each(SourcedDocument(document: document, line: 1, hasStatus: true, fields: fields))
          }
        }
      }
    }
    #expect(reports.map(\.added) == [1, 0])
    #expect(reports.map(\.changed) == [1, 0])
    #expect(reports.map(\.unchanged) == [0, 1])
    #expect(reports.first?.additions.map(\.name) == [added.name])
    #expect(try all(queue) == before)
    #expect(try queue.count() == 3)
  }

  @Test("in a rehearsal a refused file takes nothing of the others with it")
  func refusedRehearsal() throws {
    struct Broken: Error {}
    let fields = Set(DocumentField.allCases)
    let count = try queue.rehearse { rehearsal in
      #expect(throws: Broken.self) {
        try rehearsal.importFile(asOf: .wib("2026-11-17 10:00")) { each in
          try each(SourcedDocument(document: Self.documents[0], line: 1, hasStatus: true, fields: fields))
          throw Broken()
        }
      }
      return try rehearsal.importFile(asOf: .wib("2026-11-17 10:00")) { each in
        try each(SourcedDocument(document: Self.documents[0], line: 1, hasStatus: true, fields: fields))
      }.added
    }
    #expect(count == 1)
    #expect(try queue.count() == 0)
  }
}
