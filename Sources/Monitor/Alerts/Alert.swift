import UploadQueue
import Wording

/// What has happened in a queue since somebody was told last, for one message.
public struct Alert: Sendable, Hashable {
  /// What the queue is called.
  public var queue: String
  /// When it is told.
  public var at: Timestamp
  /// What happened, the oldest first; never empty.
  public var events: [QueueEvent]

  /// What has happened in a queue.
  public init(queue: String, at: Timestamp, events: [QueueEvent]) {
    self.queue = queue
    self.at = at
    self.events = events
  }

  /// How often what happened.
  public var counts: [AlertKind: Int] {
    events.reduce(into: [:]) { counts, event in
      if let kind = event.alertKind { counts[kind, default: 0] += 1 }
    }
  }

  /// The queue and how often what happened, with no document named: fit for the desktop of a person that others see.
  public var summary: Phrase {
    let counts = counts
    let kinds = AlertKind.allCases.compactMap { kind in counts[kind].map { kind.counted($0) } }
    func text(_ language: Language) -> SafeText {
      "\(queue): \(Self.joined(kinds.map { $0.text(language) }, by: ", "))"
    }
    return Phrase(id: text(.indonesian), en: text(.english))
  }

  /// The whole in a few sentences: what happened once is told, of what happened often the first are.
  public func phrase(in zone: ShownZone) -> Phrase {
    if let event = events.first, events.count == 1 {
      let told = event.phrase(in: zone, at: at)
      return Phrase(id: "\(queue): \(told.text(.indonesian))", en: "\(queue): \(told.text(.english))")
    }
    let first = events.prefix(Self.told).map { $0.phrase(in: zone, at: at) }
    let rest = events.count - first.count
    func text(_ language: Language, _ more: SafeText) -> SafeText {
      let sentences = Self.joined(first.map { $0.text(language) }, by: " ")
      return "\(summary.text(language)). \(sentences)\(rest > 0 ? more : "")"
    }
    return Phrase(
      id: text(.indonesian, " Dan \(rest.written(.indonesian)) lagi."),
      en: text(.english, " And \(rest.written(.english)) more."))
  }

  /// So many events are told in words.
  private static let told = 3

  private static func joined(_ texts: [SafeText], by separator: SafeText) -> SafeText {
    texts.dropFirst().reduce(texts.first ?? .empty) { "\($0)\(separator)\($1)" }
  }
}

extension AlertKind {
  /// How often it happened.
  fileprivate func counted(_ count: Int) -> Phrase {
    let (many, number) = (count.written(.indonesian), count.written(.english))
    return switch self {
    case .stuck: Phrase(id: "\(many) macet", en: "\(number) stuck")
    case .savedInvalid: Phrase(id: "\(many) Saved Invalid", en: "\(number) Saved Invalid")
    case .due:
      Phrase(id: "\(many) dekat atau lewat batas waktu", en: "\(number) near or past the last day")
    case .reminder:
      Phrase(
        id: "\(many) pengingat batas waktu", en: "\(number) deadline \(count == 1 ? "reminder" : "reminders")")
    case .settled:
      Phrase(id: "\(many) unggah ulang selesai", en: "\(number) \(count == 1 ? "re-upload" : "re-uploads") over")
    case .backendLost: Phrase(id: "sumber data tidak memberi data", en: "the data source gives no data")
    case .backendBack: Phrase(id: "sumber data menjawab lagi", en: "the data source answers again")
    }
  }
}
