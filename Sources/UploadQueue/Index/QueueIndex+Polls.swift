/// One poll as it is being applied.
public struct PollTicket: Sendable, Hashable {
  /// Its number, counted from 1.
  public let number: UInt32
  /// When it began.
  public let beganAt: Timestamp
}

extension QueueIndex {
  /// Takes what the journal knew of documents, before a poll brings them; of one that was brought it is known already.
  public func restore(_ sightings: [Sighting]) {
    for sighting in sightings where isUnmet(sighting.subject.document) {
      self.sightings[sighting.subject.document] = sighting
    }
  }

  /// Those of some documents that nothing has brought yet, and of which nothing was restored.
  public func unmet(among documents: [DocumentID]) -> [DocumentID] {
    documents.filter { sightings[$0] == nil && isUnmet($0) }
  }

  /// Whether some of what is shown is only remembered: the journal knew it, and nothing has brought it since.
  public var hasRemembered: Bool { !remembered.isEmpty }

  /// Shows what the journal knew of the documents that no poll has brought, while nothing answers, or not all of it.
  ///
  /// That the backend does not answer makes none of them missing, and nothing of it is news. They stay until a poll has
  /// come to its end, whole.
  public func showRemembered() {
    for sighting in sightings.values.sorted(by: { $0.subject.document < $1.subject.document }) {
      let since = sighting.status == nil ? sighting.time.since : nil
      remembered.insert(place(sighting, poll: pollCount, missingSince: since))
    }
    if !sightings.isEmpty { generation += 1 }
    sightings = [:]
  }

  /// Lets go of what is only remembered, once it is known without it what there is.
  private func forgetRemembered() {
    guard hasRemembered else { return }
    var kept: (rows: [PackedDocument], marks: [Int32: Mark]) = ([], [:])
    for (place, row) in rows.enumerated() {
      let number = Int32(truncatingIfNeeded: place)
      guard !remembered.contains(number) else { continue }
      kept.marks[Int32(truncatingIfNeeded: kept.rows.count)] = marks[number]
      kept.rows.append(row)
    }
    (rows, marks, numbers, remembered) = (kept.rows, kept.marks, NumberTable(), [])
    for place in rows.indices { enter(Int32(truncatingIfNeeded: place)) }
    generation += 1
  }

  /// Begins a poll.
  public func beginPoll(at moment: Timestamp) -> PollTicket {
    pollCount += 1
    return PollTicket(number: pollCount, beganAt: moment)
  }

  /// Applies a page of documents; the changes of status among them come back.
  ///
  /// A reading is ignored for a document whose re-upload finished after the poll began: it may tell of the time before.
  public func apply(_ documents: [Document], of poll: PollTicket, seenAt: Timestamp) -> [StatusChange] {
    var changes: [StatusChange] = []
    for document in documents {
      guard !isFenced(document.id, from: poll) else {
        if let number = number(of: document.id) { rows[Int(number)].poll = poll.number }
        continue
      }
      if let change = apply(document, poll: poll.number, seenAt: seenAt) { changes.append(change) }
    }
    if !documents.isEmpty { generation += 1 }
    if texts.arena.isWasteful { texts.compact(&rows) }
    return changes
  }

  /// Applies a page of documents with what the journal knows of them.
  ///
  /// What was remembered of them gives way at once, as if they came first; the rest of what was stays.
  public func apply(
    _ documents: [Document], knowing sightings: [Sighting], of poll: PollTicket, seenAt: Timestamp
  ) -> [StatusChange] {
    restore(sightings)
    return apply(documents, of: poll, seenAt: seenAt)
  }

  /// Of documents whose status nobody could tell, those that are known, each in the status that it was last known in and
  /// by the numbers that came with it; with what the journal knows of those that are not here.
  public func inKnownStatus(_ documents: [Document], knowing sightings: [Sighting]) -> [Document] {
    let found = Dictionary(sightings.map { ($0.subject.document, $0) }, uniquingKeysWith: { $1 })
    return documents.compactMap { document in
      let known: (document: Document, time: StatusTime)
      if let number = number(of: document.id), !remembered.contains(number) {
        guard !rows[Int(number)].isMissing else { return nil }
        known = (texts.unpack(rows[Int(number)]), rows[Int(number)].time)
      } else {
        guard let sighting = found[document.id] ?? self.sightings[document.id], sighting.status != nil else {
          return nil
        }
        known = (sighting.remembered, sighting.time)
      }
      var document = document
      (document.status, document.statusTime) = (known.document.status, known.time)
      document.nsfp = known.document.nsfp ?? document.nsfp
      document.recordID = known.document.recordID ?? document.recordID
      return document
    }
  }

  /// Shows documents that are expected, and of which neither their page nor the journal tells a status, until an answer does.
  ///
  /// Nothing of it is news: how each stood before that answer, nobody knows. Nor can it be told that one is missing.
  public func expect(_ documents: [Document]) {
    for var document in documents where isUnmet(document.id) {
      (document.status, document.statusTime, document.expectedBy, document.isListed) = (.none, nil, nil, false)
      let shown = number(of: document.id).map { texts.unpack(rows[Int($0)]) }
      let time = TimeInStatus.reckon(document, previous: nil, confirmedAt: nil)
      remembered.insert(write(document, poll: pollCount, time: time, missingSince: nil))
      if shown != document { generation += 1 }
    }
  }

