import Dispatch
import Glibc
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

  private let output: Int32
  /// What says that so many lines were passed over.
  private let gap: (Int) -> SafeText
  /// What the terminal has not taken yet.
  private var waiting: ArraySlice<UInt8> = []
  /// How many lines were passed over since then, because too much was waiting.
  private var passedOver = 0
  /// Tells that it takes more, where it is waited for.
  private var watch: (any DispatchSourceWrite)?
  private let signals: [any DispatchSourceSignal]
  private var isClosed = false

  /// Longer lines are taken in pieces: nobody types them.
  private nonisolated static let longestLine = 65_536
  /// With so many bytes waiting, no more lines are taken.
  private static let mostWaiting = 65_536
  /// A pipe that takes anything takes so many bytes at once (PIPE_BUF).
  private static let piece = 4_096

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
    self.output = output
    self.gap = gap
    // Whoever read what is written may have gone: then writing fails, and says so here.
    signal(SIGPIPE, SIG_IGN)
    signals =
      takesSignals
      ? [SIGINT, SIGTERM, SIGHUP].map { [events] in Self.source($0, events, beforeEnd: end) } : []
    Self.read(input, into: events)
  }

  /// Writes lines at once; a terminal that takes nothing for a while holds up nothing else.
  ///
  /// What waits for it is bounded: of what comes then only the number of lines is told, once it takes more.
  public func write(_ lines: [SafeText]) {
    guard !isClosed, !lines.isEmpty else { return }
    guard passedOver == 0, waiting.count < Self.mostWaiting else {
      passedOver += lines.count
      return
    }
    waiting += Array(lines.map { $0.string + "\n" }.joined().utf8)
    proceed()
  }

  /// Waits for the terminal to take what was written, but not longer than a second.
  public func finish() {
    let end = DispatchTime.now() + .seconds(1)
    while !waiting.isEmpty, DispatchTime.now() < end {
      var line = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      if poll(&line, 1, 100) > 0 { proceed() }
    }
  }

  /// Hands the terminal as much as it takes; the rest goes once it takes more.
  private func proceed() {
    while !waiting.isEmpty {
      var line = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      guard poll(&line, 1, 0) > 0 else { return awaitLine() }
      let count = waiting.prefix(Self.piece).withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        waiting = waiting.dropFirst(count)
      } else if errno == EAGAIN {
        return awaitLine()
      } else if errno != EINTR {
        (isClosed, waiting) = (true, [])
        events.send(nil)
      }
      if waiting.isEmpty, passedOver > 0, !isClosed {
        waiting = Array("\(gap(passedOver).string)\n".utf8)[...]
        passedOver = 0
      }
    }
    waiting = []
    watch?.cancel()
    watch = nil
  }

  private func awaitLine() {
    guard watch == nil else { return }
    let source = DispatchSource.makeWriteSource(fileDescriptor: output, queue: .main)
    source.setEventHandler { [weak self] in self?.proceed() }
    source.activate()
    watch = source
  }

  /// Ctrl-C quits, as it does on the screen; the other signals end the program and its status tells so.
  private nonisolated static func source(
    _ number: Int32, _ events: TerminalEvents, beforeEnd end: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { @Sendable in
      tell(number == SIGINT ? .key(.control("c")) : .terminate(signal: number), to: events)
      // Whoever is not there any longer does not wait, and reads nothing that is still being written.
      guard number == SIGHUP else { return }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1.5) {
        end()
        _exit(128 + number)
      }
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
}
