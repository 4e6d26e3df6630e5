import Glibc
import Monitor
import Programs
import Subprocess
import Synchronization

/// Runs the command of a hook: the message on its standard input, no shell, no terminal.
public struct HookProgram: Sendable {
  private let environment: [String: String]
  private let folder: String

  /// Runs commands that inherit this environment, in a folder.
  public init(environment: [String: String], folder: String) {
    self.environment = environment
    self.folder = folder
    // A command that has ended reads no further: then writing fails, and nothing else happens.
    signal(SIGPIPE, SIG_IGN)
  }

  private enum Ending: Sendable {
    case ended
    case fault(HookFault)
    case late
  }

  /// Runs a hook's command to its end; one that takes too long is ended, with everything that it has started.
  public func run(_ hook: Hook, reading message: String) async throws(HookFault) {
    let ending = await withTaskGroup(of: Ending.self) { group in
      group.addTask { await end(of: hook.command, reading: message) }
      group.addTask {
        try? await Task.sleep(for: hook.limit)
        return .late
      }
      let first = await group.next() ?? .late
      group.cancelAll()
      return first
    }
    switch ending {
    case .ended: return
    case .fault(let fault): throw fault
    case .late: throw .slow(hook.limit)
    }
  }

  private func end(of words: [String], reading message: String) async -> Ending {
    guard let name = words.first else { return .fault(.noProgram("")) }
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    do {
      let said = Mutex(LastWords())
      let started = StartedProgram()
      defer { started.hasEnded() }
      let result = try await Subprocess.run(
        name.contains("/") ? .path(.init(name)) : .name(name), arguments: Arguments(Array(words.dropFirst())),
        environment: .custom(Dictionary(uniqueKeysWithValues: environment.map { (.init(stringLiteral: $0), $1) })),
        workingDirectory: .init(folder), platformOptions: options, input: .inputWriter, output: .discarded,
        error: .sequence
      ) { execution in
        started.hasStarted(leading: execution.processIdentifier.value)
        try await withThrowingTaskGroup { group in
          group.addTask {
            // A command need not read what it is told.
            _ = try? await execution.standardInputWriter.write(message)
            try? await execution.standardInputWriter.finish()
          }
          for try await piece in execution.standardError {
            said.withLock { words in piece.withUnsafeBytes { words.hear($0) } }
          }
        }
      }
      guard case .exited(0) = result.terminationStatus else {
        return .fault(
          .failed(ending: result.terminationStatus.words, said: said.withLock { $0.text }))
      }
      return .ended
    } catch let error as SubprocessError where Self.isNotThere(error) {
      return .fault(.noProgram(name))
    } catch {
      return .fault(.failed(ending: "\(type(of: error))", said: "\(error)"))
    }
  }
}

extension HookProgram {
  private static func isNotThere(_ error: SubprocessError) -> Bool {
    [.executableNotFound, .spawnFailed].contains(error.code)
  }
}

/// The last line that a command said of its errors.
private struct LastWords {
  private static let most = 400
  private var bytes: [UInt8] = []

  mutating func hear(_ piece: UnsafeRawBufferPointer) {
    bytes = (bytes + piece).suffix(Self.most)
  }

  var text: String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.last { !$0.allSatisfy(\.isWhitespace) }.map(String.init) ?? ""
  }
}

extension TerminationStatus {
  fileprivate var words: String {
    switch self {
    case .exited(let code): "exit \(code)"
    case .signaled(let number): "signal \(number)"
    }
  }
}
