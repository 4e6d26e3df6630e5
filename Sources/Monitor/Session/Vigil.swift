import UploadQueue

/// How long a queue has been watched without a break, and how much of that the journal has been told.
struct Vigil {
  private var stretch: WatchedStretch?
  private var kept: Timestamp?

  /// How often the journal is told that a queue is still being watched: what is lost by a crash is no more than this.
  static let keptEvery: Duration = .minutes(2)

  /// The queue has answered; what the journal is to be told.
  ///
  /// - Parameter pause: How long there may be between two answers. A longer one is a break: the machine was asleep.
  mutating func answered(at now: Timestamp, within pause: Duration) -> [WatchedStretch] {
    var told: [WatchedStretch] = []
    if let last = stretch?.to, now < last || now - last > pause { told += broken() }
    var stretch = stretch ?? .begun(at: now)
    stretch.to = now
    self.stretch = stretch
    if now - (kept ?? stretch.from) >= Self.keptEvery {
      kept = now
      told.append(stretch)
    }
    return told
  }

  /// How far apart single looks may be for the time between them to count as watched.
  static let looksWithin: Duration = .minutes(15)

  /// There was no answer, or nobody asks any longer; what the journal has not been told yet of what was.
  ///
  /// A single answer is a stretch that ends as it begins.
  mutating func broken() -> [WatchedStretch] {
    defer { (stretch, kept) = (nil, nil) }
    guard let stretch, kept.map({ stretch.to > $0 }) ?? true else { return [] }
    return [stretch]
  }
}

extension QueueSession {
  /// The queue has answered.
  func attend() async {
    let pause = pollInterval + pollInterval + .minutes(5)
    await keep(vigil.answered(at: clock.now(), within: pause))
  }

  /// The queue has not answered, or is no longer asked: how long it was watched is kept.
  public func endVigil() async { await keep(vigil.broken()) }

  /// What the journal cannot take is told by whatever else it cannot take.
  private func keep(_ stretches: [WatchedStretch]) async {
    for stretch in stretches {
      if stretch.isLook {
        try? await journal.keepLook(at: stretch.to, within: Vigil.looksWithin)
      } else {
        try? await journal.keep(stretch)
      }
    }
  }
}
