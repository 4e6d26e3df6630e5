/// The program's commands and arguments, as the argument parser describes them.
struct ToolDescription: Decodable {
  /// A command with its arguments.
  struct Command: Decodable {
    let commandName: String
    let shouldDisplay: Bool
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  /// An argument, option or flag.
  struct Argument: Decodable {
    /// One of its names.
    struct Name: Decodable, Hashable {
      let kind: String
      let name: String

      /// Whether it is a word, and no letter.
      var isLong: Bool { kind == "long" }

      /// As it is typed.
      var written: String { (isLong ? "--" : "-") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
  }

  let command: Command
}
