import Glibc
import TerminalKit
import TestSupport
import Testing

@MainActor
@Suite("A line that goes out", .timeLimit(.minutes(5)))
struct OutgoingLineTests {
  /// More than a pipe holds.
  nonisolated private static let tooMuch = 1 << 20

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A pipe that nobody reads yet, and the line into it: once that is closed, nothing else keeps its end open.
  private func pipeline() throws -> (reader: Int32, line: OutgoingLine) {
    let path = folder.file("pipa")
    try #require(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let writer = open(path, O_WRONLY | O_CLOEXEC)
    defer { close(writer) }
    return (reader, OutgoingLine(writer))
  }

  private func hasEnded(_ reader: Int32) -> Bool {
    var reader = pollfd(fd: reader, events: 0, revents: 0)
    return poll(&reader, 1, 0) > 0 && reader.revents & Int16(POLLHUP) != 0
  }

  @Test("It is closed with whoever held it, also where something still waits", arguments: [0, tooMuch])
  func atTheEndOfItsHolder(sent: Int) async throws {
    let reader: Int32
    var line: OutgoingLine?
    (reader, line) = try pipeline()
    defer { close(reader) }
    line?.send(repeatElement(0, count: sent))
    #expect(line?.isFree == (sent == 0))
    #expect(!hasEnded(reader))
    line = nil
    while !hasEnded(reader) { await Task.yield() }
  }

  @Test("It is closed once: what has its number afterwards stays open", arguments: [0, tooMuch])
  func once(sent: Int) async throws {
    let reader: Int32
    var line: OutgoingLine?
    (reader, line) = try pipeline()
    defer { close(reader) }
    line?.send(repeatElement(0, count: sent))
    let number = try #require((0..<65_536).first { $0 != reader && isSamePipe($0, reader) })
    line?.close()
    while !hasEnded(reader) { await Task.yield() }
    // The number itself, where no other test has taken it by now.
    let other = fcntl(reader, F_DUPFD, number)
    defer { close(other) }
    line?.close()
    #expect(isSamePipe(other, reader))
    line = nil
    #expect(isSamePipe(other, reader))
  }

  private func isSamePipe(_ one: Int32, _ other: Int32) -> Bool {
    var (first, second) = (stat(), stat())
    return fstat(one, &first) == 0 && fstat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }
}
