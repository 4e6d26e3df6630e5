import TerminalKit
import Wording

/// Looks at what can be checked of this machine; given by whoever starts the program, which does not know how.
public protocol Examiner: Sendable {
  /// Looks at all of it, side by side, and tells each thing as it is there.
  func examine(_ tell: @escaping @Sendable (CheckupNews) async -> Void) async
}

/// One thing that is looked at.
public struct CheckupItem: Sendable, Equatable {
  /// How it stands.
  public enum Level: Sendable, Hashable {
    /// Well.
    case fine
    /// Not looked at.
    case skipped
    /// It will be wrong.
    case warning
    /// It is wrong.
    case wrong
  }

  /// What was found.
  public struct Result: Sendable, Equatable {
    /// How it stands.
    public var level: Level
    /// The plain answer.
    public var answer: Phrase
    /// Why.
    public var reason: Phrase?
    /// What to do next.
    public var nextStep: Phrase?

    /// What was found.
    public init(_ level: Level, _ answer: Phrase, because reason: Phrase? = nil, next nextStep: Phrase? = nil) {
      self.level = level
      self.answer = answer
      self.reason = reason
      self.nextStep = nextStep
    }
  }

  /// What kind of thing it is.
  public var kind: Phrase
  /// Which one.
  public var subject: Phrase
  /// What was found; `nil` while it is looked at.
  public var result: Result?

  /// One thing that is looked at.
  public init(kind: Phrase, subject: Phrase, result: Result? = nil) {
    self.kind = kind
    self.subject = subject
    self.result = result
  }
}

/// What an examination says while it goes on.
public enum CheckupNews: Sendable, Equatable {
  /// These things are looked at.
  case began([CheckupItem])
  /// What was found of one of them.
  case found(Int, CheckupItem.Result)
  /// All of them have been looked at.
  case over
}

/// The last examination.
public struct Checkup: Sendable, Equatable {
  /// What is looked at.
  public internal(set) var items: [CheckupItem] = []
  /// Whether it goes on.
  public internal(set) var isGoing = false
  /// Which one it is, counted from 1.
  var number = 0

  mutating func hear(_ news: CheckupNews) {
    switch news {
    case .began(let items): (self.items, isGoing) = (items, true)
    case .found(let place, let result): if items.indices.contains(place) { items[place].result = result }
    case .over: isGoing = false
    }
  }

  func count(_ level: CheckupItem.Level) -> Int { items.count { $0.result?.level == level } }
}

/// The examination on the screen.
public struct CheckupState: Sendable, Equatable {
  /// What the cursor is on.
  public var cursor = 0
  /// Whether reason and next step of that are shown.
  public var isOpen = false
}
