import ArgumentParser
import PantauConfiguration
import Doctor
import Glibc
import Monitor
import QueueStore
import StatusBackends
import UploadQueue
import Wording

/// `pantau`: the screen over the embedded queue.
struct MonitorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: Phrase(
      id: "Buka layar pantauan (juga tanpa perintah).", en: "Open the screen (also without a command)."
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
  @OptionGroup var token: TokenOption
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
    var file = ConfigurationFile.current
    if queue.named == nil, !plain.isSet, FirstMinutes.areNow {
      guard let chosen = try await FirstMinutes.leadToWatch() else { return }
      file = chosen
    }
    let settings = try Settings.chosen(policy, mouse: mouse, from: file)
    let places = try token.giving(to: try queue.places(in: file))
    try await Watch.open(plain: plain.isSet, lineByLine: "pantau --plain", hasMouse: settings.usesMouse) {
      let clock = Clock(now: Environment.now)
      let opener = QueueOpener(
        journal: journal.path, isReadOnly: readOnly.isSet, mode: mode, named: queue.named, clock: clock)
      let queues = try opener.open(places, settings)
      let changes = ConfigurationWatch(
        path: ConfigurationFile.path, policy: policy, mouse: mouse,
        lineup: QueueLineup(places: places, isNamed: queue.named != nil, opener: opener)
      ).changes()
      let (option, journal) = (queue, journal)
      let certificates = CertificateWatch(of: file)
      let signing = certificates.now
      return Watch(
        queue: queues[0], others: Array(queues.dropFirst()), clock: clock, settings: settings,
        certificates: signing,
        certificateChanges: certificates.changes(since: signing, naming: changes.certificates), journal: journal.path,
        unconfigured: queue.named == nil ? [] : places.filter { $0.entry == nil }, memory: KeptLines(path: Paths.kept),
        configuration: ConfigurationStanding(path: ConfigurationFile.existing),
        news: changes.settings, queues: changes.queues,
        neighbours: { option.named == nil ? [] : option.neighbours(of: places, journal) },
        isQueueNamed: queue.named != nil)
    }
  }
}
