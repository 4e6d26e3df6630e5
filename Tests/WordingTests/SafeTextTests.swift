import Testing
import Wording

@Suite struct SafeTextTests {
  @Test("A sentence that another follows ends with a full stop, and with no second one")
  func ended() {
    #expect(SafeText("kedaluwarsa").ended == "kedaluwarsa.")
    #expect(SafeText("Sudah.").ended == "Sudah.")
    #expect(SafeText("Sudah?").ended == "Sudah?")
    #expect(SafeText.empty.ended.isEmpty)
  }

  @Test(
    "what steers a terminal or cannot be seen is shown by its number",
    arguments: [
      ("\u{1B}[31m", "<U+001B>[31m"), ("\0", "<U+0000>"), ("a\nb\r\tc", "a<U+000A>b<U+000D><U+0009>c"),
      ("\r\n", "<U+000D><U+000A>"), ("\u{7F}", "<U+007F>"), ("\u{85}\u{9B}2J", "<U+0085><U+009B>2J"),
      ("\u{202E}TP", "<U+202E>TP"), ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"), ("\u{200F}", "<U+200F>"),
      ("PT\u{200B}A", "PT<U+200B>A"), ("a\u{200D}b", "a<U+200D>b"), ("\u{FEFF}", "<U+FEFF>"),
      ("\u{E0041}\u{E007F}", "<U+E0041><U+E007F>"), ("a\u{FE0F}", "a<U+FE0F>"), ("a\u{AD}b", "a<U+00AD>b"),
      ("\u{2028}\u{2029}", "<U+2028><U+2029>"), ("a\u{A0}b", "a<U+00A0>b"), ("\u{3164}", "<U+3164>"),
      ("\u{E000}", "<U+E000>"),
    ])
  func revealed(untrusted: String, shown: String) {
    #expect(SafeText(untrusted).string == shown)
  }

  @Test("every control character is revealed", arguments: Array(0x00...0x1F) + Array(0x7F...0x9F) as [UInt32])
  func controls(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let text = SafeText(String(Character(scalar))).string
    #expect(!text.unicodeScalars.contains(scalar))
    #expect(text.hasPrefix("<U+00"))
  }

  @Test(
    "plain text is left as it is",
    arguments: ["", "PT CONTOH PEMBELI", "Faktur No. 1/XI – Rp 1.000,50", "Café Jalan Merdeka", "日本", "e\u{301}"])
  func plain(text: String) {
    #expect(Array(SafeText(text).string.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("a flood of combining marks stops after three, and none stands at the beginning")
  func marks() {
    let flood = SafeText("a" + String(repeating: "\u{301}", count: 50) + "b").string
    #expect(flood.unicodeScalars.count { $0 == "\u{301}" } == 3)
    #expect(flood.hasSuffix("<U+0301>b"))
    // Values, since a literal written in the source is taken as it is.
    let (bare, onControl) = ("\u{301}a", "\u{1B}\u{301}")
    #expect(SafeText(bare).string == "<U+0301>a")
    #expect(SafeText(onControl).string == "<U+001B><U+0301>")
  }

  @Test("a String in an interpolation is made safe; safe text is not made safe twice")
  func interpolation() {
    let name = "PT\u{202E}X"
    let text: SafeText = "Kirim \(name) \(3)"
    #expect(text.string == "Kirim PT<U+202E>X 3")
    let again: SafeText = "\(text)!"
    #expect(again.string == "Kirim PT<U+202E>X 3!")
  }

  @Test("a slice is clamped to the text")
  func slices() {
    let text: SafeText = "abcde"
    #expect(text.slice(1..<3) == "bc")
    #expect(text.slice(-2..<3) == "abc")
    #expect(text.slice(3..<99) == "de")
    #expect(text.slice(-5 ..< -1).isEmpty)
    #expect(text.slice(7..<9).isEmpty)
  }

  @Test("English is spoken where the locale asks for it, Indonesian everywhere else")
  func languages() {
    #expect(Language(locale: "en_US.UTF-8") == .english)
    for locale in ["id_ID.UTF-8", "C", "POSIX", "", "enm_XX", "de_DE"] {
      #expect(Language(locale: locale) == .indonesian)
    }
    #expect(Language(locale: nil) == .indonesian)
  }
}
