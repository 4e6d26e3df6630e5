import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

/// Somebody in front of several queues, with the list over all of them on the screen.
struct Overseer {
  var model: Model
  var now = Sample.observedAt + .minutes(5)
  let indexes: [QueueIndex]

  init(
    _ queues: [[Document]], reupload: [BackendCapabilities.Reupload] = [.call, .handOff],
    size: Size = Size(columns: 80, rows: 24), language: Language = .english, watching: Watching? = nil
  ) async {
    let profiles = zip(["PT SATU", "PT DUA"], reupload).map { name, reupload in
      QueueProfile(
        name: name, backend: "antrean",
        capabilities: BackendCapabilities(
          reupload: reupload, isIncremental: true, isIdempotent: true, offersSigners: false,
          pollInterval: .seconds(10)))
    }
    model = Model(
      settings: Settings(language: language), queue: profiles[0], others: [profiles[1]], watching: watching, size: size,
      now: now)
    var indexes: [QueueIndex] = []
    for documents in queues {
      let index = QueueIndex()
      let poll = await index.beginPoll(at: Sample.observedAt)
      _ = await index.apply(documents, of: poll, seenAt: Sample.observedAt)
      _ = await index.finish(poll, scope: .snapshot, seenAt: Sample.observedAt)
      indexes.append(index)
    }
    self.indexes = indexes
    for place in indexes.indices { await happen(.polled(changed: true, awaited: []), of: place) }
    await press("A")
  }

  /// What is to be done besides bringing rows comes back, as what is to be done at a queue.
  @discardableResult
  mutating func happen(_ action: Action, of queue: Int? = nil) async -> [Effect] {
    var left: [Effect] = []
    let effects = model.update(action, of: queue, at: now)
    let shown = queue ?? model.queue.number
    for effect in effects {
      var (place, effect) = (shown, effect)
      if case .at(let other, let inner) = effect { (place, effect) = (other, inner) }
      switch effect {
      case .load(let request):
        let index = await index(at: place)
        let window = await index.window(
          request.query, following: request.followed, line: request.line, top: request.top, height: request.height,
          at: now)
        left += await happen(.windowLoaded(request, window), of: place)
      case .openDocument(let subject):
        left += await happen(.documentFound(await indexes[place].row(subject.document), subject), of: place)
      case .loadRow(let document) where place == QueueState.numberOfAll:
        if let row = await index(at: place).row(document) { left += await happen(.rowLoaded(row), of: place) }
      case .loadHistory, .loadOverview: break
      default: left.append(.at(place, effect))
      }
    }
    return left
  }

  @discardableResult
  mutating func press(_ keys: Key...) async -> [Effect] {
    var effects: [Effect] = []
    for key in keys { effects += await happen(.key(key)) }
    return effects
  }

  mutating func select(_ reference: String) async {
    await press(.home)
    for _ in 0..<model.list.total where model.list.selectedRow?.document.reference != reference { await press(.down) }
    #expect(model.list.selectedRow?.document.reference == reference)
  }

  /// A queue brings its documents anew, and the list over all shows it.
  mutating func poll(_ documents: [Document], at place: Int) async {
    let poll = await indexes[place].beginPoll(at: now)
    _ = await indexes[place].apply(documents, of: poll, seenAt: now)
    _ = await indexes[place].finish(poll, scope: .snapshot, seenAt: now)
    await happen(.polled(changed: true, awaited: []), of: place)
    await happen(.polled(changed: true, awaited: []), of: QueueState.numberOfAll)
  }

  /// The desk that was asked for in a queue is ready.
  mutating func bringDesk(on document: Document, at place: Int) async {
    await happen(
      .deskReady(
        ReuploadDesk(
          row: QueueRow(document), isHandOff: false, signers: [], number: 1,
          key: IdempotencyKey("kunci"), by: Operator(user: "petugas", host: "kantor"), at: now)), of: place)
  }

  /// A re-upload in a queue has been sent, and waits for the status to move.
  mutating func wait(for document: Document, at place: Int) async {
    var attempt = Sample.attempt("kunci", on: document)
    attempt.state = .accepted("")
    await happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(document))]), of: place)
  }

  func says(_ refusal: Refusal) -> Bool { model.notice == Notice(refusal.phrase(model.telling), .warning) }

  var screen: String { FrameText.text(of: model.frame()) }

  private func index(at place: Int) async -> QueueIndex {
    guard place == QueueState.numberOfAll else { return indexes[place] }
    var parts: [QueuePart] = []
    for (place, index) in indexes.enumerated() {
      parts.append(await index.part(named: model.queues[place].profile.name, number: place))
    }
    return QueueIndex(merging: parts, policy: model.settings.policy)
  }
}
