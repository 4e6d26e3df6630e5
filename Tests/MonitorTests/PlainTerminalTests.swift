import Dispatch
import Glibc
import PlainTerminal
import Testing

@MainActor
@Suite("A terminal of lines that nobody reads", .timeLimit(.minutes(5)))
struct PlainTerminalTests {
  @Test("A reader that stands still holds up nothing; what it has missed is told by its number once it reads again")
  func standstill() async throws {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    #expect(pipe(&input) == 0 && pipe(&output) == 0)
    let terminal = PlainTerminal(
      input: input[0], output: output[1], takesSignals: false, gap: { "\($0) lines were passed over" })
    let written = 20_000
    for number in 1...written { terminal.write(["line \(number) of an event"]) }
    let reading = Task.detached { [output] in
      var bytes = [UInt8](repeating: 0, count: 65_536)
      var said: [UInt8] = []
      while !said.suffix(12).elementsEqual("passed over\n".utf8) {
        let count = read(output[0], &bytes, bytes.count)
        guard count > 0 else { break }
        said += bytes.prefix(count)
      }
      return String(decoding: said, as: UTF8.self).split(separator: "\n")
    }
    let said = await reading.value
    let missed = try #require(said.last.flatMap { Int($0.prefix { $0.isNumber }) })
    #expect(said.count - 1 + missed == written)
    #expect(said.count < 10_000)
    #expect(said[0] == "line 1 of an event")
    terminal.write(["at last"])
    terminal.finish()
    for file in input + output { close(file) }
  }

  @Test("A real terminal that nobody reads holds up nothing either, and whoever reads it again is told what was missed")
  func unreadTerminal() async throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var input: [Int32] = [0, 0]
    #expect(openpty(&master, &slave, nil, nil, nil) == 0 && pipe(&input) == 0)
    let terminal = PlainTerminal(
      input: input[0], output: slave, takesSignals: false, gap: { "\($0) lines were passed over" })
    let isWritten = DispatchSemaphore(value: 0)
    let reading = Task.detached { [master] in Self.unread(master, until: isWritten) }
    let written = 20_000
    for number in 1...written { terminal.write(["line \(number) of an event"]) }
    isWritten.signal()
    let (said, wasHeldUp) = await reading.value
    #expect(!wasHeldUp)
    let missed = try #require(said.last.flatMap { Int($0.prefix { $0.isNumber }) })
    #expect(said.count - 1 + missed == written)
    #expect(said.count < 10_000)
    #expect(said[0] == "line 1 of an event")
    #expect(fcntl(slave, F_GETFL) & O_NONBLOCK == 0, "whoever else writes there is waited for as before")
    terminal.finish()
    for file in input + [master, slave] { close(file) }
  }

  /// The lines of a terminal that is read once all is written, or after half a minute in which that was not; which it was.
  private nonisolated static func unread(_ master: Int32, until written: DispatchSemaphore) -> ([String], Bool) {
    let wasHeldUp = written.wait(timeout: .now() + 30) == .timedOut
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var said: [UInt8] = []
    while !said.suffix(13).elementsEqual("passed over\r\n".utf8) {
      let count = read(master, &bytes, bytes.count)
      guard count > 0 else { break }
      said += bytes.prefix(count)
      // Nothing was passed over then.
      if wasHeldUp, said.suffix(24).elementsEqual("line 20000 of an event\r\n".utf8) { break }
    }
    return (String(decoding: said, as: UTF8.self).split(separator: "\r\n").map(String.init), wasHeldUp)
  }
}
