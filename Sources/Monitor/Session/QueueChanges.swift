import UploadQueue
import Wording

/// What a changed configuration says of the queues.
public struct QueueChanges: Sendable {
  /// Those that are new, ready to be watched.
  public var opened: [WatchedQueue]
  /// The names of those that it no longer has.
  public var closed: [String]
  /// Those of which the configuration says now whether they are read-only.
  public var readOnly: [String: Bool]
  /// Why others could not be opened.
  public var failures: [Phrase]

  /// What a changed configuration says; what is not named has not changed.
  public init(
    opened: [WatchedQueue] = [], closed: [String] = [], readOnly: [String: Bool] = [:],
    failures: [Phrase] = []
  ) {
    self.opened = opened
    self.closed = closed
    self.readOnly = readOnly
    self.failures = failures
  }
}

/// What has become of the queues of a changed configuration, for the person.
public struct QueueNews: Sendable, Equatable {
  /// Those that are watched now.
  public var opened: [String] = []
  /// Those that are watched no longer.
  public var closed: [String] = []
  /// Those of the closed ones in which something is planned, which is not sent now.
  public var planned: [String] = []
  /// Those that are closed once their re-upload is over.
  public var staying: [String] = []
  /// Those that are closed once the line is done that is being typed there.
  public var typedIn: [String] = []
  /// Whether another queue is on the screen since.
  public var replacesScreen = false
  /// Those that are read-only now.
  public var locked: [String] = []
  /// Those that stay read-only, though the configuration no longer asks for it.
  public var stillLocked: [String] = []
  /// Why others could not be opened.
  public var failures: [Phrase] = []

  /// All of it in a sentence; `nil` where nothing has changed.
  ///
  /// - Parameter colon: What a command begins with where it is typed.
  func phrase(_ colon: SafeText) -> Phrase? {
    var parts: [Phrase] = []
    func add(_ names: [String], _ indonesian: SafeText, _ english: SafeText) {
      guard !names.isEmpty else { return }
      let list = names.joined(separator: ", ")
      parts.append(Phrase(id: "\(indonesian): \(list)", en: "\(english): \(list)"))
    }
    // What may be done comes first, where there is no room for all of it.
    add(locked, "kini hanya-baca", "read-only now")
    add(
      stillLocked, "tetap hanya-baca sampai \(ReadOnlyWish.off.typed(.indonesian, colon))",
      "read-only until \(ReadOnlyWish.off.typed(.english, colon))")
    // What is closed to be opened as it is set now is one piece of news.
    let again = opened.filter(closed.contains)
    add(opened.filter { !again.contains($0) }, "antrean dibuka", "queues opened")
    add(again, "dibuka ulang", "opened again")
    add(closed.filter { !again.contains($0) && !planned.contains($0) }, "ditutup", "closed")
    add(
      planned.filter { !again.contains($0) }, "ditutup, dan rencananya tidak dikirim selama itu",
      "closed, and what is planned there is not sent meanwhile")
    add(staying, "ditutup setelah unggah ulangnya selesai", "closed once their re-upload is over")
    add(typedIn, "ditutup setelah baris yang sedang diketik selesai", "closed once the line being typed is done")
    parts += failures
    guard !parts.isEmpty else { return nil }
    func text(_ language: Language) -> SafeText {
      parts.dropFirst().reduce(parts[0].text(language)) { "\($0) · \($1.text(language))" }
    }
    return Phrase(
      id: "Konfigurasi dibaca ulang · \(text(.indonesian))", en: "The configuration was read again · \(text(.english))")
  }
}
