import ArgumentParser
import CoretaxFiles
import Monitor
import QueueStore
import UploadQueue
import Wording

/// The statuses of the process that every command has in common, beside success (0) and failure (1).
extension ExitCode {
  /// Used wrongly: nothing was done.
  static let misused = ExitCode(2)
  /// A backend was out of reach.
  static let outOfReach = ExitCode(3)
  /// Refused by a rule.
  static let refused = ExitCode(4)
  /// The time that was given has passed, as of timeout(1).
  static let outOfTime = ExitCode(124)

  /// Ended by a signal, as shells tell it.
  static func signal(_ number: Int32) -> ExitCode { ExitCode(128 + number) }
}

/// How a command ends when it does not simply end.
enum Ending {
  /// With a text that was asked for, such as the help.
  case answered(String)
  /// With a status; everything has been said.
  case silent(Int32)
  /// Because the arguments cannot be understood.
  case misused(String)
  /// Because the configuration cannot be used.
  case unconfigured(ConfigurationRefused)
  /// Because something went wrong, or a rule forbids it.
  case failed(Phrase, ExitCode)

  /// What a thrown error means for the process.
  init(_ error: any Error) {
    switch error {
    case let code as ExitCode: self = .silent(code.rawValue)
    case let error as ConfigurationRefused: self = .unconfigured(error)
    case let error as any Explained: self = .failed(error.phrase, Self.status(of: error))
    default:
      HelpWidth.assure()
      switch Pantau.exitCode(for: error) {
      case .success: self = .answered(Pantau.fullMessage(for: error))
      case .validationFailure: self = .misused(Pantau.message(for: error))
      default: self = .failed(Self.unforeseen(error), .failure)
      }
    }
  }

  /// Says what there is to say, and gives the status of the process.
  func tell() -> Int32 {
    switch self {
    case .answered(let text):
      for line in HelpWording.spoken(text) { Speech.say(line) }
      return 0
    case .silent(let status): return status
    case .misused(let text):
      for line in HelpWording.spoken(text) { Speech.warn(line) }
      let help = SafeText("\(CalledCommand.name(in: Array(CommandLine.arguments.dropFirst()))) --help")
      Speech.warn(Phrase(id: "Cara pakai: \(help)", en: "How to use it: \(help)").spoken)
      return ExitCode.misused.rawValue
    case .unconfigured(let refused):
      for line in refused.lines { Speech.warn(line.spoken) }
      return ExitCode.refused.rawValue
    case .failed(let phrase, let status):
      Speech.warn(phrase.spoken)
      return status.rawValue
    }
  }

  private static func status(of error: any Explained) -> ExitCode {
    switch error {
    case ReuploadObstacle.journal: .failure
    case is ReuploadObstacle, is FileRefused, is ImportRefused, is CommandRefusal, JournalError.anotherUnderWay,
      ExportFailure.exists:
      .refused
    default: .failure
    }
  }

  /// Its type is all that can be told of an error that nobody has put into words.
  private static func unforeseen(_ error: any Error) -> Phrase {
    let kind = "\(type(of: error))"
    return Phrase(
      id: "Kesalahan yang tidak terduga (\(kind)). Laporkan bersama perintah yang dijalankan.",
      en: "An unforeseen error (\(kind)). Please report it with the command that was run.")
  }
}

/// A rule that keeps a command from what it was asked for.
struct CommandRefusal: Explained {
  let phrase: Phrase
}
