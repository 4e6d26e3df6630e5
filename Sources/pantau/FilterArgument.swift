import ArgumentParser
import UploadQueue
import Wording

/// Which documents a command is about.
struct FilterArgument: ParsableArguments {
  @Argument(
    help: Phrase(
      id: "Saringan seperti di layar, misalnya status:macet; tanpa saringan, semua dokumen.",
      en: "A filter as on the screen, such as status:stuck; every document without one."
    ).help(value: Phrase(id: "saringan", en: "filter")), completion: .filter)
  var words: [String] = []

  /// The filter that the arguments say together.
  func filter() throws -> Filter { try Filter.asked(words.joined(separator: " ")) }

  /// The commands that take one, with the letters of their own options.
  private static let commands: [String?: Set<Character>] = [
    ExportCommand.configuration.commandName: ["o", "h"],
    ListCommand.configuration.commandName: ["h"],
    StatsCommand.configuration.commandName: ["h"],
  ]

  /// The arguments of a run of the program, with a filter's own dashes spelt out: `-status:approved` is no option.
  static func spellingOut(_ arguments: [String]) -> [String] {
    let names = Pantau.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let start = arguments.firstIndex(where: names.contains), let letters = commands[arguments[start]] else {
      return arguments
    }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments.enumerated().map { place, argument in
      start < place && place < end ? Filter.argument(argument, besides: letters) ?? argument : argument
    }
  }
}
