import UploadQueue

/// What a number stands for that was read out.
public enum PlainChoice: Sendable, Hashable {
  /// A document of the list.
  case document(DocumentID)
  /// An entry of the journal.
  case entry(JournalPlace)
  /// What a line of the overview counts.
  case item(OverviewItem)
  /// A column of the table.
  case column(ColumnKind)
  /// What is planned for later.
  case planned(IdempotencyKey)
  /// A signer.
  case signer(String)
}

/// What was read, by the numbers it was read with.
struct PlainListing {
  /// How many lines are read at a time.
  static let length = 20

  /// The view, filter and order of the list that was read.
  private(set) var query: QueueQuery?
  /// The number of the queue whose list it was.
  private(set) var queue: Int?
  /// The place of the first row of the list that was read last, from 0.
  private(set) var first = 0
  /// How many rows of the list were read last.
  private(set) var count = 0
  /// The entry of the journal that was read last.
  private(set) var lastEntry: JournalPlace?
  /// The screen on which something was read last.
  private(set) var place = KeyContext.list
  private var choices: [KeyContext: [Int: PlainChoice]] = [:]

  /// What a number is that was read on a screen, however the lines have moved since.
  func choice(_ number: Int, in place: KeyContext) -> PlainChoice? { choices[place]?[number] }

  /// Whether the list that is there is the one that was read.
  func isOf(_ model: Model) -> Bool { query == model.list.query && queue == model.listedQueue }

  /// Begins another list, whose rows have numbers of their own.
  mutating func begin(_ model: Model) {
    (query, queue, first, count) = (model.list.query, model.listedQueue, 0, 0)
    choices[.list] = [:]
  }

  /// Takes the rows of the list that are read from a place on.
  mutating func take(_ rows: [QueueRow], from first: Int) {
    (self.first, count) = (first, rows.count)
    take(rows.map { .document($0.id) }, in: .list, from: first)
  }

  /// Takes the entries of the journal that are read: its newest, or those after what was read last.
  mutating func take(_ entries: [PlacedEntry], goingOn: Bool) {
    let first = goingOn ? choices[.journal]?.count ?? 0 : 0
    lastEntry = entries.last?.place ?? (goingOn ? lastEntry : nil)
    if !goingOn { choices[.journal] = [:] }
    take(entries.map { .entry($0.place) }, in: .journal, from: first)
  }

  /// How many entries of the journal have been read.
  var entryCount: Int { choices[.journal]?.count ?? 0 }

  /// Takes what is read of another screen, all of it.
  mutating func take(_ whole: [PlainChoice], in place: KeyContext) {
    choices[place] = [:]
    take(whole, in: place, from: 0)
  }

  private mutating func take(_ read: [PlainChoice], in place: KeyContext, from first: Int) {
    self.place = place
    for (line, choice) in read.enumerated() { choices[place, default: [:]][first + line + 1] = choice }
  }
}

extension Model {
  /// The number of the queue whose documents are listed, or of the list over all of them.
  fileprivate var listedQueue: Int { isOverAll ? QueueState.numberOfAll : queue.number }

  /// Puts the cursor on what was read with a number; what a line of the overview counts is listed.
  mutating func choose(_ choice: PlainChoice) -> [Effect] {
    switch choice {
    case .document(let document): return choose(document)
    case .entry(let place): return choose(place)
    case .item(let item):
      guard case .overview = screen else { return [] }
      return list(item)
    case .column(let kind):
      guard case .columns(var chooser) = screen, let place = chooser.entries.firstIndex(where: { $0.kind == kind })
      else { return [] }
      chooser.cursor = place
      screen = .columns(chooser)
      return []
    case .planned(let key):
      guard case .plan(let state, let below) = screen,
        let place = queue.plan.uploads.firstIndex(where: { $0.key == key })
      else { return [] }
      // What was asked of it is asked no more where it is named again.
      guard place != state.cursor else { return [] }
      screen = .plan(PlanState(cursor: place), over: below)
      return []
    case .signer(let name):
      guard case .signers(_, let below) = screen else { return [] }
      screen = .signers(SignersState(selected: name), over: below)
      return []
    }
  }
}
