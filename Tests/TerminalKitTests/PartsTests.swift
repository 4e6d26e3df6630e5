import TerminalKit
import Testing
import Wording

@Suite("A text in parts that fit a width")
struct PartsTests {
  @Test("each part is as wide as it can be, and together they are the text")
  func parts() {
    let text: SafeText = "ab文字cdé"
    #expect(text.parts(ofWidth: 3) == ["ab", "文", "字c", "dé"])
    #expect(text.parts(ofWidth: 100) == [text])
    #expect(text.parts(ofWidth: 1).map(\.string).joined() == text.string)
    #expect(SafeText.empty.parts(ofWidth: 3).isEmpty)
  }

  @Test("a megabyte without a space is walked once", .timeLimit(.minutes(1)))
  func megabyte() {
    let text = SafeText(String(repeating: "é", count: 1_000_000))
    #expect(text.parts(ofWidth: 80).count == 12_500)
  }
}
