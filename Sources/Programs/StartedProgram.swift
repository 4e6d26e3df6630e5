import Glibc
import Synchronization

/// A program that is started here: as long as it runs it is known, so that it does not outlive this process.
public final class StartedProgram: Sendable {
  private let programs: StartedPrograms
  private let group = Mutex<pid_t?>(nil)

  /// A program that is about to be started.
  public init(among programs: StartedPrograms = .ofThisProcess) {
    self.programs = programs
  }

  /// It has started.
  ///
  /// - Parameter group: The process group that it leads, and that everything is in which it starts.
  public func hasStarted(leading group: pid_t) {
    self.group.withLock { $0 = group }
    _ = programs.groups.withLock { $0.insert(group) }
  }

  /// It has ended.
  public func hasEnded() {
    guard let group = group.withLock({ $0.take() }) else { return }
    _ = programs.groups.withLock { $0.remove(group) }
  }
}

/// Programs that were started and have not ended.
///
/// Whoever starts one ends it as well. This is for a process that is asked to end and has no time left for that.
public final class StartedPrograms: Sendable {
  /// Those of this process.
  public static let ofThisProcess = StartedPrograms()

  fileprivate let groups = Mutex<Set<pid_t>>([])

  /// None so far.
  public init() {}

  /// Ends all that run, and what they have started; returns when nothing is left of them.
  ///
  /// - Parameter patience: How long they have before they are killed.
  public func endAll(patience: Duration = .milliseconds(300)) {
    var left = groups.withLock { $0 }
    for group in left { kill(-group, SIGTERM) }
    let end = ContinuousClock.now + patience
    while !left.isEmpty, ContinuousClock.now < end {
      usleep(10_000)
      left = left.filter { kill(-$0, 0) == 0 }
    }
    for group in left { kill(-group, SIGKILL) }
  }
}
