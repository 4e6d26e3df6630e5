/// The documents of a queue in memory, packed, answering "rows 40–90 of this view, in this order".
///
/// It also notices: every reading that differs in status from the one before comes back as a ``StatusChange`` for the
/// journal. Nothing is forgotten: a document that the backend no longer lists stays, as missing.
public actor QueueIndex {
  var rows: [PackedDocument] = []
  var texts = PackedTexts()
  var numbers = NumberTable()
  /// Changes still marked where they happened; such a row keeps its old place until it is released.
  var marks: [Int32: Mark] = [:]
  /// What the journal knew of documents that no poll has brought yet.
  var sightings: [DocumentID: Sighting] = [:]
  /// The rows that show only what the journal knew, as nothing has brought their documents yet.
  var remembered: Set<Int32> = []
  /// Polls up to this number do not count for a document: they began before its re-upload finished.
  var fences: [DocumentID: UInt32] = [:]
  /// The notes and marks that people keep, also those on documents that are not here (yet).
  public internal(set) var annotations: [DocumentID: Annotation] = [:]
  /// The queues that show each row, in a list over several.
  private(set) var origins: [Int32: [DocumentOrigin]] = [:]
  var generation = 0
  var pollCount: UInt32 = 0
  /// When the last poll that came to its end began: what it brought no change of was still so then.
  var confirmedAt: Timestamp?
  /// What is replayed, where it is a past queue.
  var course: LaidOutRecording?
  /// Whether everything there is has been brought once; what appears later is new.
  public internal(set) var hasFinishedPoll = false
  private(set) var policy: QueuePolicy
  /// The taxpayer of all documents, where the queue is one taxpayer's: of what an older journal remembers without one.
  let owner: NPWP?
  /// What the queue is called, in its texts, where it is one queue that has a name.
  let name: UInt32
  /// The approved rows beside Saved Invalid ones, as long as no row is different.
  var twins: (generation: Int, approved: [Int32: Int32])?
  private var ordering: Ordering?
  private var lastSummary: (generation: Int, minute: Int64, filters: [Filter], summary: QueueSummary)?

  /// The rows of a query in order, as long as nothing is different.
  private struct Ordering {
    var query: QueueQuery
    var generation: Int
    var counts: QueueSummary
    var rows: [Int32]
    var leaving: Set<Int32>
  }

  struct Mark {
    var from: StatusReading?
    var fromTime: StatusTime?
    var seenAt: Timestamp
    var poll: UInt32
  }

  /// An empty queue under these policies, which filters find by its name as they do in a list over several.
  public init(policy: QueuePolicy = QueuePolicy(), named name: String? = nil, owner: NPWP? = nil) {
    self.policy = policy
    self.owner = owner
    var texts = PackedTexts()
    self.name = texts.pool.number(name)
    self.texts = texts
  }

  /// A queue put together of the parts of another.
  init(
    policy: QueuePolicy, rows: [PackedDocument], texts: PackedTexts, numbers: NumberTable,
    marks: [Int32: Mark], annotations: [DocumentID: Annotation], origins: [Int32: [DocumentOrigin]] = [:]
  ) {
    self.policy = policy
    owner = nil
    name = 0
    self.rows = rows
    self.texts = texts
    self.numbers = numbers
    self.marks = marks
    self.annotations = annotations
    self.origins = origins
  }

  /// Another number whenever a row may be different.
  public var version: Int { generation * 2 + (hasFinishedPoll ? 1 : 0) }

  /// How many documents there are, missing ones among them.
  public var count: Int { rows.count }

  /// A document as it is now.
  public func row(_ id: DocumentID) -> QueueRow? {
    number(of: id).map { row(at: $0) }
  }

  /// The stretch of a view that a screen needs; a task that is cancelled meanwhile gets none.
  ///
  /// - Parameters:
  ///   - query: The view and its order.
  ///   - followed: The document to keep on its line of the screen, where it is in the view.
  ///   - isFollowingChanges: Whether that is the one that has changed last, where any has.
  ///   - line: That line, from 0.
  ///   - top: The first row shown, where nothing is followed.
  ///   - height: The lines of the screen.
  ///   - counted: The saved filters whose documents are to be counted.
  ///   - now: The moment that ages and days are counted at.
  public func window(
    _ query: QueueQuery, following followed: DocumentID?, isFollowingChanges: Bool = false, line: Int, top: Int,
    height: Int, counting counted: [Filter]? = nil, at now: Timestamp
  ) -> QueueWindow {
    let summary = summary(counting: counted, at: now)
    let (order, leaving) = ordered(query, summary: summary, at: now)
    let newest = isFollowingChanges ? newestChange(in: order, at: now) : (here: nil, elsewhere: nil)
    let followed = newest.here ?? followed
    let place = followed.flatMap { self.number(of: $0) }.flatMap { number in order.firstIndex(of: number) }
    // A screen above and a screen below are brought along, so that the next keys need not wait.
    let start = (place.map { $0 - line } ?? top) - height
    let first = max(0, min(start, order.count - 3 * height))
    let last = min(order.count, first + 3 * height)
    var shown = first < last ? order[first..<last].map { row(at: $0) } : []
    for place in shown.indices { shown[place].change?.isLeaving = leaving.contains(order[first + place]) }
    return QueueWindow(
      query: query, total: order.count, leaving: leaving.count, first: first, rows: shown, followed: place,
      followedRow: followed.flatMap { row($0) }, changedElsewhere: newest.elsewhere, summary: summary)
  }

  /// The document after another one in a view that may be uploaded again, from the top where there is none after it; some
  /// are passed over, as is what has just moved and only keeps its place in the view.
  public func nextToReupload(
    in query: QueueQuery, after id: DocumentID, except passed: Set<DocumentID> = [], at now: Timestamp
  ) -> QueueRow? {
    let order = order(query, summary: summary(at: now), at: now)
    let start = number(of: id).flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let passed = Set(passed.union([id]).compactMap { number(of: $0) })
    return order.indices.lazy.map { order[(start + $0) % order.count] }.filter { !passed.contains($0) }
      .map { self.row(at: $0) }.first { Lifecycle.permitsReupload(of: $0) == .allowed }
  }

  /// The queue in numbers, at a moment, with those of some filters; of those counted last where none are named.
  public func summary(counting filters: [Filter]? = nil, at now: Timestamp) -> QueueSummary {
    let minute = now.milliseconds / 60_000
    let filters = filters ?? lastSummary?.filters ?? []
    if let last = lastSummary, last.generation == generation, last.minute == minute, last.filters == filters {
      return last.summary
    }
    var tally = QueueTally(policy: policy, now: now)
    rows.withUnsafeBufferPointer { for row in $0 { tally.add(row) } }
    var summary = tally.summary
    for filter in filters {
      let compiled = CompiledFilter(filter, texts: texts, notes: notes(), policy: policy, now: now)
      summary.filterCounts[filter] = compiled.matches(rows).count { $0 }
    }
    guard !Task.isCancelled else { return summary }
    lastSummary = (generation, minute, filters, summary)
    return summary
  }

  /// Takes other policies, as when the configuration is read again.
  public func setPolicy(_ policy: QueuePolicy) {
    self.policy = policy
    generation += 1
  }

  /// Lets the rows that changed in polls up to this one take their new places.
  ///
  /// Returns whether there were any.
  @discardableResult
  public func release(marksUpTo poll: UInt32) -> Bool {
    let before = marks.count
    marks = marks.filter { $0.value.poll > poll }
    guard marks.count != before else { return false }
    generation += 1
    return true
  }

  /// The number of the document with a key.
  func number(of id: DocumentID) -> Int32? {
    var key = id.rawValue
    return key.withUTF8 { key in
      // In a replay those are known by number as well that are yet to be seen.
      numbers.number(of: key) { Int($0) < rows.count && texts.arena.holds(key, at: rows[Int($0)].id) }
    }
  }

  /// Makes a new row found by its document's key.
  func enter(_ number: Int32) {
    numbers.add(number) { texts.arena.hash(at: rows[Int($0)].id) }
  }

  func row(at number: Int32) -> QueueRow {
    let packed = rows[Int(number)]
    return QueueRow(
      document: texts.unpack(packed), time: packed.time,
      missingSince: packed.isMissing ? Timestamp(milliseconds: packed.missingSince) : nil,
      change: marks[number].map { RecentChange(from: $0.from, seenAt: $0.seenAt) }, annotation: annotation(of: packed),
      origins: origins[number] ?? [], approvedTwin: approvedTwin(of: number))
  }

  func order(_ query: QueueQuery, summary: QueueSummary, at now: Timestamp) -> [Int32] {
    ordered(query, summary: summary, at: now).rows
  }

  private func ordered(
    _ query: QueueQuery, summary: QueueSummary, at now: Timestamp
  ) -> (rows: [Int32], leaving: Set<Int32>) {
    if let ordering, ordering.query == query, ordering.generation == generation, ordering.counts == summary {
      return (ordering.rows, ordering.leaving)
    }
    let order = QueueOrdering(
      rows: rows, texts: texts, notes: notes(), marks: marks, policy: policy, now: now
    ).order(query)
    // Half an order is none, and who has cancelled does not wait for it.
    guard !Task.isCancelled else { return ([], []) }
    ordering = Ordering(
      query: query, generation: generation, counts: summary, rows: order.rows, leaving: order.leaving)
    return order
  }
}
