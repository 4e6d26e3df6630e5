import ArgumentParser
import PantauConfiguration
import Testing
import UploadQueue
import Wording

@testable import pantau

@Suite("What is asked for among the arguments")
struct OptionsTests {
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
