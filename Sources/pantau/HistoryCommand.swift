import ArgumentParser
import Glibc
import Monitor
import QueueStore
import UploadQueue
import Wording

/// `pantau history`: what the journal holds of a document, or of many.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: Phrase(
      id: "Cetak riwayat sebuah dokumen, atau banyak dokumen, dari jurnal.",
      en: "Print the journal's record of a document, or of many."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau history INV-0001"),
        Phrase(id: "menurut referensi", en: "by its reference")
      ),
      (Phrase(same: "pantau history 04002600999999999"), Phrase(id: "menurut NSFP", en: "by its NSFP")),
      (
        Phrase(same: "pantau history --since 24h"),
        Phrase(id: "sehari terakhir", en: "the last day")
      ),
      (
        Phrase(same: "pantau history --filter status:invalid --format csv"),
        Phrase(id: "untuk lembar kerja", en: "for a spreadsheet")
      )
    ).spoken(
      after: Phrase(
        id: "Jurnal dibaca apa adanya: tidak ada backend yang ditanya. Yang terlama lebih dulu.",
        en: "The journal is read as it is: no backend is asked. The oldest comes first.")))

  @Argument(help: DocumentArgument.help)
  var document: String?

  @Option(
    parsing: .unconditional,
    help: Phrase(
      id: "Hanya catatan yang ditemukan saringan ini: katanya di catatan itu, kuncinya di dokumennya.",
      en: "Only entries that this filter finds: its words in the entries, its keys in their documents."
    ).help(value: Phrase(id: "saringan", en: "filter")), completion: .filter)
  var filter: String?

  @Option(
    help: Phrase(
      id: "Hanya sejak itu: 24h, 7d, 2026-11-17, atau '2026-11-17 21:04'.",
      en: "Only since then: 24h, 7d, 2026-11-17 or '2026-11-17 21:04'."
    ).help(value: Phrase(id: "waktu", en: "time")), transform: WrittenMoment.since)
  var since: Timestamp?

  @Option(
    help: Phrase(
      id: "text untuk dibaca; csv, json, atau ndjson untuk program.",
      en: "text to be read; csv, json or ndjson for programs."
    ).help(value: Phrase(id: "bentuk", en: "format")))
  var format = HistoryWriter.Format.text

  @OptionGroup var policy: PolicyOptions
  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard document == nil || filter == nil else {
      throw Phrase(
        id: "Sebut satu dokumen, atau --filter, tidak keduanya.", en: "Name a document, or --filter, not both."
      ).refusal
    }
  }

  func run() async throws {
    let filter = try filter.map { try Filter.asked($0) } ?? .everything
    let settings = try Settings.chosen(policy)
    try journal.mustExist()
    if let forgotten = filter.forgottenByJournal { Speech.warn(forgotten.spoken) }
    // Whoever reads may stop early, as head does.
    signal(SIGPIPE, SIG_IGN)
    let places = queue.named == nil ? try queue.places(in: .current) : [try queue.place()]
    let histories = try places.map { QueueHistory(queue: $0.name, store: try journal.opened(for: $0)) }
    var writer = HistoryWriter(
      format, namesQueues: histories.count > 1, language: settings.language, zone: settings.zone)
    do {
      if let document {
        try await write(document, of: histories, &writer)
      } else {
        try await writer.begin()
        for history in histories {
          try await history.forEach(
            matching: filter, since: since, policy: settings.policy(of: history.queue), at: Environment.now()
          ) { entries in
            try await writer.write(entries.map { ($0.subject, $0.entry) }, of: history.queue)
          }
        }
        try await writer.finish()
      }
    } catch is LineOutput.ReaderGone {}
  }

  private func write(
    _ document: String, of histories: [QueueHistory], _ writer: inout HistoryWriter
  ) async throws {
    var isFound = false
    for history in histories {
      for (subject, entries) in try await history.documents(called: document, since: since) {
        if !isFound { try await writer.begin() }
        isFound = true
        if format == .text {
          let queue = histories.count > 1 ? history.queue : nil
          try await writer.write(HistoryText(subject: subject, entries: entries, queue: queue))
        } else {
          try await writer.write(entries.map { (subject, $0) }, of: history.queue)
        }
      }
    }
    guard isFound else {
      let names = histories.map(\.queue).joined(separator: ", ")
      throw NothingFound(
        phrase: Phrase(
          id: "Jurnal antrean \(names) tidak memuat dokumen “\(document)”. Periksa tulisannya, dan --queue.",
          en: "The journal of the queue \(names) has no document “\(document)”. Check its spelling, and --queue.")
      )
    }
    try await writer.finish()
  }
}

extension Filter {
  /// That it asks for what the journal does not keep of documents; `nil` where it does not.
  fileprivate var forgottenByJournal: Phrase? {
    let keys = Sighting.forgottenKeys.filter(self.keys.contains)
    guard !keys.isEmpty else { return nil }
    func names(_ language: Language) -> String { keys.map { "\($0.name(language)):" }.joined(separator: ", ") }
    let hint =
      keys.contains(.reason)
      ? Phrase(
        id: " Kata dari alasan ditemukan tanpa alasan: di depannya.",
        en: " Words of a reason are found without reason: before them.") : Phrase(same: "")
    return Phrase(
      id: """
        Jurnal tidak menyimpan \(names(.indonesian)) dari dokumen, jadi di sini kosong di semuanya; di layar, jurnal (J) \
        mengenalnya dari sumber data.\(hint.text(.indonesian))
        """,
      en: """
        The journal does not keep \(names(.english)) of documents, so here none has any; on the screen, the journal (J) \
        knows them from the data source.\(hint.text(.english))
        """)
  }
}

extension JournalOption {
  /// A journal that is only read is not made.
  func mustExist() throws {
    guard access(path, F_OK) != 0 else { return }
    throw NothingFound(
      phrase: Phrase(
        id: """
          Belum ada jurnal \(path): belum ada perubahan yang dilihat Pantau. Jurnal dibuat saat layar Pantau \
          pertama kali dibuka, atau saat impor pertama yang mengubah status.
          """,
        en: """
          There is no journal \(path) yet: Pantau has seen no change. It is made when Pantau's screen is first \
          opened, or with the first import that changes a status.
          """))
  }

  /// The journal of a queue, wherever its documents come from.
  func opened(for place: QueuePlace) throws -> JournalStore {
    guard let service = place.service else { return try opened(forQueueAt: place.file) }
    return try JournalStore(path: path, queue: service.identity, by: Environment.person())
  }

  /// The journal of a queue; one whose file is gone has left its history all the same.
  func opened(forQueueAt file: String) throws -> JournalStore {
    let (place, person) = (Paths.absolute(file), Environment.person())
    let identity: String
    do throws(StoreFailure) {
      identity = try LocalQueue(path: file).identity()
    } catch .missing {
      return try JournalStore(path: path, queueLastAt: place, by: person)
    }
    return try JournalStore(path: path, queue: identity, at: place, by: person)
  }
}

/// What was asked for is not there.
struct NothingFound: Explained {
  let phrase: Phrase
}
