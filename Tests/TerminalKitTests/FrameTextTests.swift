import TerminalKit
import TestSupport
import Testing

@Suite("A frame as text")
struct FrameTextTests {
  @Test("shows the text, and a letter for the look of each cell")
  func twoBlocks() {
    var frame = Frame(size: Size(columns: 8, rows: 2))
    frame.put("faktur", column: 0, row: 0, style: .wrong)
    frame.put("文 ok", column: 1, row: 1, style: .plain.selected)
    frame.cursor = Position(column: 3, row: 1)
    #expect(
      FrameText(frame).description == """
        8x2 cursor 3,1
        faktur
         文 ok
        ========
        wwwwww..
        .PPPPP..

        """)
  }

  @Test("is compared with a file beside the test")
  func golden() {
    var frame = Frame(size: Size(columns: 12, rows: 3))
    for (row, role) in [Style.Role.title, .badge, .good].enumerated() {
      frame.put("PT CONTOH", column: row, row: row, style: Style(role))
    }
    expectGolden(frame, "frame-text")
  }

  @Test("that differs from the file is reported", .disabled(if: isRecordingGoldens))
  func difference() {
    withKnownIssue {
      expectGolden(Frame(size: Size(columns: 12, rows: 3)), "frame-text")
    }
  }

  @Test("without a file is reported", .disabled(if: isRecordingGoldens))
  func missing() {
    withKnownIssue {
      expectGolden(Frame(size: Size(columns: 1, rows: 1)), "never recorded")
    }
  }
}
