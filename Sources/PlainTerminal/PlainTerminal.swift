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
  public let events: AsyncStream<TerminalEvent>

  private let output: Int32
  private let feed: AsyncStream<TerminalEvent>.Continuation
  private let signals: [any DispatchSourceSignal]
  private var isClosed = false

  /// Longer lines are taken in pieces: nobody types them.
  private nonisolated static let longestLine = 65_536

  /// A terminal on open files, which stay open.
  ///
  /// - Parameters:
  ///   - takesSignals: Whether Ctrl-C and the signals that end a program are taken as events.
  ///   - end: What is done before a process is ended that hangs.
  public init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, takesSignals: Bool = true,
    beforeEnd end: @escaping @Sendable () -> Void = {}
  ) {
    self.output = output
    let (events, feed) = AsyncStream<TerminalEvent>.makeStream()
    self.events = events
    self.feed = feed
    // Whoever read what is written may have gone: then writing fails, and says so here.
    signal(SIGPIPE, SIG_IGN)
    signals = takesSignals ? [SIGINT, SIGTERM, SIGHUP].map { Self.source($0, feed, beforeEnd: end) } : []
    Self.read(input, into: feed)
  }

  /// Writes lines at once.
  public func write(_ lines: [SafeText]) {
    guard !isClosed else { return }
    var rest = Array(lines.map { $0.string + "\n" }.joined().utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        isClosed = true
        feed.finish()
        return
      }
    }
  }

  /// Ctrl-C quits, as it does on the screen; the other signals end the program and its status tells so.
  private nonisolated static func source(
    _ number: Int32, _ feed: AsyncStream<TerminalEvent>.Continuation, beforeEnd end: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { @Sendable in
      feed.yield(number == SIGINT ? .key(.control("c")) : .terminate(signal: number))
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
  private nonisolated static func read(_ input: Int32, into feed: AsyncStream<TerminalEvent>.Continuation) {
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
          feed.yield(.line(text(line)))
          line = []
        }
      }
      if !line.isEmpty { feed.yield(.line(text(line))) }
      feed.finish()
    }
  }

  /// What was typed; a terminal in raw mode ends its lines with a carriage return as well.
  private nonisolated static func text(_ line: [UInt8]) -> String {
    String(decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
  }
}