  /// Marks documents that the backend says are gone; one that only the journal knew is shown as missing from now on.
  public func remove(_ ids: [DocumentID], of poll: PollTicket, seenAt: Timestamp) -> [StatusChange] {
    let before = rows.count
    let changes = ids.filter { !isFenced($0, from: poll) }.compactMap { id in
      if let number = number(of: id), !remembered.contains(number) {
        return vanish(number, poll: poll.number, seenAt: seenAt)
      }
      return sightings.removeValue(forKey: id).flatMap { recall($0, poll: poll.number, seenAt: seenAt) }
    }
    if !changes.isEmpty || rows.count > before { generation += 1 }
    return changes
  }

  /// Ends a poll: after a snapshot, what was not in it has disappeared, and nothing is only remembered any more.
  ///
  /// - Parameters:
  ///   - isWhole: Whether a snapshot brought all there is; else nothing has disappeared, and what is remembered stays.
  ///   - periods: The tax periods that a snapshot speaks of; `nil` for all.
  public func finish(
    _ poll: PollTicket, scope: PollPage.Scope, isWhole: Bool = true, of periods: ClosedRange<TaxPeriod>? = nil,
    seenAt: Timestamp
  ) -> [StatusChange] {
    defer {
      hasFinishedPoll = true
      fences = fences.filter { $0.value >= poll.number }
      if isWhole || scope == .changes { forgetRemembered() }
    }
    confirmedAt = poll.beganAt
    guard scope == .snapshot, isWhole else { return [] }
    var changes: [StatusChange] = []
    for id in fences.keys where isFenced(id, from: poll) {
      guard let number = number(of: id) else { continue }
      rows[Int(number)].poll = poll.number
      remembered.remove(number)
    }
    for place in rows.indices where rows[place].poll != poll.number && !rows[place].isMissing {
      let number = Int32(truncatingIfNeeded: place)
      guard !remembered.contains(number) else { continue }
      if let periods, let period = texts.unpack(rows[place]).reckonedPeriod, !periods.contains(period) { continue }
      if let change = vanish(number, poll: poll.number, seenAt: seenAt) {
        changes.append(change)
      }
    }
    for sighting in sightings.values.sorted(by: { $0.subject.document < $1.subject.document }) {
      guard isUnmet(sighting.subject.document) else { continue }
      if let periods, let period = sighting.remembered.reckonedPeriod, !periods.contains(period) { continue }
      if let change = recall(sighting, poll: poll.number, seenAt: seenAt) { changes.append(change) }
    }
    sightings = [:]
    if !changes.isEmpty { generation += 1 }
    return changes
  }

  /// That the last poll says of what it brought nothing new of how it stood at a moment, and not later.
  public func confirm(asOf moment: Timestamp) { confirmedAt = confirmedAt.map { min($0, moment) } }

  /// Applies one document that was read by itself, after a re-upload for instance.
  public func apply(reread document: Document, seenAt: Timestamp) -> StatusChange? {
    generation += 1
    let number = number(of: document.id)
    if let number, remembered.remove(number) != nil { sightings[document.id] = nil }
    let poll = number.map { rows[Int($0)].poll } ?? pollCount
    return apply(document, poll: poll, markedBy: pollCount, seenAt: seenAt)
  }

  /// From now on no poll speaks for the document: its re-upload is under way.
  public func raiseFence(_ id: DocumentID) {
    fences[id] = .max
  }

  /// From now on only polls that begin later speak for the document: its re-upload has just ended.
  public func lowerFence(_ id: DocumentID) {
    fences[id] = pollCount
  }

  /// Whether a poll may not speak for some document, because it began before a re-upload finished.
  public func isPartial(_ poll: PollTicket) -> Bool {
    fences.values.contains { $0 >= poll.number }
  }

  /// When the status before was last known to stand: at its own reading, or at the last poll that said nothing else of
  /// it, unless the new reading is a list's or tells of a time before that poll.
  private func lastConfirmed(_ row: PackedDocument, before document: Document) -> Timestamp {
    let read = Timestamp(milliseconds: row.confirmedAt)
    guard let confirmedAt, !row.isMissing, !document.isListed,
      confirmedAt <= document.statusTime?.since ?? document.observedAt
    else { return read }
    return max(read, confirmedAt)
  }

  /// Whether nothing has brought a document yet: it is not here, or only remembered.
  private func isUnmet(_ id: DocumentID) -> Bool {
    number(of: id).map { remembered.contains($0) } ?? true
  }

  /// Whether a poll began before the document's re-upload finished.
  private func isFenced(_ id: DocumentID, from poll: PollTicket) -> Bool {
    fences[id].map { $0 >= poll.number } ?? false
  }

