import TestSupport
import Testing

@testable import UploadQueue

@Suite("Working hours, and the pace that a deadline asks for")
struct WorkingHoursTests {
  private let usual = WorkingHours()

  private func time(_ from: String, _ to: String, _ hours: WorkingHours = WorkingHours()) -> Duration {
    hours.time(in: .wib(from)..<(.wib(to)))
  }

  @Test("Every day has its name")
  func weekdays() {
    #expect(WorkingHours.Weekday(.day("2026-11-17")) == .tuesday)
    #expect(WorkingHours.Weekday(.day("2026-11-22")) == .sunday)
    #expect(WorkingHours.Weekday(CalendarDate(dayNumber: -1)) == .wednesday)
  }

  @Test("Nights and weekends are none")
  func usualHours() {
    #expect(time("2026-11-17 00:00", "2026-11-18 00:00") == .hours(9))
    #expect(time("2026-11-17 16:30", "2026-11-18 08:30") == .hours(1))
    #expect(time("2026-11-20 17:00", "2026-11-23 08:00") == .zero)
    #expect(time("2026-11-16 00:00", "2026-11-23 00:00") == .hours(45))
    #expect(time("2026-11-17 10:00", "2026-11-17 10:00") == .zero)
  }

  @Test("Days, hours and clocks are as set")
  func set() throws {
    let saturday = try #require(WorkingHours([.saturday], from: 9 * 60, to: 1_440, zone: .wita))
    // 09:00 WITA is 08:00 WIB.
    #expect(time("2026-11-21 08:00", "2026-11-21 10:00", saturday) == .hours(2))
    #expect(time("2026-11-16 00:00", "2026-11-23 00:00", saturday) == .hours(15))
    #expect(WorkingHours([], from: 0, to: 60) == nil)
    #expect(WorkingHours([.monday], from: 600, to: 600) == nil)
    #expect(WorkingHours([.monday], from: 600, to: 1_441) == nil)
  }

  private func due(_ days: (String, Int)...) -> QueueOverview {
    var overview = QueueOverview()
    overview.days = days.map { day, count in
      var due = DueDay(day: .day(day))
      due.count = count
      return due
    }
    return overview
  }

  @Test("All that is due up to a day has to be through by its end; what is late is not among it")
  func needed() throws {
    let overview = due(("2026-11-10", 7), ("2026-11-17", 2), ("2026-11-20", 43))
    let now = Timestamp.wib("2026-11-17 16:00")
    let today = try #require(overview.paceNeeded(by: .day("2026-11-17"), at: now, in: usual))
    #expect(today == ApprovalPace(documents: 2, time: .hours(1)))
    let friday = try #require(overview.paceNeeded(by: .day("2026-11-20"), at: now, in: usual))
    #expect(friday == ApprovalPace(documents: 45, time: .hours(28)))
    #expect(overview.paceNeeded(by: .day("2026-11-10"), at: now, in: usual) == nil)
  }

  @Test("With no working hour left there is no pace")
  func none() throws {
    let overview = due(("2026-11-20", 3))
    let pace = try #require(
      overview.paceNeeded(by: .day("2026-11-20"), at: .wib("2026-11-20 17:00"), in: usual))
    #expect(pace.perHour == nil)
    #expect(ApprovalPace(documents: 3, time: .hours(2)).perHour == 1.5)
  }

  @Test("The pace that was seen is of watched working hours of the last week alone")
  func seen() {
    func stretch(_ key: String, _ from: String, _ to: String) -> WatchedStretch {
      WatchedStretch(key: key, from: .wib(from), to: .wib(to))
    }
    let watched = [
      stretch("a", "2026-11-02 08:00", "2026-11-02 17:00"), stretch("b", "2026-11-16 16:00", "2026-11-17 09:00"),
      stretch("c", "2026-11-16 16:30", "2026-11-16 18:00"), stretch("d", "2026-11-14 08:00", "2026-11-14 17:00"),
    ]
    let stretches = ApprovalPace.stretches(watched: watched, in: usual, until: .wib("2026-11-17 09:00"))
    #expect(
      stretches == [
        Timestamp.wib("2026-11-16 16:00")..<Timestamp.wib("2026-11-16 17:00"),
        Timestamp.wib("2026-11-17 08:00")..<Timestamp.wib("2026-11-17 09:00"),
      ])
    let pace = ApprovalPace(documents: 5, in: stretches)
    #expect(pace == ApprovalPace(documents: 5, time: .hours(2)))
    #expect(!pace.isEnough)
    #expect(ApprovalPace(documents: 0, time: .hours(4)).isEnough)
  }
}
