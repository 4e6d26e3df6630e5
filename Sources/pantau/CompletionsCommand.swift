import ArgumentParser
import Glibc
import Wording

/// `pantau completions`: the script that completes commands, options and values in a shell.
struct CompletionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: Phrase(
      id: "Cetak skrip pelengkap untuk bash, zsh, atau fish.", en: "Print the completion script for bash, zsh or fish."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "source <(pantau completions bash)"), Phrase(id: "untuk bash ini", en: "for this bash")),
      (Phrase(same: "pantau completions zsh > ~/.zfunc/_pantau"), Phrase(id: "zsh, tetap", en: "zsh, to stay")),
      (Phrase(same: "pantau completions fish | source"), Phrase(id: "untuk fish ini", en: "for this fish"))
    ).spoken(
      after: Phrase(
        id: "Nama antrean dan kata saringan dilengkapi juga, langsung dari konfigurasi.",
        en: "Names of queues and words of filters are completed as well, straight from the configuration.")))

  /// The shells that there is a script for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    fileprivate var known: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(
    help: Phrase(same: "bash, zsh, fish.").help(value: Phrase(id: "shell", en: "shell")))
  var shell: Shell

  @OptionGroup var language: LanguageOption

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let script = HelpWording.withSentences(CompletionScript(for: shell.known).text)
    do { try await LineOutput(forPrograms: true).write([script]) } catch is LineOutput.ReaderGone {}
  }
}
