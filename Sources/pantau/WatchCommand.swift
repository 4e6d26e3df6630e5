import ArgumentParser
import PantauConfiguration
import Glibc
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
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau"), Phrase(id: "antrean pertama", en: "the first queue")),
      (
        Phrase(same: "pantau --queue satu"),
        Phrase(id: "antrean bernama satu di konfigurasi", en: "the queue called satu in the configuration")
      ),
      (Phrase(same: "pantau --read-only"), Phrase(id: "hanya melihat", en: "only look")),
      (
        Phrase(same: "pantau --stuck-after 2d --mouse"),
        Phrase(id: "macet sesudah dua hari, dengan tetikus", en: "stuck after two days, with the mouse")
      )
    ).spoken())

  @OptionGroup var queue: QueueOption
  @OptionGroup var journal: JournalOption
  @OptionGroup var policy: PolicyOptions
  @OptionGroup var readOnly: ReadOnlyOption
  @OptionGroup var plain: PlainOption
  @OptionGroup var mouse: MouseOption
  @OptionGroup var language: LanguageOption

  @Option(
    help: Phrase(
      id: "Cara unggah ulang di antrean ini, disimpan di antrean: lewat tabel outbox, atau oleh orang di portal.",
      en: "How this queue uploads again, kept in the queue: by the outbox table, or by a person in the portal."
    ).help(value: Phrase(id: "cara", en: "mode")))
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
    if queue.named == nil, !plain.isSet, FirstMinutes.areNow, try await !FirstMinutes.leadToWatch() { return }
    let settings = try Settings.chosen(policy, mouse: mouse)
    let places = try places()
    try await Watch.open(plain: plain.isSet, hasMouse: settings.usesMouse) {
      let clock = Clock(now: Environment.now)
      let queues = try places.map { try open($0, isAlone: places.count == 1, settings, clock) }
      return Watch(
        queue: queues[0], others: Array(queues.dropFirst()), clock: clock, settings: settings,
        memory: KeptColumns(path: Paths.columns),
        configuration: ConfigurationStanding(path: ConfigurationFile.existing),
        news: ConfigurationWatch(path: ConfigurationFile.path, policy: policy, mouse: mouse).news())
    }
  }

  /// The queue that is named, alone; else every queue of the configuration.
  private func places() throws -> [QueuePlace] {
    if queue.named != nil { return [try queue.place()] }
    return QueuePlace.all(of: try ConfigurationFile.current.configuration())
  }

  /// Opens a queue; beside others, one that cannot be opened is shown as out of reach.
  private func open(
    _ place: QueuePlace, isAlone: Bool, _ settings: Settings, _ clock: Clock
  ) throws -> WatchedQueue {
    let person = Environment.person()
    let backend: any StatusBackend
    let store: JournalStore
    do {
      let local = try LocalQueue.create(at: place.file)
      if let mode = wantedMode(of: place), try local.reuploadMode() != mode { try local.setReuploadMode(mode) }
      store = try JournalStore(
        path: journal.path, queue: local.identity(), at: Paths.absolute(place.file), by: person)
      backend = place.backend(over: local, by: person, language: settings.language)
    } catch let error as any Explained where !isAlone {
      // Nothing is ever recorded of a queue that brings no document.
      store = try JournalStore(path: journal.path, queue: Paths.absolute(place.file), by: person)
      backend = UnopenedBackend(reason: error.phrase.text(settings.language))
    }
    let profile = QueueProfile(
      name: place.name, backend: place.word, capabilities: backend.capabilities,
      access: readOnly.isSet ? .alwaysReadOnly : place.isReadOnly ? .readOnly : .full, importHint: importHint(place),
      fillHint: place.fillHint)
    let session = QueueSession(backend: backend, journal: store, policy: settings.policy, clock: clock, by: person)
    return WatchedQueue(profile, session: session)
  }

  /// How a queue is to upload again, where anything is said of it; a queue that is only looked at is not changed.
  private func wantedMode(of place: QueuePlace) -> LocalQueue.ReuploadMode? {
    if let mode { return mode }
    return readOnly.isSet || place.isReadOnly ? nil : place.local?.reupload?.mode
  }

  /// The command that fills a queue, but for the file.
  private func importHint(_ place: QueuePlace) -> String {
    let named = queue.named ?? place.entry?.name
    guard let named else { return "pantau import" }
    return "pantau import --queue '" + named.replacing("'", with: #"'\''"#) + "'"
  }
}

extension LocalEntry.Reupload {
  /// The same, as the queue's file has it.
  fileprivate var mode: LocalQueue.ReuploadMode {
    switch self {
    case .outbox: .outbox
    case .handOff: .handOff
    }
  }
}
