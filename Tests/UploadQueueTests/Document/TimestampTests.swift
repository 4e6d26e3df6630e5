import TestSupport
import Testing
import UploadQueue
import Wording

@Suite struct TimestampTests {
  @Test("a day in WIB begins at 17:00 UTC the day before")
  func midnight() {
    let start = Timestamp(startOf: .day("1970-01-02"))
    #expect(start == Timestamp(seconds: 17 * 3600))
    #expect(start.jakartaDate == .day("1970-01-02"))
    #expect((start - .milliseconds(1)).jakartaDate == .day("1970-01-01"))
    #expect(start == .wib("1970-01-02 00:00"))
  }

  @Test("moments before 1970 have their day and time too")
  func early() {
    let moment = Timestamp.wib("1969-12-31 23:59:58")
    #expect(moment.milliseconds < 0)
    #expect(moment.jakartaDate == .day("1969-12-31"))
    #expect(moment.jakartaTime == (23, 59, 58))
    #expect(moment.description == "1969-12-31T23:59:58+07:00")
  }

  @Test("a time of day that does not exist is refused")
  func impossible() {
    let day = CalendarDate.day("2026-11-17")
    for (hour, minute, second) in [(24, 0, 0), (0, 60, 0), (0, 0, 60), (-1, 0, 0)] {
      #expect(Timestamp(day, hour: hour, minute: minute, second: second) == nil)
    }
  }

  @Test("a moment is written with its day, where that is not today's")
  func written() {
    let moment = Timestamp.wib("2026-08-17 21:04")
    let nextDay = Timestamp.wib("2026-08-18 00:00")
    #expect(moment.written(.indonesian, in: .wib, now: moment) == "21:04")
    #expect(moment.written(.indonesian, in: .wib, now: nextDay) == "17 Agu 2026 21:04")
    #expect(moment.written(.english, in: .wib, now: nextDay) == "17 Aug 2026 21:04")
  }

  @Test(
    "time in status is told in two units at most",
    arguments: [
      (.seconds(59), "baru", "new"), (.minutes(12), "12 mnt", "12 min"), (.minutes(119), "1 j", "1 h"),
      (.hours(24), "1 hr", "1 d"), (.hours(123), "5 hr 3 j", "5 d 3 h"), (.seconds(-5), "baru", "new"),
      (.hours(167), "6 hr 23 j", "6 d 23 h"), (.hours(179), "7 hr", "7 d"),
    ] as [(Duration, String, String)])
  func durations(duration: Duration, indonesian: String, english: String) {
    #expect(duration.brief(.indonesian).string == indonesian)
    #expect(duration.brief(.english).string == english)
  }

  @Test(
    "an age is told in minutes up to five, ten, then in quarters up to an hour, and never higher than it is",
    arguments: [
      (.seconds(59), "new", "less than a minute"), (.minutes(4), "4 min", "4 minutes"),
      (.minutes(5), "5 min", "5 minutes"), (.seconds(599), "5 min", "5 minutes"),
      (.minutes(12), "10 min", "10 minutes"), (.minutes(29), "15 min", "15 minutes"),
      (.seconds(3_599), "45 min", "45 minutes"), (.minutes(60), "1 h", "1 hour"), (.minutes(119), "1 h", "1 hour"),
    ] as [(Duration, String, String)])
  func ages(age: Duration, brief: String, words: String) {
    let now = Timestamp.wib("2026-11-17 09:00")
    #expect(age.asAge <= max(age, .zero))
    #expect(StatusTime(since: now - age, source: .observed).brief(at: now, .english).string == brief)
    #expect(StatusTime(since: now - age, source: .observed).words(at: now, .english).string == words)
  }

  @Test("a difference of clocks is told to the second below ten minutes, and to the nearest minute from there")
  func clockDifferences() {
    let cases: [(Duration, String, String)] = [
      (.milliseconds(44_600), "45 s", "45 detik"), (.seconds(119), "119 s", "119 detik"),
      (.seconds(120), "2 minutes", "2 menit"), (.milliseconds(329_800), "5 minutes 30 s", "5 menit 30 detik"),
      (.milliseconds(599_400), "10 minutes", "10 menit"), (.seconds(629), "10 minutes", "10 menit"),
      (.seconds(630), "11 minutes", "11 menit"),
    ]
    for (difference, english, indonesian) in cases {
      #expect(difference.clockWords(.english).string == english)
      #expect(difference.clockWords(.indonesian).string == indonesian)
    }
  }

  @Test("a lower bound is marked as one")
  func lowerBound() {
    let now = Timestamp.wib("2026-11-17 09:00")
    #expect(StatusTime(since: now - .hours(5), source: .atLeast).brief(at: now, .indonesian) == "≥ 5 j")
    #expect(StatusTime(since: now - .hours(5), source: .observed).brief(at: now, .english) == "5 h")
    // First seen a moment ago is not new: it may have stood there for days.
    let justSeen = StatusTime(since: now, source: .atLeast)
    #expect(justSeen.brief(at: now, .indonesian) == "≥ 0 mnt")
    #expect(justSeen.words(at: now, .english) == "at least 0 minutes")
    // Nor is it counted by minutes, which say nothing of it.
    #expect(justSeen.brief(at: now + .minutes(14), .english) == "≥ 0 min")
    #expect(justSeen.words(at: now + .minutes(14), .english) == "at least 0 minutes")
    #expect(justSeen.brief(at: now + .minutes(59), .indonesian) == "≥ 45 mnt")
    #expect(justSeen.words(at: now + .minutes(15), .indonesian) == "paling sedikit 15 menit")
    #expect(StatusTime(since: now, source: .observed).brief(at: now, .indonesian) == "baru")
  }
}
