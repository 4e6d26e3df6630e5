import ArgumentParser
import Glibc
import Monitor
import PantauConfiguration
import UploadQueue
import Wording

/// `pantau watch`: looks on, and can change nothing; on a terminal the screen, else a line an event.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: Phrase(
      id: "Hanya menonton: layar di terminal, atau satu baris per peristiwa.",
      en: "Only look on: the screen on a terminal, or a line an event."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau watch"),
        Phrase(id: "layar yang tidak dapat mengubah apa pun", en: "a screen that can change nothing")
      ),
      (
        Phrase(same: "pantau watch --format ndjson | jq ."),
        Phrase(id: "peristiwa untuk program lain", en: "events for other programs")
      ),
      (
        Phrase(same: "pantau watch --once"),
        Phrase(id: "yang baru sejak terakhir kali, lalu selesai", en: "what is new since the last time, then end")
      ),
      (
        Phrase(
          id: "pantau watch --until-none status:macet --timeout 12h",
          en: "pantau watch --until-none status:stuck --timeout 12h"),
        Phrase(id: "tunggu sampai tidak ada yang macet", en: "wait until nothing is stuck")
      )
    ).spoken(
      after: Phrase(
        id: """
          Peristiwa: status berubah, menjadi macet, tenggat dekat atau lewat, unggah ulang selesai, backend hilang \
          atau kembali. Yang sudah disampaikan diingat di jurnal, jadi tidak ada yang terlewat antara dua kali jalan.
          """,
        en: """
          Events: a status changed, stuck, a deadline near or past, a re-upload over, the backend lost or back. What \
          has been told is remembered in the journal, so nothing is missed between two runs.
          """)))

  @OptionGroup var queue: QueueOption
  @OptionGroup var journal: JournalOption
  @OptionGroup var policy: PolicyOptions
  @OptionGroup var token: TokenOption
  @OptionGroup var plain: PlainOption
  @OptionGroup var mouse: MouseOption
  @OptionGroup var language: LanguageOption

  @Option(
    help: Phrase(
      id: "Satu baris per peristiwa: text untuk dibaca, ndjson untuk program.",
      en: "A line an event: text to be read, ndjson for programs."
    ).help(value: Phrase(id: "bentuk", en: "format")))
  var format: LineWatch.Format?

  @Flag(
    help: Phrase(
      id: "Tanya setiap antrean sekali, sampaikan yang baru sejak terakhir kali, lalu selesai.",
      en: "Ask each queue once, tell what is new since the last time, and end."
    ).help)
  var once = false

  @Option(
    help: Phrase(
      id: "Selesai begitu saringan ini menemukan dokumen.", en: "End as soon as this filter finds a document."
    ).help(value: Phrase(id: "saringan", en: "filter")), completion: .filter)
  var until: String?

  @Option(
    help: Phrase(
      id: "Selesai begitu saringan ini tidak menemukan dokumen lagi.",
      en: "End as soon as this filter finds no document any more."
    ).help(value: Phrase(id: "saringan", en: "filter")), completion: .filter)
  var untilNone: String?

  @Option(
    help: Phrase(
      id: "Paling lama selama ini, seperti 90m atau 12h; lalu selesai dengan kode 124.",
      en: "For at most this long, such as 90m or 12h; then end with code 124."
    ).help(value: Phrase(id: "lama", en: "span")), transform: PolicyOptions.span)
  var timeout: Duration?

  @Flag(
    help: Phrase(
      id: "Samarkan nama orang dan perusahaan, NPWP, NIK, alasan, dan catatan, di layar dan di baris peristiwa.",
      en: "Hint only at names of people and companies, NPWP, NIK, reasons and notes, on the screen and in lines."
    ).help)
  var mask = false

  @Option(
    name: .customLong("view"),
    help: Phrase(
      id:
        "Di layar: tampilan ini (macet, invalid, tenggat, ikhtisar, angka, …, atau nama tab sendiri); boleh beberapa.",
      en:
        "On the screen: this view (stuck, invalid, due, overview, figures, …, or a tab of your own); several may be named."
    ).help(value: Phrase(id: "tampilan", en: "view")), completion: .views)
  var views: [String] = []

  @Option(
    help: Phrase(
      id: "Di layar: tampilan bergilir, masing-masing selama ini (20, 20s, 1m).",
      en: "On the screen: views take turns, each for this long (20, 20s, 1m)."
    ).help(value: Phrase(id: "lama", en: "span")), transform: WatchCommand.turn)
  var cycle: Duration?

  /// How long a view stays; a number alone is seconds.
  private static func turn(_ text: String) throws -> Duration {
    let written = Int(text) == nil ? text : text + "s"
    let span = WrittenSpan.read(written) == .zero ? .zero : try PolicyOptions.span(written)
    guard span >= .seconds(2) else {
      throw Phrase(id: "paling sebentar dua detik.", en: "two seconds at the shortest.").refusal
    }
    return span
  }

  func validate() throws {
    guard [once, until != nil, untilNone != nil].count(where: { $0 }) <= 1 else {
      throw Phrase(
        id: "--once, --until, dan --until-none: pilih satu saja.",
        en: "--once, --until and --until-none: choose one of them."
      ).refusal
    }
  }

  func run() async throws {
    let settings = try Settings.chosen(policy, mouse: mouse)
    let round = try round(own: settings.savedFilters)
    let clock = Clock(now: Environment.now)
    let opener = QueueOpener(
      journal: journal.path, isReadOnly: true, mode: nil, named: queue.named, clock: clock)
    let places = try token.giving(to: try queue.places(in: .current))
    let open = { try opener.open(places, settings) }
    if wantsLines {
      let status = try await LineWatch(
        try open(), clock: clock, settings: settings, format: format ?? .text, isMasked: mask, ending: try ending()
      ).run(for: timeout)
      if status != 0 { throw ExitCode(status) }
      return
    }
    try await Watch.open(plain: plain.isSet, lineByLine: "pantau watch --plain", hasMouse: settings.usesMouse) {
      // Without files to import or write, and without anything that keeps what is left on the screen.
      let queues = try open().map(\.lookedAt)
      let changes = ConfigurationWatch(
        path: ConfigurationFile.path, policy: policy, mouse: mouse,
        lineup: QueueLineup(places: places, isNamed: queue.named != nil, opener: opener, isLookedAt: true)
      ).changes()
      let certificates = CertificateWatch(of: .current, isMasked: mask)
      let signing = certificates.now
      return Watch(
        queue: queues[0], others: Array(queues.dropFirst()), watching: Watching(isMasked: mask), round: round,
        clock: clock, settings: settings, certificates: signing,
        certificateChanges: certificates.changes(since: signing, naming: changes.certificates),
        configuration: ConfigurationStanding(path: nil), news: changes.settings, queues: changes.queues)
    }
  }

  private func round(own: [SavedFilter]) throws -> Round {
    let wanted = try views.map { name in
      if let view = WatchedView(named: name, own: own) { return view }
      let known = WatchedView.named.map { $0.name(.spoken) } + own.map(\.name)
      let list = known.joined(separator: ", ")
      throw Phrase(
        id: "--view “\(name)” tidak ada; yang ada: \(list)", en: "--view “\(name)”: there is none; there are: \(list)"
      ).refusal
    }
    return Round(views: wanted, every: cycle ?? .seconds(15), isGoing: cycle != nil)
  }

  private var wantsLines: Bool {
    format != nil || once || until != nil || untilNone != nil || timeout != nil
      || !plain.isSet && isatty(STDOUT_FILENO) == 0
  }

  private func ending() throws -> LineWatch.Ending {
    if once { return .once }
    if let until { return .found(try asked(until)) }
    return try untilNone.map { .nothingFound(try asked($0)) } ?? .never
  }

  /// A filter of the command line; tabs are of whoever wrote the configuration, and may ask for anything.
  func asked(_ written: String) throws -> Filter {
    let filter = try Filter.asked(written)
    guard mask, filter.asksForMasked else { return filter }
    throw Phrase(
      id: """
        --mask menyamarkan nama, NPWP, NIK, penandatangan, alasan, dan catatan; saringan “\(written)” mencari di sana, \
        jadi dapat membongkarnya. Pakai status:, lama:, tenggat:, ref:, nsfp:, nomor:, atau kolom angka.
        """,
      en: """
        --mask hides names, NPWP, NIK, signers, reasons and notes; the filter “\(written)” looks there, so it could find \
        them out. Use status:, age:, due:, ref:, nsfp:, number: or a field of amounts.
        """
    ).refusal
  }
}

extension LineWatch.Format: ExpressibleByArgument {}
