import TestSupport
import Testing
import UploadQueue

/// Rows that stay where they are looked at.
@Suite struct HeldRowTests {
  private let index = QueueIndex()
  private let nine = Sample.observedAt

  @discardableResult
  private func poll(_ documents: [Document], at moment: Timestamp? = nil) async -> UInt32 {
    let moment = moment ?? nine
    let ticket = await index.beginPoll(at: moment)
    _ = await index.apply(documents, of: ticket, seenAt: moment)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: moment)
    return ticket.number
  }

  private func shown(_ query: QueueQuery) async -> [DocumentID] {
    await index.window(query, following: nil, line: 0, top: 0, height: 100, at: nine + .minutes(5)).rows.map(\.id)
  }

  /// Documents in Saved Invalid, each an hour longer than the one before.
  private func invalid(_ changed: [Int: String] = [:], without: Int? = nil, at moment: Timestamp) -> [Document] {
    (0..<5).filter { $0 != without }.map { number in
      var document = Sample.document(number, status: changed[number] ?? "SAVED INVALID")
      let since = changed[number] == nil ? nine - .hours(number) : moment
      document.statusTime = StatusTime(since: since, source: .backend)
      document.observedAt = moment
      return document
    }
  }

  @Test(
    "a row that changed keeps its place in every order until it is released, and then takes the new one",
    arguments: [SortKey.urgency, .status, .age, .deadline])
  func held(sort: SortKey) async throws {
    await poll(invalid(at: nine))
    let query = QueueQuery(sort: [SortOrder(sort)])
    let before = await shown(query)
    // The row that would have to move: the first of the order becomes the last.
    let first = try #require(before.first)
    let number = try #require((0..<5).first { Sample.document($0).id == first })
    let second = await poll(invalid([number: "APPROVED"], at: nine + .minutes(1)), at: nine + .minutes(1))
    #expect(await shown(query) == before)
    #expect(await index.row(first)?.change?.from?.status == .savedInvalid)
    // A second change before the first was released leaves it there too.
    let third = await poll(invalid([number: "AMENDED"], at: nine + .minutes(2)), at: nine + .minutes(2))
    #expect(await shown(query) == before)
    #expect(await !index.release(marksUpTo: second))
    #expect(await index.release(marksUpTo: third))
    #expect(await shown(query) == before.dropFirst() + [first])
    #expect(await index.row(first)?.change == nil)
  }

  @Test("a row that changed or disappeared stays in the view it was in until it is released")
  func membership() async {
    await poll(invalid(at: nine))
    let query = QueueQuery(view: .savedInvalid)
    let before = await shown(query)
    await poll(invalid([1: "APPROVED"], without: 3, at: nine + .minutes(1)), at: nine + .minutes(1))
    #expect(await shown(query) == before)
    #expect(await shown(QueueQuery(view: .approved)) == [Sample.document(1).id])
    #expect(await shown(QueueQuery(view: .missing)) == [Sample.document(3).id])
    await index.release(marksUpTo: 99)
    #expect(await shown(query) == before.filter { $0 != Sample.document(1).id && $0 != Sample.document(3).id })
  }

  @Test("what keeps its place in a view that it has left is counted, and says so of itself, until it is released")
  func leaving() async {
    await poll(invalid(at: nine))
    await poll(invalid([1: "APPROVED"], at: nine + .minutes(1)), at: nine + .minutes(1))
    for (view, leaving) in [(QueueView.savedInvalid, [Sample.document(1).id]), (.all, []), (.approved, [])] {
      let window = await index.window(
        QueueQuery(view: view), following: nil, line: 0, top: 0, height: 100, at: nine + .minutes(5))
      #expect(window.leaving == leaving.count)
      #expect(window.rows.filter { $0.change?.isLeaving == true }.map(\.id) == leaving)
    }
    await index.release(marksUpTo: 99)
    let window = await index.window(
      QueueQuery(view: .savedInvalid), following: nil, line: 0, top: 0, height: 100, at: nine + .minutes(5))
    #expect(window.leaving == 0 && window.total == 4)
  }

  @Test("the window follows a document to wherever it is, and keeps it on its line")
  func following() async throws {
    await poll(Sample.documents(1000))
    let query = QueueQuery(sort: [SortOrder(.reference)])
    let id = Sample.document(500).id
    let window = await index.window(query, following: id, line: 4, top: 0, height: 20, at: nine)
    #expect(window.total == 1000)
    #expect(window.followed == 500)
    #expect(window.first == 500 - 4 - 20)
    #expect(window.rows.count == 60)
    #expect(window.rows[500 - window.first].id == id)
    #expect(window.followedRow?.id == id)
  }

  @Test("a document outside the view is not followed, and is told all the same")
  func notInView() async {
    await poll(Sample.documents(10))
    let window = await index.window(
      QueueQuery(view: .approved), following: Sample.document(3).id, line: 0, top: 0, height: 5, at: nine)
    #expect(window.total == 0)
    #expect(window.rows.isEmpty)
    #expect(window.followed == nil)
    #expect(window.followedRow?.id == Sample.document(3).id)
  }

  @Test("the window stays inside the view", arguments: [-50, 0, 5, 9, 10, 5000])
  func edges(top: Int) async {
    await poll(Sample.documents(10))
    let window = await index.window(QueueQuery(), following: nil, line: 0, top: top, height: 2, at: nine)
    #expect(window.first >= 0 && window.first + window.rows.count <= 10)
    #expect(window.rows.count == 6)
  }

  @Test("the next document is none that has moved and only keeps its place, nor one that is listed no longer")
  func nextHasNotMoved() async {
    await poll(invalid(at: nine))
    let query = QueueQuery(view: .savedInvalid, sort: [SortOrder(.reference)])
    let rows = await shown(query)
    await poll(invalid([1: "APPROVED"], without: 2, at: nine + .minutes(1)), at: nine + .minutes(1))
    #expect(await shown(query) == rows)
    #expect(await index.nextToReupload(in: query, after: Sample.document(0).id, at: nine)?.id == Sample.document(3).id)
  }

  @Test("the next document comes round to the first, and is nobody where there is only one")
  func next() async {
    let documents = Sample.documents(3)
    await poll(documents)
    let query = QueueQuery(sort: [SortOrder(.reference)])
    #expect(await index.nextToReupload(in: query, after: documents[0].id, at: nine)?.id == documents[1].id)
    #expect(await index.nextToReupload(in: query, after: documents[2].id, at: nine)?.id == documents[0].id)
    #expect(await index.nextToReupload(in: query, after: DocumentID("nobody"), at: nine)?.id == documents[0].id)
    let passed = [documents[1].id, DocumentID("nobody")] as Set
    #expect(
      await index.nextToReupload(in: query, after: documents[0].id, except: passed, at: nine)?.id == documents[2].id)
    let others = [documents[0].id, documents[1].id] as Set
    #expect(await index.nextToReupload(in: query, after: documents[2].id, except: others, at: nine) == nil)
    var only = query
    only.filter = .naming("INV-000001")
    #expect(await index.nextToReupload(in: only, after: documents[1].id, at: nine) == nil)
  }
}
