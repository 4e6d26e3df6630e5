import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("How old the data is, where the answer is newer than what it says")
struct DataStandingTests {
  private let documents = Sample.documents(3)

  private func standing(_ age: Duration, of now: Timestamp, remarks: [Phrase] = []) -> DataStanding {
    DataStanding(newestAt: now - age, staleAfter: .hours(24), remarks: remarks)
  }

  @Test("The header tells the age of the newest data, not of the newest document")
  func age() async {
    var watch = await Watch(documents)
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(3), of: watch.now)))
    #expect(watch.screen.contains("● langsung · data 3 j"))
  }

  @Test(
    "Data that is too old is said to be, and nothing is done on it until there is newer", arguments: Language.allCases)
  func tooOld(language: Language) async {
    var watch = await Watch(documents, language: language)
    let effects = await watch.happen(.polled(changed: false, awaited: [], standing(.hours(25), of: watch.now)))
    #expect(effects.isEmpty)
    expectAtEverySize(watch.model, "outdated")
    #expect(await watch.press("r").isEmpty)
    #expect(watch.says(.outdated))
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(1), of: watch.now)))
    #expect(await watch.press("r").count == 1)
  }

  @Test("Old data of a backend that is silent besides is stale")
  func silent() async {
    var watch = await Watch(documents)
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(25), of: watch.now)))
    await watch.happen(.pollOverdue)
    #expect(watch.model.connection == .stale(since: watch.now))
  }

  @Test("The rows are asked for when old data begins and ends, not at every poll between")
  func rowsAreNotAskedForAgain() async {
    var watch = await Watch(documents)
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(25), of: watch.now)))
    let asked = watch.requests.count
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(25), of: watch.now)))
    #expect(watch.requests.count == asked)
  }

  @Test("What a backend remarks is said until the next key, the first of several with their number")
  func remarks() async {
    var watch = await Watch(documents)
    let remarks = [
      Phrase(id: "a.csv rusak", en: "a.csv is damaged"), Phrase(id: "b.csv rusak", en: "b.csv is damaged"),
    ]
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(1), of: watch.now, remarks: remarks)))
    #expect(watch.footer.contains("a.csv rusak (+1, :pesan)"))
    await watch.press(.down)
    #expect(!watch.footer.contains("a.csv"))
  }

  @Test("Line by line, where the others can be read is named as it is typed there", arguments: Language.allCases)
  func remarksLineByLine(language: Language) async {
    var watch = await Watch(documents, language: language)
    watch.model.isLineByLine = true
    let remarks = ["a.csv", "b.csv"].map { Phrase(id: "\($0) rusak", en: "\($0) is damaged") }
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(1), of: watch.now, remarks: remarks)))
    #expect(
      watch.model.notice?.phrase.text(language)
        == (language == .english ? "a.csv is damaged (+1, remarks)" : "a.csv rusak (+1, pesan)"))
  }

  @Test(
    "Remarks can be read again, newest first, of each queue by itself and of all together", arguments: Language.allCases
  )
  func readAgain(language: Language) async {
    var watch = await Watch(documents, language: language)
    await watch.say("remarks")
    #expect(watch.screen.contains(language == .english ? "Nothing has been remarked" : "Belum ada pesan"))
    // Asked for twice they stand there once.
    await watch.say("remarks")
    await watch.press("q")
    #expect(watch.model.screen == .list)
    let broken = (1...3).map { number in
      Phrase(
        id: "daftar-\(number).json, baris 1: berkas JSON ini terpotong. Unduh ulang.",
        en: "daftar-\(number).json, line 1: this JSON file is cut off. Download it again.")
    }
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(1), of: watch.now, remarks: [broken[0]])))
    #expect(!watch.footer.contains("(:"), "there is nothing else to read")
    watch.now = watch.now + .minutes(5)
    await watch.happen(
      .polled(changed: false, awaited: [], standing(.hours(1), of: watch.now, remarks: Array(broken[1...]))))
    watch.now = watch.now + .minutes(5)
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(1), of: watch.now, remarks: [broken[1]])))
    #expect(watch.footer.contains(language == .english ? "(:remarks)" : "(:pesan)"))
    await watch.say("pesan")
    expectAtEverySize(watch.model, "remarks")
    #expect(watch.model.queue.remarks.map(\.phrase) == [broken[0], broken[2], broken[1]])
    await watch.press("q")
    #expect(watch.model.screen == .list)
  }

  @Test("What the journal could not do is read again there, and a small screen says so", arguments: Language.allCases)
  func journalRemark(language: Language) async {
    var watch = await Watch(documents, size: Size(columns: 40, rows: 10), language: language)
    await watch.happen(
      .journalFailed(
        .lockUnusable(
          path: "/rumah/petugas/.local/state/pantau/journal.sqlite-desks", reason: "Permission denied")))
    #expect(watch.footer.hasSuffix(language == .english ? "… (:remarks)" : "… (:pesan)"), "\(watch.footer)")
    await watch.press(.down)
    #expect(!watch.screen.contains("journal.sqlite-desks"))
    await watch.say("pesan")
    #expect(watch.flat.contains("09:05 /rumah/petugas"))
    await watch.press(.end)
    #expect(watch.screen.contains("(chown)."))
  }

  @Test("Of remarks without end the newest are kept")
  func remarksAreBounded() async {
    var watch = await Watch(documents)
    let many = (1...500).map { Phrase(same: "\("daftar-\($0).json")") }
    await watch.happen(.polled(changed: false, awaited: [], standing(.hours(1), of: watch.now, remarks: many)))
    #expect(watch.model.queue.remarks.map(\.phrase) == Array(many.suffix(200)))
  }

  @Test("A queue that fills by itself says how, where it is empty", arguments: Language.allCases)
  func empty(language: Language) async {
    var watch = await Watch([], language: language)
    watch.model.profile.fillHint = Phrase(
      id: "Simpan ekspor daftar dari Coretax ke folder ~/ekspor.",
      en: "Save an export of a list of Coretax in ~/ekspor.")
    expectAtEverySize(watch.model, "fill-hint")
  }

  @Test("What a session says of the data is the backend's, and a remark comes once")
  func session() async throws {
    let backend = ScriptedBackend()
    let time = HandClock()
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let standing = DataStanding(newestAt: Sample.observedAt, remarks: [Phrase(same: "x")])
    await backend.say(standing)
    #expect(try await session.poll().standing == standing)
    #expect(try await session.poll().standing.remarks.isEmpty)
  }

  @MainActor
  @Test("A backend that tells of news is polled at once, whatever its pace")
  func arrival() async {
    let backend = ScriptedBackend()
    let time = HandClock()
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let watch = QueueWatch(
      session, schedule: PollSchedule(interval: .seconds(3600)), clock: time.clock, sentAgainWithin: .minutes(10),
      awaited: { [] }, objection: { _ in nil },
      post: { _ in })
    watch.start()
    await backend.waitFor(.poll)
    backend.tellArrival()
    await backend.waitFor(.poll, times: 2)
    await watch.end(looked: nil)
  }
}
