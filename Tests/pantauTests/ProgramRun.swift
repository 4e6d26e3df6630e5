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
  ///
  /// - Parameters:
  ///   - input: What comes through a pipe; without it there is nothing to read.
  ///   - variables: What its environment has besides.
  static func outcome(
    of arguments: [String], input: String? = nil, variables: [String] = [], home: TemporaryFolder
  ) async throws -> ProgramRun {
    let folder = home.path
    return try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread {
        waiting.resume(
          with: Result { try ProgramRun(arguments, input: input, variables: variables, home: folder) })
      }
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
  private init(
    _ arguments: [String], input text: String? = nil, variables: [String] = [], endedBy number: Int32? = nil,
    home: String
  ) throws {
    let (output, input) = (Pipe(), Pipe())
    let (written, typed) = (output.fileHandleForReading, input.fileHandleForReading)
    // Its input ends when this process lets go of it, and not only once it lets go of it itself.
    _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let (process, error) = Spawn.start(
      "/usr/bin/env", ["env", "-C", home, Self.program] + arguments,
      environment: ["LANG=en_US.UTF-8", "HOME=\(home)", "TMPDIR=\(home)"] + variables
    ) {
      for file: Int32 in [1, 2] {
        posix_spawn_file_actions_adddup2(&$0, output.fileHandleForWriting.fileDescriptor, file)
      }
      // One that goes on until a signal ends it is not ended by the end of its input.
      if number == nil, text == nil {
        posix_spawn_file_actions_addopen(&$0, 0, "/dev/null", O_RDONLY, 0)
      } else {
        posix_spawn_file_actions_adddup2(&$0, typed.fileDescriptor, 0)
      }
    }
    try output.fileHandleForWriting.close()
    try typed.close()
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    if let text {
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try input.fileHandleForWriting.close()
    }
    var told = Data()
    if let number {
      told = written.availableData
      kill(process, number)
    }
    told += written.readDataToEndOfFile()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if text == nil { try input.fileHandleForWriting.close() }
    let signal = status & 0x7F
    self.status = signal == 0 ? status >> 8 & 0xFF : signal
    self.output = String(decoding: told, as: UTF8.self)
  }
}
