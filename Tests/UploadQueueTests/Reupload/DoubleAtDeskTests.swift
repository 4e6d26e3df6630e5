import TestSupport
import Testing
import UploadQueue

/// A desk of a document of whose transaction one is approved already.
@Suite struct DoubleAtDeskTests {
  private let twin = ApprovedTwin(
    document: DocumentID("other"), nsfp: NSFP("04002600000000123"), status: StatusReading(coretax: "APPROVED"),
    time: StatusTime(since: Desk.now, source: .backend))

  private var row: QueueRow {
    var row = Desk.row
    row.approvedTwin = twin
    return row
  }

  @Test("its reference must be typed before a yes is one")
  func typed() {
    var desk = Desk.open(row)
    #expect(desk.mustType && desk.caution.isEmpty)
    _ = desk.take(.askToSend)
    #expect(desk.take(.confirm) == [])
    for character in row.document.name { _ = desk.take(.type(character)) }
    #expect(desk.take(.confirm) == [.reread(row.id)])
    // It is known to the person: being seen again changes nothing.
    #expect(desk.take(.seen(row)) == [] && desk.phase == .rereading)
  }

  @Test("what comes up under an open dialog has to be typed as well")
  func underTheDialog() {
    var desk = Desk.open()
    _ = desk.take(.askToSend)
    #expect(desk.isTypedRight)
    _ = desk.take(.seen(row))
    #expect(desk.phase == .confirming(typed: "") && !desk.isTypedRight)
    #expect(desk.take(.confirm) == [])
  }

  @Test("what comes up after the yes, before the intent is written, keeps it from being sent")
  func afterTheYes() {
    var desk = Desk.open()
    desk.confirm()
    #expect(desk.take(.seen(row)) == [])
    #expect(desk.phase == .over(.refused(.perhapsDouble)) && desk.row.approvedTwin == twin)
    #expect(desk.take(.reread(row.document)) == [])
  }
}
