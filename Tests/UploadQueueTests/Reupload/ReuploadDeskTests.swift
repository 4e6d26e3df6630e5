import TestSupport
import Testing
import UploadQueue

/// The way from looking at a document to having sent it once.
@Suite struct ReuploadDeskTests {
  @Test("nothing is sent before it is confirmed, read again unchanged, and written down")
  func theWay() throws {
    var desk = Desk.open()
    #expect(desk.take(.askToSend) == [])
    #expect(desk.take(.confirm) == [.reread(Desk.row.id)])
    let begun = desk.take(.reread(Desk.row.document))
    var written = desk.attempt
    written.signer = Desk.row.document.signer
    #expect(begun == [.begin(written)])
    #expect(desk.phase == .recording)
    let request = ReuploadRequest(
      document: Desk.row.id, key: desk.attempt.key, expected: Desk.row.document.status, signer: nil)
    #expect(desk.take(.recorded) == [.send(request)])
    #expect(desk.take(.answered(.queued)) == [.record(.queued, desk.attempt.key)])
    #expect(desk.phase == .waiting)
  }

  @Test("that another signer was added in the portal stays ticked, also where signers can be chosen here")
  func tickOfSignerAdded() throws {
    var desk = Desk.open(signers: ["A", "B"])
    let step = try #require(desk.remedy.plan.firstIndex { $0.check == .otherSigner }) + 1
    var kept: Set<Int>?
    for number in [1, step] {
      guard case .keep(let ticked)? = desk.take(.tick(number, of: desk.remedy.plan)).first else { continue }
      kept = ticked.steps
    }
    #expect(desk.ticked == [1, step] && kept == [1, step])
    let ticked = TickedSteps(document: Desk.row.id, attempt: 1, steps: [1, step], at: Desk.now)
    let opened = ReuploadDesk(
      row: Desk.row, isHandOff: false, signers: ["A", "B"], number: 1, key: IdempotencyKey("key"),
      by: Operator(user: "petugas", host: "kantor"), at: Desk.now, ticked: ticked)
    #expect(opened.ticked == [1, step])
  }

  @Test("a tick stays with its step when the list of steps changes; out of the list it is kept and ticks no other")
  func tickStaysWithItsStep() throws {
    var desk = Desk.open()
    _ = desk.take(.tick(2, of: desk.remedy.plan))
    let step = desk.remedy.plan[1]
    // A code that nobody knows has a step of its own before these.
    var told = Desk.row
    told.document.reason = "XYZ-00001"
    _ = desk.take(.seen(told))
    #expect(desk.ticked == [3] && desk.remedy.plan[2] == step)

    told.document.reason = "INVOICES HAVE ERRORS"
    _ = desk.take(.seen(told))
    #expect(desk.ticked.isEmpty)
    guard case .keep(let kept)? = desk.take(.tick(1, of: desk.remedy.plan)).first else {
      Issue.record("nothing is kept")
      return
    }
    #expect(Set(kept.ticks.keys) == [step.id, desk.remedy.plan[0].id])

    _ = desk.take(.seen(Desk.row))
    _ = desk.take(.handedOver(isHandOff: true))
    #expect(desk.ticked.isEmpty)
    _ = desk.take(.handedOver(isHandOff: false))
    #expect(desk.ticked == [2])
  }

  @Test("no list has one step twice, which a tick could not tell apart")
  func noStepTwice() {
    for entry in RemedyCatalogue.entries {
      let steps = entry.remedy.plan.map(\.id)
      #expect(Set(steps).count == steps.count, "\(entry.remedy.meaning.text(.english))")
    }
  }

  @Test("confirming without the dialog does nothing; neither does a no")
  func noDialog() {
    var desk = Desk.open()
    #expect(desk.take(.confirm) == [])
    #expect(desk.phase == .preparing)
    _ = desk.take(.askToSend)
    #expect(desk.take(.decline) == [])
    #expect(desk.take(.confirm) == [])
    #expect(desk.phase == .preparing)
  }

  @Test("where the reference must be typed, nothing else confirms")
  func mustType() {
    var desk = Desk.open(mustType: true)
    _ = desk.take(.askToSend)
    #expect(desk.take(.confirm) == [])
    for character in Desk.row.document.name + "x" { _ = desk.take(.type(character)) }
    #expect(desk.take(.confirm) == [])
    _ = desk.take(.erase)
    #expect(desk.isTypedRight)
    #expect(desk.take(.confirm) == [.reread(Desk.row.id)])
  }

