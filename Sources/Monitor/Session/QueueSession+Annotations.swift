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
    let annotation = await index.annotations[subject.document] ?? .none
    let event: AnnotationEvent
    switch wish {
    case .toggleMark: event = annotation.mark == nil ? .marked : .unmarked
    case .mark:
      guard annotation.mark == nil else { return nil }
      event = .marked
    case .removeMark:
      guard annotation.mark != nil else { return nil }
      event = .unmarked
    case .note(let text):
      guard annotation.note?.text != text else { return nil }
      event = .noted(text)
    case .removeNote:
      guard annotation.note != nil else { return nil }
      event = .noteRemoved
    }
    let record = AnnotationRecord(subject: subject, event: event, by: by, at: clock.now())
    try await journal.annotate(subject, event, at: record.at)
    await index.apply([record])
    await still?.index.apply([record])
    return record
  }
}
