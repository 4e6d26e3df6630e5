import ArgumentParser
import Monitor
import QueueStore
import StatusBackends
import UploadQueue
import Wording

/// `pantau`: the screen over the embedded queue.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: Phrase(
      id: "Buka layar pantauan.", en: "Open the watch screen."
    ).spoken.string)

  @OptionGroup var queue: QueueOption
  @OptionGroup var journal: JournalOption
  @OptionGroup var policy: PolicyOptions
  @OptionGroup var readOnly: ReadOnlyOption
  @OptionGroup var language: LanguageOption

  @Option(
    help: ArgumentHelp(
      Phrase(
        id: "Cara unggah ulang di antrean ini, disimpan di antrean: lewat tabel outbox, atau oleh orang di portal.",
        en: "How this queue uploads again, kept in the queue: by the outbox table, or by a person in the portal."
      ).spoken.string, valueName: "mode"))
  var mode: LocalQueue.ReuploadMode?

  func validate() throws {
    guard mode == nil || !readOnly.isSet else {
      throw Phrase(
        id: "--mode mengubah antrean, jadi tidak dapat dipakai bersama --read-only.",
        en: "--mode changes the queue, so it cannot be used with --read-only."
      ).refusal
    }
  }

  func run() async throws {
    try await Watch.open {
      let local = try LocalQueue.create(at: queue.path)
      if let mode { try local.setReuploadMode(mode) }
      let name = Paths.absolute(queue.path)
      let person = Environment.person()
      let journal = try JournalStore(path: journal.path, queue: name, by: person)
      let backend = LocalQueueBackend(local, by: person, language: .spoken, now: Environment.now)
      let clock = Clock(now: Environment.now)
      let profile = QueueProfile(
        name: Paths.name(name), backend: "local", capabilities: backend.capabilities, access: readOnly.access,
        importHint: importHint)
      let session = QueueSession(
        backend: backend, journal: journal, policy: policy.policy, clock: clock, by: person)
      return Watch(
        queue: WatchedQueue(profile, session: session), clock: clock,
        settings: Settings(language: .spoken, policy: policy.policy), memory: KeptColumns(path: Paths.columns))
    }
  }

  /// The command that fills this queue, but for the file.
  private var importHint: String {
    let quoted = "'" + queue.path.replacing("'", with: #"'\''"#) + "'"
    return queue.isUsual ? "pantau import" : "pantau import --queue \(quoted)"
  }
}
