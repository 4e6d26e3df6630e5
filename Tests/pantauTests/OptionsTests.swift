import ArgumentParser
import PantauConfiguration
import Testing
import UploadQueue
import Wording

@testable import pantau

@Suite("What is asked for among the arguments")
struct OptionsTests {
  @Test("Stuck sooner than slow is refused, with both options and what to write")
  func thresholds() throws {
    let options = try PolicyOptions.parse(["--stuck-after", "30m"])
    let refusal = try #require(throws: CommandRefusal.self) { try options.policy(over: Configuration()) }
    for words in ["--slow-after 15m --stuck-after 30m", "1h", "24h"] {
      for language in Language.allCases { #expect(refusal.phrase.text(language).string.contains(words)) }
    }
    let both = try PolicyOptions.parse(["--slow-after", "15m", "--stuck-after", "30m"])
    #expect(try both.policy(over: Configuration()).stuck.stuck == .minutes(30))
  }
}
