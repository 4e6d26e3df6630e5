import UploadQueue

/// Carries out what desks order.
extension QueueSession {
  /// Carries out one command of a desk; what happened comes back as the desk's next event, where it has one.
  public func perform(_ command: ReuploadDesk.Command) async -> Result<ReuploadDesk.Event?, JournalError> {
    switch command {
    case .reread(let document): return .success(await reread(document))
    case .begin(let attempt): return .success(await begin(attempt))
    case .send(let request): return .success(await send(request))
    case .keep(let ticked):
      do throws(JournalError) {
        try await journal.keep(ticked)
        return .success(nil)
      } catch { return .failure(error) }
    case .record(let event, let key):
      unwritten.append((event, key, clock.now()))
      do throws(JournalError) {
        try await writeDown()
        return .success(nil)
      } catch { return .failure(error) }
    case .takeOver(let key, let hold): return await takeOver(key, from: hold)
    case .withdraw(let key, let document):
      let outcome = try? await answer(within: limit, in: language) {
        [backend] () async throws(BackendError) -> ReuploadOutcome in
        try await backend.withdraw(key, document: document)
      }
      return .success(outcome.map { .withdrawn($0) })
    case .askOutcome(let key, let document):
      do throws(BackendError) {
        let outcome = try await answer(within: limit, in: language) {
          [backend] () async throws(BackendError) -> ReuploadOutcome in
          try await backend.outcome(of: key, document: document)
        }
        return .success(.outcome(outcome))
      } catch { return .success(.askFailed(error)) }
    }
  }

  /// Asks what became of a re-upload; of a backend that keeps no keys, how its document stands now, which tells it as well.
  public func ask(_ question: ReuploadDesk.Command) async -> (event: ReuploadDesk.Event?, row: QueueRow?) {
    let event = try? await perform(question).get()
    guard case .outcome(.notRecorded)? = event, case .askOutcome(_, let document) = question,
      backend.capabilities.rereads
    else { return (event, nil) }
    if case .rereadFailed(let error) = await reread(document) { return (.askFailed(error), nil) }
    return (event, await index.row(document))
  }

  private func reread(_ document: DocumentID) async -> ReuploadDesk.Event {
    // What cannot be read by itself is as the last poll brought it.
    guard backend.capabilities.rereads else { return .reread(await index.row(document)?.document) }
    do throws(BackendError) {
      let reading = try await answer(within: limit, in: language) {
        [backend] () async throws(BackendError) -> Document? in
        try await backend.read(document)
      }
      try await recall([document])
      if let reading, let change = await index.apply(reread: reading, seenAt: clock.now()) {
        unrecorded.append(change)
        _ = await recordChanges()
      }
      return .reread(reading)
    } catch { return .rereadFailed(error) }
  }

  /// Writes down what happened to re-uploads, in order; what the journal cannot take stays for the next time.
  func writeDown() async throws(JournalError) {
    // Who is writing already takes what was added meanwhile as well.
    guard !isWriting else { return }
    isWriting = true
    defer { isWriting = false }
    while let first = unwritten.first {
      do throws(JournalError) {
        try await journal.append(first.event, to: first.key, at: first.at)
        unwritten.removeFirst()
      } catch {
        // Somebody else has ended the attempt, or sees it through: there is nothing to add to it, now or later.
        switch error {
        case .alreadyOver, .elsewhere: unwritten.removeFirst()
        default: break
        }
        throw error
      }
    }
  }

  private func begin(_ attempt: Attempt) async -> ReuploadDesk.Event {
    do throws(JournalError) {
      try await writeDown()
      try await journal.begin(attempt)
      return .recorded
    } catch { return .notRecorded(error) }
  }

  private func send(_ request: ReuploadRequest) async -> ReuploadDesk.Event {
    // Until the answer is there, no poll may speak for this document; afterwards only polls begun later may.
    await index.raiseFence(request.document)
    do throws(BackendError) {
      let answer = try await answer(within: limit, in: language) {
        [backend] () async throws(BackendError) -> ReuploadAnswer in
        try await backend.reupload(request)
      }
      await index.lowerFence(request.document)
      return .answered(answer)
    } catch {
      await index.lowerFence(request.document)
      return .failed(error)
    }
  }
}
