/// An entry of the journal, with where it stands and which document it is of.
public struct PlacedEntry: Sendable, Hashable {
  /// Where it stands.
  public var place: JournalPlace
  /// The document, as it was called then.
  public var subject: Subject
  /// What was recorded.
  public var entry: JournalEntry

  /// An entry with its place.
  public init(place: JournalPlace, subject: Subject, entry: JournalEntry) {
    self.place = place
    self.subject = subject
    self.entry = entry
  }
}

/// Which entries of a queue's journal are wanted.
public struct EntryQuery: Sendable {
  /// From where they are read.
  public enum From: Sendable, Hashable {
    /// From the newest on, back in time.
    case newest
    /// Those before a place, back in time.
    case before(JournalPlace)
    /// Those after a place, onwards in time.
    case after(JournalPlace)
  }

  /// From where.
  public var from: From
  /// Only those after this place.
  public var since: JournalPlace
  /// What they have to be like; `nil` for all of them.
  public var filter: EntryFilter?
  /// The most entries of one answer.
  public var limit: Int

  /// Whether every entry is asked for, from the newest on.
  public var isForAll: Bool { from == .newest && since == .start && filter == nil }

  /// Entries of a queue's journal; what is not named is not asked for.
  public init(
    from: From = .newest, since: JournalPlace = .start, filter: EntryFilter? = nil, limit: Int
  ) {
    self.from = from
    self.since = since
    self.filter = filter
    self.limit = limit
  }

  /// Of these, those that a filter wants.
  public func matching(
    _ filter: Filter, in index: QueueIndex, at now: Timestamp, telling: @escaping EntryFilter.Telling
  ) async -> EntryQuery {
    guard !filter.isEverything else { return self }
    var query = self
    query.filter = await EntryFilter(filter, in: index, at: now, telling: telling)
    return query
  }
}

/// A stretch of the journal.
public struct JournalPage: Sendable, Hashable {
  /// The entries, newest first.
  public var entries: [PlacedEntry]
  /// Where to go on in the direction that was read; `nil` where there is nothing more.
  ///
  /// A page may hold fewer entries than were asked for, or none, and still have more after it: so that a search for what
  /// is rare comes back in between.
  public var more: JournalPlace?
  /// How many entries the queue has, where all of them were asked for, from the newest on.
  public var total: Int?

  /// A stretch of the journal.
  public init(entries: [PlacedEntry], more: JournalPlace?, total: Int? = nil) {
    self.entries = entries
    self.more = more
    self.total = total
  }
}

/// What happened in a stretch of the journal, counted by kind.
public struct JournalTally: Sendable, Hashable {
  /// Changes to a status, by that status.
  public var changes: [UploadStatus: Int]
  /// Documents seen for the first time.
  public var firstSeen: Int
  /// Documents that were no longer listed.
  public var gone: Int
  /// Re-uploads begun.
  public var attempts: Int
  /// Notes written or removed, marks set or taken away.
  public var annotations: Int

  /// Nothing.
  public init(
    changes: [UploadStatus: Int] = [:], firstSeen: Int = 0, gone: Int = 0, attempts: Int = 0, annotations: Int = 0
  ) {
    self.changes = changes
    self.firstSeen = firstSeen
    self.gone = gone
    self.attempts = attempts
    self.annotations = annotations
  }

  /// Whether nothing happened.
  public var isEmpty: Bool { self == JournalTally() }
}

/// In what way somebody follows the journal: who reads it in one way has not read it in another.
public enum JournalReader: Sendable, Hashable {
  /// On the screen.
  case screen
  /// As lines of text, one an event.
  case lines
  /// Through a command that is run for events, by its name.
  case hook(String)

  /// What the way is called in the journal.
  public var name: String {
    switch self {
    case .screen: "screen"
    case .lines: "lines"
    case .hook(let name): "hook \(name)"
    }
  }
}

/// How far somebody has followed the journal.
public struct Looked: Sendable, Hashable {
  /// The newest entry that there was.
  public var place: JournalPlace
  /// When that was.
  public var at: Timestamp
  /// What they were told then that no entry tells, as time alone may bring it; `nil` where they are told no such thing.
  public var alarms: Set<Alarm>?

  /// How far somebody has followed the journal.
  public init(place: JournalPlace, at: Timestamp, alarms: Set<Alarm>? = nil) {
    self.place = place
    self.at = at
    self.alarms = alarms
  }

  /// Whether there was nothing else to tell, whenever that was.
  public func tells(as much: Looked?) -> Bool { place == much?.place && alarms == much?.alarms }
}