  private func apply(
    _ document: Document, poll: UInt32, markedBy: UInt32? = nil, seenAt: Timestamp
  ) -> StatusChange? {
    guard let number = number(of: document.id), !remembered.contains(number) else {
      return insert(document, poll: poll, seenAt: seenAt)
    }
    let index = Int(number)
    let before = texts.reading(rows[index])
    let beforeTime = rows[index].time
    let wasMissing = rows[index].isMissing
    let time = TimeInStatus.reckon(
      document, previous: (before, beforeTime), confirmedAt: lastConfirmed(rows[index], before: document))
    texts.pack(document, into: &rows[index])
    rows[index].poll = poll
    rows[index].time = time
    rows[index].missingSince = PackedDocument.absent
    rows[index].confirmedAt = document.observedAt.milliseconds
    guard !before.agrees(with: document.status) || wasMissing else { return nil }
    mark(number, from: wasMissing ? nil : before, fromTime: beforeTime, seenAt: seenAt, poll: markedBy ?? poll)
    return StatusChange(
      subject: Subject(document), from: wasMissing ? nil : before, to: document.status, time: time, seenAt: seenAt,
      reason: document.reason, outline: DocumentOutline(document))
  }

  private func insert(_ document: Document, poll: UInt32, seenAt: Timestamp) -> StatusChange? {
    let sighting = sightings.removeValue(forKey: document.id)
    let time = TimeInStatus.reckon(document, previous: sighting.map { ($0.status, $0.time) }, confirmedAt: nil)
    let number = write(document, poll: poll, time: time, missingSince: nil)
    if let status = sighting?.status, status.agrees(with: document.status) { return nil }
    // In the first poll everything is new, and nothing has just happened.
    if hasFinishedPoll { marks[number] = Mark(from: nil, fromTime: nil, seenAt: seenAt, poll: poll) }
    return StatusChange(
      subject: Subject(document), from: sighting?.status, to: document.status, time: time, seenAt: seenAt,
      reason: document.reason, outline: DocumentOutline(document))
  }

  /// Marks a change; after a second one the row still stands where it stood before the first.
  private func mark(_ number: Int32, from: StatusReading?, fromTime: StatusTime, seenAt: Timestamp, poll: UInt32) {
    let held = marks[number].flatMap { $0.from == nil ? nil : $0 }
    marks[number] = Mark(
      from: held?.from ?? from, fromTime: held?.fromTime ?? fromTime, seenAt: seenAt, poll: poll)
  }

  private func vanish(_ number: Int32, poll: UInt32, seenAt: Timestamp) -> StatusChange? {
    let index = Int(number)
    guard !rows[index].isMissing else { return nil }
    let document = texts.unpack(rows[index])
    rows[index].missingSince = seenAt.milliseconds
    mark(number, from: document.status, fromTime: rows[index].time, seenAt: seenAt, poll: poll)
    return StatusChange(
      subject: Subject(document), from: document.status, to: nil,
      time: StatusTime(since: seenAt, source: .observed), seenAt: seenAt, outline: DocumentOutline(document))
  }

  /// A document that the journal knows and the backend no longer lists: shown as missing, by what is left of it.
  private func recall(_ sighting: Sighting, poll: UInt32, seenAt: Timestamp) -> StatusChange? {
    let document = document(of: sighting)
    place(sighting, poll: poll, missingSince: sighting.status == nil ? sighting.time.since : seenAt)
    guard let status = sighting.status else { return nil }
    return StatusChange(
      subject: sighting.subject, from: status, to: nil, time: StatusTime(since: seenAt, source: .atLeast),
      seenAt: seenAt, outline: sighting.outline.map { _ in DocumentOutline(document) })
  }

  /// Makes a row of what the journal knows of a document; its number.
  @discardableResult
  private func place(_ sighting: Sighting, poll: UInt32, missingSince: Timestamp?) -> Int32 {
    write(document(of: sighting), poll: poll, time: sighting.time, missingSince: missingSince)
  }

  /// A document by what the journal knows of it, of the taxpayer whose queue this is.
  private func document(of sighting: Sighting) -> Document {
    var document = sighting.remembered
    document.taxpayer = document.taxpayer ?? owner
    return document
  }

  /// Makes a row of a document that was not here, in place of what was remembered of it; its number.
  private func write(_ document: Document, poll: UInt32, time: StatusTime, missingSince: Timestamp?) -> Int32 {
    let known = number(of: document.id)
    var packed = known.map { rows[Int($0)] } ?? PackedDocument()
    texts.pack(document, into: &packed)
    packed.queues = name
    packed.poll = poll
    packed.time = time
    packed.confirmedAt = document.observedAt.milliseconds
    packed.missingSince = missingSince?.milliseconds ?? PackedDocument.absent
    packed.take(annotations[document.id])
    guard let known else {
      rows.append(packed)
      let number = Int32(truncatingIfNeeded: rows.count - 1)
      enter(number)
      return number
    }
    rows[Int(known)] = packed
    remembered.remove(known)
    return known
  }
}

extension Document {
  /// Its tax period, or the month of its date where that is all that is known.
  fileprivate var reckonedPeriod: TaxPeriod? {
    period ?? date.flatMap { TaxPeriod(of: $0) }
  }
}
