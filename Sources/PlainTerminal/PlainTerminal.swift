import Dispatch
import Glibc
import Synchronization
import TerminalKit
import Wording

/// A terminal of lines on two files, as a rule standard input and output.
///
/// Nothing is asked of the terminal and no mode of it is changed, so it is left as it was found whatever happens. The
/// system's own line editing, Ctrl-Z and Ctrl-D work as in a shell.
@MainActor
public final class PlainTerminal: LineTerminal {
  /// What happens: lines, a signal, or the end of the input.
  public let events = TerminalEvents()

  private let output: OutgoingLine
  /// What says that so many lines were passed over.
  private let gap: (Int) -> SafeText
  /// How many lines were passed over, because too much was waiting.
  private var passedOver = 0
  private let signals: [any DispatchSourceSignal]
  private let patience = Patience()

  /// Longer lines are taken in pieces: nobody types them.
  private nonisolated static let longestLine = 65_536
  /// With so many bytes waiting, no more lines are taken.
  private static let mostWaiting = 65_536

  /// A terminal on open files, which stay open.
  ///
  /// - Parameters:
  ///   - takesSignals: Whether Ctrl-C and the signals that end a program are taken as events.
  ///   - end: What is done before a process is ended that hangs.
  ///   - gap: What says that so many lines were passed over, because nobody read those before them.
  public init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, takesSignals: Bool = true,
    beforeEnd end: @escaping @Sendable () -> Void = {}, gap: @escaping (Int) -> SafeText = { "… \($0)" }
  ) {
    self.output = OutgoingLine(output)
    self.gap = gap
    // Whoever read what is written may have gone: then writing fails, and says so here.
    signal(SIGPIPE, SIG_IGN)
    signals =
      takesSignals
      ? [SIGINT, SIGTERM, SIGHUP].map { [events, patience] in Self.source($0, events, patience, beforeEnd: end) }
      : []
    self.output.emptied = { [weak self] in self?.lineWentOn() }
    Self.read(input, into: events)
  }

  /// Writes lines at once; a terminal that takes nothing for a while holds up nothing else.
  ///
  /// What waits for it is bounded: of what comes then only the number of lines is told, once it takes more.
  public func write(_ lines: [SafeText]) {
    guard !lines.isEmpty else { return }
    guard passedOver == 0, output.waitingCount < Self.mostWaiting else {
      passedOver += lines.count
      return
    }
    send(lines)
  }

  /// Waits for the terminal to take what was written, but not longer than a second; nothing is written afterwards.
  ///
  /// From now on whoever sends a signal is not to wait for anything else.
  public func finish() {
    let end = DispatchTime.now() + .seconds(1)
    output.finish(by: end)
    if output.isFree {
      tellGap()
      output.finish(by: end)
    }
    output.close()
    patience.isOver.store(true, ordering: .relaxed)
  }

  /// What had to wait has been taken, or nobody reads any more.
  private func lineWentOn() {
    if output.isLost { events.send(nil) } else { tellGap() }
  }

  private func tellGap() {
    let count = passedOver
    passedOver = 0
    if count > 0 { send([gap(count)]) }
  }

  private func send(_ lines: [SafeText]) {
    let wasLost = output.isLost
    output.send(lines.map { $0.string + "\n" }.joined().utf8)
    if output.isLost, !wasLost { events.send(nil) }
  }

  /// Ctrl-C quits, as it does on the screen; the other signals end the program and its status tells so.
  private nonisolated static func source(
    _ number: Int32, _ events: TerminalEvents, _ patience: Patience, beforeEnd end: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { @Sendable in
      @Sendable func endProcess() {
        end()
        _exit(128 + number)
      }
      if patience.isOver.load(ordering: .relaxed) { endProcess() }
      tell(number == SIGINT ? .key(.control("c")) : .terminate(signal: number), to: events)
      // Whoever is not there any longer does not wait, and reads nothing that is still being written.
      if number == SIGHUP { DispatchQueue.global().asyncAfter(deadline: .now() + 1.5, execute: endProcess) }
    }
    source.activate()
    return source
  }

  /// Reads on a thread of its own, which waits as long as nothing is typed and ends with the input.
  private nonisolated static func read(_ input: Int32, into events: TerminalEvents) {
    DispatchQueue(label: "lines").async { @Sendable in
      var line: [UInt8] = []
      var bytes = [UInt8](repeating: 0, count: 4_096)
      while true {
        let count = Glibc.read(input, &bytes, bytes.count)
        if count < 0, errno == EINTR { continue }
        // A terminal that is read and written as one is not waited for, for as long as something is written to it.
        if count < 0, errno == EAGAIN {
          var line = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
          poll(&line, 1, -1)
          continue
        }
        guard count > 0 else { break }
        for byte in bytes.prefix(count) {
          if byte != 10 { line.append(byte) }
          guard byte == 10 || line.count == longestLine else { continue }
          tell(.line(text(line)), to: events)
          line = []
        }
      }
      if !line.isEmpty { tell(.line(text(line)), to: events) }
      tell(nil, to: events)
    }
  }

  /// Hands something over from another thread, in its order.
  private nonisolated static func tell(_ event: TerminalEvent?, to events: TerminalEvents) {
    Task { @MainActor in events.send(event) }
  }

  /// What was typed; a terminal in raw mode ends its lines with a carriage return as well.
  private nonisolated static func text(_ line: [UInt8]) -> String {
    String(decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
  }

  /// Whether the program has let the terminal go, so that nothing waits for its end.
  private final class Patience: Sendable {
    let isOver = Atomic(false)
  }
}