  @Test(
    "what no keyboard has is typed as it is shown, or as another identity of the document",
    arguments: [
      ("INV\u{202E}-1", "INV<U+202E>-1"), ("INV-1", "INV-1"), ("日本-1", "00000000-0000-4000-8000-000000000007"),
      ("INV-é", "00000000-0000-4000-8000-000000000007"), ("A  B", "00000000-0000-4000-8000-000000000007"),
    ])
  func untypable(_ reference: String, _ asked: String) {
    var row = Desk.row
    row.document.reference = reference
    let name = TypedName(row.document)
    #expect(name.asked == asked)
    for typed in [asked, reference] {
      var desk = Desk.open(row, mustType: true)
      _ = desk.take(.askToSend)
      for character in typed.dropLast() { _ = desk.take(.type(character)) }
      #expect(!desk.isTypedRight)
      _ = desk.take(.type(typed.last ?? " "))
      #expect(desk.isTypedRight)
    }
    #expect(name.rightCharacters(in: String(asked.prefix(3))) == nil)
    #expect(name.rightCharacters(in: asked.prefix(2) + "?") == 2)
    #expect(name.rightCharacters(in: asked + "x") == asked.count)
  }

  @Test("what was typed is gone after a no")
  func typedAnew() {
    var desk = Desk.open(mustType: true)
    _ = desk.take(.askToSend)
    for character in Desk.row.document.name { _ = desk.take(.type(character)) }
    _ = desk.take(.decline)
    _ = desk.take(.askToSend)
    #expect(!desk.isTypedRight)
  }

  @Test("a document that changed in status, name, amount or partner is not sent", arguments: Desk.Difference.allCases)
  func changed(difference: Desk.Difference) {
    var desk = Desk.open()
    desk.confirm()
    let document = Desk.document(with: difference)
    #expect(desk.take(.reread(document)) == [])
    #expect(desk.phase == .over(.changed(from: Desk.row.document.status, to: document.status)))
  }

  @Test("a change that a poll brings under the open dialog ends it", arguments: Desk.Difference.allCases)
  func changedUnderTheDialog(difference: Desk.Difference) {
    var desk = Desk.open()
    _ = desk.take(.askToSend)
    var row = Desk.row
    row.document = Desk.document(with: difference)
    _ = desk.take(.seen(row))
    #expect(desk.phase == .over(.changed(from: Desk.row.document.status, to: row.document.status)))
  }

  @Test("a change that a poll brings while the document is read again is noticed", arguments: Desk.Difference.allCases)
  func changedWhileRereading(difference: Desk.Difference) {
    var desk = Desk.open()
    desk.confirm()
    var row = Desk.row
    row.document = Desk.document(with: difference)
    _ = desk.take(.seen(row))
    #expect(desk.take(.reread(row.document)) == [])
    #expect(desk.isOver)
  }

  @Test("a document that is gone, or another one in its place, is not sent")
  func gone() {
    for document in [nil, Sample.document(8)] as [Document?] {
      var desk = Desk.open()
      desk.confirm()
      #expect(desk.take(.reread(document)) == [])
      #expect(desk.phase == .over(.changed(from: Desk.row.document.status, to: nil)))
    }
    var desk = Desk.open()
    _ = desk.take(.askToSend)
    var row = Desk.row
    row.missingSince = Desk.now
    _ = desk.take(.seen(row))
    #expect(desk.phase == .over(.changed(from: Desk.row.document.status, to: nil)))
  }

  @Test("what is seen of another document changes nothing")
  func another() {
    var desk = Desk.open()
    let before = desk
    let other = Sample.document(8, status: "APPROVED")
    _ = desk.take(.seen(QueueRow(document: other, time: Desk.row.time)))
    #expect(desk == before)
  }

  @Test("only what the lifecycle allows is sent", arguments: UploadStatus.allCases.filter { $0 != .savedInvalid })
  func lifecycle(status: UploadStatus) {
    var row = Desk.row
    row.document.status = StatusReading(status, words: status.word)
    var desk = Desk.open(row)
    desk.confirm()
    #expect(desk.take(.reread(row.document)) == [])
    guard case .over(.refused) = desk.phase else {
      Issue.record("not refused: \(desk.phase)")
      return
    }
  }

  @Test("where it cannot be read again or written down, nothing is sent and nothing is recorded")
  func trouble() {
    var desk = Desk.open()
    desk.confirm()
    #expect(desk.take(.rereadFailed(.unavailable("x"))) == [])
    #expect(desk.phase == .over(.failed(.unavailable("x"))))
    desk = Desk.open()
    desk.confirm()
    _ = desk.take(.reread(Desk.row.document))
    #expect(desk.take(.notRecorded(.anotherUnderWay("INV-2"))) == [])
    #expect(desk.phase == .over(.notJournaled(.anotherUnderWay("INV-2"))))
    #expect(desk.take(.recorded) == [])
  }

  @Test("the next signer comes round to the document's own, and is sent along")
  func signer() {
    var desk = Desk.open(signers: ["A", "B"])
    var chosen: [String?] = []
    for _ in 0..<4 {
      _ = desk.take(.chooseNextSigner(proposed: nil))
      chosen.append(desk.attempt.signer)
    }
    #expect(chosen == ["A", "B", nil, "A"])
    desk.confirm()
    _ = desk.take(.reread(Desk.row.document))
    guard case .send(let request)? = desk.take(.recorded).first else {
      Issue.record("not sent")
      return
    }
    #expect(request.signer == "A")
  }

