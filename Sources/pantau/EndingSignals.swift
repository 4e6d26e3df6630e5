import Dispatch
import Glibc
import Programs
import Synchronization

/// The signals that end a command without a screen: what it has started is ended with it.
enum EndingSignals {
  // Made once, and nothing is done with them afterwards: they only have to be kept.
  private nonisolated(unsafe) static let sources: [any DispatchSourceSignal] = [SIGHUP, SIGINT, SIGTERM].compactMap {
    number in
    // What whoever started it wants to be ignored, as nohup does, stays ignored.
    var found = sigaction()
    sigaction(number, nil, &found)
    guard unsafeBitCast(found.__sigaction_handler.sa_handler, to: Int.self) != 1 else { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { @Sendable in come(number) }
    // From here on: before it is registered, a signal would end the process as if nobody heeded it.
    let registered = DispatchSemaphore(value: 0)
    source.setRegistrationHandler { @Sendable in registered.signal() }
    source.activate()
    registered.wait()
    return source
  }

  /// Takes them, until the end of the process.
  static func take() { _ = sources }

  /// The same, and takes it for a signal that nobody can read any more what is said: over SSH without a terminal no
  /// other comes when the line has gone, and a writer with nothing to write would not notice.
  static func takeWithGoneReader() {
    take()
    signal(SIGPIPE, SIG_IGN)
    // That a terminal has gone is told by SIGHUP, to those that do not ignore it.
    let pipes = [STDOUT_FILENO, STDERR_FILENO].filter { isatty($0) == 0 }
    Task.detached {
      try await LineOutput.waitForReaderToGo(of: pipes)
      come(SIGPIPE)
    }
  }

  /// The same, where the first signal asks work to end: work that says itself what became of it and ends the process.
  ///
  /// - Parameters:
  ///   - heed: Asks the work, on another thread.
  ///   - excuse: Said where the work has not ended a second later; where that cannot be said either, as on a terminal that
  ///     nobody reads, and when another signal comes, the process ends all the same.
  static func take(heeding heed: @escaping @Sendable (Int32) -> Void, orElse excuse: @escaping @Sendable () -> Void) {
    asked.withLock { asked in
      asked = { number in
        heed(number)
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
          // Not before it is begun to be said.
          DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { end(by: number) }
          excuse()
          end(by: number)
        }
      }
    }
    take()
  }

  /// What asks work to end, until the first signal.
  private static let asked = Mutex<(@Sendable (Int32) -> Void)?>(nil)

  private static func come(_ number: Int32) {
    if let ask = asked.withLock({ $0.take() }) { return ask(number) }
    guard !isTold(number) else { return }
    // At once: the journal and the queues are whole at every moment.
    end(by: number)
  }

  /// Ends the process, and what it has started, as a signal does.
  static func end(by number: Int32) -> Never {
    StartedPrograms.ofThisProcess.endAll()
    ScratchFolder.removeAll()
    // By the signal itself, so that a shell knows that its loop is to end as well.
    signal(number, SIG_DFL)
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    sigaddset(&unblocked, number)
    pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
    raise(number)
    _exit(128 + number)
  }

  /// What came first while work was waited for.
  enum First: Sendable, Equatable {
    case done
    case signal(Int32)
    case outOfTime
  }

  /// Who is told of a signal instead of the process being ended by it.
  private static let listener = Mutex(AsyncStream<First>.Continuation?.none)

  private static func isTold(_ number: Int32) -> Bool {
    listener.withLock { $0?.yield(.signal(number)) != nil }
  }

  /// Waits for work until a signal comes or a time is over; the work goes on then.
  static func first(of work: Task<Void, Never>, within limit: Duration? = nil) async -> First {
    let (events, event) = AsyncStream.makeStream(of: First.self)
    listener.withLock { $0 = event }
    defer { listener.withLock { $0 = nil } }
    let working = Task {
      await work.value
      event.yield(.done)
    }
    let timing = Task {
      guard let limit else { return }
      try? await Task.sleep(for: limit)
      if !Task.isCancelled { event.yield(.outOfTime) }
    }
    defer {
      working.cancel()
      timing.cancel()
    }
    for await first in events { return first }
    return .done
  }
}
