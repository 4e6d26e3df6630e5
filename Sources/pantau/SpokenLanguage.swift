import ArgumentParser
import Glibc
import Wording

extension Language {
  /// The language of this run: what `--lang` asks for, else the configuration, else the locale.
  ///
  /// Read before the arguments are parsed, because the help and the refusal of an argument are said in it too.
  static let spoken = ConfigurationFile.current.language

  /// What `--lang` asks for.
  static let asked = asked(for: CommandLine.arguments.dropFirst())

  /// The language of the person's locale.
  static let ofLocale = Language(environment: Environment.value)

  private init(environment: (String) -> String?) {
    self.init(locale: ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment($0) }.first { !$0.isEmpty })
  }

  /// The last `--lang` that names a language; others are refused when the arguments are parsed.
  private static func asked(for arguments: some Sequence<String>) -> Language? {
    var language: Language?
    var isValue = false
    for argument in arguments.prefix(while: { $0 != "--" }) {
      if isValue {
        language = Language(rawValue: argument) ?? language
      } else if argument.hasPrefix("--lang=") {
        language = Language(rawValue: String(argument.dropFirst("--lang=".count))) ?? language
      }
      isValue = argument == "--lang"
    }
    return language
  }
}

extension Language: ExpressibleByArgument {}

extension Phrase {
  /// The wording in the language of this run.
  var spoken: SafeText { text(.spoken) }

  /// The wording as a help text.
  var help: ArgumentHelp { ArgumentHelp(stringLiteral: spoken.string) }

  /// The wording as a help text, with what stands for the value of an option.
  func help(value: Phrase) -> ArgumentHelp { ArgumentHelp(spoken.string, valueName: value.spoken.string) }

  /// The wording as the reason why an argument is refused.
  var refusal: ValidationError { ValidationError(spoken.string) }
}
