import UploadQueue

/// Keeps what a person leaves on the screen for the next time.
@MainActor
final class ScreenKeeper {
  private let memory: any ScreenMemory
  /// What was left on the screen is kept in the order of leaving.
  private var keeping = WorkInOrder()
  /// Where the person was when that was last kept, or taken to be kept.
  private var keptPlaces: [String] = []
  /// The places that are to be kept next; while they wait for the disk, newer ones take their place.
  private var placesToKeep: [String]?
  /// Why where the person was last is not kept.
  private(set) var lostPlace: MemoryFailure?
  /// What could not be kept is told once, not with every line; unless the person asked for just that.
  private var toldFailures: Set<MemoryFailure> = []
  /// Whether something is to be read on the screen just now.
  private let hasNotice: @MainActor () -> Bool
  /// Says what could not be kept.
  private let report: @MainActor (MemoryFailure) -> Void

  init(
    _ memory: any ScreenMemory, hasNotice: @escaping @MainActor () -> Bool,
    report: @escaping @MainActor (MemoryFailure) -> Void
  ) {
    self.memory = memory
    self.hasNotice = hasNotice
    self.report = report
  }

  /// Hands on what was kept the last time.
  ///
  /// - Parameter take: Takes the lines that were kept of something, and says whether some of them make no sense.
  func recall(_ take: (Keepsake, [String]) -> Bool) {
    for keepsake in Keepsake.allCases {
      do throws(MemoryFailure) {
        guard let lines = try memory.lines(of: keepsake) else { continue }
        if take(keepsake, lines) { throw memory.damage(of: keepsake) }
      } catch { tell(error) }
    }
  }

  /// Where the person is to begin with, which need not be kept.
  func begin(at places: [String]) { keptPlaces = places }

  /// Keeps where the person is, as soon as that is somewhere else: whatever ends the program, nothing has to be done then.
  func keep(places: [String]) {
    guard places != keptPlaces else { return }
    keptPlaces = places
    let isWaiting = placesToKeep != nil
    placesToKeep = keptPlaces
    guard !isWaiting else { return }
    keeping.add { [memory] in
      guard let places = self.placesToKeep.take() else { return }
      let error = await Self.kept(.places, .replace(places), in: memory)
      self.lostPlace = error
      // Nobody asked for it: what is to be read just now stays, and the next place tells.
      if let error, !self.hasNotice() { self.tell(error) }
    }
  }

  /// Keeps a change, once those before it are kept.
  func keep(_ keepsake: Keepsake, _ change: MemoryChange) {
    keeping.add { [memory] in
      if let error = await Self.kept(keepsake, change, in: memory) { self.tell(error) }
    }
  }

  /// Waits until all is kept.
  func finish() async { await keeping.last?.value }

  private func tell(_ failure: MemoryFailure) {
    let isNew = toldFailures.insert(failure).inserted
    guard isNew || failure.keepsake.isAskedFor else { return }
    report(failure)
  }

  /// A disk may be slow: never on the screen's path.
  private nonisolated static func kept(
    _ keepsake: Keepsake, _ change: MemoryChange, in memory: any ScreenMemory
  ) async -> MemoryFailure? {
    do throws(MemoryFailure) {
      try memory.keep(keepsake, change)
      return nil
    } catch { return error }
  }
}
