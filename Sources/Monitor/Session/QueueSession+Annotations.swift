import UploadQueue

extension QueueSession {
  /// Takes the notes and marks that were added to the journal since, here or by another Pantau; whether there were any.
  public func takeAnnotations() async throws(JournalError) -> Bool {
    let news = try await journal.annotationNews(after: journalEnd)
    journalEnd = max(journalEnd, news.end)
    return await index.apply(news.records)
  }

  /// Writes a note or a mark into the journal; `nil` where there is nothing to change.
  public func annotate(
    _ subject: Subject, _ wish: AnnotationWish
  ) async throws(JournalError) -> AnnotationRecord? {
    try await annotate([(subject, wish)]).first
  }

  /// Writes notes and marks into the journal, all of them or none; those that change anything come back.
  ///
  /// No document is named twice.
  public func annotate(
    _ wishes: [(subject: Subject, wish: AnnotationWish)]
  ) async throws(JournalError) -> [AnnotationRecord] {
    let (known, now) = (await index.annotations, clock.now())
    let records = wishes.compactMap { subject, wish in
      wish.event(beside: known[subject.document] ?? .none).map {
        AnnotationRecord(subject: subject, event: $0, by: by, at: now)
      }
    }
    guard !records.isEmpty else { return [] }
    try await journal.annotate(records.map { ($0.subject, $0.event) }, at: now)
    await index.apply(records)
    await still?.index.apply(records)
    return records
  }
}

extension AnnotationWish {
  /// What it comes to beside what is there; `nil` where it changes nothing.
  fileprivate func event(beside annotation: Annotation) -> AnnotationEvent? {
    switch self {
    case .toggleMark: annotation.mark == nil ? .marked : .unmarked
    case .mark: annotation.mark == nil ? .marked : nil
    case .removeMark: annotation.mark == nil ? nil : .unmarked
    case .note(let text): annotation.note?.text == text ? nil : .noted(text)
    case .removeNote: annotation.note == nil ? nil : .noteRemoved
    }
  }
}
