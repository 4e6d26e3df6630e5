import Glibc
import Synchronization

/// A program that is started here: as long as it runs it is known, so that it does not outlive this process.
public final class StartedProgram: Sendable {
  /// How far it is.
  private enum Stage {
    case starting
    case running(group: pid_t)
    case ended
  }

  private let programs: StartedPrograms
  private let stage = Mutex(Stage.starting)

  /// A program that is about to be started: whatever comes of that, ``hasEnded()`` is called at its end.
  public init(among programs: StartedPrograms = .ofThisProcess) {
    self.programs = programs
    programs.state.withLock { $0.startingCount += 1 }
  }

  /// It has started.
  ///
  /// - Parameter group: The process group that it leads, and that everything is in which it starts.
  public func hasStarted(leading group: pid_t) {
    stage.withLock { $0 = .running(group: group) }
    programs.state.withLock { state in
      state.startingCount -= 1
      state.groups.insert(group)
    }
  }

  /// Ends what it has left behind in its group, once it has ended itself.
  ///
  /// - Parameter patience: How long what is left has before it is killed.
  public func endRest(patience: Duration = .milliseconds(500)) async {
    // As long as anything runs in the group, its number is nobody else's.
    guard case .running(let group) = stage.withLock({ $0 }), kill(-group, SIGTERM) == 0 else { return }
    // In a task of its own: one that is cancelled would not wait.
    await Task {
      let end = ContinuousClock.now + patience
      while kill(-group, 0) == 0, ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(10)) }
      kill(-group, SIGKILL)
    }.value
  }

  /// It has ended, or could not be started.
  public func hasEnded() {
    let before = stage.withLock { stage in
      defer { stage = .ended }
      return stage
    }
    programs.state.withLock { state in
      switch before {
      case .starting: state.startingCount -= 1
      case .running(let group): state.groups.remove(group)
      case .ended: break
      }
    }
  }
}

/// Programs that were started and have not ended.
///
/// Whoever starts one ends it as well. This is for a process that is asked to end and has no time left for that.
public final class StartedPrograms: Sendable {
  /// Those of this process.
  public static let ofThisProcess = StartedPrograms()

  fileprivate struct State {
    var groups: Set<pid_t> = []
    /// Those that are just being started, whose groups are not known yet.
    var startingCount = 0
  }

  fileprivate let state = Mutex(State())

  /// None so far.
  public init() {}

  /// Ends all that run or are just being started, and what they have started; returns when nothing is left of them.
  ///
  /// - Parameter patience: How long they have before they are killed.
  public func endAll(patience: Duration = .milliseconds(300)) {
    var asked: Set<pid_t> = []
    var left: Set<pid_t> = []
    let end = ContinuousClock.now + patience
    while true {
      let state = state.withLock { $0 }
      for group in state.groups.subtracting(asked) { kill(-group, SIGTERM) }
      left = left.union(state.groups.subtracting(asked)).filter { kill(-$0, 0) == 0 }
      asked.formUnion(state.groups)
      guard !left.isEmpty || state.startingCount > 0, ContinuousClock.now < end else { break }
      usleep(10_000)
    }
    for group in left { kill(-group, SIGKILL) }
  }
}
