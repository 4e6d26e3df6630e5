import Foundation
import Wording

/// Standard output, line by line: each line is gone when it has been written.
actor LineOutput {
  /// Whoever read the lines has stopped.
  struct ReaderGone: Error {}

  /// Writes lines, all of them or none.
  func write(_ lines: [String]) throws {
    guard !lines.isEmpty else { return }
    var rest = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ReaderGone() }
      rest = rest.dropFirst(count)
    }
  }
}
