import Foundation
import Glibc
import Programs
import TestSupport
import Testing

@Suite("Programs that were started")
struct StartedProgramTests {
  private let started = StartedPrograms()
  private let folder: TemporaryFolder
  /// Held by all that is started.
  private let pipe: HeldPipe

  init() throws {
    folder = try TemporaryFolder()
    pipe = try HeldPipe(at: folder.file("hidup"))
  }

  /// Starts a shell that leads a group of its own, and waits until it says its number; that is the group's as well.
  private func start(_ script: String) throws -> pid_t {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    process.arguments = ["/bin/sh", "-c", "exec 3> \(pipe.path); \(script)"]
    let output = Pipe()
    process.standardOutput = output
    // Were this test to die, what it started must not hold the output of the whole run open.
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line: [UInt8] = []
    while line.last != 10, let byte = try output.fileHandleForReading.read(upToCount: 1) { line += byte }
    return try #require(pid_t(String(decoding: line.dropLast(), as: UTF8.self)))
  }

  @Test("are ended with what they started, those that do not heed it as well")
  func endAll() async throws {
    let heeding = try start("sleep 600 & echo $$; wait")
    let stubborn = try start("trap '' TERM; sleep 600 & echo $$; while :; do sleep 600; done")
    let programs = [heeding, stubborn].map { group in
      let program = StartedProgram(among: started)
      program.hasStarted(leading: group)
      return program
    }
    started.endAll(patience: .milliseconds(200))
    #expect(await pipe.isReleased())
    programs.forEach { $0.hasEnded() }
  }

  @Test("are ended as well where they were only just being started")
  func starting() async throws {
    let program = StartedProgram(among: started)
    async let ended: Void = Task.detached { [started] in started.endAll(patience: .seconds(20)) }.value
    program.hasStarted(leading: try start("echo $$; exec sleep 600"))
    await ended
    #expect(await pipe.isReleased())
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
    let other = try start("echo $$; exec sleep 600")
    let program = StartedProgram(among: started)
    program.hasStarted(leading: other)
    program.hasEnded()
    started.endAll(patience: .milliseconds(50))
    #expect(pipe.isHeld)
    kill(-other, SIGKILL)
  }
}
