import Dispatch
import Glibc

/// What travels to whoever reads an open file, no faster than they take it: nobody here ever waits for a line that is slow
/// or stands still.
///
/// That a line takes anything does not say how much: of a terminal's, a write that is to wait would wait for all of it.
@MainActor
public final class OutgoingLine {
  /// Called each time that everything that had to wait has been taken, or that the line is gone.
  public var emptied: () -> Void = {}
  /// Whether nothing waits: what is sent now goes at once.
  public var isFree: Bool { waiting.isEmpty }
  /// How many bytes the line has not taken yet.
  public var waitingCount: Int { waiting.count }
  /// Whether nobody reads at its other end any more, or it was closed.
  public private(set) var isLost = false

  private let line: Int32
  /// Whether the line is the open file itself, and so others count on its waiting.
  private let isShared: Bool
  private var waiting: ArraySlice<UInt8> = []
  private var watch: (any DispatchSourceWrite)?
  private var isWatched = false
  private var isClosed = false

  /// The line to whoever reads an open file, which stays open.
  public init(_ file: Int32) {
    // The same terminal or pipe, opened anew: that it does not wait here is nobody else's concern. Where it is somebody
    // else's, as after `su`, it may not be opened. A file on a disk never waits, and anew would be written from its beginning.
    var status = stat()
    let isOnDisk = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let own = isOnDisk ? -1 : open("/proc/self/fd/\(file)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    isShared = own < 0
    line = isShared ? file : own
  }

  isolated deinit { close() }

  /// Sends bytes, after those that wait.
  public func send(_ bytes: some Sequence<UInt8>) {
    guard !isLost else { return }
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
    source.setEventHandler { [weak self] in self?.takesMore() }
    source.activate()
    watch = source
  }

  private func takesMore() {
    guard isWatched else { return }
    proceed()
    if isFree { emptied() }
  }

  /// Waits for the line to take everything, until a moment.
  public func finish(by end: DispatchTime) {
    while !isFree {
      let left = end.uptimeNanoseconds.subtractingReportingOverflow(DispatchTime.now().uptimeNanoseconds)
      var line = pollfd(fd: line, events: Int16(POLLOUT), revents: 0)
      guard !left.overflow, poll(&line, 1, Int32(left.partialValue / 1_000_000) + 1) > 0 else { return }
      proceed()
    }
  }

  /// Drops what waits.
  public func drop() {
    waiting = []
    proceed()
  }

  /// Drops what a terminal has taken and not shown yet, and what waits.
  public func flush() {
    tcflush(line, TCOFLUSH)
    drop()
  }

  /// Ends it, once; what waits is dropped.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    isLost = true
    waiting = []
    guard let watch else { return closeFile() }
    // Not while it is watched.
    if !isShared { watch.setCancelHandler { [line] in Glibc.close(line) } }
    watch.cancel()
    // One that is suspended is never done with.
    if !isWatched { watch.resume() }
    self.watch = nil
  }

  private func closeFile() {
    if !isShared { Glibc.close(line) }
  }
}
