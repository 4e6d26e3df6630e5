extension QueueIndex {
  /// The queue as it stands now, which no poll changes any longer: for a display that is paused.
  ///
  /// The rows are shared until the queue changes.
  public func standingStill() -> QueueIndex {
    QueueIndex(
      policy: policy, rows: rows, texts: texts, numbers: numbers, marks: marks, annotations: annotations,
      origins: origins)
  }

  /// The documents that a filter wants.
  public func documents(matching filter: Filter, at now: Timestamp) -> Set<DocumentID> {
    let wanted = CompiledFilter(filter, texts: texts, notes: notes(), policy: policy, now: now).matches(rows)
    return Set(
      rows.indices.lazy.filter { wanted[$0] }.compactMap {
        self.texts.arena.text(self.rows[$0].id).map { DocumentID($0) }
      })
  }

  /// The document that has changed last, of those whose change is still marked: that of a view, and one that is not in
  /// it where that has changed later still.
  func newestChange(in order: [Int32], at now: Timestamp) -> (here: DocumentID?, elsewhere: ChangeElsewhere?) {
    var here: (number: Int32, mark: Mark)?
    for number in order {
      // Of several that changed in one poll, the one that stands highest.
      guard let mark = marks[number], here.map({ $0.mark < mark }) ?? true else { continue }
      here = (number, mark)
    }
    let last = marks.max { $0.value < $1.value || !($1.value < $0.value) && $0.key > $1.key }
    let elsewhere = last.flatMap { number, mark -> ChangeElsewhere? in
      guard here.map({ $0.mark < mark }) ?? true else { return nil }
      let packed = rows[Int(number)]
      return ChangeElsewhere(
        name: texts.unpack(packed).name, view: tellingView(of: packed, at: now), seenAt: mark.seenAt)
    }
    return (here.map { row(at: $0.number).id }, elsewhere)
  }
}

/// A document that has changed last, and is not in the view that is looked at.
public struct ChangeElsewhere: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// A view that lists it.
  public var view: QueueView
  /// When the change was seen.
  public var seenAt: Timestamp
}

extension QueueIndex.Mark {
  /// What was seen earlier is less.
  fileprivate static func < (left: Self, right: Self) -> Bool {
    (left.poll, left.seenAt) < (right.poll, right.seenAt)
  }
}
