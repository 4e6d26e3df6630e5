import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("The time zone that moments are shown in")
struct ShownZoneTests {
  private let moment = Timestamp.wib("2026-08-17 23:30")

  @Test("a moment has its day and time in each zone of Indonesia")
  func indonesia() {
    #expect(moment.dated(.indonesian, in: .wib) == "17 Agu 2026 23:30")
    #expect(moment.dated(.indonesian, in: .wita) == "18 Agu 2026 00:30")
    #expect(moment.dated(.english, in: .wit) == "18 Aug 2026 01:30")
    #expect(ShownZone.wita.name(at: moment) == "WITA")
    #expect(moment.iso(in: .wit) == "2026-08-18T01:30:00+09:00")
  }

  @Test("today is the day of the zone")
  func today() {
    let now = moment + .hours(1)
    #expect(moment.written(.english, in: .wib, now: now) == "17 Aug 2026 23:30")
    #expect(moment.written(.english, in: .wita, now: now) == "00:30")
  }

  @Test("clocks that are changed show what they showed then, and their time is called by its distance from UTC")
  func changedClocks() {
    let change = Timestamp.wib("2026-03-29 08:00")
    let zone = ShownZone(
      name: "Eropa/Contoh",
      changes: [
        ShownZone.Change(from: Timestamp(milliseconds: .min), offset: 3_600_000),
        ShownZone.Change(from: change, offset: 7_200_000),
      ])
    #expect((change - .minutes(1)).clock(in: zone) == "01:59")
    #expect(change.clock(in: zone) == "03:00")
    #expect(zone.name(at: change - .minutes(1)) == "UTC+1")
    #expect(zone.name(at: change) == "UTC+2")
    #expect(change.iso(in: zone) == "2026-03-29T03:00:00+02:00")
    for moment in [change - .minutes(1), change] {
      #expect(Timestamp.wib("2026-03-29 \(moment.clock(in: zone))").read(in: zone) == moment)
    }
  }

  @Test(
    "a time behind UTC and one of half an hour are named as such",
    arguments: [(-12_600_000, "UTC-3:30", "-03:30"), (34_200_000, "UTC+9:30", "+09:30"), (0, "UTC", "+00:00")]
      as [(Int64, String, String)])
  func names(offset: Int64, name: String, iso: String) {
    let zone = ShownZone(name: "", changes: [.init(from: Timestamp(milliseconds: .min), offset: offset)])
    #expect(zone.name(at: moment).string == name)
    #expect(moment.iso(in: zone).hasSuffix(iso))
  }

  @Test("where no clock was ever changed the time is UTC")
  func empty() {
    #expect(ShownZone(name: "", changes: []).offset(at: moment) == 0)
  }
}
