import ArgumentParser

/// Which command the arguments call, where they cannot be understood as a whole.
enum CalledCommand {
  /// The command by all of its words, as far as the arguments begin with them: `pantau config check`.
  static func name(in arguments: [String]) -> String {
    var rest = FirstWord.afterLanguage(arguments)
    var command: any ParsableCommand.Type = Pantau.self
    var words = ["pantau"]
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    {
      (command, rest) = (next, rest.dropFirst())
      words.append(word)
    }
    return words.joined(separator: " ")
  }
}
