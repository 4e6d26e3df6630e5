import Monitor
import TestSupport
import Testing

@testable import Hooks

@Suite("The command of a hook")
struct HookProgramTests {
  private let folder: TemporaryFolder
  private let program: HookProgram

  init() throws {
    folder = try TemporaryFolder()
    program = HookProgram(environment: ["PATH": "/usr/bin:/bin"], folder: folder.path)
  }

  private func hook(_ script: String, limit: Duration = .seconds(3_600)) throws -> Hook {
    let program = try folder.writeProgram("hook.sh", script)
    return Hook(name: "uji", rule: AlertRule([.stuck]), command: [program, "a b", "$HOME"], limit: limit)
  }

  @Test("It reads the message, and its arguments are what was written, with no shell between")
  func reads() async throws {
    try await program.run(try hook("cat > pesan; printf '%s|%s' \"$1\" \"$2\" > kata"), reading: "{\"a\":1}\n")
    #expect(try String(contentsOfFile: folder.file("pesan"), encoding: .utf8) == "{\"a\":1}\n")
    #expect(try String(contentsOfFile: folder.file("kata"), encoding: .utf8) == "a b|$HOME")
  }

  @Test("It need not read what it is told, however long that is")
  func deaf() async throws {
    try await program.run(try hook("exit 0"), reading: String(repeating: "x", count: 1 << 20))
  }

  @Test("One that fails is told of with the last that it said")
  func fails() async throws {
    let hook = try hook("seq 100000 >&2; echo 'tidak ada jalan' >&2; exit 7")
    await #expect(throws: HookFault.failed(ending: "exit 7", said: "tidak ada jalan")) {
      try await program.run(hook, reading: "{}")
    }
  }

  @Test("A program that is not there is named")
  func missing() async {
    let hook = Hook(name: "uji", rule: AlertRule([.stuck]), command: ["tidak-ada-program-ini"])
    await #expect(throws: HookFault.noProgram("tidak-ada-program-ini")) {
      try await program.run(hook, reading: "{}")
    }
  }

  @Test("One that takes too long is ended, with what it has started")
  func slow() async throws {
    let pipe = try HeldPipe(at: folder.file("hidup"))
    let hook = try hook("exec 3> hidup; sleep 3600 & sleep 3600", limit: .seconds(3))
    await #expect(throws: HookFault.slow(.seconds(3))) { try await program.run(hook, reading: "{}") }
    #expect(await pipe.isReleased())
  }
}
