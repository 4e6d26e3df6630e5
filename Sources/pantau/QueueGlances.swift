import ArgumentParser
import Glibc
import Monitor
import UploadQueue
import Wording

/// Which queues a command looks at once, and what counts as stuck and due there.
struct LookOptions: ParsableArguments {
  @OptionGroup var policy: PolicyOptions
  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var token: TokenOption
  @OptionGroup var language: LanguageOption

  /// Looks at them, for a command whose output is read by people or programs.
  func look() async throws -> (QueueGlances, Settings) {
    let settings = try Settings.chosen(policy)
    // Whoever reads may stop early, as head does.
    signal(SIGPIPE, SIG_IGN)
    return (try await QueueGlances(queue, journal, token, settings), settings)
  }
}

/// One look at the queues that a command names, for scripts.
struct QueueGlances {
  /// What is done with the queues once they were looked at.
  enum Purpose {
    /// Nothing: nothing can be changed at them, and their backends have ended.
    case looking
    /// Something may be: they stay open until ``end()``.
    case acting
  }

  /// The queues, in the order of the configuration.
  let queues: [QueueGlance]
  /// The queues that were looked at besides, because what they know of a document counts in those.
  let others: [QueueGlance]
  private let endBackends: @Sendable () async -> Void

  /// Opens the queues, asks each of their backends once, and says on standard error what is to be known of the answers.
  init(
    _ queue: QueueOption, _ journal: JournalOption, _ token: TokenOption, _ settings: Settings,
    for purpose: Purpose = .looking
  ) async throws {
    self = try await QueueLook(queue, journal, token, settings, for: purpose).asked()
  }

  /// Queues as they were found, and what ends their backends.
  init(queues: [QueueGlance], others: [QueueGlance], end: @escaping @Sendable () async -> Void) {
    (self.queues, self.others, endBackends) = (queues, others, end)
  }

  /// Ends the backends.
  func end() async { await endBackends() }

  /// How the command ends: 3 where a backend was out of reach, else 1 where a filter finds something it was not to find.
  func ending(failingOn filter: Filter?) async -> ExitCode {
    var found: [String] = []
    if let filter {
      for queue in queues where await queue.has(filter) { found.append(queue.queue) }
    }
    guard queues.contains(where: { $0.failure != nil }) else { return found.isEmpty ? .success : .failure }
    // One code cannot say both.
    if let filter, !found.isEmpty {
      let names = found.joined(separator: ", ")
      Speech.warn(
        Phrase(
          id: "--fail-on “\(filter.text)” juga menemukan dokumen, di: \(names).",
          en: "--fail-on “\(filter.text)” finds documents as well, in: \(names)."
        ).spoken)
    }
    return .outOfReach
  }
}

extension Phrase {
  /// That a queue, asked a moment ago, is asked again only at a moment.
  static func waiting(for queue: String, until: Timestamp, in zone: ShownZone) -> Phrase {
    let moment = until.exactClock(in: zone)
    return Phrase(
      id: "\(queue): baru saja ditanya, dan belum boleh lagi; menunggu sampai \(moment).",
      en: "\(queue): asked a moment ago, and not again yet; waiting until \(moment).")
  }
}

extension DataStanding {
  /// What somebody who asks once should know of the data: the remarks, and that there is more to come.
  var told: [Phrase] {
    isArriving ? remarks + [.stillArriving] : remarks
  }
}

extension Phrase {
  /// That a file is being saved that was not waited for any longer.
  static let stillArriving = Phrase(
    id: "Ada berkas yang sedang masuk; isinya belum termasuk di sini.",
    en: "A file is still arriving; what is in it is not in here yet.")
}

extension QueueGlance {
  /// What somebody should know beside the documents: why they are old, and what else went wrong.
  func warnings(in zone: ShownZone) async -> [Phrase] {
    var phrases = standing.told
    if let failure {
      let why = failure.told(in: zone, token: profile.token)
      let (id, en) = (remembered(await count, .indonesian), remembered(await count, .english))
      phrases.append(
        Phrase(
          id: "\(why.text(.indonesian).ended) \(id)", en: "\(why.text(.english).ended) \(en)"))
    }
    if let trueAt, standing.isStale(at: at) {
      phrases.append(
        Phrase(
          id: "Datanya sudah lama: dari \(trueAt.named(.indonesian, in: zone)).",
          en: "The data is old: of \(trueAt.named(.english, in: zone))."))
    }
    if let journalError { phrases.append(journalError.phrase) }
    return phrases.map { phrase in
      Phrase(id: "\(queue): \(phrase.text(.indonesian))", en: "\(queue): \(phrase.text(.english))")
    }
  }

  /// What stands in the place of an answer.
  private func remembered(_ count: Int, _ language: Language) -> SafeText {
    let number = count.written(language)
    guard count > 0 else {
      return language == .indonesian
        ? "Jurnal juga belum mengenal dokumennya, jadi tidak ada yang diketahui."
        : "The journal does not know its documents either, so nothing is known."
    }
    guard let recordedAt else {
      guard profile.coretaxQueue != nil else {
        return language == .indonesian
          ? "Yang ada hanya \(number) dokumen yang datang sebelum jawabannya terputus; sisanya belum diketahui."
          : "What there is, \(number) documents, came before the answer broke off; the rest is not known."
      }
      return language == .indonesian
        ? "Yang ada hanya yang diharapkan, \(number) dokumen; keadaannya di Coretax belum diketahui."
        : "What there is, is only expected, \(number) documents; how they stand in Coretax is not known."
    }
    let moment = recordedAt.named(language)
    return language == .indonesian
      ? "Yang ada ialah ingatan jurnal: \(number) dokumen, dicatat terakhir \(moment)."
      : "What there is, the journal remembers: \(number) documents, last recorded \(moment)."
  }
}
