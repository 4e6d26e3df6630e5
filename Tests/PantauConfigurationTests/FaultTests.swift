import Foundation
import TestSupport
import Testing
import Wording

@testable import PantauConfiguration

@Suite("What is wrong with a configuration")
struct FaultTests {
  @Test("Every kind of mistake is named with its line, in one run", arguments: Language.allCases)
  func everyMistake(language: Language) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples")
    let text = try Data(contentsOf: folder.appendingPathComponent("every-mistake.toml"))
    let (_, faults) = Configuration.read(Array(text))
    let told = faults.map { $0.told(in: "config.toml").text(language).string + "\n" }.joined()
    expectGolden(text: told, "every-mistake-\(language.rawValue)")
  }
}
