import Foundation
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

  private init(_ arguments: [String], endedBy number: Int32? = nil, home: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.environment = ["LANG": "en_US.UTF-8", "HOME": home, "TMPDIR": home]
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    let output = Pipe()
    // One that goes on until a signal ends it is not ended by the end of its input.
    let input = Pipe()
    process.standardInput = number == nil ? FileHandle.nullDevice : input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    var told = Data()
    if let number {
      told = output.fileHandleForReading.availableData
      kill(process.processIdentifier, number)
    }
    told += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try input.fileHandleForWriting.close()
    (status, self.output) = (process.terminationStatus, String(decoding: told, as: UTF8.self))
  }
}
