import TerminalKit
import UploadQueue
import Wording

/// Something said once.
public struct Notice: Sendable, Equatable {
  /// The words.
  public var phrase: Phrase
  /// Whether it is bad news.
  public var role: Style.Role
  /// Whether keys that come before it can have been read do nothing.
  var holdsKeys = false
  /// Whether what it holds back is within a line, where none begins.
  var isWithinLine = false
  /// The key that alone has come since it holds keys back, and how often.
  var repeatedKey: RepeatedKey?
  /// Whether it can be read again among the remarks.
  var isKept = false
  /// From when on it is no longer true; `nil` where it stays so.
  var passesAt: Timestamp?
  /// Whether it is no longer true as soon as a poll of the shown queue has ended.
  var passesWithPoll = false
  /// Whether it says that a token is used, which is no longer true once the service refuses it.
  var praisesToken = false

  /// Something said once.
  public init(_ phrase: Phrase, _ role: Style.Role = .accent, holdsKeys: Bool = false) {
    self.phrase = phrase
    self.role = role
    self.holdsKeys = holdsKeys
  }

  /// Something said once that can be read again among the remarks.
  static func kept(_ phrase: Phrase, _ role: Style.Role) -> Notice {
    var notice = Notice(phrase, role)
    notice.isKept = true
    return notice
  }

  /// That a poll is to come at a moment, which is said until then at the longest.
  static func pollPostponed(until moment: Timestamp, _ telling: Telling) -> Notice {
    var notice = Notice(Phrase.pollPostponed(until: moment, telling), .warning)
    (notice.passesAt, notice.passesWithPoll) = (moment, true)
    return notice
  }

  /// That a token is used now, and until when it is good, where that is known.
  static func tokenTaken(until: Timestamp?, _ telling: Telling) -> Notice {
    let phrase =
      until.map { until in
        Phrase(
          id: "Token dipakai; berlaku sampai \(telling.clock(until)).",
          en: "The token is used; it is good until \(telling.clock(until)).")
      } ?? Phrase(id: "Token dipakai.", en: "The token is used.")
    var notice = Notice(phrase, .good)
    notice.praisesToken = true
    return notice
  }

  /// The same, said of a queue that is not shown.
  func told(of queue: String) -> Notice {
    var told = Notice(
      Phrase(id: "\(queue): \(phrase.text(.indonesian))", en: "\(queue): \(phrase.text(.english))"), role)
    told.isKept = isKept
    told.passesAt = passesAt
    return told
  }
}

/// A key that comes again and again with no other in between, as one does that is held down.
struct RepeatedKey: Sendable, Equatable {
  /// The key.
  let key: Key
  /// How often it has come.
  private(set) var count = 1

  init(_ key: Key) {
    self.key = key
  }

  /// Whether it is held down: nobody types a word that begins so.
  var isHeldDown: Bool { count >= 4 }

  mutating func comeAgain() { count += 1 }
}
