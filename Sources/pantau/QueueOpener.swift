import CMalloc
import HTTPService
import PantauConfiguration
import Monitor
import QueueStore
import Secrets
import StatusBackends
import Synchronization
import UploadQueue
import Wording

/// Makes queues ready to be watched, as this run was asked to.
struct QueueOpener: Sendable {
  /// The journal's file.
  let journal: String
  /// Whether this run only looks.
  let isReadOnly: Bool
  /// How queues are to upload again, where this run says so.
  let mode: LocalQueue.ReuploadMode?
  /// How the queue was called on the command line.
  let named: String?
  let clock: Clock
  /// The queues that were opened, for those that look at what another one sees.
  private let opened = OpenedQueues()

  /// How this run opens queues.
  init(journal: String, isReadOnly: Bool, mode: LocalQueue.ReuploadMode?, named: String?, clock: Clock) {
    self.journal = journal
    self.isReadOnly = isReadOnly
    self.mode = mode
    self.named = named
    self.clock = clock
  }

  /// Opens queues, those that others look at before those others.
  func open(_ places: [QueuePlace], _ settings: Settings) throws -> [WatchedQueue] {
    var queues: [String: WatchedQueue] = [:]
    for place in places.inOpeningOrder {
      queues[place.name] = try open(place, isAlone: places.count == 1, settings)
    }
    return places.compactMap { queues[$0.name] }
  }

  /// Opens a queue; beside others, one that cannot be opened is shown as out of reach, and so is a service whose address or
  /// certificates cannot be used: what was last known of it can be seen all the same.
  func open(_ place: QueuePlace, isAlone: Bool, _ settings: Settings) throws -> WatchedQueue {
    let person = Environment.person()
    let backend: any StatusBackend
    let store: JournalStore
    do {
      (backend, store) = try place.opened(
        journal: journal, by: person, language: settings.language, mode: wantedMode(of: place),
        counterpart: place.coretaxQueue.flatMap { opened.queue(of: $0)?.session })
    } catch let error as any Explained where !isAlone || error is ServiceFault {
      // Nothing is ever recorded of a queue that brings no document; what was known of a service is there already.
      let identity = place.service?.identity ?? Paths.absolute(place.whereabouts)
      store = try JournalStore(path: journal, queue: identity, by: person)
      backend = UnopenedBackend(reason: .own(error.phrase, in: settings.language))
    }
    let profile = QueueProfile(
      name: place.name, source: Paths.absolute(place.whereabouts), backend: place.word,
      capabilities: backend.capabilities,
      access: isReadOnly ? .alwaysReadOnly : place.isReadOnly ? .readOnly : .full, importHint: importHint(place),
      takesFiles: place.importsInto != nil, watchesFolder: place.watched != nil && place.coretaxQueue == nil,
      fillHint: place.fillHint, isUnofficial: place.isPortal,
      token: backend is CoretaxPortalBackend ? place.tokenIntake : .none,
      renewsAccess: !(backend is CoretaxPortalBackend),
      isOnThisMachine: place.reached?.address.isLoopback ?? true, coretaxQueue: place.coretaxQueue,
      coretaxFeed: place.coretaxQueue.flatMap { opened.queue(of: $0)?.feed })
    let session = QueueSession(
      backend: isReadOnly ? LookedAtBackend(backend) : backend, journal: store,
      policy: settings.policy(of: place.name), named: place.name, owner: place.owner, clock: clock, by: person,
      language: settings.language, limit: place.answerLimit, relief: { cmalloc_trim() })
    opened.remember(session, of: profile)
    let alerts = QueueAlerts(
      of: place.name, session, settings.alertWishes, clock: clock, duties: store.hookDuty
    ) { hook, alert, zone, language throws(HookFault) in
      try await HookRunner(zone: zone, language: language).run(hook, alert)
    }
    let files = place.importsInto.map { ReachableFiles(queue: $0, journal: journal) } ?? .exportsOnly
    return WatchedQueue(
      profile, session: session, files: files, takeToken: (backend as? CoretaxPortalBackend)?.takeTyped,
      alerts: alerts)
  }

  /// From now on these are looked at by no other queue.
  func forget(_ names: [String]) { opened.forget(names) }

  /// How a queue is to upload again, where anything is said of it; a queue that is only looked at is not changed.
  private func wantedMode(of place: QueuePlace) -> LocalQueue.ReuploadMode? {
    if let mode { return mode }
    return isReadOnly || place.isReadOnly ? nil : place.local?.reupload?.mode
  }

  /// The command that fills a queue, but for the file.
  private func importHint(_ place: QueuePlace) -> String {
    let named = named ?? place.entry?.name
    guard let named else { return "pantau import" }
    return "pantau import --queue '" + named.replacing("'", with: #"'\''"#) + "'"
  }
}

/// The queues that were opened, by name.
private final class OpenedQueues: Sendable {
  struct Opened {
    let session: QueueSession
    /// How it comes to be known how its documents stand, told to another queue.
    let feed: StatusFeed
  }

  private let queues = Mutex<[String: Opened]>([:])

  func queue(of name: String) -> Opened? { queues.withLock { $0[name] } }

  func forget(_ names: [String]) {
    queues.withLock { queues in
      for name in names { queues[name] = nil }
    }
  }

  func remember(_ session: QueueSession, of profile: QueueProfile) {
    let feed: StatusFeed =
      switch profile.feed {
      case .polled: .polled
      case .written: .written(of: profile.name)
      case .exported: .exported(of: profile.name)
      }
    queues.withLock { $0[profile.name] = Opened(session: session, feed: feed) }
  }
}

extension [QueuePlace] {
  /// Those that look at what another queue sees come after all others.
  var inOpeningOrder: [QueuePlace] { filter { $0.coretaxQueue == nil } + filter { $0.coretaxQueue != nil } }
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

extension CoretaxPortalBackend {
  /// Takes a token as a person typed it.
  fileprivate nonisolated var takeTyped: WatchedQueue.TakeToken {
    { typed throws(BackendError) in
      let checked = typed.reveal { text in Result { try Secret(given: text, through: ":token") } }
      guard case .success(let token) = checked else {
        throw .notAuthorized(expiredAt: nil, why: .own(SecretFault.strange(":token").phrase, in: .spoken))
      }
      return try await self.take(token: token)
    }
  }
}
