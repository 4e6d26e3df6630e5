import UploadQueue

/// What the screens show of the index.
extension QueueSession {
  /// The rows of a screen; of a display that is paused, as they were then.
  public func window(_ request: WindowRequest) async -> QueueWindow {
    return await index(for: request).window(
      request.query, following: request.followed, isFollowingChanges: request.isFollowing, line: request.line,
      top: request.top, height: request.height, counting: request.counted, at: request.pausedAt ?? clock.now())
  }

  private func index(for request: WindowRequest) async -> QueueIndex {
    guard let pausedAt = request.pausedAt else {
      // A request from before the pause may come after the one that began it.
      if let still, still.serial < request.serial { self.still = nil }
      return index
    }
    if let still, still.at == pausedAt { return still.index }
    let copy = await index.standingStill()
    still = (pausedAt, request.serial, copy)
    return copy
  }

  /// Texts that documents have where a filter's key looks for them, and that contain what is typed of it.
  public func texts(completing completion: FilterCompletion) async -> [String] {
    guard let key = completion.textKey else { return [] }
    return await index.texts(of: key, containing: completion.piece)
  }

  /// The documents of these re-uploads as they are now.
  public func rows(of documents: [DocumentID]) async -> [QueueRow] {
    var rows: [QueueRow] = []
    for document in documents {
      if let row = await index.row(document) { rows.append(row) }
    }
    return rows
  }

  /// Lets rows whose change was marked long enough take their places; whether there were any.
  public func release(marksUpTo poll: UInt32) async -> Bool {
    await index.release(marksUpTo: poll)
  }

  /// A document as it is now.
  public func row(_ document: DocumentID) async -> QueueRow? {
    await index.row(document)
  }

  /// Where a document is that is named by a reference or number.
  public func jump(to text: String, in query: QueueQuery) async -> JumpTarget {
    await index.jump(to: text, in: query, at: clock.now())
  }

  /// The documents of a query as they stand now.
  public func snapshot(of query: QueueQuery) async -> QueueSnapshot {
    await index.snapshot(of: query, at: clock.now())
  }

  /// The Saved Invalid document after another one, of those that no re-upload is under way of, nor planned.
  public func nextInvalid(after document: DocumentID) async -> QueueRow? {
    // Where the journal cannot tell, the desk of the one that is offered does.
    let open = ((try? await journal.openAttempts()) ?? []).map(\.subject.document)
    let planned = planWatch.plan.waiting.map(\.subject.document)
    return await index.nextToReupload(
      in: QueueQuery(view: .savedInvalid), after: document, except: Set(open + planned), at: clock.now())
  }
}
