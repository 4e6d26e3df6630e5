import Monitor
import UploadQueue
import Wording

/// The queues that a command names, opened to be looked at: first, where that may be enough, at what their journals know.
struct QueueLook {
  private let places: [QueuePlace]
  private let opened: [WatchedQueue]
  /// How many of the places were asked for; the others were opened because what they know counts in those.
  private let count: Int
  /// Those whose records may lie under another address, before they are asked.
  private let former: FormerAddresses
  private let purpose: QueueGlances.Purpose
  private let settings: Settings
  private let clock = Clock(now: Environment.now)

  /// Opens the queues, and asks nobody yet.
  init(
    _ queue: QueueOption, _ journal: JournalOption, _ token: TokenOption, _ settings: Settings,
    for purpose: QueueGlances.Purpose = .looking
  ) throws {
    EndingSignals.take()
    var places = try token.giving(to: try queue.places(in: .current))
    // Of one that was asked for by name, the queue that it looks at is only asked, and so are the others.
    count = queue.named == nil ? places.count : 1
    if purpose == .acting { places += try queue.others(in: .current, besides: places) }
    let opener = QueueOpener(
      journal: journal.path, isReadOnly: purpose == .looking, mode: nil, named: queue.named, clock: clock)
    opened = try opener.open(places, settings)
    former = FormerAddresses(
      of: places, among: try ConfigurationFile.current.configuration(), journal: journal.path)
    (self.places, self.purpose, self.settings) = (places, purpose, settings)
  }

  /// What the queues are without a service being asked: those of this machine as they are now, the others as their
  /// journals know them.
  func remembered() async throws -> QueueGlances {
    try await orEnd {
      var found: [QueueGlance] = []
      for place in places.prefix(count) {
        guard let queue = opened.first(where: { $0.profile.name == place.name }) else { continue }
        found += place.service == nil ? try await ask([queue]) : [try await queue.remembered(clock: clock)]
      }
      return glances(found)
    }
  }

  /// What the queues are once each of their backends was asked; what is to be known of the answers is said on standard
  /// error.
  func asked() async throws -> QueueGlances {
    for phrase in former.phrases { Speech.warn(phrase.text(settings.language)) }
    let glances = try await orEnd {
      // What looks at another queue tells what that one has been told, and so comes after it.
      let late = Set(places.filter { $0.coretaxQueue != nil }.map(\.name))
      let first = try await ask(opened.filter { !late.contains($0.profile.name) })
      return self.glances(first + (try await ask(opened.filter { late.contains($0.profile.name) })))
    }
    if purpose == .looking { await end() }
    // What a queue looks at is told with it: its documents stand as that one has it.
    for glance in glances.queues + glances.others where purpose == .acting || needed.contains(glance.queue) {
      for phrase in await glance.warnings(in: settings.zone) { Speech.warn(phrase.text(settings.language)) }
    }
    return glances
  }

  /// Says which services are asked, and why, before somebody waits for them.
  ///
  /// - Parameter names: The documents that the journals do not know.
  func tellAsking(for names: [String]) {
    let services = places.filter { $0.service != nil }.map(\.name).joined(separator: ", ")
    guard !services.isEmpty, let first = names.first else { return }
    let more = names.count - 1
    let others: (id: SafeText, en: SafeText) =
      more == 0 ? ("", "") : (" dan \(more) lainnya", more == 1 ? " and another" : " and \(more) others")
    Speech.warn(
      Phrase(
        id: "Jurnal belum mengenal “\(first)”\(others.id); menunggu jawaban \(services).",
        en: "The journal does not know “\(first)”\(others.en) yet; waiting for the answer of \(services)."
      ).text(settings.language))
  }

  /// Ends the backends.
  func end() async { for queue in opened { await queue.session.end() } }

  private func orEnd(_ look: () async throws -> QueueGlances) async throws -> QueueGlances {
    do { return try await look() } catch {
      await end()
      throw error
    }
  }

  private func glances(_ found: [QueueGlance]) -> QueueGlances {
    let found = Dictionary(found.map { ($0.queue, $0) }, uniquingKeysWith: { $1 })
    return QueueGlances(
      queues: places.prefix(count).compactMap { found[$0.name] },
      others: places.dropFirst(count).compactMap { found[$0.name] }, end: end)
  }

  /// Those that nothing can be told or done without: what is wanted, and what that looks at.
  private var needed: Set<String> {
    let wanted = places.prefix(count)
    return Set(wanted.map(\.name) + wanted.compactMap(\.coretaxQueue))
  }

  /// Asks queues once; of those that only count besides, nobody waits for the turn of one that was asked a moment ago.
  private func ask(_ queues: [WatchedQueue]) async throws -> [QueueGlance] {
    let needed = needed
    return try await withThrowingTaskGroup { group in
      for queue in queues {
        let waits = needed.contains(queue.profile.name)
        group.addTask { [clock, settings] in
          try await queue.glance(clock: clock, waitsForTurn: waits) { until in
            let waiting = Phrase.waiting(for: queue.profile.name, until: until, in: settings.zone)
            Speech.warn(waiting.text(settings.language))
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
