import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The catalogue of remedies as printed text")
struct RemedyTextTests {
  @Test("All of it, as it is kept for whoever reviews it", arguments: Language.allCases)
  func whole(language: Language) {
    let text = RemedyText(RemedyCatalogue.entries, language, width: 120)
    expectGolden(
      text: text.lines.map(\.string).joined(separator: "\n") + "\n", "remedies-\(language.rawValue)")
  }
}
