import Dispatch
import Glibc
import Synchronization

/// The signals that concern a terminal program, taken before curses would take them.
///
/// curses handles signals wherever nobody else does, and its handlers exit from within the handler. These sources are
/// in place when the initialiser returns.
final class TerminalSignals {
  /// The signals, as they come.
  let arrivals: AsyncStream<Int32>

  private static let taken = [SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT]
  private static let ending: Set<Int32> = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// How Dispatch handles them, as it does for the first source of a signal only.
  private static let handlers = Mutex<[Int32: sigaction]>([:])

  private let found: [(number: Int32, action: sigaction)]
  private let sources: [any DispatchSourceSignal]
  private let arrived: AsyncStream<Int32>.Continuation
  private let isReleased = DispatchGroup()
  private let patience = Patience()
  private let queue = DispatchQueue(label: "terminal signals")
  private let hung: @Sendable (Int32) -> Void

  /// Takes the signals.
  ///
  /// A program that has not ended five seconds after it was asked to hangs; after two, where it is asked again, and
  /// sooner where its terminal is gone. Then `hung` is called with the signal, outside the main actor.
  init(hung: @escaping @Sendable (Int32) -> Void) {
    let (arrivals, arrived) = AsyncStream<Int32>.makeStream()
    self.arrivals = arrivals
    self.arrived = arrived
    let isReleased = isReleased
    let patience = patience
    found = Self.taken.map { number in
      var action = sigaction()
      sigaction(number, nil, &action)
      return (number, action)
    }
    self.hung = hung
    let queue = queue
    let isInPlace = DispatchGroup()
    sources = Self.taken.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { @Sendable in
        arrived.yield(number)
        guard Self.ending.contains(number) else { return }
        if patience.isOver() { return hung(number) }
        queue.asyncAfter(deadline: .now() + Self.limit(number)) { if !patience.isReleased { hung(number) } }
      }
      isInPlace.enter()
      isReleased.enter()
      source.setRegistrationHandler { @Sendable in isInPlace.leave() }
      source.setCancelHandler { @Sendable in isReleased.leave() }
      source.activate()
      return source
    }
    isInPlace.wait()
    for number in Self.taken { Self.keepHandled(number) }
  }

  /// Sees that a signal reaches its source also where it was taken and given back before: Dispatch does not put its handler
  /// in place again then, and a change of size, which nobody handles, would never be told.
  private static func keepHandled(_ number: Int32) {
    var action = sigaction()
    sigaction(number, nil, &action)
    handlers.withLock { handlers in
      let isHandled = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) != 0
      if isHandled {
        if handlers[number] == nil { handlers[number] = action }
      } else if var handler = handlers[number] {
        sigaction(number, &handler, nil)
      }
    }
  }

  /// The terminal is gone, whether or not the system has said so.
  func lineIsLost() {
    queue.asyncAfter(deadline: .now() + Self.limit(SIGHUP)) { [patience, hung] in
      if !patience.isReleased { hung(SIGHUP) }
    }
  }

  /// How long a program that was asked by a signal may take, in seconds: nobody waits for one that nobody can see.
  private static func limit(_ number: Int32) -> Double { number == SIGHUP ? 1.5 : 5 }

  /// Gives the signals back to whoever handled them before.
  func release() {
    for source in sources { source.cancel() }
    isReleased.wait()
    patience.release()
    for (number, action) in found {
      var action = action
      sigaction(number, &action, nil)
    }
    arrived.finish()
  }

  /// How long a program may take to end.
  private final class Patience: Sendable {
    private let firstAsked = Mutex<DispatchTime?>(nil)
    private let released = Mutex(false)

    var isReleased: Bool { released.withLock { $0 } }

    func release() { released.withLock { $0 = true } }

    func isOver() -> Bool {
      firstAsked.withLock { first in
        let now = DispatchTime.now()
        guard let first else {
          first = now
          return false
        }
        return now.uptimeNanoseconds - first.uptimeNanoseconds >= 2_000_000_000
      }
    }
  }
}
