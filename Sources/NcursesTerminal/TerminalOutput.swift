import CNcurses
import Dispatch
import Glibc
import TerminalKit

/// What travels to the terminal, no faster than the line takes it.
///
/// curses writes into memory, so that nobody ever waits for a slow or stalled line. No frame is asked of curses before the
/// one before has gone: of those made meanwhile only the newest travels, and what waits here never grows.
@MainActor
final class TerminalOutput {
  /// Called each time that everything has been taken, or that the line is gone.
  var emptied: () -> Void {
    get { line.emptied }
    set { line.emptied = newValue }
  }
  /// Whether nothing waits: what is sent now goes at once.
  var isFree: Bool { line.isFree }
  /// Whether the terminal is gone.
  var isLost: Bool { line.isLost }

  /// Where curses writes: the terminal at first, whose modes and speed it asks for.
  let stream: UnsafeMutablePointer<FILE>
  private let memory: Int32
  private let line: OutgoingLine

  /// The way to the terminal of standard output; `nil` where the system has no files left.
  init?() {
    let file = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard file >= 0, let stream = fdopen(file, "w") else { return nil }
    self.stream = stream
    memory = cnc_memory_file()
    line = OutgoingLine(STDOUT_FILENO)
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
    line.send(bytes.prefix(max(0, found)))
  }

  /// Sends what curses knows nothing of.
  func send(_ sequence: String) { line.send(sequence.utf8) }

  /// Waits for the line to take everything, but not longer than a second.
  ///
  /// What is still under way then is dropped, as far as it can be, and `last` is sent in its place.
  func finish(orElse last: String) {
    line.finish(by: .now() + .seconds(1))
    guard !isFree else { return }
    line.flush()
    // What was cut in the middle of a sequence is ended by CAN.
    send("\u{18}" + last)
    line.drop()
  }

  /// Ends it.
  func close() {
    fclose(stream)
    if memory >= 0 { Glibc.close(memory) }
    line.close()
  }
}
