import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A list with nothing in it")
struct EmptyListTests {
  private func watch(
    _ language: Language = .indonesian, status: String = "SIGNING IN PROGRESS", takesFiles: Bool = true
  ) async -> Watch {
    var watch = await Watch(Sample.documents(3, status: status), language: language)
    watch.model.profile.takesFiles = takesFiles
    return watch
  }

  @Test("Where nothing is known to be stuck, the view says what is not known and what would tell")
  func unknownAge() async {
    for (language, lines) in [
      (
        Language.indonesian,
        [
          "3 dokumen sedang Signing, tetapi sejak kapan belum diketahui", ":impor --as-of 2026-11-14 BERKAS",
          "1 hari sesudah pertama terlihat",
        ]
      ),
      (
        .english,
        [
          "Documents signing, nobody knows since when: 3.", ":import --as-of 2026-11-14 FILE",
          "after they were first seen",
        ]
      ),
    ] {
      var watch = await watch(language)
      await watch.press(.alt("4"))
      for line in lines { #expect(watch.flat.contains(line), "\(line)") }
    }
  }

  @Test("Each key that needs a document says that none is selected, Enter too")
  func keysSay() async {
    for key: Key in [.enter, "c", "m", "y", "r"] {
      var watch = await watch()
      await watch.type("/zzz")
      await watch.press(.enter)
      await watch.press(key)
      #expect(watch.says(.nothingSelected), "\(key)")
    }
  }

  @Test("Keys that need a document are grey where there is none")
  func keysOfDocuments() async {
    var watch = await watch()
    let keys = [Command.open, .note, .mark, .copy, .reupload]
    #expect(keys.allSatisfy { $0 == .reupload || !watch.model.isDisabled($0) })
    await watch.type("/zzz")
    await watch.press(.enter)
    #expect(watch.model.list.total == 0)
    for key in keys { #expect(watch.model.isDisabled(key), "\(key)") }
    #expect(!watch.model.isDisabled(.overview))
  }

  @Test(
    "An empty queue is filled from its own screen: i opens the command line for the name", arguments: Language.allCases)
  func emptyQueue(language: Language) async {
    var watch = await Watch([], language: language)
    watch.model.profile.takesFiles = true
    let isIndonesian = language == .indonesian
    #expect(watch.flat.contains(isIndonesian ? "lalu tekan i dan sebut berkasnya" : "then press i and name the file"))
    await watch.press("i")
    #expect(watch.model.context == .prompt)
    await watch.type("a.csv")
    let effects = await watch.press(.enter)
    #expect(effects.contains { if case .importFiles = $0 { true } else { false } })
  }

  @Test("Who has a configuration is not told to write one, but where it is", arguments: Language.allCases)
  func configured(language: Language) async {
    var watch = await Watch([], language: language)
    #expect(watch.flat.contains("pantau init"))
    watch.model.configuration = ConfigurationStanding(path: "/rumah/config.toml")
    #expect(!watch.flat.contains("pantau init") && watch.flat.contains("/rumah/config.toml"))
  }

  @Test("While the first file is still arriving that is said, and nothing is counted", arguments: Language.allCases)
  func arriving(language: Language) async {
    var watch = await Watch([], language: language)
    watch.model.profile.fillHint = Phrase(same: "SIMPAN DI SINI")
    let (coming, calm) =
      language == .indonesian
      ? ("Ada berkas yang sedang masuk", "Tidak ada yang macet") : ("A file is still arriving", "Nothing is stuck")
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(isArriving: true)))
    #expect(watch.flat.contains(coming) && !watch.flat.contains("SIMPAN DI SINI") && !watch.flat.contains(calm))
    #expect(TabBar.tabs(watch.model).places.allSatisfy { !$0.text.string.contains("0") })
    await watch.happen(.polled(changed: false, awaited: [], DataStanding()))
    #expect(!watch.flat.contains(coming) && watch.flat.contains("SIMPAN DI SINI") && watch.flat.contains(calm))
  }

  @Test("Where nothing may be imported, i says why, and another terminal is named")
  func nothingToImport() async {
    var watch = await Watch([], isReadOnly: true)
    watch.model.profile.takesFiles = true
    #expect(watch.flat.contains("di terminal lain ketik: pantau import BERKAS"))
    await watch.press("i")
    #expect(watch.model.context == .list)
    #expect(watch.footer.contains("hanya-baca"))
  }

  @Test("So does a search for what is stuck, or for how long, but no other one")
  func searches() async {
    var watch = await watch()
    for (filter, isAbout) in [("status:macet", true), ("lama:>2hari", true), ("pembeli:zzz", false)] {
      await watch.say("saring \(filter)")
      #expect(watch.flat.contains("sejak kapan belum diketahui: bisa saja") == isAbout, "\(filter)")
    }
  }

  @Test("Where nothing is imported, no import is named; where nothing is signing, nothing is said")
  func otherQueues() async {
    var asked = await watch(takesFiles: false)
    await asked.press(.alt("4"))
    #expect(asked.flat.contains("1 hari sesudah pertama terlihat"))
    #expect(!asked.flat.contains("--as-of"))
    var settled = await watch(status: "APPROVED")
    await settled.press(.alt("4"))
    #expect(!settled.flat.contains("sejak kapan belum diketahui"))
  }
}
