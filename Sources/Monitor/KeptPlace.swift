import UploadQueue

/// Where a person was in a queue: the view, what was looked for there, in which order, and the document under the cursor.
struct KeptPlace: Equatable {
  /// The queue's name; empty for the list over all queues.
  var queue: String
  var query: QueueQuery
  var selected: DocumentID?

  /// - Parameter line: The line in which its filter is being typed, where one is open: what is not entered is not kept.
  init(_ state: QueueState, typing line: FilterLine? = nil) {
    queue = state.number == QueueState.numberOfAll ? "" : state.profile.name.onOneLine
    query = state.list.query
    if let line { query.filter = line.entered }
    selected = state.list.followed
  }

  /// The place on one line.
  var line: String {
    let sort = query.sort.map { ($0.isReversed ? "-" : "") + $0.key.said(.english) }.joined(separator: " ")
    return [
      queue, query.view.names.english, query.saved.text.onOneLine, query.filter.text.onOneLine, sort,
      selected?.rawValue.onOneLine ?? "",
    ].joined(separator: "\t")
  }

  /// The place that a line holds; `nil` where it holds none.
  init?(line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 6, let view = QueueView(named: fields[1]), let saved = try? Filter(parsing: fields[2]),
      let filter = try? Filter(parsing: fields[3])
    else { return nil }
    let words = fields[4].split(separator: " ")
    let sort = words.compactMap { word in
      SortKey(said: String(word.drop { $0 == "-" })).map { SortOrder($0, isReversed: word.first == "-") }
    }
    guard !sort.isEmpty, sort.count == words.count else { return nil }
    queue = fields[0]
    query = QueueQuery(view: view, saved: saved, filter: filter, sort: sort)
    selected = fields[5].isEmpty ? nil : DocumentID(fields[5])
  }
}

extension Model {
  /// The places in all queues, a line each, that of the queue that is shown first.
  var places: [String] {
    let others = ([allQueues] + queues).filter { $0.number != queue.number && $0.list.isTouched }
    let line = if case .search(let line) = screen { line } else { nil as FilterLine? }
    return [KeptPlace(queue, typing: line).line] + others.map { KeptPlace($0).line } + placesElsewhere
  }

  /// Goes where the person was the last time; how many of the lines make sense.
  ///
  /// Of the queues the one is shown that was asked for by name, where one was.
  ///
  /// Those of queues that are not watched now are kept for when they are.
  mutating func goBack(to lines: [String]) -> Int {
    placesElsewhere = []
    var understood = 0
    var first: (shown: Int, isOverAll: Bool) = (shown, false)
    for (number, line) in lines.enumerated() {
      guard let place = KeptPlace(line: line) else { continue }
      understood += 1
      if place.queue.isEmpty {
        allQueues.list.goBack(to: place)
        if number == 0, !isQueueNamed { first.isOverAll = queues.count > 1 }
      } else if let index = queues.firstIndex(where: { $0.profile.name.onOneLine == place.queue }) {
        shown = index
        list.goBack(to: place)
        if number == 0, !isQueueNamed { first.shown = index }
      } else {
        placesElsewhere.append(line)
      }
    }
    shown = first.shown
    if first.isOverAll { _ = toggleAllQueues() }
    return understood
  }

  /// Goes where the person was the last time in a queue that is opened while the program runs.
  mutating func goBackElsewhere(at index: Int) {
    let name = queues[index].profile.name.onOneLine
    let lines = placesElsewhere.filter { KeptPlace(line: $0)?.queue == name }
    placesElsewhere.removeAll { lines.contains($0) }
    if let place = lines.first.flatMap({ KeptPlace(line: $0) }) { queues[index].list.goBack(to: place) }
  }

  /// Keeps where the person was in a queue that is left, for when it is watched again.
  mutating func keepElsewhere(_ left: QueueState) {
    let place = KeptPlace(left)
    guard left.list.isTouched, !queues.contains(where: { $0.profile.name.onOneLine == place.queue }) else { return }
    placesElsewhere.removeAll { KeptPlace(line: $0)?.queue == place.queue }
    placesElsewhere.append(place.line)
  }
}

extension ListState {
  fileprivate mutating func goBack(to place: KeptPlace) {
    query = place.query
    if let document = place.selected { select(document) } else { unselect() }
    isRecalled = place.selected != nil
  }

  /// Whether it is otherwise than at the first start.
  fileprivate var isTouched: Bool { query != QueueQuery() || isChosen }
}

extension QueueView {
  /// What the view is called on the command line, and where it is kept.
  var names: (english: String, indonesian: String) {
    switch self {
    case .all: ("all", "semua")
    case .attention: ("attention", "perhatian")
    case .signing: ("signing", "signing")
    case .stuck: ("stuck", "macet")
    case .savedInvalid: ("invalid", "invalid")
    case .due: ("due", "tenggat")
    case .approved: ("approved", "disetujui")
    case .missing: ("missing", "hilang")
    case .marked: ("marked", "ditandai")
    }
  }

  /// The view of this name, in either language.
  init?(named name: String) {
    let name = name.lowercased()
    guard let view = Self.allCases.first(where: { $0.names.english == name || $0.names.indonesian == name }) else {
      return nil
    }
    self = view
  }
}

extension String {
  /// The text with a space for every tab and end of line.
  fileprivate var onOneLine: String {
    split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ")
  }
}
