import UploadQueue

/// The journal on the screen: a stretch of it, newest first, brought page by page.
public struct JournalState: Sendable, Equatable {
  /// Since when it is shown; `nil` for the whole of it.
  public var since: Looked?
  /// What happened since then, by kind; `nil` until it is counted.
  public var tally: JournalTally?
  /// What is looked for.
  public var filter = Filter.everything
  /// The line in which that is typed, while it is open.
  public var line: FilterLine?
  /// The entries held here, newest first: some screens of them.
  public var entries: [PlacedEntry] = []
  /// The first entry shown, by its place among those held.
  public var top = 0
  /// The selected entry, by its place among those held.
  public var cursor = 0
  /// Where newer entries go on; `nil` where the newest is held.
  public var newer: JournalPlace?
  /// Where older entries go on; `nil` where the oldest is held.
  public var older: JournalPlace?
  /// How many entries stand before those held, counted from the newest; `nil` where that is not known.
  public var skipped: Int?
  /// How many entries there are; `nil` where that is not known.
  public var total: Int?
  /// The document whose screen it was opened from, to go back to.
  public var origin: DetailState?
  /// The stretch that is being brought.
  public var pending: JournalWanted?

  /// The whole journal, or what is new since somebody looked.
  public init(since: Looked? = nil) {
    self.since = since
  }

  /// What the journal has of a document, opened from the screen of the document.
  public init(of detail: DetailState) {
    origin = detail
    filter = .naming(detail.row.document)
  }

  /// Which of all entries is selected, counted from the newest.
  public var position: Int? { entries.isEmpty ? nil : skipped.map { $0 + cursor + 1 } }

  /// The selected entry.
  public var selected: PlacedEntry? {
    entries.indices.contains(cursor) ? entries[cursor] : nil
  }

  /// The most screens of entries that are held.
  static let mostScreens = 9

  /// Takes a stretch that was brought; the selected entry stays selected and where it is.
  mutating func take(_ page: JournalPage, for wanted: JournalWanted, height: Int) {
    pending = nil
    let most = max(1, height) * Self.mostScreens
    switch wanted.side {
    case .newest:
      (entries, newer, older) = (page.entries, nil, page.more)
      (top, cursor) = (0, 0)
      (skipped, total) = (0, page.total)
      endIsKnown()
    case .oldest:
      (entries, newer, older) = (page.entries, page.more, nil)
      skipped = total.map { max(0, $0 - entries.count) }
      cursor = max(0, entries.count - 1)
      top = max(0, entries.count - height)
    case .older:
      entries += page.entries
      older = page.more
      endIsKnown()
      let spare = min(max(0, entries.count - most), top)
      guard spare > 0 else { return }
      newer = entries[spare].place
      entries.removeFirst(spare)
      skipped = skipped.map { $0 + spare }
      (top, cursor) = (top - spare, cursor - spare)
    case .newer:
      entries.insert(contentsOf: page.entries, at: 0)
      newer = page.more
      if let known = skipped {
        // More than were passed over have been added since.
        total = total.map { $0 + max(0, page.entries.count - known) }
        skipped = max(0, known - page.entries.count)
      }
      // Whoever stands at the newest entry follows it; whoever reads further down is not moved.
      if top > 0 || cursor > 0 || newer != nil {
        (top, cursor) = (top + page.entries.count, cursor + page.entries.count)
      }
      let spare = min(max(0, entries.count - most), max(0, entries.count - top - height))
      guard spare > 0 else { return }
      entries.removeLast(spare)
      older = entries.last?.place
    }
  }

  /// The oldest entry that fits is held: so many are all there are.
  private mutating func endIsKnown() {
    if older == nil, let skipped { total = skipped + entries.count }
  }

  /// Moves the selection; as far as entries are held.
  mutating func move(by distance: Int, height: Int) {
    cursor = max(0, min(cursor + distance, entries.count - 1))
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, max(0, entries.count - height)))
  }
}

/// A stretch of the journal that the screen needs.
public struct JournalWanted: Sendable, Equatable {
  /// Which stretch, seen from the one that is held.
  public enum Side: Sendable, Equatable {
    /// The newest entries, in place of what is held.
    case newest
    /// The oldest entries, in place of what is held.
    case oldest
    /// Entries newer than a place.
    case newer(than: JournalPlace)
    /// Entries older than a place.
    case older(than: JournalPlace)
  }

  /// Which stretch.
  public var side: Side
  /// Only entries after this place.
  public var since: JournalPlace
  /// What is looked for.
  public var filter: Filter
  /// The time zone of what the lines say.
  public var zone: ShownZone
  /// The most entries.
  public var limit: Int

  /// The stretch as the journal is asked for it, with the documents that the filter finds in an index at a moment.
  public func query(in index: QueueIndex, at now: Timestamp) async -> EntryQuery {
    let from: EntryQuery.From =
      switch side {
      case .newest: .newest
      case .oldest: .after(since)
      case .newer(let place): .after(place)
      case .older(let place): .before(place)
      }
    return await EntryQuery(from: from, since: since, limit: limit)
      .matching(filter, in: index, at: now) { [zone] in $0.searched(in: zone) }
  }
}
