import GRDB
import UploadQueue

extension JournalStore {
  /// All that is kept of the queue, by time.
  public func recording() async throws(JournalError) -> QueueRecording {
    let annotations = try await annotationNews(after: .start).records
    let watched = try await watchedStretches()
    var recording = try await reading { [queue] db in
      var recording = QueueRecording(annotations: annotations, watched: watched)
      // In the order in which it was seen: an import may have told later of what was so earlier.
      let row = try RawStatement(
        db,
        """
        SELECT document, to_status, to_words, since, since_source, seen_at, reason, entry
        FROM status_change WHERE queue = ? ORDER BY seen_at, entry
        """)
      defer { row.reset() }
      row.bind(queue, at: 1)
      while try row.step() {
        let seenAt = Timestamp(milliseconds: row.integer(5) ?? 0)
        let word = row.text(4) ?? ""
        // An older Pantau counted from the portal's date of the last change, which tells nothing of the status.
        let since = word == "last updated" ? seenAt : Timestamp(milliseconds: row.integer(3) ?? 0)
        recording.add(
          DocumentID(row.text(0) ?? ""), becoming: StatusReading(status: row.text(1), words: row.text(2)),
          time: StatusTime(since: since, source: .init(word: word)), seenAt: seenAt, reason: row.text(6),
          at: JournalPlace(row.integer(7) ?? 0))
      }
      return recording
    }
    for attempt in try await recordedAttempts() {
      recording.add(RecordedReupload(attempt.asItBegan, events: attempt.events.map { ($0.happened, $0.at) }))
    }
    var last: DocumentID?
    while true {
      let sightings = try await sightings(after: last, limit: 10_000)
      for sighting in sightings { recording.describe(sighting) }
      guard let end = sightings.last?.subject.document else { return recording }
      last = end
    }
  }

  private func recordedAttempts() async throws(JournalError) -> [RecordedAttempt] {
    try await reading { [queue] db in try Self.attempts(db, where: "queue = ?", [queue]) }
  }
}
