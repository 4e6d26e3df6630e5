import UploadQueue

/// What several Pantaus at one queue have to know of each other.
extension QueueSession {
  /// Goes on with what a Pantau of the same person began that has ended.
  public func takeUp() async throws(JournalError) {
    for attempt in try await journal.openAttempts() {
      guard case .nobody(let person, _) = attempt.hold, person.user == by.user else { continue }
      // Another one may have come first.
      _ = try? await journal.take(attempt.key, from: attempt.hold, at: clock.now())
    }
  }

  /// Writes down how re-uploads ended that nobody sees through, as far as the list shows it.
  ///
  /// It is for who only looks on, and has no desk that would; the backend is asked nothing.
  public func settle() async throws(JournalError) {
    for attempt in try await journal.openAttempts() where !attempt.hold.isElsewhere {
      // What this Pantau is about to send is told by the answer to that.
      if attempt.hold == .own, attempt.state == .intended { continue }
      guard let row = await index.row(attempt.subject.document), let end = attempt.settlement(seeing: row) else {
        continue
      }
      try await journal.append(.settled(end), to: attempt.key, at: clock.now())
    }
  }

  /// The re-uploads of the queue as the journal has them, and those that have ended since somebody was told last, where any
  /// of them is another's, or was: `nil` where nothing is different.
  ///
  /// Cheap where nobody has written to the journal: of those that others see through it is asked whether these run still.
  public func newsOfOthers() async throws(JournalError) -> [ReuploadDesk]? {
    let now = try await journal.revision()
    guard now != revision || toldOpen.contains(where: { $0.hold != .own }) else { return nil }
    revision = now
    let open = try await journal.openAttempts()
    var desks: [ReuploadDesk] = []
    for attempt in open { desks.append(await resumed(attempt)) }
    let ticks = desks.map(\.ticks)
    guard open != toldOpen || ticks != toldTicks else { return nil }
    let gone = toldOpen.filter { told in !open.contains { $0.key == told.key } }
    (toldOpen, toldTicks) = (open, ticks)
    for attempt in gone {
      let ended = try await journal.attempts(on: attempt.subject.document).first { $0.key == attempt.key }
      if let ended { desks.append(await resumed(ended)) }
    }
    return desks
  }

  /// Why it cannot be told which Pantaus are running, once; `nil` where it can be, or was told.
  public func newPresenceFault() async -> JournalError? {
    let fault = await journal.presenceFault()
    defer { isBlind = fault != nil }
    return isBlind ? nil : fault
  }

  /// Sees a re-upload through from here on.
  func takeOver(
    _ key: IdempotencyKey, from hold: AttemptHold
  ) async -> Result<ReuploadDesk.Event?, JournalError> {
    // Whatever comes of it is told with the next news.
    revision = nil
    do throws(JournalError) {
      let attempt = try await journal.take(key, from: hold, at: clock.now())
      let ticked = try? await journal.tickedSteps(of: attempt.subject.document, attempt: attempt.number)
      return .success(.takenOver(attempt, ticked: ticked))
    } catch { return .failure(error) }
  }
}
