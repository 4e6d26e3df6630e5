import Testing

@testable import NcursesTerminal

@Suite("The characters that are sent")
struct RepertoireTests {
  @Test("in ASCII stand for others, cell by cell")
  func ascii() {
    let line = [("P", 1), ("✓", 1), ("│", 1), ("文", 2), ("é", 1), ("…", 1), ("›", 1), ("‹", 1)]
    #expect(line.map { Repertoire.ascii.sent($0.0, cells: $0.1) }.joined() == "Pv|???~><")
  }

  @Test("stand for others in a line that no screen lays out, too")
  func line() {
    #expect(Repertoire.ascii.sent(line: "✗ jam: 10 menit → periksa, 文") == "x jam: 10 menit > periksa, ?")
    #expect(Repertoire.unicode.sent(line: "✓ é") == "✓ é")
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
    #expect(NcursesTerminal.withoutPadding("\u{1B}[m\u{F}$<2>\u{1B}[?1l") == "\u{1B}[m\u{F}\u{1B}[?1l")
    #expect(NcursesTerminal.withoutPadding("plain") == "plain")
  }
}
