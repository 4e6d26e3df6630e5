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
  }

  /// Runs a hook's command to its end; one that takes too long is ended, with everything that it has started.
  public func run(_ hook: Hook, reading message: String) async throws(HookFault) {
    switch await outcome(within: hook.limit, of: { await end(of: hook.command, reading: message) }) {
    case .ended: return
    case .fault(let fault): throw fault
    case nil: throw .slow(hook.limit)
    }
  }

  private func end(of words: [String], reading message: String) async -> Ending {
    guard let name = words.first else { return .fault(.noProgram("")) }
    do {
      let said = Mutex(LastWords())
      let started = StartedProgram()
      defer { started.hasEnded() }
      let result = try await Subprocess.run(
        .called(name), arguments: Arguments(Array(words.dropFirst())), environment: .only(environment),
        workingDirectory: .init(folder), platformOptions: .onItsOwn, input: .inputWriter, output: .discarded,
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
