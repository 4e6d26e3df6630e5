import Monitor
import UploadQueue
import Wording

/// What a hook reads on its standard input, as one line of JSON; the names of its fields are part of the program's promise.
struct AlertRecord: Encodable {
  /// When it is told, with the offset of the time zone that is shown.
  let at: String
  /// What the hook is called.
  let hook: String
  /// What the queue is called.
  let queue: String
  /// The whole in a few sentences, to be sent to people as it is.
  let text: String
  /// How often what happened, by the words of the hook's `on`.
  let counts: [String: Int]
  /// What happened, the oldest first, as `pantau watch --format ndjson` writes it; of very many the first.
  let events: [EventRecord]
  /// How many events there are besides.
  let leftOut: Int

  private enum CodingKeys: String, CodingKey {
    case at, hook, queue, text, counts, events
    case leftOut = "left_out"
  }

  /// So many events are written out.
  private static let most = 100

  init(_ alert: Alert, for hook: Hook, in zone: ShownZone, language: Language) {
    at = alert.at.iso(in: zone)
    self.hook = hook.name
    queue = alert.queue
    text = alert.phrase(in: zone).text(language).string
    counts = Dictionary(uniqueKeysWithValues: alert.counts.map { ($0.rawValue, $1) })
    events = alert.events.prefix(Self.most).map {
      EventRecord($0, of: alert.queue, at: alert.at, in: zone, language: language)
    }
    leftOut = max(0, alert.events.count - Self.most)
  }
}