  @Test("whoever is proposed comes first, and everybody comes round all the same")
  func proposedSigner() {
    var desk = Desk.open(signers: ["A", "B", "C"])
    var chosen: [String?] = []
    for _ in 0..<4 {
      _ = desk.take(.chooseNextSigner(proposed: "C"))
      chosen.append(desk.attempt.signer)
    }
    #expect(chosen == ["C", "A", "B", nil])
    _ = desk.take(.chooseNextSigner(proposed: "D"))
    #expect(desk.attempt.signer == "A")
  }

  @Test("who can be chosen follows the way that it is uploaded, and who was chosen with it")
  func offered() {
    var desk = Desk.open(isHandOff: true)
    _ = desk.take(.handedOver(isHandOff: false))
    _ = desk.take(.offered(signers: ["A"]))
    _ = desk.take(.chooseNextSigner(proposed: nil))
    #expect(desk.signer == "A")
    _ = desk.take(.handedOver(isHandOff: true))
    #expect(desk.signers.isEmpty && desk.attempt.signer == nil)
  }

  @Test("a signer is called unchanged only where it failed with nobody else, and is the one it was sent with")
  func unchanged() {
    var row = Desk.row
    row.document.signer = "B"
    var desk = Desk.open(row, signers: ["A", "B"])
    #expect(desk.signer == "B" && desk.isSignerUnchanged)
    _ = desk.take(.chooseNextSigner(proposed: nil))
    #expect(desk.signer == "A" && !desk.isSignerUnchanged)

    var earlier = Sample.attempt("lama", on: row.document, at: Sample.observedAt - .hours(3))
    (earlier.signer, earlier.state) = ("A", .settled(.invalidAgain))
    desk = ReuploadDesk(
      row: row, isHandOff: false, signers: ["A", "B"], number: 2, key: IdempotencyKey("key"),
      by: Operator(user: "petugas", host: "kantor"), at: Desk.now, after: [earlier])
    #expect(desk.failed?.signer == "A")
    #expect(desk.signer == "B" && !desk.isSignerUnchanged)

    desk = Desk.open(row, signers: ["A", "B"])
    desk.confirm()
    _ = desk.take(.reread(row.document))
    _ = desk.take(.recorded)
    _ = desk.take(.answered(.queued))
    row.document.signer = "C"
    _ = desk.take(.seen(row))
    #expect(desk.row.document.signer == "C" && desk.signer == "B")
  }
}

/// A desk on an invented document, and what can happen to it.
enum Desk {
  static let now = Timestamp.wib("2026-11-17 09:05")
  static let row = QueueRow(
    document: Sample.document(7), time: StatusTime(since: Sample.observedAt - .hours(1), source: .observed))

  enum Difference: CaseIterable {
    case status, name, amount, partner
  }

  static func document(with difference: Difference) -> Document {
    var document = row.document
    switch difference {
    case .status: document.status = StatusReading(coretax: "SIGNING IN PROGRESS")
    case .name: document.reference = "INV-OTHER"
    case .amount: document.taxBase = Rupiah(sen: 1)
    case .partner: document.partnerName = "PT CONTOH LAIN"
    }
    return document
  }

  static func open(
    _ row: QueueRow = row, isHandOff: Bool = false, signers: [String] = [], mustType: Bool = false
  ) -> ReuploadDesk {
    ReuploadDesk(
      row: row, isHandOff: isHandOff, signers: signers, number: 1,
      caution: .init(oldDataAt: mustType ? now - .hours(2) : nil), key: IdempotencyKey("key"),
      by: Operator(user: "petugas", host: "kantor"), at: now)
  }

  /// A desk whose upload has just been sent, or whose hand-off has begun.
  static func sent(isHandOff: Bool = false) -> ReuploadDesk {
    var desk = open(isHandOff: isHandOff)
    desk.confirm()
    _ = desk.take(.reread(row.document))
    _ = desk.take(.recorded)
    return desk
  }

  /// The document as a list shows it that was true when the attempt began, unless another moment is given.
  static func row(
    _ status: String, since: Timestamp = now, source: StatusTime.Source = .observed, observedAt: Timestamp = now
  ) -> QueueRow {
    var document = Sample.document(7, status: status)
    document.observedAt = observedAt
    return QueueRow(document: document, time: StatusTime(since: since, source: source))
  }
}

extension ReuploadDesk {
  mutating func take(_ event: Event) -> [Command] {
    handle(event, at: Desk.now)
  }

  mutating func confirm() {
    _ = take(.askToSend)
    _ = take(.confirm)
  }
}
