import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What an uploader answered to the attempt before")
struct RefusedBeforeTests {
  /// A document that failed an hour before it was seen.
  private func document(reason: String? = nil) -> Document {
    var document = Sample.document(1)
    document.statusTime = StatusTime(since: Sample.observedAt - .hours(1), source: .backend)
    document.reason = reason
    return document
  }

  private func refused(_ document: Document, at moment: Timestamp, saying words: String = "NITKU salah") -> Attempt {
    var attempt = Sample.attempt("lama", on: document, at: moment - .minutes(1))
    (attempt.state, attempt.stateAt) = (.refused(words), moment)
    return attempt
  }

  private func desk(_ document: Document, after attempt: Attempt) async -> Watch {
    var watch = await Watch([document], size: Size(columns: 120, rows: 40), language: .english)
    await watch.select(document)
    await watch.press("r")
    await watch.happen(
      .deskReady(
        ReuploadDesk(
          row: watch.model.list.selectedRow ?? QueueRow(document), isHandOff: false, signers: [], number: 2,
          key: IdempotencyKey("kunci"), by: attempt.by, at: watch.now, after: [attempt])))
    return watch
  }

  @Test("Where nobody said why, that is said of whoever the list is: of Coretax, or of a PJAP")
  func noReason() async {
    for (channel, said) in [(Channel.coretax, "Coretax does not show it"), (.pjap, "the PJAP's answer has none")] {
      var document = document()
      (document.reason, document.channel) = (nil, channel)
      var watch = await Watch([document], size: Size(columns: 120, rows: 40), language: .english)
      await watch.select(document)
      await watch.press("r")
      let row = watch.model.list.selectedRow ?? QueueRow(document)
      await watch.happen(
        .deskReady(
          ReuploadDesk(
            row: row, isHandOff: false, signers: [], number: 1, key: IdempotencyKey("kunci"),
            by: Operator(user: "petugas", host: "kantor"), at: watch.now, after: [])))
      #expect(watch.flat.contains("No reason was given; \(said)"))
    }
  }

  @Test("It is the cause at the desk where the document itself says none, with its time and who answered")
  func cause() async {
    let document = document()
    let watch = await desk(document, after: refused(document, at: Sample.observedAt))
    #expect(watch.flat.contains("Re-upload 1 was refused"))
    #expect(watch.flat.contains("(antrean): NITKU salah"))
    #expect(!watch.flat.contains("No reason was given"))
    // It is not under way because it was tried.
    #expect(watch.flat.contains("and refused: no re-upload is under way"), "\(watch.screen)")
    #expect(!watch.flat.contains("uploaded again at"))
  }

  @Test("Of two causes the newer one is shown, and said where it is from")
  func newer() async {
    let document = document(reason: "ETAX-30025")
    let after = await desk(document, after: refused(document, at: Sample.observedAt))
    #expect(after.flat.contains("NITKU salah") && !after.flat.contains("ETAX-30025"))
    let before = await desk(document, after: refused(document, at: Sample.observedAt - .hours(2)))
    #expect(!before.flat.contains("NITKU salah"))
    #expect(before.flat.contains("As listed, since") && before.flat.contains("ETAX-30025"))
  }

  @Test("The details show it, unless another attempt has followed")
  func detail() async {
    let document = document()
    let (first, second) = (
      refused(document, at: Sample.observedAt), Sample.attempt("baru", on: document, number: 2, at: Sample.observedAt)
    )
    var watch = await Watch([document], size: Size(columns: 120, rows: 40), language: .english)
    await watch.select(document)
    await watch.press(.enter)
    let history: [JournalEntry] = [
      .began(first), .event(first.state, first.key, at: first.stateAt, by: first.by),
    ]
    await watch.happen(.historyLoaded(document.id, history))
    #expect(watch.flat.contains("(antrean): NITKU salah"))
    await watch.happen(.historyLoaded(document.id, history + [.began(second)]))
    #expect(!watch.flat.contains("(antrean): NITKU salah"))
  }

  @Test("The steps of the details are those for its words where they are the newest")
  func steps() async {
    let document = document(reason: "REG-KODJP-00024")
    for (moment, step, other) in [
      (Sample.observedAt, "Put right the field named", "make a new kode otorisasi"),
      (Sample.observedAt - .hours(2), "make a new kode otorisasi", "Put right the field named"),
    ] {
      let attempt = refused(document, at: moment, saying: "INVOICES HAVE ERRORS")
      var watch = await Watch([document], size: Size(columns: 120, rows: 60), language: .english)
      await watch.select(document)
      await watch.press(.enter)
      await watch.happen(
        .historyLoaded(document.id, [.began(attempt), .event(attempt.state, attempt.key, at: moment, by: attempt.by)]))
      #expect(watch.flat.contains(step))
      #expect(!watch.flat.contains(other))
    }
  }
}
