import Foundation
import Glibc
import TestSupport

/// The program, run to its end in a home of its own, and what it wrote.
struct ProgramRun: Sendable {
  let status: Int32
  /// Both outputs as they came.
  let output: String

  /// Executables stand beside the test bundle.
  private static let program =
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("pantau").path

  /// Waited for on a thread of its own: what it asks is answered by this process.
  static func outcome(of arguments: [String], home: TemporaryFolder) async throws -> ProgramRun {
    let folder = home.path
    return try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread { waiting.resume(with: Result { try ProgramRun(arguments, home: folder) }) }
    }
  }

  /// The same, of one that goes on until a signal ends it, which is sent as soon as it has written anything.
  static func outcome(of arguments: [String], endedBy number: Int32, home: TemporaryFolder) async throws -> ProgramRun {
    let folder = home.path
    return try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread {
        waiting.resume(with: Result { try ProgramRun(arguments, endedBy: number, home: folder) })
      }
    }
  }

  // Not Foundation's: that reads this process's open files past the end of what it has been given of them, and so ends
  // the tests now and then once there are a thousand.
  private init(_ arguments: [String], endedBy number: Int32? = nil, home: String) throws {
    let (output, input) = (try Self.pipe(), try Self.pipe())
    defer { for file in [output.reading, input.writing] { close(file) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for file: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, output.writing, file) }
    // One that goes on until a signal ends it is not ended by the end of its input.
    if number == nil {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    } else {
      posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let argv = (["env", "-C", home, Self.program] + arguments).map { strdup($0) } + [nil]
    let envp = ["LANG=en_US.UTF-8", "HOME=\(home)", "TMPDIR=\(home)"].map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, argv, envp)
    for file in [output.writing, input.reading] { close(file) }
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    var told: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(output.reading, &bytes, bytes.count), count > 0 {
      if told.isEmpty, let number { kill(process, number) }
      told += bytes.prefix(count)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    self.status = signal == 0 ? status >> 8 & 0xFF : signal
    self.output = String(decoding: told, as: UTF8.self)
  }

  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL) }
    return (ends[0], ends[1])
  }
}
