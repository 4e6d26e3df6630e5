import CNcurses
import Dispatch
import Glibc

/// What travels to the terminal, no faster than the line takes it.
///
/// curses writes into memory, so that nobody ever waits for a slow or stalled line. No frame is asked of curses before the
/// one before has gone: of those made meanwhile only the newest travels, and what waits here never grows.
@MainActor
final class TerminalOutput {
  /// Called each time that everything has been taken, or that the line is gone.
  var emptied: () -> Void = {}
  /// Whether nothing waits: what is sent now goes at once.
  var isFree: Bool { waiting.isEmpty }
  /// Whether the terminal is gone.
  private(set) var isLost = false

  /// Where curses writes: the terminal at first, whose modes and speed it asks for.
  let stream: UnsafeMutablePointer<FILE>
  private let memory: Int32
  private let line: Int32
  /// Whether the line is that of standard output itself, and so others count on its waiting.
  private let isShared: Bool
  private var waiting: ArraySlice<UInt8> = []
  private var watch: (any DispatchSourceWrite)?
  private var isWatched = false

  /// The way to the terminal of standard output; `nil` where the system has no files left.
  init?() {
    let file = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard file >= 0, let stream = fdopen(file, "w") else { return nil }
    self.stream = stream
    memory = cnc_memory_file()
    // The same terminal, opened anew: that it does not wait here is nobody else's concern. Where it is somebody else's, as
    // after `su`, it may not be opened.
    let own = open("/proc/self/fd/\(STDOUT_FILENO)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    isShared = own < 0
    line = isShared ? STDOUT_FILENO : own
  }

  /// From now on curses writes into memory, where the system has such files; else to the terminal, as it did.
  func gather() {
    guard memory >= 0, dup2(memory, fileno(stream)) >= 0 else { return }
    _ = fcntl(fileno(stream), F_SETFD, FD_CLOEXEC)
  }

  /// Sends what curses has written.
  func flush() {
    let count = Int(memory < 0 ? 0 : lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = pread(memory, &bytes, count, 0)
    lseek(memory, 0, SEEK_SET)
    send(bytes.prefix(max(0, found)))
  }

  /// Sends what curses knows nothing of.
  func send(_ sequence: String) { send(Array(sequence.utf8)[...]) }

  private func send(_ bytes: ArraySlice<UInt8>) {
    waiting += bytes
    proceed()
  }

  /// Hands the line as much as it takes; the rest goes once it takes more.
  private func proceed() {
    while !waiting.isEmpty {
      let (count, error) = writeAtOnce(waiting)
      if count > 0 {
        waiting = waiting.dropFirst(count)
      } else if error == EAGAIN {
        return awaitLine()
      } else if error != EINTR {
        isLost = true
        waiting = []
      }
    }
    waiting = []
    if isWatched { watch?.suspend() }
    isWatched = false
  }

  /// Writes as much as the line takes at once; how much that was, or why it was nothing.
  private func writeAtOnce(_ bytes: ArraySlice<UInt8>) -> (count: Int, error: Int32) {
    let flags = isShared ? fcntl(line, F_GETFL) : -1
    // Whoever else has the line finds it as it was: it does not wait for as long as this takes.
    if flags >= 0 { _ = fcntl(line, F_SETFL, flags | O_NONBLOCK) }
    let count = bytes.withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
    let error = errno
    if flags >= 0 { _ = fcntl(line, F_SETFL, flags) }
    return (count, error)
  }

  private func awaitLine() {
    guard !isWatched else { return }
    isWatched = true
    if let watch { return watch.resume() }
    let source = DispatchSource.makeWriteSource(fileDescriptor: line, queue: .main)
    source.setEventHandler { [weak self] in self?.lineTakesMore() }
    source.activate()
    watch = source
  }

  private func lineTakesMore() {
    guard isWatched else { return }
    proceed()
    if isFree { emptied() }
  }

  /// Waits for the line to take everything, but not longer than a second.
  ///
  /// What is still under way then is dropped, as far as it can be, and `last` is sent in its place.
  func finish(orElse last: String) {
    let end = DispatchTime.now() + .seconds(1)
    while !isFree {
      let left = end.uptimeNanoseconds.subtractingReportingOverflow(DispatchTime.now().uptimeNanoseconds)
      var line = pollfd(fd: line, events: Int16(POLLOUT), revents: 0)
      guard !left.overflow, poll(&line, 1, Int32(left.partialValue / 1_000_000) + 1) > 0 else { break }
      proceed()
    }
    guard !isFree else { return }
    tcflush(line, TCOFLUSH)
    // What was cut in the middle of a sequence is ended by CAN.
    waiting = []
    send("\u{18}" + last)
    waiting = []
    proceed()
  }

  /// Ends it, when curses has ended.
  func close() {
    fclose(stream)
    if memory >= 0 { Glibc.close(memory) }
    guard line != STDOUT_FILENO else { return }
    // Not while it is watched.
    guard let watch else { return _ = Glibc.close(line) }
    watch.setCancelHandler { [line] in Glibc.close(line) }
    watch.cancel()
    // One that is suspended is never done with.
    if !isWatched { watch.resume() }
  }
}
