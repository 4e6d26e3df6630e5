import ArgumentParser
import Monitor
import QueueStore
import UploadQueue
import Wording

/// `pantau replay`: the queue as the journal saw it, at any moment.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: Phrase(
      id: "Putar ulang antrean seperti yang dilihat jurnal, maju dan mundur.",
      en: "Show the queue again as the journal saw it, forth and back."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau replay"), Phrase(id: "sehari terakhir", en: "the last day")),
      (
        Phrase(same: "pantau replay --from '2026-11-20 20:00' --speed 0"),
        Phrase(id: "seperti tanggal 20 pukul 20:00, diam", en: "as it was on the 20th at 20:00, standing still")
      ),
      (
        Phrase(same: "pantau replay --from 2026-11-20 --to 2026-11-20"),
        Phrase(id: "hari itu saja", en: "that day alone")
      )
    ).spoken(
      after: Phrase(
        id: """
          Jurnal dibaca apa adanya: tidak ada backend yang ditanya, dan tidak ada yang dapat diubah. a atau Spasi memutar, \
          n dan N ke perubahan berikut dan sebelumnya, ( dan ) sejam, { dan } sehari, @ ke waktu tertentu, ? bantuan.
          """,
        en: """
          The journal is read as it is: no backend is asked, and nothing can be changed. a or Space plays, n and N go to \
          the next change and the one before, ( and ) by an hour, { and } by a day, @ to a time, ? is the help.
          """)))

  @Option(
    help: Phrase(
      id: """
        Mulai dari sini: 24h, 7d, 2026-11-20, atau '2026-11-20 20:00'. Bawaan: sehari terakhir, dan dapat mundur \
        sampai awal jurnal.
        """,
      en: """
        From here on: 24h, 7d, 2026-11-20 or '2026-11-20 20:00'. Unless set: the last day, and back to where the \
        journal begins.
        """
    ).help(value: Phrase(id: "waktu", en: "time")), transform: WrittenMoment.since)
  var from: Timestamp?

  @Option(
    help: Phrase(
      id: "Sampai sini; sebuah tanggal sampai akhir harinya.", en: "Up to here; of a day, to its end."
    ).help(value: Phrase(id: "waktu", en: "time")), transform: WrittenMoment.until)
  var to: Timestamp?

  // What begins with a minus is a number as well, which is told what it should be.
  @Option(
    parsing: .unconditional,
    help: Phrase(
      id: "Detik jurnal per detik; 0 berhenti.", en: "Seconds of the journal in a second; 0 stands still."
    ).help(value: Phrase(id: "laju", en: "speed")), transform: WrittenSpeed.read)
  var speed = Replay.usualSpeed

  @OptionGroup var policy: PolicyOptions
  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var mouse: MouseOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let from, let to, to < from {
      throw Phrase(id: "--to ada sebelum --from.", en: "--to is before --from.").refusal
    }
  }

  func run() async throws {
    let settings = try Settings.chosen(policy, mouse: mouse)
    try journal.mustExist()
    let places = queue.named == nil ? try queue.places(in: .current) : [try queue.place()]
    var tapes: [Tape] = []
    for place in places {
      let store = try journal.read(for: place)
      var recording = try await store.recording()
      // What the queue's own file still has of a document is more than the journal keeps. It may be gone by now.
      if let file = try? place.file { try? LocalQueue(reading: file).forEachDocument { recording.describe($0) } }
      tapes.append(Tape(place: place, store: store, recording: recording))
    }
    let moments = tapes.map(\.recording.moments)
    let (span, start) = try stretch(of: moments.compactMap(\.span), in: settings.zone)
    let moment = ReplayedMoment(start)
    let clock = Clock(now: { moment.now })
    let replay = Replay(moment, span: span, speed: speed, moments: moments)
    try await Watch.open(plain: false, lineByLine: nil, hasMouse: settings.usesMouse) { [tapes] in
      var queues: [WatchedQueue] = []
      for tape in tapes { queues.append(await tape.watched(settings, clock)) }
      return Watch(
        queue: queues[0], others: Array(queues.dropFirst()), watching: Watching(isReplay: true), clock: clock,
        settings: settings, configuration: ConfigurationStanding(path: nil), replay: replay)
    }
  }

  /// How far the replay goes, and where it begins.
  ///
  /// - Throws: `NothingFound` where the journal has nothing, or nothing of what is wanted.
  private func stretch(
    of spans: [ClosedRange<Timestamp>], in zone: ShownZone
  ) throws -> (ClosedRange<Timestamp>, Timestamp) {
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max() else {
      throw NothingFound(
        phrase: Phrase(
          id: "Jurnal \(journal.path) belum memuat apa-apa dari antrean ini. Periksa --queue; pantau mengisinya.",
          en: "The journal \(journal.path) has nothing of this queue yet. Check --queue; pantau fills it."))
    }
    guard from.map({ $0 <= last }) ?? true, to.map({ $0 >= first }) ?? true else {
      throw NothingFound(
        phrase: Phrase(
          id: """
            Jurnal tidak memuat apa-apa dari rentang itu; yang ada: \(first.dated(.indonesian, in: zone)) sampai \
            \(last.dated(.indonesian, in: zone)) \(zone.name(at: last)).
            """,
          en: """
            The journal has nothing of that time; it has \(first.dated(.english, in: zone)) to \
            \(last.dated(.english, in: zone)) \(zone.name(at: last)).
            """))
    }
    let lower = max(from ?? first, first)
    // What is to come is not in it.
    let upper = max(lower, min(to ?? last, Environment.now()))
    return (lower...upper, from.map { max($0, lower) } ?? max(lower, upper - .days(1)))
  }
}

extension JournalOption {
  /// The journal of a queue, which is left as it is, to the byte; and so is the queue's own file.
  func read(for place: QueuePlace) throws -> JournalStore {
    let person = Environment.person()
    if let service = place.service {
      return try JournalStore(reading: path, queue: service.identity, at: service.identity, by: person)
    }
    let file = try place.file
    let identity: String?
    do throws(StoreFailure) { identity = try LocalQueue(reading: file).identityAsItIs() } catch {
      // What was last known there has left its history all the same.
      switch error {
      case .missing, .tooOld, .unclosed: identity = nil
      default: throw error
      }
    }
    return try JournalStore(reading: path, queue: identity, at: Paths.absolute(file), by: person)
  }
}

/// What the journal has of a queue that is replayed.
private struct Tape: Sendable {
  let place: QueuePlace
  let store: JournalStore
  let recording: QueueRecording

  func watched(_ settings: Settings, _ clock: Clock) async -> WatchedQueue {
    let nobody = UnopenedBackend(
      reason: .own(
        Phrase(id: "Yang lalu tidak ditanyakan ke mana pun.", en: "Nobody is asked about the past."),
        in: settings.language))
    let profile = QueueProfile(
      name: place.name, backend: place.word, capabilities: nobody.capabilities, access: .alwaysReadOnly,
      fillHint: Phrase(
        id: "Pada saat itu jurnal belum memuat apa-apa dari antrean ini.",
        en: "At that time the journal had nothing of this queue yet."))
    let session = await QueueSession(
      replaying: recording, of: store, over: nobody, policy: settings.policy(of: place.name), named: place.name,
      clock: clock, by: Environment.person())
    return WatchedQueue(profile, session: session).lookedAt
  }
}
