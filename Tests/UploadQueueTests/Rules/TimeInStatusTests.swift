import TestSupport
import Testing
import UploadQueue

@Suite struct TimeInStatusTests {
  private let nine = Timestamp.wib("2026-11-17 09:00")
  private let signing = StatusReading(coretax: "SIGNING IN PROGRESS")

  private func reading(_ status: String = "SIGNING IN PROGRESS", at moment: Timestamp) -> Document {
    var document = Sample.document(1, status: status)
    document.observedAt = moment
    return document
  }

  private func time(_ since: Timestamp, _ source: StatusTime.Source) -> StatusTime {
    StatusTime(since: since, source: source)
  }

  @Test("the backend's own time is believed, whatever was known before")
  func backend() {
    var document = reading(at: nine)
    document.statusTime = time(nine - .days(2), .backend)
    let before = (Optional(signing), time(nine - .hours(1), .observed))
    #expect(TimeInStatus.reckon(document, previous: before, confirmedAt: nine) == time(nine - .days(2), .backend))
  }

  @Test("the first sight of a document is a lower bound")
  func firstSight() {
    #expect(TimeInStatus.reckon(reading(at: nine), previous: nil, confirmedAt: nil) == time(nine, .atLeast))
  }

  @Test("the portal's last change does not count on first sight: nobody knows whether it moves with the status")
  func lastUpdated() {
    var document = reading(at: nine)
    document.lastUpdatedAt = nine - .hours(30)
    #expect(TimeInStatus.reckon(document, previous: nil, confirmedAt: nil) == time(nine, .atLeast))
  }

  @Test("the same status keeps its time over a restart, an outage of a week and a clock set back")
  func sameStatus() {
    for source in [StatusTime.Source.observed, .backend] {
      let before = time(nine, source)
      for moment in [nine + .minutes(1), nine + .days(7), nine - .days(1)] {
        #expect(TimeInStatus.reckon(reading(at: moment), previous: (signing, before), confirmedAt: nil) == before)
      }
    }
  }

  @Test("the same status in another spelling keeps its time")
  func spelling() {
    let before = time(nine, .observed)
    let later = reading("Signing_In_Progress", at: nine + .days(1))
    #expect(TimeInStatus.reckon(later, previous: (signing, before), confirmedAt: nine) == before)
  }

