import ArgumentParser
import Monitor
import NcursesTerminal
import TerminalKit
import UploadQueue
import Wording

/// A queue that is ready to be watched.
struct WatchedQueue: Sendable {
  let backend: any StatusBackend
  let journal: any Journal
  let clock: Clock
  let person: Operator
  let settings: Settings
  /// What goes on beside the screen, until its task is cancelled.
  var work: @Sendable () async throws -> Void = {}

  /// Watches the queue in the person's terminal until they quit; what is slow to open is opened once that is ours.
  ///
  /// - Throws: `ExitCode` where a signal ended it; whatever is thrown, the terminal is as it was before.
  @MainActor
  static func watch(_ open: @MainActor () async throws -> WatchedQueue) async throws {
    let terminal = try NcursesTerminal.open(environment: Environment.values)
    defer { terminal.close() }
    let watched = try await open()
    let session = QueueSession(
      backend: watched.backend, journal: watched.journal, policy: watched.settings.policy, clock: watched.clock,
      by: watched.person)
    let program = Program(
      terminal: terminal, session: session, settings: watched.settings, clock: watched.clock)
    let work = Task { try await watched.work() }
    let signal = await program.run()
    work.cancel()
    let ended = await work.result
    if let signal { throw ExitCode(128 + signal) }
    try ended.get()
  }
}
