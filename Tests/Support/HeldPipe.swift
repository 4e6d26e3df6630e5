import Dispatch
import Glibc
import Testing

/// A named pipe that programs, or a line, hold open for writing: that it is let go is an event, so nobody has to be asked
/// again and again whether they are gone.
///
/// A program that has opened it holds it, and so does everything that it starts.
public final class HeldPipe: Sendable {
  /// Where it is.
  public let path: String
  /// Its end for reading, which waits for nothing.
  public let reader: Int32

  /// A new pipe, which nobody has opened yet.
  public init(at path: String) throws {
    try #require(mkfifo(path, 0o600) == 0)
    self.path = path
    reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  }

  deinit { close(reader) }

  /// Whether it has not been let go: also before anybody has opened it.
  public var isHeld: Bool { !isReleased(waiting: 0) }

  /// Waits until nobody holds it any more, for a minute at the most; whether that came.
  public func isReleased() async -> Bool {
    await withCheckedContinuation { waiting in
      DispatchQueue.global().async { waiting.resume(returning: self.isReleased(waiting: 60_000)) }
    }
  }

  private func isReleased(waiting milliseconds: Int32) -> Bool {
    var end = pollfd(fd: reader, events: 0, revents: 0)
    return poll(&end, 1, milliseconds) > 0 && end.revents & Int16(POLLHUP) != 0
  }
}
