import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

/// Something that is to be kept for the next session.
struct Kept: Equatable {
  var keepsake: Keepsake
  var change: MemoryChange
}

/// Somebody in front of a queue: keys go in, polls come, and the rows that the model asks for are brought.
struct Watch {
  var model: Model
  var now = Sample.observedAt + .minutes(5)
  /// Whether what happens comes to the model as to one that others may look at.
  var isMasked = false
  /// What the journal says of the hours.
  var outcomes: HourlyOutcomes?
  /// What the journal says of how fast documents were approved.
  var pace: ApprovalPace?
  /// What is to be kept for the next session, in order.
  private(set) var kept: [Kept] = []
  /// Every request for rows, in order.
  private(set) var requests: [WindowRequest] = []
  /// What the journal's screens are brought from; nothing else goes into it.
  let journal = InMemoryJournal()
  private let index: QueueIndex
  /// The rows of a display that is paused.
  private var still: (at: Timestamp, index: QueueIndex)?
  private var lastPoll: UInt32 = 0

  init(
    _ documents: [Document], size: Size = Size(columns: 80, rows: 24), language: Language = .indonesian,
    reupload: BackendCapabilities.Reupload = .call, isReadOnly: Bool = false, watching: Watching? = nil
  ) async {
    let capabilities = BackendCapabilities(
      reupload: reupload, isIncremental: true, isIdempotent: true, offersSigners: true, pollInterval: .seconds(10))
    let settings = Settings(language: language)
    let profile = QueueProfile(
      name: "PT CONTOH PENJUAL", backend: "antrean", capabilities: capabilities,
      access: isReadOnly || watching != nil ? .alwaysReadOnly : .full)
    model = Model(settings: settings, queue: profile, watching: watching, size: size, now: now)
    model.person = Operator(user: "petugas", host: "kantor")
    index = QueueIndex(policy: settings.policy)
    await poll(documents)
  }

  /// Lets something happen; what is to be done besides bringing rows comes back.
  @discardableResult
  mutating func happen(_ action: Action) async -> [Effect] {
    var left: [Effect] = []
    guard let action = isMasked ? action.masked : action else { return [] }
    for effect in model.update(action, at: now) {
      if case .load(let request) = effect {
        requests.append(request)
        left += await happen(.windowLoaded(request, window(for: request)))
      } else if case .jump(let text, let query) = effect {
        left += await happen(.jumped(text, await index.jump(to: text, in: query, at: now)))
      } else if case .keep(let keepsake, let change) = effect {
        kept.append(Kept(keepsake: keepsake, change: change))
      } else if effect == .loadOverview {
        let overview = await index.overview(at: now)
        left += await happen(.overviewLoaded(OverviewData(overview: overview, outcomes: outcomes, pace: pace)))
      } else if case .loadSigners = effect {
        left += await happen(.signersLoaded(await signerBook))
      } else if let answer = await answerFromJournal(effect) {
        left += await happen(answer)
      } else if case .loadRow(let document) = effect {
        if let row = await index.row(document) { left += await happen(.rowLoaded(row)) }
      } else {
        left.append(effect)
      }
    }
    return left
  }

  /// What is known of the signers; all that the desk lets choose is offered.
  private var signerBook: SignerBook {
    get async {
      let reuploads = (try? await journal.signedReuploads()) ?? []
      return SignerBook(
        standings: await index.overview(at: now).signers,
        outcomes: await index.signerOutcomes(at: now, after: reuploads), reuploads: reuploads,
        offered: model.openDesk?.signers)
    }
  }

  @discardableResult
  mutating func press(_ keys: Key...) async -> [Effect] {
    var effects: [Effect] = []
    for key in keys { effects += await happen(.key(key)) }
    return effects
  }

  @discardableResult
  mutating func type(_ text: String) async -> [Effect] {
    var effects: [Effect] = []
    for character in text { effects += await happen(.key(.character(character))) }
    return effects
  }

