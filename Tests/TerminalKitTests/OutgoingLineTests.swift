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
  /// A pipe that nobody reads.
  private let pipe: HeldPipe

  init() throws {
    folder = try TemporaryFolder()
    pipe = try HeldPipe(at: folder.file("pipa"))
  }

  /// The line into the pipe, which alone holds it open.
  private func openLine() -> OutgoingLine {
    let writer = open(pipe.path, O_WRONLY | O_CLOEXEC)
    defer { close(writer) }
    return OutgoingLine(writer)
  }

  @Test("It is closed with whoever held it, also where something still waits", arguments: [0, tooMuch])
  func atTheEndOfItsHolder(sent: Int) async {
    var line: OutgoingLine? = openLine()
    line?.send(repeatElement(0, count: sent))
    #expect(line?.isFree == (sent == 0))
    #expect(pipe.isHeld)
    line = nil
    #expect(await pipe.isReleased())
  }

  @Test("It is closed once: what has its number afterwards stays open", arguments: [0, tooMuch])
  func once(sent: Int) async throws {
    var line: OutgoingLine? = openLine()
    line?.send(repeatElement(0, count: sent))
    let number = try #require((0..<65_536).first { $0 != pipe.reader && leadsToPipe($0) })
    line?.close()
    #expect(await pipe.isReleased())
    // The number itself, where no other test has taken it by now.
    let other = fcntl(pipe.reader, F_DUPFD, number)
    defer { close(other) }
    line?.close()
    #expect(leadsToPipe(other))
    line = nil
    #expect(leadsToPipe(other))
  }

  private func leadsToPipe(_ file: Int32) -> Bool {
    var (first, second) = (stat(), stat())
    return fstat(file, &first) == 0 && fstat(pipe.reader, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }
}
