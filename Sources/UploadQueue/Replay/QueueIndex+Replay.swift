/// A recording laid out over the rows of a queue.
///
/// Documents are numbered in the order in which they were first seen, so that those that were known at a moment are the
/// first so many rows: going on adds rows at the end, going back takes them away there.
struct LaidOutRecording {
  /// Each document before it was first seen.
  var unseen: [PackedDocument]
  let changes: [RecordedChange]
  /// The numbers of the recording's texts among those of the index.
  let texts: [UInt32]
  let annotations: [AnnotationRecord]
  /// How many changes the rows stand after.
  var applied = 0
  /// How many notes and marks.
  var annotated = 0
}

extension QueueIndex {
  /// Takes a recording; the queue stands before its first change.
  public func lay(out recording: QueueRecording) {
    var unseen: [PackedDocument] = []
    unseen.reserveCapacity(recording.documents.count)
    for document in recording.documents {
      var packed = PackedDocument()
      texts.pack(document, into: &packed)
      packed.queues = name
      unseen.append(packed)
    }
    rows = unseen
    for number in rows.indices { enter(Int32(truncatingIfNeeded: number)) }
    rows = []
    hasFinishedPoll = true
    let numbers = recording.texts.map { texts.pool.number($0) }
    course = LaidOutRecording(
      unseen: unseen, changes: recording.changes, texts: numbers, annotations: recording.annotations)
    generation += 1
  }

  /// Puts the queue as it was seen at a moment; whether anything is different.
  ///
  /// - Parameter isMarking: Whether what changes on the way is marked, as by a poll.
  @discardableResult
  public func stand(at moment: Timestamp, isMarking: Bool = false) -> Bool {
    guard var course = course.take() else { return false }
    defer { self.course = course }
    let hadMarks = !marks.isEmpty
    marks = [:]
    let target = course.changes.count(upTo: moment)
    let isDifferent = target != course.applied
    pollCount += 1
    while course.applied < target {
      advance(&course, isMarking: isMarking)
      course.applied += 1
    }
    while course.applied > target {
      course.applied -= 1
      retreat(course)
    }
    let isAnnotated = annotate(&course, upTo: moment)
    guard isDifferent || isAnnotated || hadMarks else { return false }
    generation += 1
    return true
  }

  private func advance(_ course: inout LaidOutRecording, isMarking: Bool) {
    let change = course.changes[course.applied]
    let row = Int(change.document)
    let isNew = change.previous < 0
    if isNew {
      rows.append(course.unseen[row])
      rows[row].take(annotations[DocumentID(texts.arena.text(rows[row].id) ?? "")])
    } else if isMarking {
      let held = marks[change.document]
      marks[change.document] = Mark(
        from: held?.from ?? texts.reading(rows[row]), fromTime: held?.fromTime ?? rows[row].time,
        seenAt: Timestamp(milliseconds: change.seenAt), poll: pollCount)
    }
    show(change, course)
  }

  private func retreat(_ course: LaidOutRecording) {
    let change = course.changes[course.applied]
    guard change.previous >= 0 else {
      rows.removeLast()
      return
    }
    let previous = course.changes[Int(change.previous)]
    // A document that was gone then is shown as it had been before.
    if previous.isGone {
      if previous.previous >= 0 {
        show(course.changes[Int(previous.previous)], course)
      } else {
        rows[Int(change.document)] = course.unseen[Int(change.document)]
      }
    }
    show(previous, course)
  }

  private func show(_ change: RecordedChange, _ course: LaidOutRecording) {
    let row = Int(change.document)
    guard !change.isGone else {
      rows[row].missingSince = change.since
      return
    }
    rows[row].status = change.status
    rows[row].words = course.texts[Int(change.words)]
    rows[row].reason = course.texts[Int(change.reason)]
    rows[row].time = change.time
    rows[row].missingSince = PackedDocument.absent
    rows[row].observedAt = change.seenAt
    rows[row].confirmedAt = change.seenAt
  }

  /// Puts notes and marks as they were; whether any is different.
  private func annotate(_ course: inout LaidOutRecording, upTo moment: Timestamp) -> Bool {
    let target = course.annotations.prefix { $0.at <= moment }.count
    guard target != course.annotated else { return false }
    course.annotated = target
    let touched = Set(annotations.keys)
    annotations = [:]
    annotations.apply(Array(course.annotations.prefix(target)))
    for document in touched.union(annotations.keys) {
      if let number = number(of: document) { rows[Int(number)].take(annotations[document]) }
    }
    return true
  }
}
