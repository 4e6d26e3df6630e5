import UploadQueue

/// Polls at the queue's own pace.
extension QueueWatch {
  /// How long a change is marked where it happened.
  static let markTime: Duration = .seconds(5)

  /// Polls as soon as the backend says that there is something.
  func listen() {
    listening?.cancel()
    listening = Task { [arrivals = session.arrivals] in
      for await _ in arrivals { poll() }
    }
  }

  /// Polls now, or as soon as the poll under way has ended: never two at once.
  func poll() {
    guard hasRestored, !isEnding else { return }
    guard !isPolling else {
      isPollWanted = true
      return
    }
    isPolling = true
    isPollWanted = false
    schedule.begin(at: clock.now())
    pollTimer?.cancel()
    let overdue = schedule.interval * 3 + .seconds(10)
    let watch = Task {
      try? await Task.sleep(for: overdue)
      if !Task.isCancelled { self.post(.pollOverdue) }
    }
    let recall = recallMeanwhile()
    pollTask = Task { [session] in
      let wait: Duration
      do throws(BackendError) {
        let report = try await session.poll(
          onRows: { await self.post(.tick) }, onPage: { await self.post(.pageCame($0)) })
        recall?.cancel()
        self.hasAnswered = true
        await self.report(report)
        wait = self.schedule.succeeded()
        self.tell(.answered)
      } catch .tooSoon(let until) {
        recall?.cancel()
        wait = self.schedule.postponed(until: until, now: self.clock.now())
        await self.postpone(by: wait)
      } catch {
        recall?.cancel()
        wait = self.schedule.failed(error, now: self.clock.now(), using: &self.random)
        // Without it there is nothing to be seen, and why is told anyhow.
        _ = try? await session.showRemembered()
        if await session.isPartlyRemembered { self.post(.remembered) }
        let nextTry = self.clock.now() + wait
        self.post(.pollFailed(error, nextTry: nextTry))
        self.tell(.lost(error, nextTry: nextTry))
        // Notes and marks of another Pantau come through the journal, also while the backend is away.
        if (try? await session.takeAnnotations()) == true { self.post(.annotationsChanged) }
      }
      watch.cancel()
      self.learnUsual()
      self.isPolling = false
      self.pollAgain(after: self.isPollWanted ? self.schedule.delay(at: self.clock.now()) ?? .zero : wait)
    }
  }

  /// Nothing was asked: what is shown stays, or is what the journal knows where there was nothing yet.
  private func postpone(by wait: Duration) async {
    if (try? await session.showRemembered()) == true, await session.index.count > 0 { post(.remembered) }
    if (try? await session.takeAnnotations()) == true { post(.annotationsChanged) }
    // Whether it has access a backend looks at first.
    if wait >= Self.shortestTold { post(.pollPostponed(until: clock.now() + wait, hasAccess: true)) }
  }

  /// Less is over before it is read.
  private static let shortestTold: Duration = .seconds(1)

  /// Shows what the journal knows, once the first answer has been awaited for long; later ones have no such timer, which
  /// would wake the process up for nothing after each poll.
  private func recallMeanwhile() -> Task<Void, Never>? {
    guard !hasAnswered else { return nil }
    return Task { [session, recallsAfter] in
      try? await Task.sleep(for: recallsAfter)
      guard !Task.isCancelled, await session.showRememberedMeanwhile(), !Task.isCancelled else { return }
      self.post(.remembered)
    }
  }

  /// Whatever the journal takes to tell it, beside the polls.
  func learnUsual() {
    Task { [session] in
      if let usual = await session.newUsual() { self.post(.usualKnown(usual)) }
    }
  }

  /// A person wants a poll: now, or as soon as it may be, which is said.
  func pollIfAllowed() {
    guard !isPolling, let delay = schedule.delay(at: clock.now()) else { return poll() }
    post(.pollPostponed(until: clock.now() + delay))
    pollAgain(after: delay)
  }

  private func pollAgain(after wait: Duration) {
    pollTimer?.cancel()
    pollTimer = Task {
      try? await Task.sleep(for: wait)
      if !Task.isCancelled { self.poll() }
    }
  }

  /// That a token is over is shown then, and not with the next minute.
  private func tick(at moment: Timestamp) {
    accessTimer?.cancel()
    accessTimer = Task { [clock] in
      try? await Task.sleep(for: max(.zero, moment - clock.now()))
      if !Task.isCancelled { self.post(.tick) }
    }
  }

  /// Settings of a queue are read with its answers, and may be others than when the program was started.
  private func tellCapabilities() {
    let known = session.backend.capabilities
    guard known != capabilities else { return }
    capabilities = known
    post(.capabilitiesKnown(known))
  }

  private func report(_ report: QueueSession.PollReport) async {
    if !mayAct() {
      do throws(JournalError) { try await session.settle() } catch { post(.journalFailed(error)) }
    }
    let rows = await session.rows(of: awaited())
    tellCapabilities()
    post(.journalGrew(await session.journalEnd))
    if !report.changes.isEmpty { post(.changesSeen(report.changes)) }
    post(.polled(changed: report.changed, awaited: rows, report.standing, isFollowed: isPollWanted))
    if !report.sequels.isEmpty { post(.sequelsSeen(report.sequels)) }
    if let error = report.journalError { post(.journalFailed(error)) }
    if let until = report.standing.accessUntil { tick(at: until) }
    guard report.changed else { return }
    Task { [session] in
      try? await Task.sleep(for: Self.markTime)
      if await session.release(marksUpTo: report.number) { self.post(.marksReleased) }
    }
  }
}
