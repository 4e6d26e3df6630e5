import HTTPService
import Secrets
import UploadQueue
import Wording

/// The portal's own lists, read with the access token of the person's own session in the browser.
///
/// This is nothing that DJP offers: it is what the portal's pages ask for themselves, as others have found out, and it may
/// cease to work any day. Pantau only reads; what is to be changed is changed by the person, in the portal.
public actor CoretaxPortalBackend: StatusBackend {
  /// By hand, and the whole of every list each time: the portal tells no changes, and one document cannot be asked for.
  public nonisolated let capabilities: BackendCapabilities

  private let service: AuthorizedService<PortalCredentials>
  private let credentials: PortalCredentials
  private let settings: PortalSettings
  private let clock: CallClock
  private let lastAsked: LastAsked?
  /// What it is known by where several wait for their turn.
  private let waiter = UInt64.random(in: .min ... .max)
  private let language: Language
  /// How each list is walked through; what a walk has found is known to the next.
  private var walks: [PortalSlice: ListWalk] = [:]
  private var poll: PortalPoll?
  private var pollCount = 0
  /// The uptime at which the last poll began.
  private var beganAt: Duration?
  /// Lists that are known to give rows twice, and what a person does not know of that yet.
  private var unsure: Set<PortalSlice> = []
  private var remarks: [Phrase] = []

  /// The portal.
  ///
  /// - Parameters:
  ///   - limits: How often it may be called; one call at a time, whatever they say.
  ///   - lastAsked: When any Pantau began a poll last, and whose turn is next; `nil` where there is no other.
  public init(
    _ service: HTTPService, token: SecretSupply, settings: PortalSettings,
    limits: CallLimits = CallLimits(pause: .milliseconds(500)), lastAsked: LastAsked? = nil, clock: CallClock,
    language: Language
  ) {
    self.settings = settings
    self.lastAsked = lastAsked
    self.clock = clock
    self.language = language
    capabilities = BackendCapabilities(
      reupload: .handOff, isIncremental: false, isIdempotent: true, offersSigners: false, rereads: false,
      pollInterval: settings.pollInterval, shortestPollInterval: settings.shortestPollInterval)
    var limits = limits
    limits.mostInFlight = 1
    let manners = Manners(limits, clock: clock, language: language)
    credentials = PortalCredentials(
      token, owner: settings.taxpayer, service: service, manners: manners, language: language, now: clock.now)
    self.service = AuthorizedService(service: service, manners: manners, credentials: credentials)
  }

  /// How long an answer may take: lists of a large taxpayer take the portal a minute and a half (TAXIO).
  public static let usualDeadline = Duration.seconds(110)

  /// Takes an access token that a person gives the running program; until when it is good, where it says so.
  public func take(token: Secret) async throws(BackendError) -> Timestamp? { try await credentials.take(token) }

  /// One page of the lists, one list after the other.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    switch request {
    case .start: poll = try await begin()
    case .next(let cursor):
      guard let poll, poll.cursor == cursor else { throw otherPage }
    }
    return try await nextPage()
  }

  /// One document as its list shows it now; what no list has shown is looked for in all of them.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    for slice in slices() {
      var walk = walk()
      walk.begin()
      var place: ListWalk.Place? = ListWalk.Place()
      while let now = place, now.round == 1 {
        let rows = try await rows(of: slice, after: walk.offset(of: now))
        if let found = rows.first(where: { $0.id == id && slice.holds($0) }) { return found }
        do throws(MessageFault) { place = try walk.take(rows, at: now).next } catch {
          throw error.error(of: slice.path, in: language)
        }
      }
    }
    return nil
  }

  /// Refused: it is done in the portal.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    throw .rejected(
      .own(
        Phrase(
          id: "Di portal Coretax Pantau tidak mengubah apa pun; unggah ulang dilakukan orang.",
          en: "Pantau changes nothing in the Coretax portal; a person uploads again."
        ), in: language))
  }

  /// Nothing tells of it but the status.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    guard !Task.isCancelled else { throw cancelled }
    return .notRecorded
  }

  /// Which lists are read, and of which tax periods; until when the token is good, and what is strange about the lists.
  public func standing() async -> DataStanding {
    defer { remarks = [] }
    return DataStanding(coverage: poll?.coverage, accessUntil: await credentials.expiresAt, remarks: remarks)
  }

  /// Gives up the turn that it waits for.
  public func end() async { lastAsked?.leave(waiter) }

  /// Tells when a new token was saved, or its file is no longer open to others, where one is waited for.
  public nonisolated func arrivals() -> AsyncStream<Void> { service.arrivals() }
}

extension CoretaxPortalBackend {
  /// Begins a poll, not sooner than may be, whichever Pantau began the last; that there is no token is said before.
  private func begin() async throws(BackendError) -> PortalPoll {
    guard !Task.isCancelled else { throw cancelled }
    _ = try await service.pass()
    let uptime = clock.uptime()
    let now = clock.now()
    let pause = settings.shortestPollInterval
    var ready = beganAt.map { now + max(.zero, $0 + pause - uptime) }
    if let lastAsked {
      ready = lastAsked.take(by: waiter, at: now, atMostEvery: pause, notBefore: ready)
    }
    if let ready, ready > now { throw .tooSoon(until: ready) }
    beganAt = uptime
    pollCount += 1
    let slices = slices()
    for slice in slices {
      walks[slice, default: walk()].begin()
    }
    walks = walks.filter { slices.contains($0.key) }
    return PortalPoll(number: pollCount, slices: slices)
  }

