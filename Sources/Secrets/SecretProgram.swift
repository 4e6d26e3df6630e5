import Programs
import Subprocess
import Wording

/// A program that prints a secret on its first line, such as `pass show coretax/token`.
///
/// It runs without a terminal, so that what it asks for cannot write over the screen; what it says of errors is thrown
/// away, as nobody knows what may stand in it.
struct SecretProgram {
  private let words: [String]
  private let environment: [String: String]

  init(_ words: [String], environment: [String: String]) {
    self.words = words
    self.environment = environment
  }

  private enum Ending: Sendable {
    case printed(String)
    case fault(SecretFault)
  }

  func secret(within limit: Duration) async throws(SecretFault) -> Secret {
    guard let name = words.first else { throw .noProgram("") }
    switch await outcome(within: limit, of: { await run(name) }) {
    case .printed(let text):
      let line = text.prefix { !$0.isNewline }
      return try Secret(checked: String(line), from: name)
    case .fault(let fault): throw fault
    case nil: throw .slowProgram(name, limit: limit)
    }
  }

  private func run(_ name: String) async -> Ending {
    let started = StartedProgram()
    defer { started.hasEnded() }
    do {
      let result = try await Subprocess.run(
        .called(name), arguments: Arguments(Array(words.dropFirst())), environment: .only(environment),
        platformOptions: .onItsOwn, input: .none, output: .bytes(limit: Secret.mostBytes), error: .discarded
      ) { started.hasStarted(leading: $0.processIdentifier.value) }
      guard case .exited(0) = result.terminationStatus else {
        return .fault(.failedProgram(name, status: result.terminationStatus.words))
      }
      guard let text = String(validating: result.standardOutput, as: UTF8.self) else { return .fault(.strange(name)) }
      return .printed(text)
    } catch let error as SubprocessError {
      return .fault(error.code == .outputLimitExceeded ? .strange(name) : .noProgram(name))
    } catch {
      return .fault(.noProgram(name))
    }
  }
}
