import TestSupport
import Testing
import UploadQueue

/// Which rows a view holds, in which order.
@Suite struct QueueViewTests {
  private let index = QueueIndex()
  private let nine = Sample.observedAt

  private func fill(_ documents: [Document]) async {
    let ticket = await index.beginPoll(at: nine)
    _ = await index.apply(documents, of: ticket, seenAt: nine)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: nine)
  }

  private func shown(_ query: QueueQuery = QueueQuery(), at moment: Timestamp? = nil) async -> [DocumentID] {
    await index.window(query, following: nil, line: 0, top: 0, height: 100, at: moment ?? nine).rows.map(\.id)
  }

  @Test("A snapshot holds the rows of a query in their order, and no poll changes it")
  func snapshot() async throws {
    await fill(mixed)
    let query = QueueQuery(
      filter: try Filter(parsing: "-status:approved"), sort: [SortOrder(.taxBase), SortOrder(.reference)])
    let shown = await shown(query)
    let snapshot = await index.snapshot(of: query, at: nine)
    await fill([])
    var rows: [QueueRow] = []
    snapshot.forEach { rows.append($0) }
    #expect(rows.map(\.id) == shown)
    #expect(snapshot.count == shown.count)
    #expect(rows.allSatisfy { $0.missingSince == nil })
    #expect(rows.first?.document == mixed.first { $0.id == shown.first })
  }

  @Test("A snapshot has since when, also where only Pantau knows it")
  func snapshotTimes() async {
    await fill([Sample.document(1)])
    var times: [StatusTime?] = []
    await index.snapshot(of: QueueQuery(), at: nine).forEach { times.append($0.document.statusTime) }
    #expect(times.count == 1 && times[0]?.isLowerBound == true)
  }

  /// Documents in every status, some of them late, signing for a week or expected.
  private var mixed: [Document] {
    let words = UploadStatus.allCases.map { $0 == .unknown ? "DISAPPROVED" : $0.word } + [""]
    return (0..<40).map { number in
      var document = Sample.document(number, status: words[number % words.count])
      document.statusTime = StatusTime(since: nine - .hours(number * 5), source: .backend)
      document.date = number % 7 == 0 ? nil : .day("2026-09-25").adding(days: number)
      document.taxBase = number % 6 == 0 ? nil : Rupiah(sen: Int64(number * 7919 % 41))
      document.vat = number % 5 == 0 ? nil : Rupiah(sen: Int64(number * 7907 % 43))
      document.signer = number % 4 == 0 ? nil : "Signer \(number * 13 % 10)"
      document.nsfp = number % 3 == 0 ? NSFP("0400250029999\(1000 + number * 17 % 40)") : nil
      return document
    }
  }

  @Test("every view holds as many rows as its count says", arguments: QueueView.allCases)
  func counts(view: QueueView) async {
    await fill(mixed)
    await fill(Array(mixed.dropLast(3)))
    await index.release(marksUpTo: 99)
    await index.apply([
      AnnotationRecord(
        subject: Subject(mixed[0]), event: .marked, by: Operator(user: "petugas", host: "kantor"), at: nine)
    ])
    let summary = await index.summary(at: nine)
    let rows = await shown(QueueQuery(view: view))
    #expect(rows.count == summary.count(view))
    #expect(!rows.isEmpty)
    let window = await index.window(QueueQuery(view: view), following: nil, line: 0, top: 0, height: 1, at: nine)
    #expect(window.total == rows.count)
    #expect(window.summary == summary)
  }

  @Test("who cancels a search gets none of it, and nobody else gets half of it")
  func cancelled() async throws {
    await fill(mixed)
    let query = QueueQuery(filter: try Filter(parsing: "signer:signer", in: .english))
    let found = await Task { [index, nine] in
      withUnsafeCurrentTask { $0?.cancel() }
      return await index.window(query, following: nil, line: 0, top: 0, height: 100, at: nine).rows.count
    }.value
    #expect(found == 0)
    #expect(await shown(query).count == 30)
  }

  @Test("the numbers of the queue agree with its rows")
  func numbers() async {
    await fill(mixed)
    let summary = await index.summary(at: nine)
    var statuses: [UploadStatus: Int] = [:]
    for document in mixed { statuses[document.status.status, default: 0] += 1 }
    #expect(summary.statuses == statuses)
    let policy = QueuePolicy()
    let standings = mixed.map {
      ($0, policy.deadline.standing(of: $0.status.status, kind: $0.kind, dated: $0.date, at: nine))
    }
    let due = standings.filter { policy.isDue($0.1) }
    #expect(summary.exposure == due.compactMap { Exposure.atStake(taxBase: $0.0.taxBase) }.reduce(.zero, +))
    #expect(summary.unknownExposureCount == due.count { $0.0.taxBase == nil })
    #expect(summary.missedCount == due.count { if case .missed = $0.1 { true } else { false } })
    #expect(summary.count(.due) == due.count)
    #expect(summary.newestObservation == nine)
    let open = mixed.filter { [.draft, .signingInProgress, .savedInvalid].contains($0.status.status) }
    #expect(summary.oldestOpenObservation == open.map(\.observedAt).min())
    let stuck = mixed.filter {
      $0.status.status == .signingInProgress && $0.statusTime?.since ?? nine <= nine - .hours(24)
    }
    #expect(summary.oldestStuck == stuck.compactMap(\.statusTime).min { $0.since < $1.since })
  }

  @Test("every order brings every row once, also turned round", arguments: SortKey.allCases, [false, true])
  func complete(sort: SortKey, isReversed: Bool) async {
    await fill(mixed)
    let order = await shown(QueueQuery(sort: [SortOrder(sort, isReversed: isReversed)]))
    #expect(Set(order) == Set(mixed.map(\.id)))
    #expect(order.count == mixed.count)
  }

  @Test(
    "each order is by what its name says, with what is absent last, also turned round", arguments: SortKey.allCases,
    [false, true])
  func ordered(sort: SortKey, isReversed: Bool) async throws {
    await fill(mixed)
    for number in [4, 20, 9] {
      await index.apply([
        AnnotationRecord(
          subject: Subject(mixed[number]), event: .noted("catatan"), by: Operator(user: "petugas", host: "kantor"),
          at: nine + .minutes(number))
      ])
    }
    var rows: [Document] = []
    for id in await shown(QueueQuery(sort: [SortOrder(sort, isReversed: isReversed)])) {
      rows.append(try #require(await index.row(id)).document)
    }
    func isSorted<Value: Comparable>(_ values: [Value?], _ inOrder: (Value, Value) -> Bool) -> Bool {
      let present = values.compactMap { $0 }
      return values.prefix(present.count).allSatisfy { $0 != nil }
        && zip(present, present.dropFirst()).allSatisfy { isReversed ? inOrder($1, $0) : inOrder($0, $1) }
    }
    switch sort {
    case .urgency: #expect((isReversed ? rows.last : rows.first)?.status.status == .signingInProgress)
    case .status: #expect(isSorted(rows.map(\.status.status.rawValue), <=))
    case .age: #expect(isSorted(rows.map(\.statusTime?.since), <=))
    case .deadline:
      let policy = Deadline()
      let days = rows.map {
        policy.standing(of: $0.status.status, kind: $0.kind, dated: $0.date, at: nine) == .none
          ? nil : policy.lastDay(for: $0.kind, dated: $0.date)
      }
      #expect(isSorted(days, <=))
    case .reference: #expect(isSorted(rows.map(\.reference), <=))
    case .partner: #expect(isSorted(rows.map { $0.partnerName?.lowercased() }, <=))
    case .taxBase: #expect(isSorted(rows.map(\.taxBase), >=))
    case .vat: #expect(isSorted(rows.map(\.vat), >=))
    case .signer: #expect(isSorted(rows.map(\.signer), <=))
    case .date: #expect(isSorted(rows.map(\.date), >=))
    case .nsfp: #expect(isSorted(rows.map(\.nsfp?.digits), <=))
    case .note: #expect(rows.prefix(3).map(\.id) == (isReversed ? [4, 9, 20] : [20, 9, 4]).map { mixed[$0].id })
    case .period: #expect(isSorted(rows.map(\.period), >=))
    case .transactionCode: #expect(isSorted(rows.map(\.transactionCode), <=))
    case .otherTaxBase: #expect(isSorted(rows.map(\.otherTaxBase), >=))
    case .luxuryTax: #expect(isSorted(rows.map(\.luxuryTax), >=))
    case .reason: #expect(isSorted(rows.map { $0.reason?.lowercased() }, <=))
    case .eSignStatus: #expect(isSorted(rows.map { $0.eSignStatus?.lowercased() }, <=))
    case .words: #expect(isSorted(rows.map { $0.status.words.isEmpty ? nil : $0.status.words.lowercased() }, <=))
    case .kind: #expect(isSorted(rows.map(\.kind.rawValue), <=))
    case .channel: #expect(isSorted(rows.map(\.channel.rawValue), <=))
    case .queue: break
    case .taxpayer: #expect(isSorted(rows.map(\.taxpayer?.digits), <=))
    case .partnerIdentity: #expect(isSorted(rows.map(\.partnerIdentity), <=))
    case .documentNumber: #expect(isSorted(rows.map { $0.documentNumber?.lowercased() }, <=))
    case .recordID: #expect(isSorted(rows.map { $0.recordID?.lowercased() }, <=))
    case .createdAt: #expect(isSorted(rows.map(\.createdAt), >=))
    case .lastUpdatedAt: #expect(isSorted(rows.map(\.lastUpdatedAt), >=))
    case .observedAt: #expect(isSorted(rows.map(\.observedAt), >=))
    case .reported:
      func reporters(_ document: Document) -> Int? {
        let flags = [document.reportedBySeller, document.reportedByBuyer, document.reportedByVATCollector]
        let sum = zip(flags, [4, 2, 1]).reduce(0) { $0 + ($1.0 == true ? $1.1 : 0) }
        return sum == 0 ? nil : sum
      }
      #expect(isSorted(rows.map(reporters), >=))
    }
  }

  @Test(
    "a search finds each text field, in any case",
    arguments: [
      "inv-abc", "INV-ABC", "04002500299999999", "doc-XYZ", "rec-77", "pt Contoh Toko", "0777", "tanda SAYA",
      "saved inv",
      "nitku SALAH", "don", "07",
    ])
  func search(text: String) async {
    var document = Document(
      id: DocumentID("it"), kind: .outputInvoice, channel: .coretax, status: StatusReading(coretax: "Saved Invalid"),
      observedAt: nine)
    document.reference = "Inv-Abc"
    document.nsfp = NSFP("04002500299999999")
    document.documentNumber = "Doc-Xyz"
    document.recordID = "Rec-77"
    document.partnerName = "PT CONTOH TOKO"
    document.partnerIdentity = "0777"
    document.signer = "Tanda Saya"
    document.reason = "NITKU salah"
    document.eSignStatus = "Done"
    document.transactionCode = "07"
    let other = Document(
      id: DocumentID("other"), kind: .outputInvoice, channel: .coretax, status: StatusReading(coretax: "Approved"),
      observedAt: nine)
    await fill([other, document])
    #expect(await shown(QueueQuery(filter: .naming(text))) == [document.id])
    #expect(await shown(QueueQuery(view: .approved, filter: .naming(text))) == [])
  }

  @Test(
    "a search finds a kind by whole words of its name, and by no part of one",
    arguments: [
      ("retur", [.outputReturn, .inputReturn, .specialOutputReturn, .specialInputReturn]),
      ("return", [.outputReturn, .inputReturn, .specialOutputReturn, .specialInputReturn]),
      ("Retur Masukan", [.inputReturn, .specialInputReturn]), ("\"retur masukan\"", [.inputReturn]),
      ("faktur masukan", [.inputInvoice]),
      ("\"dokumen lain\"", [.specialOutputInvoice, .specialInputInvoice, .specialOutputReturn, .specialInputReturn]),
      ("dokumen lain masukan", [.specialInputInvoice, .specialInputReturn]), ("ret", []), ("fakt", []), ("lai", []),
    ] as [(String, [DocumentKind])])
  func kinds(text: String, kinds: [DocumentKind]) async throws {
    let documents = DocumentKind.allCases.map { kind in
      var document = Sample.document(kind.rawValue)
      document.kind = kind
      return document
    }
    await fill(documents)
    let found = await shown(QueueQuery(filter: try Filter(parsing: text)))
    #expect(Set(found) == Set(documents.filter { kinds.contains($0.kind) }.map(\.id)))
  }

  @Test(
    "a number typed with dots and dashes finds its digits without a key, as one typed without them does",
    arguments: [
      ("040.025-00.29999999", 1), ("0400250029999", 1), ("09.999.000.0-000.000", 2), ("099990000000000", 2),
      ("9.000.0-000", 2), ("04.0-0", 0),
    ])
  func markedNumber(text: String, number: Int) async throws {
    var (one, two) = (Sample.document(1), Sample.document(2))
    (one.nsfp, one.partnerIdentity, one.recordID) = (NSFP("04002500299999999"), nil, nil)
    (two.partnerIdentity, two.recordID) = ("0999900000000000", nil)
    await fill([one, two])
    let wanted = [one, two].filter { $0.id == Sample.document(number).id }.map(\.id)
    #expect(await shown(QueueQuery(filter: try Filter(parsing: text))) == wanted)
  }

  @Test("a search for what is nowhere finds nothing")
  func searchNothing() async {
    await fill(mixed)
    #expect(await shown(QueueQuery(filter: .naming("tidak ada di mana pun"))) == [])
  }
}
