import UploadQueue

/// Moves a replay: sets the moment, puts every queue as it was then, and tells the screen.
@MainActor
final class ReplayDriver {
  private let replay: Replay
  private let sessions: [QueueSession]
  private let post: (Action, Int) -> Void
  private var playing: Task<Void, Never>?
  private var placing: Task<Void, Never>?
  private var releasing: Task<Void, Never>?
  /// Whether another move came while the queues were being placed, and whether what it passes is to be marked.
  private var wanted: (isMarking: Bool, at: Timestamp)?
  private var isPlaying = false

  init(_ replay: Replay, _ sessions: [QueueSession], post: @escaping (Action, Int) -> Void) {
    self.replay = replay
    self.sessions = sessions
    self.post = post
  }

  /// Shows where it begins, and goes on from there.
  func start() {
    if replay.speed > 0 { play(replay.speed) }
    place(isMarking: false)
  }

  func end() {
    playing?.cancel()
    placing?.cancel()
    releasing?.cancel()
  }

  func carryOut(_ move: ReplayMove, at queue: Int) {
    let now = replay.moment.now
    switch move {
    case .to(let moment): go(to: moment)
    case .by(let span): go(to: now + span)
    case .nextChange:
      stop()
      go(to: moments(of: queue).compactMap { $0.next(after: now) }.min() ?? replay.span.upperBound, isMarking: true)
    case .previousChange:
      stop()
      go(to: moments(of: queue).compactMap { $0.previous(before: now) }.max() ?? replay.span.lowerBound)
    case .play(let speed):
      // From the end there is nowhere to go on to.
      if now >= replay.span.upperBound { replay.moment.now = replay.span.lowerBound }
      play(speed)
      place(isMarking: false)
    case .stop:
      stop()
      place(isMarking: false)
    }
  }

  /// Of one queue, or of all where the list over all is shown.
  private func moments(of queue: Int) -> [RecordedMoments] {
    replay.moments.indices.contains(queue) ? [replay.moments[queue]] : replay.moments
  }

  private func go(to moment: Timestamp, isMarking: Bool = false) {
    replay.moment.now = min(max(moment, replay.span.lowerBound), replay.span.upperBound)
    place(isMarking: isMarking)
  }

  /// How often a replay that plays is shown anew.
  private static let beat: Duration = .milliseconds(500)

  private func play(_ speed: Double) {
    playing?.cancel()
    isPlaying = true
    playing = Task { [replay] in
      var last = ContinuousClock.now
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.beat)
        guard !Task.isCancelled else { return }
        let now = ContinuousClock.now
        self.go(to: replay.moment.now + (now - last) * speed, isMarking: true)
        last = now
        if replay.moment.now == replay.span.upperBound { return self.stop() }
      }
    }
  }

  private func stop() {
    isPlaying = false
    playing?.cancel()
  }

  /// Never twice at once: of the moments asked for meanwhile the last is shown.
  private func place(isMarking: Bool) {
    wanted = (isMarking, replay.moment.now)
    guard placing == nil else { return }
    placing = Task {
      while let (isMarking, moment) = self.wanted.take() {
        for (number, session) in self.sessions.enumerated() {
          let isChanged = await session.stand(at: moment, isMarking: isMarking)
          let silence = self.replay.moments[number].silence(around: moment)
          let desks = (try? await session.resumeDesks()) ?? []
          let standing = ReplayStanding(
            isPlaying: self.isPlaying, isChanged: isChanged, silence: silence, desks: desks)
          self.post(.replayed(standing), number)
          if let usual = await session.newUsual() { self.post(.usualKnown(usual), number) }
        }
      }
      self.placing = nil
      self.releaseMarks()
    }
  }

  /// What was passed on the way is marked for as long as what a poll brings.
  private func releaseMarks() {
    releasing?.cancel()
    releasing = Task { [sessions] in
      try? await Task.sleep(for: QueueWatch.markTime)
      guard !Task.isCancelled else { return }
      for (number, session) in sessions.enumerated() where await session.release(marksUpTo: .max) {
        self.post(.marksReleased, number)
      }
    }
  }
}
