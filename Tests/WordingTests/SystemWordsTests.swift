import Glibc
import Testing
import Wording

@Suite struct SystemWordsTests {
  @Test(
    "what the system says of the common failures is said in Indonesian",
    arguments: [ENOENT, EACCES, ENOSPC, EROFS, ENOTDIR, EISDIR])
  func common(code: CInt) {
    let words = String(cString: strerror(code))
    let text: SafeText = "tidak dapat dibaca: \(system: words)"
    #expect(text.string.hasPrefix("tidak dapat dibaca: ") && !text.string.contains(words))
  }

  @Test("what is seldom said stays as the system says it, safe to show")
  func seldom() {
    let text: SafeText = "\(system: "odd\u{202E} failure")"
    #expect(text.string == "“odd<U+202E> failure”")
  }
}
