extension QueueIndex {
  /// Takes what was done to notes and marks, oldest first; whether anything is different.
  @discardableResult
  public func apply(_ records: [AnnotationRecord]) -> Bool {
    guard !records.isEmpty else { return false }
    annotations.apply(records)
    for document in Set(records.map(\.subject.document)) {
      if let number = number(of: document) { rows[Int(number)].take(annotations[document]) }
    }
    generation += 1
    return true
  }

  /// The notes on documents that are here, by the documents' numbers.
  func notes() -> [Int32: Note] {
    annotations.reduce(into: [:]) { notes, entry in
      if let note = entry.value.note, let number = number(of: entry.key) { notes[number] = note }
    }
  }

  /// The note and mark of a row; looked up only where its flags say that there are any.
  func annotation(of row: PackedDocument) -> Annotation {
    guard row.annotated != 0, let id = texts.arena.text(row.id) else { return .none }
    return annotations[DocumentID(id)] ?? .none
  }
}

extension PackedDocument {
  /// Whether there is a note on it.
  var isNoted: Bool { annotated & 1 != 0 }

  /// Whether somebody marked it.
  var isMarked: Bool { annotated & 2 != 0 }

  /// Remembers whether there is a note or a mark; what they say stays with the index.
  mutating func take(_ annotation: Annotation?) {
    annotated = (annotation?.note == nil ? 0 : 1) | (annotation?.mark == nil ? 0 : 2)
  }
}
