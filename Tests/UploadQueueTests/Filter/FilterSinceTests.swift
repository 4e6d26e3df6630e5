import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("Since when, in filters")
struct FilterSinceTests {
  private func isFound(
    _ filter: String, since moment: String, _ source: StatusTime.Source = .observed, at now: String = "2026-11-20 10:00"
  ) throws -> Bool {
    let time = StatusTime(since: .wib(moment), source: source)
    return try Filter(parsing: filter).matches(QueueRow(document: Sample.document(1), time: time), at: .wib(now))
  }

  @Test(
    "A day, an hour or a minute is meant whole, in WIB, from its first moment to its last",
    arguments: [
      ("since:2026-11-19", "2026-11-19 00:00", "2026-11-19 23:59", "2026-11-20 00:00"),
      ("sejak:19/11/2026", "2026-11-19 00:00", "2026-11-19 23:59", "2026-11-18 23:59"),
      ("since:2026-11-19T21", "2026-11-19 21:00", "2026-11-19 21:59", "2026-11-19 22:00"),
      ("sejak:2026-11-19t21:04", "2026-11-19 21:04", "2026-11-19 21:04", "2026-11-19 21:05"),
      ("since:yesterday", "2026-11-19 00:00", "2026-11-19 23:59", "2026-11-20 00:00"),
      ("sejak:-1hari", "2026-11-19 00:00", "2026-11-19 23:59", "2026-11-18 23:59"),
      ("since:2026-11-19T21..2026-11-19T22", "2026-11-19 21:00", "2026-11-19 22:59", "2026-11-19 23:00"),
      ("since:>=2026-11-19T21", "2026-11-19 21:00", "2026-11-20 09:00", "2026-11-19 20:59"),
      ("since:<2026-11-19T21", "2026-11-19 20:59", "2026-10-01 00:00", "2026-11-19 21:00"),
      ("since:<=2026-11-19T21", "2026-11-19 21:59", "2026-10-01 00:00", "2026-11-19 22:00"),
    ])
  func spans(filter: String, first: String, last: String, outside: String) throws {
    #expect(try isFound(filter, since: first))
    #expect(try isFound(filter, since: last))
    #expect(try !isFound(filter, since: outside))
  }

  @Test("What may stand so for longer is found only by what asks for no beginning")
  func atLeast() throws {
    #expect(try !isFound("since:2026-11-19", since: "2026-11-19 12:00", .atLeast))
    #expect(try !isFound("since:>2026-11-01", since: "2026-11-19 12:00", .atLeast))
    #expect(try isFound("since:<2026-11-20", since: "2026-11-19 12:00", .atLeast))
  }

  @Test("An hour as the program writes it is that hour, in both languages", arguments: Language.allCases)
  func hour(language: Language) throws {
    let written = Filter.since(hourFrom: .wib("2026-11-19 21:00"), language)
    #expect(written == (try Filter(parsing: written.text, in: language)))
    #expect(try isFound(written.text, since: "2026-11-19 21:30"))
  }

  @Test(
    "What is no time is refused with what to write instead",
    arguments: ["since:2026-11-19T", "since:2026-11-19T9", "since:2026-11-19T25", "since:2026-11T21", "since:lama"])
  func refused(text: String) throws {
    let error = #expect(throws: FilterError.self) { try Filter(parsing: text) }
    #expect(error?.phrase.text(.english).string.contains("2026-11-20T21:04") == true)
  }
}
