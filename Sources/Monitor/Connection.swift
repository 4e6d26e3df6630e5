import UploadQueue
import Wording

/// Whether what is shown can be trusted.
public enum Connection: Sendable, Equatable {
  /// No answer yet.
  case connecting
  /// The backend answered at this moment, and answers are not overdue.
  case live(at: Timestamp)
  /// The backend answered at this moment, and the newest it has is too old to act on.
  case outdated(at: Timestamp)
  /// The backend answered last at this moment and has been silent since: an answer is overdue.
  case stale(since: Timestamp)
  /// The backend cannot be reached: why, since when, the last answer, and when the next try is.
  case unreachable(BackendError, since: Timestamp, lastAnswer: Timestamp?, nextTry: Timestamp)

  /// Whether something may be done on what is shown.
  public var isLive: Bool {
    if case .live = self { true } else { false }
  }

  /// Whether the last poll failed.
  var hasFailed: Bool { if case .unreachable = self { true } else { false } }

  /// Whether the backend answers, however old what it has is.
  var isAnswering: Bool {
    switch self {
    case .live, .outdated: true
    case .connecting, .stale, .unreachable: false
    }
  }

  /// How it stands, where no sign tells it.
  var word: Phrase {
    switch self {
    case .connecting: Phrase(id: "menghubungi", en: "connecting")
    case .live: Phrase(id: "langsung", en: "live")
    case .outdated: Phrase(id: "data lama", en: "old data")
    case .stale: Phrase(id: "basi", en: "stale")
    case .unreachable: Phrase(id: "tak terjangkau", en: "unreachable")
    }
  }

  /// The last answer, where there was one.
  public var lastAnswer: Timestamp? {
    switch self {
    case .connecting: nil
    case .live(let moment), .outdated(let moment), .stale(let moment): moment
    case .unreachable(_, _, let moment, _): moment
    }
  }
}
