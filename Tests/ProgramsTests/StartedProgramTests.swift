import Foundation
import Glibc
import Programs
import TestSupport
import Testing

@Suite("Programs that were started")
struct StartedProgramTests {
  private let started = StartedPrograms()

  /// Starts a shell that leads a group of its own, and waits until it says its own number and that of what it started.
  private func start(_ script: String) throws -> [pid_t] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    process.arguments = ["/bin/sh", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    // Were this test to die, what it started must not hold the output of the whole run open.
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line: [UInt8] = []
    while line.last != 10, let byte = try output.fileHandleForReading.read(upToCount: 1) { line += byte }
    return String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
  }

  /// Whether a process is gone, or only waits to be taken note of.
  private func isGone(_ process: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return true }
    return stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].dropFirst(2).first == "Z"
  }

  @Test("are ended with what they started, those that do not heed it as well")
  func endAll() throws {
    let heeding = try start("sleep 600 & echo $$ $!; wait")
    let stubborn = try start("trap '' TERM; sleep 600 & echo $$ $!; while :; do sleep 600; done")
    let programs = [heeding[0], stubborn[0]].map { group in
      let program = StartedProgram(among: started)
      program.hasStarted(leading: group)
      return program
    }
    started.endAll(patience: .milliseconds(200))
    // What was killed is gone as soon as the system has had the time for it.
    let deadline = ContinuousClock.now + .seconds(20)
    while !(heeding + stubborn).allSatisfy(isGone), ContinuousClock.now < deadline { usleep(1_000) }
    #expect((heeding + stubborn).allSatisfy(isGone))
    programs.forEach { $0.hasEnded() }
  }

  @Test("are ended as well where they were only just being started")
  func starting() async throws {
    let program = StartedProgram(among: started)
    async let ended: Void = Task.detached { [started] in started.endAll(patience: .seconds(20)) }.value
    let late = try start("echo $$ $$; exec sleep 600")
    program.hasStarted(leading: late[0])
    await ended
    let deadline = ContinuousClock.now + .seconds(20)
    while !late.allSatisfy(isGone), ContinuousClock.now < deadline { usleep(1_000) }
    #expect(late.allSatisfy(isGone))
    program.hasEnded()
  }

  @Test("that could not be started are not waited for")
  func notStarted() {
    let program = StartedProgram(among: started)
    program.hasEnded()
    let began = ContinuousClock.now
    started.endAll(patience: .seconds(60))
    #expect(ContinuousClock.now - began < .seconds(30))
  }

  @Test("are left alone once they have ended: their number may be another's")
  func ended() throws {
    let other = try start("echo $$ $$; exec sleep 600")
    let program = StartedProgram(among: started)
    program.hasStarted(leading: other[0])
    program.hasEnded()
    started.endAll(patience: .milliseconds(50))
    #expect(kill(other[0], 0) == 0 && !isGone(other[0]))
    kill(-other[0], SIGKILL)
  }
}
