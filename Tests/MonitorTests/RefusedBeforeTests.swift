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

  private func refused(_ document: Document, at moment: Timestamp) -> Attempt {
    var attempt = Sample.attempt("lama", on: document, at: moment - .minutes(1))
    (attempt.state, attempt.stateAt) = (.refused("NITKU salah"), moment)
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
          mustType: false, key: IdempotencyKey("kunci"), by: attempt.by, at: watch.now, after: [attempt])))
    return watch
  }

  @Test("It is the cause at the desk where the document itself says none, with its time and who answered")
  func cause() async {
    let document = document()
    let watch = await desk(document, after: refused(document, at: Sample.observedAt))
    #expect(watch.flat.contains("Re-upload 1 was refused"))
    #expect(watch.flat.contains("(antrean): NITKU salah"))
    #expect(!watch.flat.contains("No reason was given"))
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
}