  private func walk() -> ListWalk { ListWalk(size: settings.rows, endsShort: true, mayOverlap: true) }

  private var cancelled: BackendError {
    .unavailable(.own(Phrase(id: "Dibatalkan.", en: "Cancelled."), in: language))
  }

  private var otherPage: BackendError { MessagePlace.whole.fault(.otherPage).error(of: "list", in: language) }

  /// Returns are asked for whole: by which names the portal filters them was never published, and a return may be of a
  /// later period than its faktur.
  private func slices() -> [PortalSlice] {
    settings.kinds.flatMap { kind in
      guard !kind.isReturn, let periods = settings.periods(at: clock.now()) else {
        return [PortalSlice(kind: kind, period: nil)]
      }
      return periods.map { PortalSlice(kind: kind, period: $0) }
    }
  }

  private func nextPage() async throws(BackendError) -> PollPage {
    guard var poll, let slice = poll.slice else { return PollPage(scope: .snapshot, documents: []) }
    let rows = try await rows(of: slice, after: walks[slice]?.offset(of: poll.place) ?? 0)
    do throws(MessageFault) {
      guard let (fresh, next) = try walks[slice]?.take(rows, at: poll.place) else {
        throw MessagePlace.whole.fault(.otherPage)
      }
      let documents = poll.keep(fresh.filter(slice.holds))
      let repetitions = walks[slice]?.repetitions ?? []
      if next == nil { poll.isWhole = note(slice) && poll.isWhole }
      poll.move(to: next)
      self.poll = poll
      return PollPage(
        scope: .snapshot, documents: documents, next: poll.cursor, periods: poll.periods, isWhole: poll.isWhole,
        repetitions: repetitions)
    } catch { throw error.error(of: slice.path, in: language) }
  }

  /// Whether a list was read to its end as one; where it was not, that is said once.
  private func note(_ slice: PortalSlice) -> Bool {
    guard walks[slice]?.isUnsure == true else { return true }
    let name = slice.name
    if unsure.insert(slice).inserted {
      remarks.append(
        Phrase(
          id: "Portal memberikan sebagian baris \(name) dua kali; yang tidak muncul tidak dianggap hilang.",
          en: "The portal gives some rows of \(name) twice; what does not come is not taken to be gone."))
    }
    return false
  }

  /// The rows of a page; the last is shorter than what was asked for, or than what the portal gives at most.
  ///
  /// How many there are in all the portal does not say: its `TotalRecords` is one more than what it has given (TAXIO).
  private func rows(of slice: PortalSlice, after first: Int) async throws(BackendError) -> [Document] {
    guard let pass = try await service.pass() else { throw .notAuthorized(expiredAt: nil) }
    let call = try PortalCall.list(slice, first: first, rows: settings.rows, taxpayerID: pass.taxpayerID)
    let answer = try await service.answer(to: call) { [language] answer in
      answer.portalFailure(at: slice.path, in: language)
    }
    return try answer.documents(of: slice, owner: settings.taxpayer, in: language)
  }
}

/// A poll under way: through which lists it goes, and where it is.
private struct PortalPoll {
  private let number: Int
  private let slices: [PortalSlice]
  private var index = 0
  private(set) var place = ListWalk.Place()
  /// What was brought so far, and by which of the lists.
  private var seen: [DocumentID: Int] = [:]
  /// Whether what it does not bring is not there.
  var isWhole = true

  init(number: Int, slices: [PortalSlice]) {
    self.number = number
    self.slices = slices
  }

  /// The list that is being walked through; `nil` behind the last.
  var slice: PortalSlice? { slices.indices.contains(index) ? slices[index] : nil }

  /// The page that comes next; `nil` behind the last.
  var cursor: PollCursor? { slice.map { _ in PollCursor("\(number) \(index) \(place.cursor.rawValue)") } }

  /// The tax periods that it speaks of; `nil` for all.
  ///
  /// Of what it asks for whole it speaks no less of those.
  var periods: ClosedRange<TaxPeriod>? {
    let periods = slices.compactMap(\.period)
    guard let first = periods.min(), let last = periods.max() else { return nil }
    return first...last
  }

  /// Which documents it speaks of.
  var coverage: Coverage {
    let whole = Set(slices.filter { $0.period == nil }.map(\.kind))
    guard let periods else { return Coverage(kinds: whole) }
    let parts = slices.filter { $0.period != nil }.map { ($0.kind, periods) }
    return Coverage(kinds: whole, periods: Dictionary(parts, uniquingKeysWith: { $1 }))
  }

  /// The documents that no other list of this poll has brought before; of one list the later row counts.
  mutating func keep(_ documents: [Document]) -> [Document] {
    for document in documents where seen[document.id] == nil { seen[document.id] = index }
    return documents.filter { seen[$0.id] == index }
  }

  /// Goes on at another page of the list, or at the next list.
  mutating func move(to next: ListWalk.Place?) {
    if let next {
      place = next
    } else {
      (index, place) = (index + 1, ListWalk.Place())
    }
  }
}
