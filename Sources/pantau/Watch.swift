import ArgumentParser
import Monitor
import NcursesTerminal
import PlainTerminal
import Programs
import TerminalKit
import UploadQueue
import Wording

/// Queues that are ready to be watched, and how.
struct Watch: Sendable {
  /// The queue that is shown first.
  let queue: WatchedQueue
  /// The other ones.
  var others: [WatchedQueue] = []
  /// Looking on, where that is all.
  var watching: Watching?
  /// The views that take turns.
  var round = Round()
  let clock: Clock
  let settings: Settings
  /// The certificates that sign, with what is known of each.
  var certificates: [SigningCertificate] = []
  /// The same after each change.
  var certificateChanges: AsyncStream<[SigningCertificate]>?
  /// The journal that is in use.
  var journal = Paths.journal
  /// The queues among those watched that are in no configuration.
  var unconfigured: [QueuePlace] = []
  /// Keeps what the person leaves on the screen.
  var memory: KeptLines?
  /// The configuration that the settings are from.
  var configuration = ConfigurationStanding()
  /// What becomes of changes in it.
  var news: AsyncStream<SettingsNews>?
  /// Which queues it names then.
  var queues: AsyncStream<QueueChanges>?
  /// What is replayed, where that is all.
  var replay: Replay?
  /// The queues of the configuration that are not watched, as it is now.
  var neighbours: @Sendable () -> [NeighbouringQueue] = { [] }
  /// Whether the queue that is shown first was asked for by name.
  var isQueueNamed = false
  /// Whether it begins with the tour.
  var hasTour = false
  /// What goes on beside the screen, until its task is cancelled.
  var work: @Sendable () async throws -> Void = {}

  /// Watches in the person's terminal until they quit; what is slow to open is opened once that is ours.
  ///
  /// - Throws: `ExitCode` where a signal ended it; whatever is thrown, the terminal is as it was before.
  ///
  /// - Parameters:
  ///   - plain: Whether that is line by line, on a terminal that need not have a screen.
  ///   - lineByLine: The command that does so, where there is one.
  ///   - end: What else is done before the process is ended where it hangs.
  @MainActor
  static func open(
    plain: Bool, lineByLine: String?, hasMouse: Bool, beforeEnd end: @escaping @Sendable () -> Void = {},
    _ open: @MainActor () async throws -> Watch
  ) async throws {
    let abilities = TerminalAbilities.found(environment: Environment.values)
    let endAll: @Sendable () -> Void = {
      StartedPrograms.ofThisProcess.endAll()
      end()
    }
    guard !plain else {
      let terminal = PlainTerminal(beforeEnd: endAll, gap: { Phrase.passedOver($0).spoken })
      defer { terminal.finish() }
      return terminal.write(try await run(try await open(), on: terminal, abilities))
    }
    let terminal = try NcursesTerminal.open(
      environment: Environment.values, hasMouse: hasMouse, lineByLine: lineByLine, beforeEnd: endAll)
    let reminders: [SafeText]
    do {
      defer { terminal.close() }
      reminders = try await run(try await open(), on: terminal, abilities)
    }
    // Below the screen that is gone.
    for reminder in reminders { Speech.warn(reminder) }
  }

  /// Runs until the person quits; what they are to be reminded of then.
  @MainActor
  private static func run(_ watch: Watch, on terminal: any Terminal, _ abilities: TerminalAbilities) async throws
    -> [SafeText]
  {
    let program = Program(
      terminal: terminal, queue: watch.queue, others: watch.others, watching: watch.watching,
      person: Environment.person(), round: watch.round, settings: watch.settings, clock: watch.clock,
      memory: watch.memory,
      examiner: MachineExaminer(terminal: abilities, journal: watch.journal, unconfigured: watch.unconfigured),
      certificates: watch.certificates, certificateChanges: watch.certificateChanges,
      configuration: watch.configuration, news: watch.news, changes: watch.queues, neighbours: watch.neighbours,
      isQueueNamed: watch.isQueueNamed, hasTour: watch.hasTour, replay: watch.replay)
    let work = Task { try await watch.work() }
    let signal = await program.run()
    // What was asked to end and did not does not outlive this process.
    StartedPrograms.ofThisProcess.endAll()
    work.cancel()
    let ended = await work.result
    if let signal { throw ExitCode.signal(signal) }
    try ended.get()
    return program.reminders
  }
}

extension Phrase {
  /// That nobody has read lines for so long that some were not written.
  fileprivate static func passedOver(_ count: Int) -> Phrase {
    Phrase(
      id: "(\(count) baris tidak ditulis: yang sebelumnya tidak dibaca. Baris kosong mengulang yang ada di sini.)",
      en: "(\(count) lines were not written: those before were not read. An empty line repeats what is here.)")
  }
}
