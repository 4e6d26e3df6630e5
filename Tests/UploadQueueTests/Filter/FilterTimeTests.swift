import TestSupport
import Testing
import UploadQueue
import Wording

/// Lengths of time: what screens show can be written in a filter, in either language.
@Suite("Times in filters")
struct FilterTimeTests {
  @Test("What a screen shows as a length of time is understood as just that", arguments: Language.allCases)
  func asShown(language: Language) throws {
    let minutes = [5, 60, 23 * 60, 24 * 60, 53 * 60, 167 * 60, 40 * 24 * 60]
    for duration in minutes.map({ Duration.minutes($0) }) {
      for shown in [duration.brief(language), duration.words(language)] {
        let filter = try Filter(parsing: "age:≥\(shown.string)", in: language)
        #expect(filter == (try Filter(parsing: filter.text)), "\(filter.text) says it to everybody")
        let isFound = { (age: Duration) in
          let time = StatusTime(since: FilterRows.now - age, source: .backend)
          return filter.matches(QueueRow(document: Sample.document(1), time: time), at: FilterRows.now)
        }
        #expect(isFound(duration), "\(shown)")
        #expect(!isFound(duration - .minutes(1)), "\(shown)")
      }
    }
  }

  @Test("Every short and long form of either language is understood in both")
  func everyForm() throws {
    for language in Language.allCases {
      for text in ["2d", "2 d", "2hari", "2 hari", "2 days", "48j", "48 jam", "48 hours", "2880mnt", "2880 min", "2D"] {
        #expect(FilterRows.matches(try Filter(parsing: "age:>\(text)", in: language)) == ["late", "return", "stuck"])
      }
    }
  }

  @Test("h and hr are hari on Indonesian screens and hours on English ones, and the filter says which")
  func twoMeanings() throws {
    for unit in ["h", "hr", "H", " hr"] {
      let indonesian = try Filter(parsing: "maju lama:>2\(unit) tenggat:<3\(unit)", in: .indonesian)
      #expect(indonesian.text == "maju lama:>2hari tenggat:<3hari")
      let english = try Filter(parsing: "age:>2\(unit) maju", in: .english)
      #expect(english.text == "age:>2hours maju")
      #expect(throws: FilterError.self) { try Filter(parsing: "due:<3\(unit)", in: .english) }
      #expect(throws: FilterError.self) { try Filter(parsing: "age:>2\(unit)") }
    }
    #expect(try Filter(parsing: "lama:\"2 hr\" maju", in: .indonesian).text == "lama:2hari maju")
    #expect(try Filter(parsing: "tgl:-7hr..", in: .indonesian).text == "tgl:-7hari..")
  }

  @Test(
    "A unit behind a blank belongs to the number before it, and nothing else does",
    arguments: [
      ("lama:>5 hr 3 j maju", "age:>5d3j maju"), ("lama:2hari..5 hari", "age:2d..5d"),
      ("tenggat:<3 hari maju", "due:<3d maju"), ("tenggat:3 maju", "due:3d maju"),
      ("lama:>5hari jaya", "age:>5d jaya"), ("dpp:>5 hari", "dpp:>5 \"hari\""),
      ("tgl:2026 hari", "date:2026 \"hari\""), ("lama:>5hari \"3 j\"", "\"3 j\" age:>5d"),
      ("lama:>5hari 3 maju", "age:>5d \"3\" maju"),
    ])
  func blanks(written: String, meant: String) throws {
    #expect(
      FilterRows.matches(try Filter(parsing: written, in: .indonesian))
        == FilterRows.matches(try Filter(parsing: meant)))
    let printed = try Filter(parsing: written, in: .indonesian).canonical
    #expect(try Filter(parsing: printed).canonical == printed)
    #expect(try Set(printed.split(separator: " ")) == Set(Filter(parsing: meant).canonical.split(separator: " ")))
  }
}
