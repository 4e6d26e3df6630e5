import Dispatch
import Glibc
import Programs

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
    // At once: the journal and the queues are whole at every moment.
    source.setEventHandler { @Sendable in
      StartedPrograms.ofThisProcess.endAll()
      _exit(128 + number)
    }
    source.activate()
    return source
  }

  /// Takes them, until the end of the process.
  static func take() { _ = sources }
}
