import ArgumentParser
import CMalloc
import Monitor
import QueueStore
import StatusBackends
import UploadQueue
import Wording

/// `pantau demo`: the screen over an invented company and a simulated DJP.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: Phrase(
      id: "Coba Pantau pada antrean rekaan; tidak ada yang dikirim ke mana pun.",
      en: "Try Pantau on an invented queue; nothing is sent anywhere."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau demo --tour"),
        Phrase(id: "tur lima langkah; mulai dari sini", en: "a tour of five steps; begin here")
      ),
      (
        Phrase(same: "pantau demo"),
        Phrase(id: "seluruh demo, satu menit tiap detik", en: "the whole demo, a minute every second")
      ),
      (
        Phrase(same: "pantau demo --documents 10000 --seed 7"),
        Phrase(id: "antrean besar yang lain", en: "another queue, and a large one")
      )
    ).spoken())

  @Option(
    help: Phrase(id: "Banyaknya dokumen rekaan.", en: "How many documents to invent.").help(
      value: Phrase(id: "jumlah", en: "number")))
  var documents = 200

  @Option(
    help: Phrase(
      id: "Bibit acak: bibit yang sama memberi demo yang sama.", en: "The same seed gives the same demo."
    ).help(value: Phrase(id: "bibit", en: "seed")))
  var seed: UInt64 = 1

  // What begins with a minus is a number as well, which is told what it should be.
  @Option(
    parsing: .unconditional,
    help: Phrase(
      id: "Detik simulasi per detik; 0 berhenti.", en: "Simulated seconds in a second; 0 stands still."
    ).help(value: Phrase(id: "laju", en: "speed")), transform: WrittenSpeed.read)
  var speed = SimulatedClock.usualSpeed

  @Flag(
    help: Phrase(
      id: "Tur lima langkah: daftar, yang macet, rincian, meja unggah ulang, dan mengirim. Waktu berhenti selama tur.",
      en: "A tour of five steps: list, stuck, details, desk and sending. Time stands still meanwhile."
    ).help)
  var tour = false

  @OptionGroup var policy: PolicyOptions
  @OptionGroup var configuration: ConfigurationOption
  @OptionGroup var readOnly: ReadOnlyOption
  @OptionGroup var plain: PlainOption
  @OptionGroup var mouse: MouseOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard (1...1_000_000).contains(documents) else {
      throw Phrase(
        id: "--documents: dari 1 sampai 1.000.000.", en: "--documents: from 1 to 1,000,000."
      ).refusal
    }
    guard !tour || !plain.isSet else {
      throw Phrase(
        id: "--tour adalah panel di bawah layar, jadi tidak dapat dipakai bersama --plain.",
        en: "--tour is a panel below the screen, so it cannot be used with --plain."
      ).refusal
    }
    guard !tour || !readOnly.isSet else {
      throw Phrase(
        id: "--tour mengajak mengunggah ulang, jadi tidak dapat dipakai bersama --read-only.",
        en: "--tour leads through a re-upload, so it cannot be used with --read-only."
      ).refusal
    }
  }

  func run() async throws {
    let settings = try Settings.chosen(policy, mouse: mouse)
    // What the panel tells about stays on the screen; what the person sends is answered all the same.
    let speed = tour ? 0 : speed
    DemoFolder.removeLeftovers(in: Paths.temporary)
    let folder = try DemoFolder(in: Paths.temporary)
    defer { folder.remove() }
    let removal: @Sendable () -> Void = { folder.remove() }
    try await Watch.open(
      plain: plain.isSet, lineByLine: "pantau demo --plain", hasMouse: settings.usesMouse, beforeEnd: removal
    ) {
      let queue = try LocalQueue.create(at: folder.queuePath)
      let clock = SimulatedClock.running(speed: speed)
      let simulation = Simulation(documents: documents, seed: seed, on: queue, clock: clock)
      try await simulation.prepare()
      let person = Environment.person()
      let journal = try JournalStore(path: folder.journalPath, queue: "demo", by: person)
      let backend = simulation.backend(by: person, language: .spoken)
      let profile = QueueProfile(
        name: "demo", backend: "simulator", capabilities: backend.capabilities, access: readOnly.access, isDemo: true,
        timeStandsStill: speed == 0,
        deskAdvice: InventedCompany.deskAdvice)
      let time = Clock(tick: tick, now: clock.now)
      let session = QueueSession(
        backend: backend, journal: journal, policy: settings.policy, named: profile.name, clock: time, by: person,
        relief: { cmalloc_trim() })
      return Watch(
        queue: WatchedQueue(profile, session: session, files: .exportsOnly), clock: time,
        settings: settings, configuration: ConfigurationStanding(path: ConfigurationFile.existing),
        news: ConfigurationWatch(path: ConfigurationFile.path, policy: policy, mouse: mouse).changes().settings,
        hasTour: tour,
        work: simulation.run)
    }
  }

  /// A simulated minute, but not less than a second; a minute where time stands still.
  private var tick: Duration { speed > 0 ? .seconds(min(60, max(1, 60 / speed))) : .seconds(60) }
}