  @Test("an older reading of the same status moves a lower bound back, and nothing else")
  func olderReading() {
    let older = reading(at: nine - .hours(5))
    #expect(
      TimeInStatus.reckon(older, previous: (signing, time(nine, .atLeast)), confirmedAt: nil)
        == time(nine - .hours(5), .atLeast))
    let later = reading(at: nine + .hours(5))
    #expect(
      TimeInStatus.reckon(later, previous: (signing, time(nine, .atLeast)), confirmedAt: nil) == time(nine, .atLeast))
  }

  @Test(
    "a time from before the source knew of another status is not of this one",
    arguments: [StatusTime.Source.atLeast, .observed])
  func stoodOtherwise(_ source: StatusTime.Source) {
    var document = reading(at: nine)
    document.statusTime = time(nine, .atLeast)
    document.stoodOtherwiseAt = nine - .days(1)
    let before = time(nine - .days(2), source)
    #expect(TimeInStatus.reckon(document, previous: (signing, before), confirmedAt: nil) == time(nine, .atLeast))
    let since = time(nine - .hours(5), source)
    #expect(TimeInStatus.reckon(document, previous: (signing, since), confirmedAt: nil) == since)
  }

  @Test("a change seen as a list came is older where another list shows it earlier, and knows what was before")
  func shownEarlier() {
    var document = reading(at: nine)
    document.statusTime = time(nine - .days(2), .atLeast)
    let seen = time(nine, .observed)
    #expect(TimeInStatus.reckon(document, previous: (signing, seen), confirmedAt: nil) == seen)
    document.stoodOtherwiseAt = nine - .days(5)
    #expect(
      TimeInStatus.reckon(document, previous: (signing, seen), confirmedAt: nil) == time(nine - .days(2), .atLeast))
  }

  @Test("a moment that the source gave and gives no more is not believed over what it knows instead")
  func takenBack() {
    var document = reading(at: nine)
    document.statusTime = time(nine - .days(1), .atLeast)
    let before = time(nine - .days(5), .backend)
    #expect(
      TimeInStatus.reckon(document, previous: (signing, before), confirmedAt: nil) == time(nine - .days(1), .atLeast))
  }

  @Test("a change between readings fifteen minutes apart is known well; any further apart it is a lower bound")
  func change() {
    let before = (Optional(signing), time(nine - .days(1), .observed))
    let close = reading("APPROVED", at: nine + .minutes(15))
    #expect(TimeInStatus.reckon(close, previous: before, confirmedAt: nine) == time(close.observedAt, .observed))
    let far = reading("APPROVED", at: nine + .minutes(15) + .milliseconds(1))
    #expect(TimeInStatus.reckon(far, previous: before, confirmedAt: nine) == time(far.observedAt, .atLeast))
  }

  @Test("where the status before was known as of a later moment, nobody has seen a change: it is a lower bound")
  func changedBackwards() {
    let before = (Optional(StatusReading(coretax: "SAVED INVALID")), time(nine, .atLeast))
    #expect(
      TimeInStatus.reckon(reading(at: nine - .hours(10)), previous: before, confirmedAt: nine)
        == time(nine - .hours(10), .atLeast))
  }

  @Test("the first status of a document that was only expected before is a lower bound, however soon it came")
  func firstStatus() {
    let expected = (Optional(StatusReading(coretax: "")), time(nine, .atLeast))
    let seen = reading("SIGNING IN PROGRESS", at: nine + .minutes(10))
    #expect(TimeInStatus.reckon(seen, previous: expected, confirmedAt: nine) == time(seen.observedAt, .atLeast))
  }

  @Test("so is one that the source itself knows to be no older than that")
  func changeAtTheSource() {
    let before = (Optional(signing), time(nine - .days(1), .observed))
    var document = reading("APPROVED", at: nine + .minutes(5))
    document.statusTime = time(nine + .minutes(4), .atLeast)
    #expect(TimeInStatus.reckon(document, previous: before, confirmedAt: nine) == time(nine + .minutes(4), .observed))
    #expect(
      TimeInStatus.reckon(document, previous: before, confirmedAt: nine - .minutes(12))
        == time(nine + .minutes(4), .atLeast))
  }

  @Test("after a restart the status before counts from when it was first seen")
  func afterRestart() {
    let later = reading("APPROVED", at: nine + .minutes(20))
    let old = (Optional(signing), time(nine, .observed))
    #expect(TimeInStatus.reckon(later, previous: old, confirmedAt: nil) == time(later.observedAt, .atLeast))
    let recent = (Optional(signing), time(nine + .minutes(10), .observed))
    #expect(TimeInStatus.reckon(later, previous: recent, confirmedAt: nil) == time(later.observedAt, .observed))
  }

  @Test("nor after an outage, though it came after the status before was last seen")
  func changeDuringOutage() {
    var document = reading("SAVED INVALID", at: nine + .days(2))
    let before = (Optional(signing), time(nine - .days(1), .observed))
    document.lastUpdatedAt = nine + .days(1)
    #expect(
      TimeInStatus.reckon(document, previous: before, confirmedAt: nine) == time(document.observedAt, .atLeast))
  }

  @Test("a document that had disappeared begins anew, as a lower bound")
  func returned() {
    let gone = (StatusReading?.none, time(nine - .days(1), .observed))
    #expect(TimeInStatus.reckon(reading(at: nine), previous: gone, confirmedAt: nil) == time(nine, .atLeast))
  }

  @Test("beside a threshold that has gone by no shorter time is told, and before that none that is longer")
  func pastThreshold() {
    let since = time(nine, .observed)
    func told(_ minutes: Int, _ time: StatusTime) -> String {
      time.words(at: nine + .minutes(minutes), .english, past: .minutes(48)).string
    }
    #expect(told(50, since) == "48 minutes" && told(47, since) == "45 minutes" && told(75, since) == "1 hour")
    #expect(told(50, time(nine, .atLeast)) == "at least 48 minutes")
  }

  @Test("no time is ever negative")
  func negative() {
    #expect(time(nine, .observed).elapsed(at: nine - .hours(1)) == .zero)
  }
}
