import ArgumentParser
import Testing
import Wording

@testable import pantau

@Suite("The help of the commands")
struct HelpTests {
  @Test("every command's help ends with examples")
  func examples() {
    for (words, command) in Self.commands(from: Pantau.self, called: "pantau") {
      let discussion = command.configuration.discussion
      let lines = discussion.split(separator: "\n")
      let heading = lines.firstIndex { $0 == "Contoh:" || $0 == "Examples:" }
      let examples = heading.map { lines[lines.index(after: $0)...] } ?? []
      #expect(!examples.isEmpty, "\(words)")
      #expect(examples.allSatisfy { $0.contains("pantau") }, "\(words): \(discussion)")
    }
  }

  @Test("What the parser says around it is Indonesian also where a line ends in between")
  func brokenLines() {
    let english = "  --lang <bahasa>  Bahasa (values: id, en; default:\n        en)\n  --x  X (values:\n   default: a)"
    let told = HelpWording.spoken(english, in: .indonesian).map(\.string)
    #expect(
      told == [
        "  --lang <bahasa>  Bahasa (nilai: id, en; bawaan:", "        en)", "  --x  X (nilai:", "   bawaan: a)",
      ])
    #expect(HelpWording.spoken(english, in: .english).map(\.string).joined(separator: "\n") == english)
  }

  @Test("A speed below zero is told what it should be", arguments: ["-1", "-0.5"])
  func speed(text: String) throws {
    let demo = try #require(throws: (any Error).self) { try DemoCommand.parse(["--speed", text]) }
    #expect(DemoCommand.fullMessage(for: demo).contains("--speed: 0"))
    let replay = try #require(throws: (any Error).self) { try ReplayCommand.parse(["--speed", text]) }
    #expect(ReplayCommand.fullMessage(for: replay).contains("--speed: 0"))
  }

  private static func commands(
    from command: any ParsableCommand.Type, called words: String
  ) -> [(words: String, command: any ParsableCommand.Type)] {
    [(words, command)]
      + command.configuration.subcommands.flatMap { inner in
        commands(from: inner, called: "\(words) \(inner.configuration.commandName ?? "")")
      }
  }
}
