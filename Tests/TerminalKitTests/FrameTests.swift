import TerminalKit
import TestSupport
import Testing
import Wording

@Suite("A frame")
struct FrameTests {
  private func frame(_ columns: Int = 8) -> Frame { Frame(size: Size(columns: columns, rows: 1)) }

  private func text(_ frame: Frame) -> String { frame.line(0).map(\.text).joined() }

  @Test("takes text, and tells where it ends")
  func put() {
    var frame = frame()
    #expect(frame.put("abc", column: 2, row: 0) == 5)
    #expect(text(frame) == "  abc   ")
  }

  @Test("cuts text that does not fit, and says so")
  func cut() {
    var frame = frame()
    #expect(frame.put("PT CONTOH", column: 0, row: 0, width: 5) == 5)
    #expect(text(frame) == "PT C…   ")
    frame.put("PT CONTOH", column: 0, row: 0, ellipsis: false)
    #expect(text(frame) == "PT CONTO")
  }

  @Test("cuts a wide character whole")
  func cutWide() {
    var frame = frame(4)
    frame.put("文文文", column: 0, row: 0)
    #expect(text(frame) == "文 …")
    frame.put("文", column: 3, row: 0, ellipsis: false)
    #expect(text(frame) == "文 …")
    frame.put("文x", column: -1, row: 0)
    #expect(text(frame) == " x …")
  }

  @Test("ends text before a column")
  func ending() {
    var frame = frame()
    frame.put("12", endingAt: 8, row: 0)
    #expect(text(frame) == "      12")
    frame.put("123456789", endingAt: 4, row: 0, width: 3)
    #expect(text(frame) == " 12…  12")
  }

  @Test("leaves no half of a wide character", arguments: 0..<5)
  func halves(column: Int) {
    for new in ["x", "文"] as [SafeText] {
      var frame = frame(6)
      frame.put("文文文", column: 0, row: 0)
      frame.put(new, column: column, row: 0)
      var cells = 0
      for column in 0..<6 {
        let cell = frame[column, 0].text
        if cell.isEmpty { #expect(column > 0 && SafeText(frame[column - 1, 0].text).cellWidth == 2) }
        cells += SafeText(cell).cellWidth
      }
      #expect(cells == 6, "every cell is accounted for")
    }
  }

  @Test("ignores what is outside")
  func outside() {
    var frame = frame()
    frame.put("abc", column: 0, row: 1)
    frame.put("abc", column: 9, row: 0)
    frame.put("abc", column: -2, row: 0)
    frame.fill("-", columns: -3..<99, row: -1)
    #expect(text(frame) == "c       ")
    #expect(frame[99, 0] == .blank)
  }
}
