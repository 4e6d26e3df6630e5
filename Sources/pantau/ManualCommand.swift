import ArgumentParser
import Foundation
import Wording

/// `pantau manual`: the manual page, made of what the program knows of its own arguments.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: Phrase(id: "Cetak halaman manual.", en: "Print the manual page.").spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau manual | man -l -"), Phrase(id: "baca", en: "read it")),
      (
        Phrase(same: "pantau manual > ~/.local/share/man/man1/pantau.1"),
        Phrase(same: "man pantau")
      )
    ).spoken())

  @OptionGroup var language: LanguageOption

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let tool = try JSONDecoder().decode(
      ToolDescription.self, from: Data(HelpWording.withSentences(Pantau._dumpHelp()).utf8))
    let page = ManualPage(of: tool.command, language: .spoken, day: Environment.now().jakartaDate)
    do { try await LineOutput(forPrograms: true).write(page.lines) } catch is LineOutput.ReaderGone {}
  }
}
