extension QueueIndex {
  /// The queue as it stands now, which no poll changes any longer: for a display that is paused.
  ///
  /// The rows are shared until the queue changes.
  public func standingStill() -> QueueIndex {
    QueueIndex(
      policy: policy, rows: rows, texts: texts, numbers: numbers, marks: marks, annotations: annotations,
      origins: origins)
  }

  /// The same under a name, which filters find as they do in a list over several queues.
  public func standingStill(named queue: String) -> QueueIndex {
    var (rows, texts) = (rows, texts)
    let name = texts.pool.number(queue)
    for place in rows.indices { rows[place].queues = name }
    return QueueIndex(
      policy: policy, rows: rows, texts: texts, numbers: numbers, marks: [:], annotations: annotations)
  }

  /// The documents that a filter wants.
  public func documents(matching filter: Filter, at now: Timestamp) -> Set<DocumentID> {
    let wanted = CompiledFilter(filter, texts: texts, notes: notes(), policy: policy, now: now).matches(rows)
    return Set(
      rows.indices.lazy.filter { wanted[$0] }.compactMap {
        self.texts.arena.text(self.rows[$0].id).map { DocumentID($0) }
      })
  }

  /// The document of a view that has changed last, of those whose change is still marked.
  public func newestChange(in query: QueueQuery, at now: Timestamp) -> DocumentID? {
    guard !marks.isEmpty else { return nil }
    let order = order(query, summary: summary(at: now), at: now)
    var newest: (number: Int32, mark: Mark)?
    for number in order {
      guard let mark = marks[number] else { continue }
      // Of several that changed in one poll, the one that stands highest.
      if let found = newest, (found.mark.poll, found.mark.seenAt) >= (mark.poll, mark.seenAt) { continue }
      newest = (number, mark)
    }
    return newest.map { row(at: $0.number).id }
  }
}
