import TerminalKit
import UploadQueue
import Wording

/// The way from the list over all queues to a document in its own, and what is to be done there.
struct Visit: Sendable, Equatable {
  /// What is done once the document is there.
  enum Purpose: Sendable, Equatable {
    case look, reupload, note
  }

  /// What is done once the document is there.
  let purpose: Purpose
  /// Where it leads.
  let target: DocumentOrigin
  /// What the list over all calls the document.
  let row: DocumentID
  /// The queues that show it, and what each of them says of it now.
  var origins: [DocumentOrigin]
  /// What the note is to say, where that has been said already.
  var note: String?
  /// Whether the document is on the screen; before that nobody can come back from it.
  var hasArrived = false

  /// Whether it is to this document of a queue.
  func shows(_ row: QueueRow, in queue: Int) -> Bool {
    origins.contains { $0.number == queue && $0.document == row.id }
  }
}

extension Model {
  /// Shows all queues in one list, or the queue that was shown before that.
  mutating func toggleAllQueues() -> [Effect] {
    guard queues.count > 1 else {
      notice = Notice(Phrase(id: "Hanya ada satu antrean.", en: "There is only one queue."))
      return []
    }
    if isOverAll { return showQueue(at: shown) }
    isOverAll = true
    visit = nil
    // Its rows are those of the queues, and each of them says how it is.
    connection = .live(at: now)
    return [.load(request(isLive: true))]
  }

  /// What a key does to a document of the list over all queues is done in the queue that it is from; `nil` for keys that
  /// are the list's own.
  mutating func pressOverAll(_ command: Command) -> [Effect]? {
    guard isOverAll else { return nil }
    switch command {
    case .open:
      guard let row = list.selectedRow else { return list.departed == nil ? nil : [] }
      return visit(row, for: .look, at: leadingOrigin(of: row))
    case .note:
      guard let row = list.selectedRow else { return nil }
      return visit(row, for: .note, at: row.origins.first(where: \.isNoted) ?? leadingOrigin(of: row))
    case .reupload:
      guard let row = list.selectedRow else { return nil }
      // What is under way in any of its queues is shown there, not begun a second time in another.
      if let origin = originUnderWay(among: row.origins) { return visit(row, for: .reupload, at: origin) }
      if let refusal = permission(toReupload: row).refusal {
        notice = Notice(refusal.phrase(of: actingOrigin(for: row)?.queue, telling), .warning)
        return []
      }
      return visit(row, for: .reupload, at: actingOrigin(for: row))
    case .mark:
      guard let row = list.selectedRow, let leading = leadingOrigin(of: row) else { return nil }
      // A mark goes wherever it is; a new one is the leading queue's.
      let marked = row.origins.filter(\.isMarked)
      return (marked.isEmpty ? [leading] : marked).map {
        .at($0.number, .annotate(Subject(row.document(at: $0)), .toggleMark))
      }
    case _ where isOfEachQueue(command): return sayEachItsOwn()
    default: return nil
    }
  }

  /// Whether a key of the list shows what each queue has of its own, and the list over all queues has not.
  func isOfEachQueue(_ command: Command) -> Bool { isOverAll && [.journal, .news].contains(command) }

  /// Says that something is not of the list over all queues, but of each of them, and by what there is here one is opened.
  mutating func sayEachItsOwn() -> [Effect] {
    let hasCommandLine = isLineByLine || !settings.keys.keys(of: .prompt).isEmpty
    let ways = { [telling] (language: Language) -> SafeText in
      let (all, next) = (telling.key(.allQueues, language), telling.key(.nextQueue, language))
      switch (language, hasCommandLine) {
      case (.indonesian, true): return "\(all), \(next) atau \(telling.colon)antrean NAMA"
      case (.indonesian, false): return "\(all) atau \(next)"
      case (.english, true): return "\(all), \(next) or \(telling.colon)queue NAME"
      case (.english, false): return "\(all) or \(next)"
      }
    }
    notice = Notice(
      Phrase(
        id: "Setiap antrean punya yang itu sendiri; \(ways(.indonesian)) membuka antreannya.",
        en: "Each queue has its own of that; \(ways(.english)) opens it."), .warning)
    return []
  }

  /// Goes to a document in one of its queues.
  private mutating func visit(_ row: QueueRow, for purpose: Visit.Purpose, at origin: DocumentOrigin?) -> [Effect] {
    guard let origin, let place = place(of: origin.number) else { return [] }
    shown = place
    isOverAll = false
    screen = .list
    visit = Visit(purpose: purpose, target: origin, row: row.id, origins: row.origins)
    return [.openDocument(Subject(row.document(at: origin)))]
  }

  /// A key on the way to a document: Esc turns back, and no other does anything, for what it is meant for is not on the
  /// screen yet.
  mutating func pressOnTheWay(_ key: Key) -> [Effect]? {
    guard isOnTheWay else { return nil }
    return key == .escape ? turnBack() : []
  }

  /// Whether the document of a visit is still being brought.
  var isOnTheWay: Bool { !isOverAll && visit?.hasArrived == false }

