import Foundation
import QueueStore
import TestSupport
import Testing
import UploadQueue

/// Lists of different times, imported in any order.
@Suite("Since when a status is known, whatever the order of the lists")
struct KnownTimesTests {
  /// What each of three lists says of the document; `nil` where it is not in it.
  typealias Story = [String?]

  private static let days = ["2026-11-10 08:00", "2026-11-12 08:00", "2026-11-15 08:00"]

  static let stories: [Story] = {
    let words: [String?] = ["SIGNING IN PROGRESS", "SAVED INVALID", nil]
    return words.flatMap { first in words.flatMap { second in words.map { [first, second, $0] } } }
  }()

  private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

  private func take(_ list: Int, of story: Story, into queue: LocalQueue) throws -> ImportReport {
    try queue.importFile(asOf: .wib(Self.days[list])) { each in
      guard let words = story[list] else { return }
      var document = Sample.document(1, status: words)
      document.statusTime = nil
      try each(SourcedDocument(document: document, line: 2, hasStatus: true, fields: ImportTests.json))
    }
  }

  private func all(_ queue: LocalQueue) throws -> [Document] {
    var documents: [Document] = []
    try queue.forEachDocument { documents.append($0) }
    return documents
  }

  /// The first of the last lists that say the same.
  private func expected(_ story: Story) -> Timestamp? {
    let said = story.indices.filter { story[$0] != nil }
    guard let last = said.last else { return nil }
    return said.reversed().prefix { story[$0] == story[last] }.last.map { .wib(Self.days[$0]) }
  }

  @Test("Three lists in any order lead to the same, and once more change nothing in any order", arguments: stories)
  func anyOrder(story: Story) throws {
    for order in Self.orders {
      let folder = try TemporaryFolder()
      let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
      for list in order { _ = try take(list, of: story, into: queue) }
      let end = try all(queue)
      #expect(end.first?.status.words == story.compactMap { $0 }.last, "\(order)")
      #expect(end.first?.statusTime?.since == expected(story), "\(order)")
      for again in Self.orders {
        for list in again {
          let report = try take(list, of: story, into: queue)
          #expect(report.isUnchanged && report.knownForLonger == 0, "\(order), then \(again)")
        }
      }
      #expect(try all(queue) == end)
    }
  }

  @Test("An older list that shows the status already makes the time longer, and is no change")
  func knownForLonger() throws {
    let folder = try TemporaryFolder()
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    let story: Story = ["SIGNING IN PROGRESS", nil, "SIGNING IN PROGRESS"]
    _ = try take(2, of: story, into: queue)
    let report = try take(0, of: story, into: queue)
    #expect(report.isUnchanged)
    #expect(report.unchanged == 1)
    #expect(report.knownForLonger == 1)
    #expect(try all(queue).first?.statusTime == StatusTime(since: .wib(Self.days[0]), source: .atLeast))
  }

  @Test(
    "What was known of the time, to a journal as well, gives way to a list from in between that shows another status")
  func inBetweenComesLast() throws {
    let folder = try TemporaryFolder()
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    let story: Story = ["SIGNING IN PROGRESS", "SAVED INVALID", "SIGNING IN PROGRESS"]
    for list in [0, 2] { _ = try take(list, of: story, into: queue) }
    let seen = try #require(try all(queue).first)
    let known = TimeInStatus.reckon(seen, previous: nil, confirmedAt: nil)
    #expect(known == StatusTime(since: .wib(Self.days[0]), source: .atLeast))
    _ = try take(1, of: story, into: queue)
    let now = try #require(try all(queue).first)
    #expect(
      TimeInStatus.reckon(now, previous: (seen.status, known), confirmedAt: nil)
        == StatusTime(since: .wib(Self.days[2]), source: .atLeast))
  }

  @Test("A moment that is corrected in the queue and then taken out again counts no more")
  func takenOut() throws {
    let folder = try TemporaryFolder()
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    _ = try take(2, of: [nil, nil, "SIGNING IN PROGRESS"], into: queue)
    let erp = try PlainSQL(folder.file("queue.sqlite"))
    var known: (status: StatusReading?, time: StatusTime)?
    for day in [Self.days[0], Self.days[1], nil] {
      let since = day.map { String(Timestamp.wib($0).milliseconds) } ?? "NULL"
      try erp.run("UPDATE document SET status_since = \(since)")
      let document = try #require(try all(queue).first)
      let time = TimeInStatus.reckon(document, previous: known, confirmedAt: nil)
      #expect(time.since == .wib(day ?? Self.days[2]) && time.isLowerBound == (day == nil))
      // A journal keeps the time of the change alone.
      if known == nil { known = (document.status, time) }
    }
  }

  @Test("What an ERP wrote between two lists is not passed over")
  func changedByTheERP() throws {
    let folder = try TemporaryFolder()
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    _ = try take(1, of: [nil, "SAVED INVALID", nil], into: queue)
    let erp = try PlainSQL(folder.file("queue.sqlite"))
    try erp.run("UPDATE document SET status = 'SIGNING IN PROGRESS'")
    let before = try all(queue)
    let report = try take(0, of: ["SIGNING IN PROGRESS", nil, nil], into: queue)
    #expect(report.knownForLonger == 0)
    #expect(try all(queue) == before)
  }

  @Test("A status that left and came back is never said to have stood longer than it did")
  func cameBack() throws {
    let days = ["2026-11-10 08:00", "2026-11-12 08:00", "2026-11-13 08:00", "2026-11-15 08:00"]
    let words = ["SAVED INVALID", "SIGNING IN PROGRESS", "SAVED INVALID", "SAVED INVALID"]
    let folder = try TemporaryFolder()
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    for list in [3, 0, 2, 1, 2] {
      _ = try queue.importFile(asOf: .wib(days[list])) { each in
        var document = Sample.document(1, status: words[list])
        document.statusTime = nil
        try each(SourcedDocument(document: document, line: 2, hasStatus: true, fields: ImportTests.json))
      }
      guard list != 1 else {
        #expect(try all(queue).first?.statusTime?.since == .wib(days[3]))
        continue
      }
    }
    #expect(try all(queue).first?.statusTime?.since == .wib(days[2]))
  }
}
