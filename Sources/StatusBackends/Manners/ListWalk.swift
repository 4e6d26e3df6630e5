import Synchronization
import UploadQueue
import Wording

/// Walks a list on numbered pages, of which nothing is known but that they come in some order: how many there are, how
/// long a page may be, and whether rows move from one to another meanwhile.
///
/// A page ends the list where it is empty or shorter than the first, or than what was asked for where that is given as a
/// rule. Where a document came twice, or one of the last walk did not come at all, rows may have moved past the reader:
/// then the list is walked once more, and what is in neither walk is gone. Of two rows of a document the later counts.
struct ListWalk {
  /// A page of the walk.
  struct Place: Equatable {
    /// The first or second time through the list.
    var round = 1
    /// The page, from 1.
    var number = 1
  }

  private let size: Int
  private let endsShort: Bool
  private let mayOverlap: Bool
  /// Whether rows came twice in the second walk as well, so that others may have come in neither.
  private(set) var isUnsure = false
  /// What the last whole walk found.
  private var known: Set<DocumentID> = []
  /// What came so far, and a hash of what its last row said.
  private var seen: [DocumentID: Int] = [:]
  private var rowsOfRound = ListedRows()
  /// The rows of the last page whose document stood in this walk before.
  private(set) var repetitions: [Repetition] = []
  /// The documents that stand in this walk more than once.
  private var repeated: Set<DocumentID> = []
  private var notice = DoublesNotice()
  private var firstCount = 0
  private var hasMoved = false

  /// A walk that asks for pages of a size.
  ///
  /// - Parameters:
  ///   - endsShort: Whether as many rows come as were asked for, but on the last page; unless the first has a round number
  ///     of them, which may be as many as the service ever gives.
  ///   - mayOverlap: Whether rows that come twice in both walks are the service's habit, and no reason to refuse the list.
  init(size: Int, endsShort: Bool = false, mayOverlap: Bool = false) {
    self.size = size
    self.endsShort = endsShort
    self.mayOverlap = mayOverlap
  }

  /// Begins at the first page; what the last whole walk found stays known.
  mutating func begin() {
    seen = [:]
    beginRound()
  }

  private mutating func beginRound() {
    rowsOfRound = ListedRows()
    repeated = []
    hasMoved = false
  }

  /// Takes a page: its documents that did not come before or say something else now, and which page is next; none behind
  /// the last.
  mutating func take(
    _ page: [Document], at place: Place
  ) throws(MessageFault) -> (documents: [Document], next: Place?) {
    if place.number == 1 { firstCount = page.count }
    var newest = Dictionary(page.map { ($0.id, $0) }) { _, last in last }
    let returned = newest.keys.count(where: rowsOfRound.holds)
    repetitions = []
    let isAllOld = !newest.isEmpty && returned == newest.count
    if isAllOld, page.count == firstCount {
      // A service that gives another number than was asked for may know no pages at all.
      guard firstCount != size, place.number == 2 else { throw MessagePlace.whole.member("page").fault(.otherPage) }
      return ([], try end(at: place, isOnePage: true))
    }
    if returned > 0 { hasMoved = true }
    repetitions = rowsOfRound.take(page, number: place.number)
    repeated.formUnion(repetitions.map(\.document))
    var fresh: [Document] = []
    for row in page {
      guard let document = newest.removeValue(forKey: row.id) else { continue }
      let content = document.withoutMoment.hashValue
      // The second walk is after what the first left out; whatever else has changed comes with the next poll.
      guard seen[document.id] == nil || place.round == 1 && seen[document.id] != content else { continue }
      seen[document.id] = content
      fresh.append(document)
    }
    let isShort =
      place.number == 1 ? endsShort && page.count < size && !Self.isRound(page.count) : page.count < firstCount
    let isLast = page.isEmpty || isShort
    guard isLast else { return (fresh, Place(round: place.round, number: place.number + 1)) }
    let isOnePage = place.number == 1 || place.number == 2 && page.isEmpty
    return (fresh, try end(at: place, isOnePage: isOnePage))
  }

  /// What a person should know of the last walk, unless they do.
  mutating func takeRemarks() -> [Phrase] { notice.take(repeated.count, isUnsure: isUnsure) }

  /// How many rows come before a page.
  func offset(of place: Place) -> Int { place.number == 1 ? 0 : (place.number - 1) * firstCount }

  private static func isRound(_ count: Int) -> Bool { count.isMultiple(of: 5) }

  /// What comes after the last page.
  private mutating func end(at place: Place, isOnePage: Bool) throws(MessageFault) -> Place? {
    if !isOnePage, place.round == 1, hasMoved || !known.isSubset(of: seen.keys) {
      beginRound()
      return Place(round: 2, number: 1)
    }
    isUnsure = place.round == 2 && hasMoved
    guard !isUnsure || mayOverlap else { throw MessagePlace.whole.member("page").fault(.stillness) }
    known = Set(seen.keys)
    return nil
  }
}

extension ListWalk.Place {
  /// The page as a cursor of a poll.
  var cursor: PollCursor { PollCursor("\(round)/\(number)") }

  /// The page that a cursor names.
  init?(_ cursor: PollCursor) {
    let parts = cursor.rawValue.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let round = parts[0], let number = parts[1], number > 0 else { return nil }
    self.init(round: round, number: number)
  }
}

extension Mutex<ListWalk> {
  /// The page of a poll that some documents of the list make.
  func take(
    _ documents: [Document], at place: ListWalk.Place, of call: String, language: Language
  ) throws(BackendError) -> PollPage {
    let taken = withLock { walk -> Result<PollPage, MessageFault> in
      do throws(MessageFault) {
        let (fresh, next) = try walk.take(documents, at: place)
        return .success(
          PollPage(
            scope: .snapshot, documents: fresh, next: next?.cursor, isWhole: next != nil || !walk.isUnsure,
            repetitions: walk.repetitions))
      } catch { return .failure(error) }
    }
    do throws(MessageFault) { return try taken.get() } catch { throw error.error(of: call, in: language) }
  }
}
