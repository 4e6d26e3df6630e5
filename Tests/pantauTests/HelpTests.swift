import ArgumentParser
import Testing

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

  private static func commands(
    from command: any ParsableCommand.Type, called words: String
  ) -> [(words: String, command: any ParsableCommand.Type)] {
    [(words, command)]
      + command.configuration.subcommands.flatMap { inner in
        commands(from: inner, called: "\(words) \(inner.configuration.commandName ?? "")")
      }
  }
}
