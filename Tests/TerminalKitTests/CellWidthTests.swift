import TerminalKit
import Testing
import Wording

@Suite("Cells")
struct CellWidthTests {
  @Test(
    "are taken by text as terminals lay it out",
    arguments: [
      ("faktur", 6), ("", 0), ("café", 4), ("cafe\u{301}", 4), ("文字", 4), ("ｱ", 1), ("Ａ", 2), ("✓✗‼…▸●─", 7), ("⚠", 1),
      ("👩", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ก็", 1), ("≥ 2 d", 5),
    ])
  func width(text: String, cells: Int) {
    #expect(SafeText(text).cellWidth == cells)
  }

  @Test(
    "a text is wider than some cells just where its width says so", arguments: ["", "PT", "Ａ é", "e\u{301}e", "日本語"])
  func wider(_ text: String) {
    let text = SafeText(text)
    for cells in 0...8 { #expect(text.isWider(than: cells) == (text.cellWidth > cells)) }
  }
}
