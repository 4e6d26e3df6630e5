import Foundation
import Wording

/// Standard output, line by line: each line is gone when it has been written.
actor LineOutput {
  /// Whoever read the lines has stopped.
  struct ReaderGone: Error {}

  /// The lines cannot be written, with the system's words.
  struct Unwritable: Explained {
    let words: String

    var phrase: Phrase {
      Phrase(
        id: "Keluaran tidak dapat ditulis (\(words)). Periksa sisa ruang dan ke mana keluarannya diarahkan.",
        en: "The output cannot be written (\(words)). Check the space left and where the output goes.")
    }
  }

  /// Writes lines; whoever reads slowly is waited for.
  ///
  /// - Throws: ``ReaderGone``, ``Unwritable``; a part may have been written then.
  func write(_ lines: [String]) throws {
    guard !lines.isEmpty else { return }
    var rest = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var reader = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&reader, 1, -1)
        continue
      }
      guard count > 0 else {
        if errno == EPIPE { throw ReaderGone() }
        throw Unwritable(words: String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Returns once whoever read the lines has stopped, which a writer with nothing to write would not notice.
  ///
  /// - Throws: That its task was cancelled.
  static func waitForReaderToGo() async throws {
    while !isReaderGone { try await Task.sleep(for: .milliseconds(500)) }
  }

  private static var isReaderGone: Bool {
    var reader = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&reader, 1, 0) > 0 && Int32(reader.revents) & (POLLERR | POLLHUP) != 0
  }

  /// The columns of the terminal that is written to; `nil` where it is none.
  static var terminalWidth: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
