import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("A list on numbered pages")
struct ListWalkTests {
  /// What walks over lists that a page is asked of, one after the other.
  private struct Reader {
    var walk: ListWalk
    var asked = 0

    init(size: Int) { walk = ListWalk(size: size) }

    /// The numbers of the documents that a whole poll brings.
    mutating func read(_ page: (_ place: ListWalk.Place) -> [Int]) throws -> [Int] {
      walk.begin()
      var place: ListWalk.Place? = ListWalk.Place()
      var numbers: [DocumentID] = []
      while let now = place {
        asked += 1
        let (documents, next) = try walk.take(page(now).map { Sample.document($0) }, at: now)
        numbers += documents.map(\.id)
        place = next.flatMap { ListWalk.Place($0.cursor) }
      }
      return numbers.compactMap { Int($0.rawValue.dropFirst("sample-".count)) }
    }
  }

  private func page(_ rows: [Int], _ number: Int, of size: Int) -> [Int] {
    Array(rows.dropFirst((number - 1) * size).prefix(size))
  }

  @Test("is read to a page that is empty, or shorter than the first")
  func toTheEnd() throws {
    for (count, calls) in [(0, 1), (1, 2), (3, 2), (4, 2), (6, 3), (7, 3)] {
      var reader = Reader(size: 3)
      let rows = Array(0..<count)
      #expect(try reader.read { page(rows, $0.number, of: 3) } == rows)
      #expect(reader.asked == calls, "\(count)")
    }
  }

  @Test("is read whole where the service gives shorter pages than it was asked for")
  func cappedPages() throws {
    var reader = Reader(size: 100)
    #expect(try reader.read { page(Array(0..<7), $0.number, of: 2) } == Array(0..<7))
  }

  @Test("that the service always gives whole ends where it comes again")
  func noPages() throws {
    var reader = Reader(size: 100)
    #expect(try reader.read { _ in [1, 2, 3] } == [1, 2, 3])
    #expect(reader.asked == 2)
  }

  @Test("whose page comes again for ever is refused")
  func endless() {
    var reader = Reader(size: 2)
    #expect(throws: MessageFault.self) { try reader.read { _ in [1, 2] } }
  }

  @Test("that was sorted anew between two pages is walked once more, and nothing is lost")
  func sortedAnew() throws {
    var reader = Reader(size: 2)
    let moved = [1, 2, 3, 4, 0]
    let numbers = try reader.read { place in
      page(place == ListWalk.Place(round: 1, number: 1) ? Array(0..<5) : moved, place.number, of: 2)
    }
    #expect(numbers.sorted() == Array(0..<5))
    #expect(numbers.count == 5)
  }

  @Test("that is sorted anew each time is not taken for whole")
  func alwaysMoving() {
    var reader = Reader(size: 2)
    #expect(throws: MessageFault(wanted: .stillness, place: .whole.member("page"))) {
      try reader.read { place in page(place.number == 1 ? Array(0..<5) : [1, 2, 3, 4, 0], place.number, of: 2) }
    }
  }

  @Test("whose rows overlap by habit is taken, what may be missing is not gone, and the later row counts")
  func overlapping() throws {
    var walk = ListWalk(size: 2, mayOverlap: true)
    var pages: [[Document]] = [
      [Sample.document(0), Sample.document(1, status: "SIGNING IN PROGRESS")],
      [Sample.document(1, status: "APPROVED"), Sample.document(2)], [],
    ]
    pages += pages
    walk.begin()
    var place: ListWalk.Place? = ListWalk.Place()
    var last: [DocumentID: Document] = [:]
    var repetitions: [Repetition] = []
    for page in pages {
      guard let now = place else { break }
      let (documents, next) = try walk.take(page, at: now)
      for document in documents { last[document.id] = document }
      if now.round == 1 { repetitions += walk.repetitions }
      place = next
    }
    #expect(place == nil && walk.isUnsure)
    #expect(last[Sample.document(1).id]?.status.status == .approved)
    #expect(
      repetitions == [
        Repetition(Sample.document(1).id, before: .init(page: 1, row: 2), again: .init(page: 2, row: 1))
      ])
    #expect(walk.takeRemarks().count == 2)
    #expect(walk.takeRemarks().isEmpty)
  }

  @Test("from which a row was taken while it was read does not lose another one")
  func deletedMeanwhile() throws {
    var reader = Reader(size: 2)
    let before = Array(0..<5)
    _ = try reader.read { page(before, $0.number, of: 2) }
    // Without 0 the others move up, and 2 stands on the page that was read already.
    let after = Array(1..<5)
    let numbers = try reader.read { place in
      page(place == ListWalk.Place(round: 1, number: 1) ? before : after, place.number, of: 2)
    }
    #expect(numbers.sorted() == before, "0 was there when the list was read; 2 was found in the second walk")
    #expect(try reader.read { page(after, $0.number, of: 2) } == after)
  }

  @Test("is walked once more before a document is said to be gone, and not where the list is one page")
  func gone() throws {
    var reader = Reader(size: 2)
    _ = try reader.read { page([0, 1, 2], $0.number, of: 2) }
    reader.asked = 0
    #expect(try reader.read { page([0, 1], $0.number, of: 2) } == [0, 1])
    #expect(reader.asked == 2)
  }
}
