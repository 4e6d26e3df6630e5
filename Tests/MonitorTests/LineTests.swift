import TerminalKit
import TestSupport
import Testing
import Wording

@testable import Monitor

@Suite("Lines of a text")
struct LineTests {
  @Test("The sign that there is more takes no letter from a full line")
  func scrollMarks() {
    let full = Line("abcdefghijklmnopqr")
    var frame = Frame(size: Size(columns: 20, rows: 3))
    Line.draw([full, full, full, full, full], scroll: 1, from: 0, height: 3, in: &frame)
    #expect(FrameText.text(of: frame, row: 0) == " abcdefghijklmnopqr▲")
    #expect(FrameText.text(of: frame, row: 1) == " abcdefghijklmnopqr")
    #expect(FrameText.text(of: frame, row: 2) == " abcdefghijklmnopqr▼")
  }

  @Test("A line that is too long is seen to end before the sign")
  func longLine() {
    var frame = Frame(size: Size(columns: 10, rows: 1))
    Line.draw([Line("abcdefghijklmnop"), .blank], scroll: 0, from: 0, height: 1, in: &frame)
    #expect(FrameText.text(of: frame) == " abcdefg…▼")
  }

  @Test("A number stays with its percent sign, and Rp with its number", arguments: 14...60)
  func kept(width: Int) {
    let text: SafeText = "bila tidak disetujui; 1 % DPP = Rp 900.719, atau (5 %) dari Rp 12"
    let lines = Line.wrapped(text, width: width + 2).map(\.text.string)
    #expect(lines.joined(separator: " ") == text.string)
    for line in lines {
      #expect(!line.hasSuffix("Rp") && !line.hasPrefix("%"), "\(lines)")
      #expect(line.count <= width)
    }
  }
}
