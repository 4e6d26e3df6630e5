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
    let settings = try Settings.chosen(policy)
    let place = try queue.place()
    try await Watch.open {
      let local = try LocalQueue.create(at: place.file)
      if let mode { try local.setReuploadMode(mode) }
      let name = Paths.absolute(place.file)
      let person = Environment.person()
      let journal = try JournalStore(path: journal.path, queue: local.identity(), at: name, by: person)
      let backend = LocalQueueBackend(local, by: person, language: .spoken, now: Environment.now)
      let clock = Clock(now: Environment.now)
      let profile = QueueProfile(
        name: place.name, backend: "local", capabilities: backend.capabilities, access: readOnly.access,
        importHint: importHint)
      let session = QueueSession(
        backend: backend, journal: journal, policy: settings.policy, clock: clock, by: person)
      return Watch(
        queue: WatchedQueue(profile, session: session), clock: clock, settings: settings,
        memory: KeptColumns(path: Paths.columns))
    }
  }

  /// The command that fills this queue, but for the file.
  private var importHint: String {
    guard let named = queue.named else { return "pantau import" }
    return "pantau import --queue '" + named.replacing("'", with: #"'\''"#) + "'"
  }
}
