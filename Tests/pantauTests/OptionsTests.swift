import ArgumentParser
import PantauConfiguration
import Testing
import UploadQueue
import Wording

@testable import pantau

@Suite("What is asked for among the arguments")
struct OptionsTests {
  @Test(
    "A wrong use is led to the help of the command itself",
    arguments: [
      (["export", "--frmat", "x"], "pantau export"), (["--lang", "id", "import"], "pantau import"),
      (["config", "check", "--x"], "pantau config check"), (["--plian"], "pantau"), (["--lang=en"], "pantau"),
    ])
  func help(arguments: [String], command: String) {
    #expect(CalledCommand.name(in: arguments) == command)
  }

  @Test("Stuck sooner than slow is a wrong option, told with both options and what to write")
  func thresholds() throws {
    let options = try PolicyOptions.parse(["--stuck-after", "30m"])
    let error = try #require(throws: (any Error).self) { try options.policy(over: Configuration()) }
    var told: String?
    if case .misused(let text) = Ending(error) { told = text }
    for words in ["--slow-after 15m --stuck-after 30m", "1h", "24h"] {
      #expect(told?.contains(words) == true, "\(told ?? "not as a wrong option")")
    }
    let both = try PolicyOptions.parse(["--slow-after", "15m", "--stuck-after", "30m"])
    #expect(try both.policy(over: Configuration()).stuck.stuck == .minutes(30))
  }

  @Test(
    "A time that the shell has parted from its day is no file, and refuses the whole import",
    arguments: [
      (["--as-of", "2020-11-18", "10:00", "f.csv"], "--as-of '2020-11-18 10:00'"),
      (["f.csv", "--as-of", "18/11/2020", "9:00"], "--as-of '2020-11-18 9:00'"),
    ])
  func partedTime(arguments: [String], quoted: String) throws {
    let error = try #require(throws: (any Error).self) { try ImportCommand.parse(arguments) }
    var told: String?
    if case .misused(let text) = Ending(error) { told = text }
    #expect(told?.contains(quoted) == true, "\(told ?? "not as a wrong use")")
    #expect(try ImportCommand.parse(["--as-of", "18/11/2020 10:00", "f.csv"]).asOf?.isDayAlone == false)
    #expect(try ImportCommand.parse(["10:00"]).files == ["10:00"])
  }

  @Test("A turn that is too short is refused with the shortest one", arguments: ["0", "1", "1s"])
  func shortTurn(turn: String) throws {
    let error = try #require(throws: (any Error).self) { try WatchCommand.parse(["--cycle", turn]) }
    var told: String?
    if case .misused(let text) = Ending(error) { told = text }
    #expect(told?.contains("two seconds") == true || told?.contains("dua detik") == true, "\(told ?? "")")
  }

  @Test("A percentile wins over the configuration, of every queue, with the floor that is set where none is said")
  func percentile() throws {
    let text = """
      [thresholds]
      stuck-after = "p90"
      stuck-floor = "12h"
      [[queue]]
      name = "A"
      stuck-after = "3d"
      """
    let (configuration, faults) = Configuration.read(Array(text.utf8))
    #expect(faults.isEmpty)
    let plain = try PolicyOptions.parse([])
    #expect(try plain.policy(over: configuration).stuck.threshold == .percentile(90, floor: .hours(12)))
    #expect(try plain.stuckOfQueues(over: configuration).mapValues(\.threshold) == ["A": .after(.days(3))])
    let options = try PolicyOptions.parse(["--stuck-after", "p95"])
    #expect(try options.policy(over: configuration).stuck.threshold == .percentile(95, floor: .hours(12)))
    #expect(
      try options.stuckOfQueues(over: configuration).mapValues(\.threshold) == ["A": .percentile(95, floor: .hours(12))]
    )
    #expect(try options.policy(over: Configuration()).stuck.threshold == .percentile(95, floor: .hours(24)))
    #expect(throws: (any Error).self) { try PolicyOptions.parse(["--stuck-after", "p20"]) }
    #expect(throws: (any Error).self) {
      try PolicyOptions.parse(["--stuck-floor", "2h"]).policy(over: Configuration())
    }
    #expect(throws: (any Error).self) { try PolicyOptions.parse(["--stuck-after", "2d", "--stuck-floor", "2h"]) }
  }

  @Test(
    "Where names are hinted at, a filter does not look for them",
    arguments: [
      "npwp:0999", "buyer:PT", "penjual:maju", "nik:1", "ttd:contoh", "alasan:npwp", "catatan:telepon", "maju",
      "not npwp:0999", "status:stuck or (age:>2d buyer:=PT)", "nsfp:0400 nama:a",
    ])
  func masked(filter: String) throws {
    let error = #expect(throws: (any Error).self) {
      try WatchCommand.parse(["--mask", "--until", filter]).asked(filter)
    }
    let isMisuse = error.map { if case .misused = Ending($0) { true } else { false } }
    #expect(isMisuse == true)
    #expect(throws: Never.self) { try WatchCommand.parse(["--until", filter]).asked(filter) }
  }

  @Test(
    "but for what can be seen",
    arguments: ["status:stuck", "ref:INV-1 age:>2d", "note:any", "nsfp:0400", "nomor:RET", "dpp:>1jt", "mark:yes"])
  func visible(filter: String) throws {
    #expect(throws: Never.self) { try WatchCommand.parse(["--mask", "--until-none", filter]).asked(filter) }
  }
}
