import UploadQueue
import Wording

/// What a changed configuration says of the queues.
public struct QueueChanges: Sendable {
  /// Those that are new, ready to be watched.
  public var opened: [WatchedQueue]
  /// The names of those that it no longer has.
  public var closed: [String]
  /// Those that may be changed at their backend now, or no longer.
  public var access: [String: QueueProfile.Access]
  /// Why others could not be opened.
  public var failures: [Phrase]

  /// What a changed configuration says; what is not named has not changed.
  public init(
    opened: [WatchedQueue] = [], closed: [String] = [], access: [String: QueueProfile.Access] = [:],
    failures: [Phrase] = []
  ) {
    self.opened = opened
    self.closed = closed
    self.access = access
    self.failures = failures
  }
}

/// What has become of the queues of a changed configuration, for the person.
public struct QueueNews: Sendable, Equatable {
  /// Those that are watched now.
  public var opened: [String] = []
  /// Those that are watched no longer.
  public var closed: [String] = []
  /// Those that are closed once their re-upload is over.
  public var staying: [String] = []
  /// Those that may be changed at their backend now, or no longer.
  public var access: [String: QueueProfile.Access] = [:]
  /// Why others could not be opened.
  public var failures: [Phrase] = []

  /// All of it in a sentence; `nil` where nothing has changed.
  var phrase: Phrase? {
    var parts: [Phrase] = []
    func add(_ names: [String], _ indonesian: String, _ english: String) {
      guard !names.isEmpty else { return }
      let list = names.joined(separator: ", ")
      parts.append(Phrase(id: "\(indonesian): \(list)", en: "\(english): \(list)"))
    }
    add(opened, "antrean dibuka", "queues opened")
    add(closed, "ditutup", "closed")
    add(staying, "ditutup setelah unggah ulangnya selesai", "closed once their re-upload is over")
    add(access.filter { $0.value != .full }.keys.sorted(), "kini hanya-baca", "read-only now")
    add(access.filter { $0.value == .full }.keys.sorted(), "tidak lagi hanya-baca", "no longer read-only")
    parts += failures
    guard !parts.isEmpty else { return nil }
    func text(_ language: Language) -> SafeText {
      parts.dropFirst().reduce(parts[0].text(language)) { "\($0) · \($1.text(language))" }
    }
    return Phrase(
      id: "Konfigurasi dibaca ulang · \(text(.indonesian))", en: "The configuration was read again · \(text(.english))")
  }
}
