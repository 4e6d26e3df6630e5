import ArgumentParser
import TestSupport
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

  @Test("A value given to an option that takes none may be a secret, and is not repeated")
  func valueOfNone() {
    let english =
      "The option '--token-stdin' does not take any value, but 'eyJ' was specified.\nRAHASIA' was specified."
    #expect(
      HelpWording.spoken(english, in: .english).map(\.string) == ["The option '--token-stdin' does not take any value."]
    )
    #expect(
      HelpWording.spoken(english, in: .indonesian).map(\.string) == ["Opsi '--token-stdin' tidak memakai nilai."])
  }

  @Test("What is no speed is told what one is", arguments: ["-1", "-0.5", "abc", "nan", "inf", ""])
  func speed(text: String) throws {
    let asked = "such as 60 or 0.5; 0 "
    let told = "misalnya 60 atau 0.5; 0 "
    let demo = try #require(throws: (any Error).self) { try DemoCommand.parse(["--speed", text]) }
    let replay = try #require(throws: (any Error).self) { try ReplayCommand.parse(["--speed", text]) }
    for message in [DemoCommand.message(for: demo), ReplayCommand.message(for: replay)] {
      #expect(message.contains("--speed") && (message.contains(asked) || message.contains(told)), "\(message)")
    }
  }

  @Test("A speed is a number, with a fraction or without", arguments: [("0", 0), ("60", 60), ("0.5", 0.5)])
  func readSpeed(text: String, speed: Double) throws {
    #expect(try WrittenSpeed.read(text) == speed)
  }

  @Test(
    "The help is there in a terminal too narrow for its table", .timeLimit(.minutes(5)),
    arguments: [(["--help"], 26), (["list", "--help"], 20), (["help", "watch"], 1), (["--help"], 0)])
  func narrow(arguments: [String], columns: Int) async throws {
    let home = try TemporaryFolder()
    let help = try await ProgramRun.outcome(of: arguments, variables: ["COLUMNS=\(columns)"], home: home)
    #expect(help.status == 0 && help.output.contains("OPTIONS:"), "\(help.output)")
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
