import Dispatch
import Foundation
import NcursesTerminal
import Synchronization
import TerminalKit
import Wording

/// Standard output, line by line: each line is gone when it has been written.
///
/// On a terminal that cannot show all that stands in lines for people, they are spelt in what it can show; lines for
/// programs are UTF-8 wherever they go.
struct LineOutput: Sendable {
  /// Whoever read the lines has stopped.
  struct ReaderGone: Error {}

  /// The lines cannot be written, with the system's words.
  struct Unwritable: Explained {
    let code: Int32

    var phrase: Phrase {
      if code == EBADF { return StandardStreams.outputIsClosed }
      let words = String(cString: strerror(code))
      return Phrase(
        id: "Keluaran tidak dapat ditulis (\(system: words)). Periksa sisa ruang dan ke mana keluarannya diarahkan.",
        en: "The output cannot be written (\(words)). Check the space left and where the output goes.")
    }
  }

  private let isForPrograms: Bool
  /// Where it is waited for a reader: none of the threads that tasks share.
  private let queue = DispatchQueue(label: "lines")
  /// A pipe that takes anything takes so much at once (PIPE_BUF).
  private static let piece = 4_096
  private static let spelling = LineSpelling(environment: Environment.values)

  /// Standard output for people, or for programs.
  init(forPrograms isForPrograms: Bool = false) { self.isForPrograms = isForPrograms }

  /// Writes lines; whoever reads slowly is waited for, until the task is cancelled.
  ///
  /// - Throws: ``ReaderGone``, ``Unwritable``, `CancellationError`; a part may have been written then.
  func write(_ lines: [String]) async throws {
    guard !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n") + "\n"
    let bytes = Array((isForPrograms ? text : Self.spelling.spelt(text, to: STDOUT_FILENO)).utf8)
    let wish = Wish()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { done in
        queue.async {
          done.resume(
            with: Result {
              try Self.write(bytes, to: STDOUT_FILENO) {
                if wish.isOver.load(ordering: .relaxed) { throw CancellationError() }
              }
            })
        }
      }
    } onCancel: {
      wish.isOver.store(true, ordering: .relaxed)
    }
  }

  /// Whether lines are wanted to be written still.
  private final class Wish: Sendable {
    let isOver = Atomic(false)
  }

  /// Writes all of a text for people, as whoever reads it there can be shown it.
  ///
  /// - Throws: ``ReaderGone``, ``Unwritable``; a part may have been written then.
  static func write(_ text: String, to descriptor: Int32) throws {
    try write(Array(spelling.spelt(text, to: descriptor).utf8), to: descriptor)
  }

  /// Writes all of it; whoever reads slowly is waited for.
  ///
  /// - Parameter goOn: Throws once it is not to be waited for any longer.
  /// - Throws: ``ReaderGone``, ``Unwritable``; a part may have been written then.
  static func write(_ bytes: [UInt8], to descriptor: Int32, waiting goOn: () throws -> Void = {}) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      var reader = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&reader, 1, 200) > 0 else {
        try goOn()
        continue
      }
      let count = rest.prefix(piece).withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else {
        if errno == EPIPE { throw ReaderGone() }
        throw Unwritable(code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Returns once whoever read the lines has stopped, which a writer with nothing to write would not notice.
  ///
  /// - Parameter outputs: What is written to; whichever is read no longer first.
  /// - Throws: That its task was cancelled.
  static func waitForReaderToGo(of outputs: [Int32] = [STDOUT_FILENO]) async throws {
    while !outputs.contains(where: isReaderGone(of:)) { try await Task.sleep(for: .milliseconds(500)) }
  }

  /// Whether what is written to a descriptor can be read by nobody any more.
  static func isReaderGone(of output: Int32) -> Bool {
    var reader = pollfd(fd: output, events: 0, revents: 0)
    return poll(&reader, 1, 0) > 0 && Int32(reader.revents) & (POLLERR | POLLHUP) != 0
  }

  /// The columns of the terminal that is written to, no more than a screen is drawn with; `nil` where it is none.
  static var terminalWidth: Int? { Size(ofTerminal: STDOUT_FILENO)?.drawn.columns }
}
