import Wording

/// How a person gives a queue the access token that it is read with.
public enum TokenIntake: Sendable, Equatable {
  /// It has its own, or needs none.
  case none
  /// It is pasted into the running program, which shows nothing of it.
  case typed
  /// The same, and it is read anew from its file when that changes.
  case typedOrSaved
  /// From outside alone: out of a file, or through a pipe as the program starts.
  case brought

  /// Whether it can be pasted into the running program.
  var isTyped: Bool { self == .typed || self == .typedOrSaved }

  /// The same where nothing can be typed unseen, or nobody is to type.
  var withoutScreen: TokenIntake { self == .none ? .none : .brought }

  /// From where it is brought, by the names of a key of the configuration and of an option.
  static let ways = Phrase(id: "token-file atau --token-stdin", en: "token-file or --token-stdin")
}
