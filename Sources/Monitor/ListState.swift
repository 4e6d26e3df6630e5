import UploadQueue

/// The list and what is selected in it.
public struct ListState: Sendable, Equatable {
  /// The view, filter and order.
  public var query = QueueQuery()
  /// Where in the overview it was last come to from; `nil` where it never was.
  var overview: OverviewOrigin?
  /// The view, filter and order that the rows held here are of.
  public var held = QueueQuery()
  /// The number of rows of the view.
  public var total = 0
  /// How many of them have left it, and keep their places for a moment.
  public var leaving = 0
  /// The place of the first row held here.
  public var first = 0
  /// The rows held here: the screen, one above and one below.
  public var rows: [QueueRow] = []
  /// The place of the first row shown.
  public var top = 0
  /// The place of the cursor.
  public var cursor = 0
  /// The document under the cursor.
  public var selected: DocumentID?
  /// Whether that is from the last time, and has not been seen yet.
  public var isRecalled = false
  /// Whether the person chose the document under the cursor, so that the cursor goes with it; until then the cursor keeps
  /// its place, whatever comes to stand there.
  public var isChosen = false
  /// The selected document after it has left the view: it stays under the cursor until a key is pressed.
  public var departed: QueueRow?
  /// A number typed before a motion; `nil` where none is.
  public var count: Int?
  /// How many columns after the fixed ones are passed over.
  public var columnOffset = 0
  /// The last request for rows; answers to older ones are not used.
  public var serial = 0
  /// The request that the rows held here answer.
  public var answered = 0
  /// Whether the selection goes to the newest change by itself.
  public var isFollowing = false
  /// When it last went to another document so.
  public var followedAt: Timestamp?
  /// What has changed in another view and was told, since changes are followed.
  var toldElsewhere: ChangeElsewhere?
  /// Where the rows stand still.
  public var pause: Pause?
  /// How wide the longest reference is that was held here.
  public var longestReference = 0
  /// Whether rows were ever shown.
  public var isLoaded = false

  /// The document that the cursor goes with; `nil` where it keeps its place.
  var followed: DocumentID? { isChosen ? selected : nil }

  /// The cursor is on a document that the person chose; `nil` where that has yet to come.
  mutating func select(_ document: DocumentID?) {
    (departed, selected, isChosen) = (nil, document, true)
  }

  /// Nothing is chosen any longer.
  mutating func unselect() {
    (departed, selected, isChosen) = (nil, nil, false)
  }

  /// Where in the overview the rows were listed from, as long as they are those.
  var overviewBelow: OverviewOrigin? { overview.flatMap { $0.listed == query ? $0 : nil } }

  /// Whether the rows of the view have yet to come; those held here are of another one.
  var isAwaited: Bool { held != query }

  /// Whether the selected document has yet to come under the cursor, where another one stands.
  var isSelectionAwaited: Bool {
    guard let selected, departed == nil, let row = row(at: cursor) else { return false }
    return row.id != selected
  }

  /// A row by its place, where it is held.
  public func row(at place: Int) -> QueueRow? {
    rows.indices.contains(place - first) ? rows[place - first] : nil
  }

  /// The document under the cursor, unless it has left the view.
  public var selectedRow: QueueRow? {
    departed == nil ? row(at: cursor) : nil
  }
}

/// A request for the rows a screen needs.
public struct WindowRequest: Sendable, Equatable {
  /// Counts up; only the newest answer is used.
  public var serial: Int
  /// The view, filter and order.
  public var query: QueueQuery
  /// The document to keep on its line.
  public var followed: DocumentID?
  /// That line.
  public var line: Int
  /// The first row shown, where nothing is followed.
  public var top: Int
  /// Where the cursor goes, where nothing is followed.
  public var cursor: Int
  /// The lines of the list.
  public var height: Int
  /// Whether the document that changed last is kept in sight instead.
  public var isFollowing = false
  /// Since when the rows stand still, where they do.
  public var pausedAt: Timestamp?
  /// The saved filters whose documents are to be counted.
  public var counted: [Filter] = []
  /// Whether the rows moved by themselves, so that a followed document that is gone stays under the cursor.
  public var isLive: Bool
}
