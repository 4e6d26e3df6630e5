import TestSupport
import Testing
import UploadQueue

@Suite struct CalendarDateTests {
  @Test("every day from 1990 to 2110 survives the way into a day number and back")
  func roundTrip() throws {
    var number = try #require(CalendarDate(year: 1990, month: 1, day: 1)).dayNumber
    for year in 1990...2110 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(inMonth: month, of: year) {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date.dayNumber == number)
          #expect(date.components == (year, month, day))
          number += 1
        }
      }
    }
  }

  @Test("days that do not exist are refused", arguments: ["2025-02-29", "2026-00-10", "2026-13-01", "2026-4-01", "x"])
  func impossible(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }
}
