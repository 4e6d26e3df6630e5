import Glibc
import TerminalKit
import Testing

@testable import NcursesTerminal

@Suite("The characters that are sent")
struct RepertoireTests {
  @Test("in ASCII stand for others, cell by cell")
  func ascii() {
    let line = [("P", 1), ("✓", 1), ("│", 1), ("文", 2), ("é", 1), ("…", 1), ("›", 1), ("‹", 1)]
    #expect(line.map { Repertoire.ascii.sent($0.0, cells: $0.1) }.joined() == "Pv|???~><")
  }

  @Test("in ASCII take the blank after them for a second character, where they are written with two")
  func spread() {
    func cells(_ text: String) -> [Frame.Cell] { text.map { Frame.Cell(String($0), .plain) } }
    func sent(_ repertoire: Repertoire, _ text: String) -> String {
      repertoire.spread(cells(text)).map { repertoire.sent($0.text, cells: 1) }.joined()
    }
    #expect(sent(.ascii, "≥ 5 d ≤ 3 ≥4 ≥") == ">=5 d <=3 >4 >")
    #expect(Repertoire.unicode.spread(cells("≥ 5 d")) == cells("≥ 5 d"))
  }

  @Test("of lines are ASCII on a terminal that has no more, in as many cells; what is no terminal gets them all")
  func lines() throws {
    let line = "✓ INV-1 · late 33‼ → ≥ 5 d – “CAFÉ” 文\n"
    let ascii = LineSpelling(.ascii)
    #expect(ascii.inASCII(line) == "v INV-1 . late 33# > >=5 d - \"CAF?\" ??\n")
    var ends: (Int32, Int32) = (-1, -1)
    try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
    defer {
      close(ends.0)
      close(ends.1)
    }
    #expect(ascii.spelt(line, to: ends.1) == ascii.inASCII(line))
    #expect(LineSpelling(.unicode).spelt(line, to: ends.1) == line)
    let file = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(file) }
    #expect(ascii.spelt(line, to: file) == line)
  }

  @Test("follow the locale by POSIX's precedence")
  func precedence() {
    #expect(Repertoire.localeName(["LC_ALL": "a", "LC_CTYPE": "b", "LANG": "c"]) == "a")
    #expect(Repertoire.localeName(["LC_ALL": "", "LC_CTYPE": "b", "LANG": "c"]) == "b")
    #expect(Repertoire.localeName(["LANG": "c"]) == "c")
    #expect(Repertoire.localeName([:]) == "C")
  }

  @Test("are of UTF-8 where its name is in the locale's", arguments: ["id_ID.UTF-8", "en_US.utf8", "C.UTF-8"])
  func unicode(locale: String) {
    #expect(Repertoire.asksForUnicode(locale))
  }

  @Test("are of ASCII elsewhere", arguments: ["C", "POSIX", "id_ID", "id_ID.ISO-8859-1", ""])
  func elsewhere(locale: String) {
    #expect(!Repertoire.asksForUnicode(locale))
  }

  @Test("of a capability do without the delays of old terminals")
  func padding() {
    #expect(Capabilities.withoutPadding("\u{1B}[m\u{F}$<2>\u{1B}[?1l") == "\u{1B}[m\u{F}\u{1B}[?1l")
    #expect(Capabilities.withoutPadding("plain") == "plain")
  }
}