  /// The backend answers with all it has.
  @discardableResult
  mutating func poll(_ documents: [Document]) async -> [Effect] {
    let ticket = await index.beginPoll(at: now)
    lastPoll = ticket.number
    _ = await index.apply(documents, of: ticket, seenAt: now)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: now)
    var awaited: [QueueRow] = []
    for desk in model.desks {
      if let row = await index.row(desk.row.id) { awaited.append(row) }
    }
    return await happen(.polled(changed: true, awaited: awaited))
  }

  /// Some rows of an answer that is still on its way.
  mutating func bring(_ documents: [Document]) async {
    let ticket = await index.beginPoll(at: now)
    _ = await index.apply(documents, of: ticket, seenAt: now)
    await happen(.tick)
  }

  /// What the journal brings.
  private func answerFromJournal(_ effect: Effect) async -> Action? {
    switch effect {
    case .loadJournal(let wanted):
      guard let page = try? await journal.entries(wanted.query(in: index, at: now)) else { return nil }
      return .journalLoaded(wanted, page)
    case .tally(let place): return (try? await journal.tally(after: place)).map { .tallied($0) }
    case .openDocument(let subject): return .documentFound(await index.row(subject.document), subject)
    default: return nil
    }
  }

  /// What was wanted of notes and marks is in the journal.
  mutating func keep(_ effects: [Effect]) async {
    for case .annotate(let subject, let wish) in effects {
      let annotation = await index.annotations[subject.document]
      let event: AnnotationEvent =
        switch wish {
        case .toggleMark, .mark, .removeMark: annotation?.mark == nil ? .marked : .unmarked
        case .note(let text): .noted(text)
        case .removeNote: .noteRemoved
        }
      let record = AnnotationRecord(
        subject: subject, event: event, by: Operator(user: "petugas", host: "kantor"), at: now)
      await index.apply([record])
      await happen(.annotated(record))
    }
  }

  /// The marks of the last poll's changes end, and rows take their places.
  mutating func settle() async {
    if await index.release(marksUpTo: lastPoll) { await happen(.marksReleased) }
  }

  /// The backend does not answer.
  mutating func lose() async {
    await happen(.pollFailed(.unavailable("tidak ada jaringan"), nextTry: now + .minutes(1)))
  }

  mutating func select(_ document: Document) async {
    await press(.home)
    for _ in 0..<model.list.total where model.list.selected != document.id { await press(.down) }
    #expect(model.list.selected == document.id)
  }

  /// Presses `r` on a document and brings its desk; what follows that comes back.
  @discardableResult
  mutating func openDesk(
    on document: Document, mustType: Bool = false, caution: ReuploadDesk.Caution? = nil, signers: [String] = [],
    key: String = "kunci", after earlier: [Attempt] = []
  ) async -> [Effect] {
    await select(document)
    let asked = await press("r")
    #expect(asked == [.openDesk(document.id, isDataOld: model.isDataOld)])
    return await bringDesk(
      on: document, mustType: mustType, caution: caution, signers: signers, key: key, after: earlier)
  }

  /// A desk that was asked for is ready.
  @discardableResult
  mutating func bringDesk(
    on document: Document, mustType: Bool = false, caution: ReuploadDesk.Caution? = nil, signers: [String] = [],
    key: String = "kunci", after earlier: [Attempt] = []
  ) async -> [Effect] {
    guard let row = await index.row(document.id) else { return [] }
    return await happen(
      .deskReady(
        ReuploadDesk(
          row: row, isHandOff: model.profile.capabilities.reupload == .handOff, signers: signers,
          number: earlier.count + 1,
          caution: caution ?? .init(oldDataAt: mustType ? document.observedAt : nil), key: IdempotencyKey(key),
          by: Operator(user: "petugas", host: "kantor"), at: now,
          after: earlier)))
  }

  /// Says yes at the open desk and lets the document be read, the intent recorded and the call made.
  mutating func send(_ document: Document, key: String = "kunci") async {
    let key = IdempotencyKey(key)
    await press("y", "y")
    await happen(.desk(key, .reread(document)))
    await happen(.desk(key, .recorded))
  }

  /// Does a document again in the portal and says so; it waits for a list then.
  mutating func claim(_ document: Document, key: String) async {
    await openDesk(on: document, key: key)
    await send(document, key: key)
    await press("d", "d", .escape)
  }

  /// What the last two lines say: a notice that is too long for one begins on the other.
  var footer: String {
    let frame = model.frame()
    return [2, 1].map { FrameText.text(of: frame, row: model.size.rows - $0) }.joined(separator: " ")
  }

  /// How a text on the last line looks, each style once; empty where it is not there.
  func footerStyles(of text: String) -> Set<Style> {
    let cells = Array(model.frame().line(model.size.rows - 1))
    let line = cells.map(\.text).joined()
    guard let found = line.firstRange(of: text) else { return [] }
    let start = line.distance(from: line.startIndex, to: found.lowerBound)
    return Set(cells[start..<start + text.count].filter { $0.text != " " }.map(\.style))
  }

  /// The screen as one line, so that what is wrapped is found.
  var flat: String { screen.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The whole screen as it reads.
  var screen: String { FrameText.text(of: model.frame()) }

  func says(_ refusal: Refusal) -> Bool {
    model.notice == Notice(refusal.phrase(model.telling), .warning)
  }

  private mutating func window(for request: WindowRequest) async -> QueueWindow {
    if let pausedAt = request.pausedAt {
      if still?.at != pausedAt { still = (pausedAt, await index.standingStill()) }
    } else {
      still = nil
    }
    let index = still?.index ?? index
    return await index.window(
      request.query, following: request.followed, isFollowingChanges: request.isFollowing, line: request.line,
      top: request.top, height: request.height, counting: request.counted, at: request.pausedAt ?? now)
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A key written as its character.
  public init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}

extension Document {
  /// The document in another status, as it is seen by whoever sits there five minutes later.
  func becoming(_ status: String, at moment: Timestamp = Sample.observedAt + .minutes(5)) -> Document {
    var document = self
    document.status = StatusReading(coretax: status)
    document.observedAt = moment
    document.statusTime = nil
    return document
  }
}

extension [Effect] {
  /// Whether a backend is asked to upload something.
  var sends: Bool {
    contains { if case .desk(_, .send) = $0 { true } else { false } }
  }
}
