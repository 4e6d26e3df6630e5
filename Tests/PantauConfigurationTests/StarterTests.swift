import TerminalKit
import Testing
import Wording

@testable import PantauConfiguration

@Suite("The configuration that init writes")
struct StarterTests {
  @Test("says what was answered, and nothing is wrong with it", arguments: Language.allCases)
  func roundTrip(language: Language) {
    var starter = StarterConfiguration(language: language)
    starter.queueName = "PT CONTOH \"MAJU\" \\ #1"
    starter.isReadOnly = true
    starter.stuckAfter = "2 hari"
    starter.dueWithin = 7
    starter.theme = .highContrast
    starter.zone = "Asia/Jayapura"
    var expected = Configuration()
    expected.language = language
    expected.zone = .wit
    expected.stuck.after = .span(.seconds(172_800))
    expected.dueWithin = 7
    expected.theme = Theme(.highContrast)
    expected.queues = [
      QueueEntry(name: "PT CONTOH \"MAJU\" \\ #1", isReadOnly: true, backend: .local(LocalEntry()))
    ]
    #expect(configuration(starter.text) == expected)
  }

  @Test("watches the folder that was named", arguments: Language.allCases)
  func folder(language: Language) {
    var starter = StarterConfiguration(language: language)
    starter.exportFolder = "~/Unduhan/coretax \"baru\""
    #expect(
      configuration(starter.text).queues == [
        QueueEntry(
          name: "PT CONTOH", isReadOnly: false,
          backend: .coretaxExport(CoretaxExportEntry(folder: "~/Unduhan/coretax \"baru\"")))
      ])
  }

  @Test("names no queue where none was named", arguments: Language.allCases)
  func noQueue(language: Language) {
    #expect(configuration(StarterConfiguration(language: language).text).queues.isEmpty)
  }

  @Test(
    "is right also where every comment that sets something is taken away", arguments: Language.allCases, [false, true])
  func everythingSet(language: Language, hasFolder: Bool) {
    var starter = StarterConfiguration(language: language)
    starter.exportFolder = hasFolder ? "~/ekspor" : nil
    let text = starter.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }.joined(separator: "\n")
    let read = configuration(text)
    #expect(read.filters.count == 1)
    #expect(read.queues.count == 9)
    #expect(read.theme.looks.count == 1)
    #expect(read.hooks.count == 1)
    #expect(read.certificates.count == 1)
    #expect(read.terminalAlerts?.notification == .osc9)
  }

  @Test("has every key that is read, of every kind of queue", arguments: Language.allCases, [false, true])
  func everyKey(language: Language, hasFolder: Bool) {
    var starter = StarterConfiguration(language: language)
    starter.exportFolder = hasFolder ? "~/ekspor" : nil
    let tables = "[thresholds]\n[colours]\n[keys]\n[[filter]]\n[notify]\n[[hook]]\n[[certificate]]\n"
    let queues = QueueReader.backends.map { "[[queue]]\nbackend = \"\($0.name)\"\n" }.joined()
    let log = FaultLog()
    _ = Configuration.read(Array((tables + queues).utf8), into: log)
    #expect(log.asked.isSuperset(of: ["language", "mouse", "due-within", "wrong", "filter", "stale-after"]))
    for key in log.asked.sorted() {
      let lines = starter.text.split(separator: "\n").map { $0.drop { $0 == "#" } }
      let isSet = lines.contains { $0.hasPrefix("\(key) =") || $0 == "[\(key)]" || $0 == "[[\(key)]]" }
      // The meanings that have a colour are listed in one line.
      let isListed = Style.Role.allCases.contains { $0.name == key } && starter.text.contains(key)
      // Of the sources of a token only one can be set; the others are named beside it.
      let isAnother =
        ["token", "-secret", "password", "passphrase", "-file", "-env"].contains { key.hasSuffix($0) }
        && starter.text.contains(key)
      #expect(isSet || isListed || isAnother, "\(key) is missing in what init writes")
    }
  }
}