  /// A document that was asked for has been looked for.
  mutating func found(_ row: QueueRow?, called subject: Subject) -> [Effect] {
    guard isOnTheWay, let target = visit?.target else { return openDocument(row, called: subject) }
    // What was asked for on a way that was turned back from comes too late.
    guard target.number == queue.number, target.document == subject.document else { return [] }
    return openDocument(row, called: subject) + (row.map { arrive(at: $0) } ?? turnBack())
  }

  /// What happens to the list over all while it is not shown concerns whoever has come from it to a document: what all of
  /// its queues say of that.
  mutating func followVisit(_ action: Action) -> [Effect] {
    guard let visit else { return [] }
    switch action {
    case .polled: return [.loadRow(visit.row)]
    case .rowLoaded(let row) where row.id == visit.row:
      self.visit?.origins = row.origins
      if case .detail(var state) = screen, visit.shows(state.row, in: queue.number) {
        state.origins = row.origins
        screen = .detail(state)
      }
    default: break
    }
    return []
  }

  private mutating func turnBack() -> [Effect] {
    visit = nil
    isOverAll = true
    return [.at(QueueState.numberOfAll, .load(request(isLive: true)))]
  }

  /// The document of a visit is on the screen: what it was for is begun.
  private mutating func arrive(at row: QueueRow) -> [Effect] {
    guard var visit, !visit.hasArrived else { return [] }
    visit.hasArrived = true
    self.visit = visit
    if case .detail(var state) = screen {
      state.origins = visit.origins
      screen = .detail(state)
    }
    return switch visit.purpose {
    case .look: []
    case .reupload: askForDesk(row)
    case .note: writeNote(on: row) + (visit.note.map { sayNote($0) } ?? [])
    }
  }

  /// Whoever has come from the list over all queues, and is back at the list of a queue, is back at that one.
  mutating func comeBack(with effects: [Effect]) -> [Effect] {
    // While the next desk is awaited, the list is only passed through.
    guard visit?.hasArrived == true, !isOverAll, screen == .list, queue.awaitedDesk == nil else { return effects }
    let number = queue.number
    return effects.map { .at(number, $0) } + turnBack()
  }

  // MARK: Which of its queues

  /// The queue that speaks for a document of several.
  func leadingOrigin(of row: QueueRow) -> DocumentOrigin? {
    row.origins.first(where: \.leads) ?? row.origins.first
  }

  /// The queue that can upload a document again, one that does it by itself before one where a person does; the one that
  /// speaks for it, where none can.
  func actingOrigin(for row: QueueRow) -> DocumentOrigin? {
    let able = row.origins.filter { permission(toReupload: row, at: $0) == .allowed }
    return able.first { queue(numbered: $0.number)?.profile.capabilities.reupload == .call } ?? able.first
      ?? leadingOrigin(of: row)
  }

  /// The queue in which a re-upload of a document is under way, be it that it only waits.
  private func originUnderWay(among origins: [DocumentOrigin]) -> DocumentOrigin? {
    origins.first { origin in
      queue(numbered: origin.number)?.desks.contains { $0.isUnderWay && $0.row.id == origin.document } == true
    }
  }

  /// Why a document of the list over all is uploaded again at none of its queues, whatever each of them allows by itself.
  func refusal(of row: QueueRow) -> Refusal? {
    if let origin = originUnderWay(among: row.origins) { return .underWayElsewhere(queue: origin.queue) }
    return refusalElsewhere(of: row.document, besides: row.origins.map(\.number)) ?? row.origins.objection
  }

  /// Why a document is not uploaded again now: another queue than these shows it as well, and there it is under way.
  func refusalElsewhere(of document: Document, besides numbers: [Int]) -> Refusal? {
    let other = queues.first { queue in
      !numbers.contains(queue.number)
        && queue.desks.contains { $0.isUnderWay && $0.row.document.isSame(as: document) }
    }
    return other.map { .underWayElsewhere(queue: $0.profile.name) }
  }

  /// The other queue at which a document can be uploaded again that somebody has come to from the list over all; `nil`
  /// where there is none, or nobody has.
  func queue(elsewhereToReupload row: QueueRow) -> String? {
    guard let visit, visit.shows(row, in: queue.number) else { return nil }
    var whole = row
    whole.origins = visit.origins
    guard refusal(of: whole) == nil else { return nil }
    return visit.origins.first { $0.number != queue.number && permission(toReupload: whole, at: $0) == .allowed }?.queue
  }

  private func queue(numbered number: Int) -> QueueState? { place(of: number).map { queues[$0] } }

  /// Whether a document may be uploaded again at one of its queues.
  func permission(toReupload row: QueueRow, at origin: DocumentOrigin) -> Permission {
    let own = QueueRow(
      document: row.document(at: origin), time: origin.time, missingSince: origin.isMissing ? origin.observedAt : nil)
    return queue(numbered: origin.number)?.permission(toReupload: own) ?? .refused(.backendCannot)
  }
}

extension QueueRow {
  /// The document as one of its queues has it, as far as the list over all knows.
  func document(at origin: DocumentOrigin) -> Document {
    var document = document
    document.id = origin.document
    document.status = origin.status
    document.channel = origin.channel
    document.observedAt = origin.observedAt
    return document
  }
}
