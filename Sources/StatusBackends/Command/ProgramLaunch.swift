import Foundation
import Programs
import Subprocess
import SystemPackage

/// How a program is started.
public struct ProgramLaunch: Sendable, Hashable {
  /// The program and its arguments, without a shell.
  public var words: [String]
  /// Its environment.
  public var environment: [String: String]
  /// The folder it works in.
  public var folder: String
  /// The file that its standard error is added to.
  public var log: String

  /// How a program is started.
  public init(words: [String], environment: [String: String], folder: String, log: String) {
    self.words = words
    self.environment = environment
    self.folder = folder
    self.log = log
  }

  /// What people call it.
  var name: String { words.first ?? "" }

  /// A log that is larger is begun anew.
  private static let mostLogBytes = 1 << 20

  /// Runs it until its input ends or the task is cancelled; then neither it nor what it has started is left.
  ///
  /// - Parameters:
  ///   - input: The lines for it.
  ///   - heard: Takes each line that it writes.
  func run(input: AsyncStream<[UInt8]>, heard: @escaping @Sendable (String) async -> Void) async throws {
    let started = StartedProgram()
    defer { started.hasEnded() }
    do {
      try await run(input: input, heard: heard, as: started)
    } catch {
      await started.endRest()
      throw error
    }
    await started.endRest()
  }

  private func run(
    input: AsyncStream<[UInt8]>, heard: @escaping @Sendable (String) async -> Void, as started: StartedProgram
  ) async throws {
    var options = PlatformOptions()
    // A session of its own: the terminal's keys and its closing are no matter of the program's.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500)),
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero),
    ]
    let log = try openedLog()
    _ = try await Subprocess.run(
      .called(name), arguments: Arguments(Array(words.dropFirst())), environment: .only(environment),
      workingDirectory: FilePath(folder), platformOptions: options, input: .inputWriter, output: .sequence,
      error: .fileDescriptor(log, closeAfterSpawningProcess: true)
    ) { execution in
      started.hasStarted(leading: execution.processIdentifier.value)
      try await withThrowingTaskGroup { group in
        group.addTask {
          for await line in input { _ = try await execution.standardInputWriter.write(line) }
          try await execution.standardInputWriter.finish()
        }
        group.addTask {
          let lines = execution.standardOutput.strings(
            separatedBy: .unicodeScalarSequence(["\n"]), bufferingPolicy: .maxLineLength(ProgramLaunch.mostLineBytes))
          for try await line in lines { await heard(line) }
        }
        // Whichever ends first: nothing more can be asked, or nothing more will be answered.
        try await group.next()
        group.cancelAll()
      }
    }
  }

  /// The longest answer that is taken.
  static let mostLineBytes = 32 << 20

  /// Begins a log anew that has become too large while the program runs, which adds to its end wherever that is.
  func boundLog() {
    var status = stat()
    if stat(log, &status) == 0, status.st_size > Self.mostLogBytes { truncate(log, 0) }
  }

  private func openedLog() throws -> FileDescriptor {
    let parent = URL(fileURLWithPath: log).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    boundLog()
    return try FileDescriptor.open(
      FilePath(log), .writeOnly, options: [.create, .append, .closeOnExec], permissions: [.ownerRead, .ownerWrite])
  }
}
