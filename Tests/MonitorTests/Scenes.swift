import TerminalKit
import TestSupport
import UploadQueue
import Wording

@testable import Monitor

/// A frame with the name of what it shows.
struct Scene {
  let name: String
  let frame: Frame
  /// Which screen it is, in a program that has several.
  var screen: ScreenKind?
  /// Where keys are pressed on it.
  var context: KeyContext?

  /// Many of them as one text, each under its name.
  static func text(_ scenes: [Scene]) -> String {
    scenes.map { "## \($0.name)\n\(FrameText($0.frame))" }.joined(separator: "\n")
  }
}

extension Scene {
  init(_ name: String, _ model: Model) {
    self.init(name: name, frame: model.frame(), screen: ScreenKind(model.screen), context: model.context)
  }
}

/// What screens are brought to show, in a language and on a screen of a size.
struct Scenes {
  let language: Language
  var size = Size(columns: 80, rows: 24)
  private let failed = InventedQueue.failedSigning
  private let key = IdempotencyKey("kunci")

  init(_ language: Language, columns: Int = 80, rows: Int = 24) {
    self.language = language
    size = Size(columns: columns, rows: rows)
  }

  /// Every one of them.
  var all: [Scene] {
    get async {
      var all = await changes() + detail() + desk() + typedDialog() + handOff() + elsewhere() + waiting()
      all += await help() + empty()
      all += await late() + lost() + departed() + search() + emptyOverview() + jump() + prompt() + configuration()
      all += await signers() + repeatedFailure()
      all += await plan() + checkup() + overTheList() + remarks() + importing() + token() + readOnly()
      return all
    }
  }

  private func watch(
    _ documents: [Document] = InventedQueue.documents, reupload: BackendCapabilities.Reupload = .call
  ) async -> Watch {
    await Watch(documents, size: size, language: language, reupload: reupload)
  }

  func changes() async -> [Scene] {
    var watch = await watch()
    watch.now = watch.now + .minutes(1)
    await watch.poll(InventedQueue.documents.dropLast() + [])
    await watch.poll(
      InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("SIGNING IN PROGRESS") : $0 }.dropLast())
    return [Scene("changes", watch.model)]
  }

  func detail() async -> [Scene] {
    var watch = await watch()
    await watch.select(failed)
    await watch.press(.enter)
    var attempt = Sample.attempt("lama", on: failed, at: .wib("2026-11-16 08:00"))
    attempt.signer = nil
    await watch.happen(
      .historyLoaded(
        failed.id,
        [
          .change(
            StatusChange(
              subject: Subject(failed), from: nil, to: StatusReading(coretax: "SAVED INVALID"),
              time: StatusTime(since: .wib("2026-11-15 07:00"), source: .atLeast), seenAt: .wib("2026-11-15 07:01"),
              reason: "ETAX-30025")),
          .began(attempt),
          .event(.accepted("diterima"), attempt.key, at: .wib("2026-11-16 08:00"), by: attempt.by),
          .change(
            StatusChange(
              subject: Subject(failed), from: StatusReading(coretax: "SAVED INVALID"),
              to: StatusReading(coretax: "SIGNING IN PROGRESS"),
              time: StatusTime(since: .wib("2026-11-16 08:01"), source: .observed), seenAt: .wib("2026-11-16 08:01"))),
          .event(.settled(.signingAgain), attempt.key, at: .wib("2026-11-16 08:02"), by: attempt.by),
          .event(.followed(.invalidAgain), attempt.key, at: .wib("2026-11-17 08:12"), by: attempt.by),
        ]))
    return [Scene("detail", watch.model)]
  }

  func desk() async -> [Scene] {
    var watch = await watch()
    var scenes: [Scene] = []
    await watch.openDesk(on: failed, signers: ["PENANDATANGAN SATU", "PENANDATANGAN DUA"])
    await watch.happen(
      .nextFound(
        after: failed.id,
        QueueRow(document: InventedQueue.documents[3], time: StatusTime(since: watch.now, source: .observed))))
    await watch.press("1", .tab)
    scenes.append(Scene("desk-preparing", watch.model))
    await watch.press("y")
    scenes.append(Scene("desk-dialog", watch.model))
    await watch.press("y")
    await watch.happen(.desk(key, .reread(failed)))
    await watch.happen(.desk(key, .recorded))
    scenes.append(Scene("desk-sending", watch.model))
    await watch.happen(.desk(key, .failed(.unavailable("koneksi terputus"))))
    scenes.append(Scene("desk-in-doubt", watch.model))
    await watch.happen(.desk(key, .outcome(.accepted("diterima"))))
    scenes.append(Scene("desk-waiting", watch.model))
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("SIGNING IN PROGRESS") : $0 })
    scenes.append(Scene("desk-over", watch.model))
    return scenes
  }

  func typedDialog() async -> [Scene] {
    var watch = await watch()
    await watch.openDesk(on: failed, mustType: true)
    await watch.press("y")
    await watch.type("INV-0000")
    return [Scene("desk-dialog-typed", watch.model)]
  }

  func handOff() async -> [Scene] {
    var watch = await watch(reupload: .handOff)
    await watch.openDesk(on: failed)
    await watch.send(failed)
    await watch.press("1", "2")
    return [Scene("desk-hand-off", watch.model)]
  }

  /// What another Pantau sees through.
  func elsewhere() async -> [Scene] {
    var watch = await watch(reupload: .handOff)
    var attempt = Sample.attempt("lain", on: failed, isHandOff: true)
    attempt.hold = .other(Operator(user: "ani", host: "kantor"), since: Sample.observedAt)
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(failed))], ofOthers: true))
    let list = Scene("list-elsewhere", watch.model)
    await watch.press("R")
    return [list, Scene("desk-elsewhere", watch.model)]
  }

  func waiting() async -> [Scene] {
    var watch = await watch(reupload: .handOff)
    await watch.claim(InventedQueue.documents[3], key: "lain")
    await watch.claim(failed, key: "kunci")
    await watch.press("R")
    let verifying = Scene("desk-verifying", watch.model)
    await watch.press(.escape)
    await watch.select(InventedQueue.documents[0])
    let list = Scene("list-waiting", watch.model)
    watch.now = watch.now + .hours(10)
    await watch.poll(
      InventedQueue.documents.map {
        var document = $0
        document.observedAt = watch.now
        return document
      })
    let told = Scene("list-unsettled", watch.model)
    await watch.press("R")
    return [verifying, list, told, Scene("desk-still-invalid", watch.model)]
  }

  func help() async -> [Scene] {
    var watch = await watch()
    await watch.press("?")
    let help = Scene("help", watch.model)
    await watch.press("/")
    await watch.type("csv")
    return [help, Scene("help-search", watch.model)]
  }

  func empty() async -> [Scene] {
    var importing = await watch([])
    importing.model.profile.takesFiles = true
    var unknown = await watch(Sample.documents(3, status: "SIGNING IN PROGRESS"))
    unknown.model.profile.takesFiles = true
    await unknown.press(.alt("4"))
    return [
      Scene("empty", await watch([]).model),
      Scene("empty-import", importing.model),
      Scene("stuck-unknown", unknown.model),
    ]
  }

  func lost() async -> [Scene] {
    var watch = await watch()
    var scenes: [Scene] = []
    watch.now = watch.now + .minutes(2)
    await watch.happen(.pollOverdue)
    scenes.append(Scene("stale", watch.model))
    await watch.lose()
    scenes.append(Scene("unreachable", watch.model))
    watch.model.list = ListState()
    watch.model.summary = QueueSummary()
    watch.model.connection = .connecting
    scenes.append(Scene("connecting", watch.model))
    watch.model.connection = .unreachable(
      .unavailable("tidak ada jaringan"), since: watch.now, lastAnswer: nil, nextTry: watch.now + .minutes(1))
    scenes.append(Scene("never-reached", watch.model))
    await watch.press("o")
    scenes.append(Scene("overview-never-reached", watch.model))
    return scenes
  }

  func late() async -> [Scene] {
    var watch = await watch()
    watch.now = .wib("2027-04-02 09:00")
    await watch.happen(.polled(changed: true, awaited: []))
    await watch.select(failed)
    let list = Scene("late", watch.model)
    await watch.press(.enter)
    let detail = Scene("late-detail", watch.model)
    await watch.press(.escape)
    await watch.openDesk(on: failed)
    return [list, detail, Scene("late-desk", watch.model)]
  }

  func departed() async -> [Scene] {
    var watch = await watch()
    await watch.press("5", .tab)
    await watch.select(failed)
    watch.now = watch.now + .minutes(1)
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
    await watch.settle()
    let departed = Scene("departed", watch.model)
    await watch.press("r")
    return [departed, Scene("departed-refused", watch.model)]
  }

  func search() async -> [Scene] {
    var watch = await watch()
    await watch.press("/")
    await watch.type("contoh")
    let typing = Scene("search", watch.model)
    await watch.press(.enter)
    let kept = Scene("search-kept", watch.model)
    await watch.press("/")
    await watch.type("zzz")
    return [typing, kept, Scene("search-nothing", watch.model)]
  }

  func emptyOverview() async -> [Scene] {
    var watch = await watch([])
    watch.outcomes = HourlyOutcomes(start: .wib("2026-11-10 10:00"), hours: 168)
    await watch.press("o")
    return [Scene("overview-empty", watch.model)]
  }

  func jump() async -> [Scene] {
    var watch = await watch()
    await watch.press(.alt("3"), "#")
    await watch.type("inv-000005")
    let elsewhere = Scene("jump-elsewhere", watch.model)
    await watch.press(.escape, "5")
    return [elsewhere, Scene("count", watch.model)]
  }

  func prompt() async -> [Scene] {
    var watch = await watch()
    await watch.press(":", "t", .tab)
    return [Scene("prompt", watch.model)]
  }

  func configuration() async -> [Scene] {
    var watch = await watch()
    watch.model.configuration = ConfigurationStanding(path: "/rumah/config.toml")
    let faults = [
      Phrase(id: "config.toml:3:9: theme: “drak” tidak dikenal", en: "config.toml:3:9: theme: “drak” is not known"),
      Phrase(id: "config.toml:7:1: kunci “x” tidak dikenal", en: "config.toml:7:1: unknown key “x”"),
    ]
    await watch.happen(.settings(.refused(faults)))
    await watch.say("config")
    return [Scene("configuration", watch.model)]
  }

  func plan() async -> [Scene] {
    var watch = await watch()
    await watch.press("L")
    var scenes = [Scene("plan-empty", watch.model)]
    await watch.press(.escape)
    await watch.openDesk(on: failed)
    await watch.press("y", "l")
    scenes.append(Scene("desk-later", watch.model))
    await watch.press(.control("u"))
    await watch.type("8:00")
    await watch.press(.enter)
    scenes.append(Scene("desk-later-asked", watch.model))
    let plan = SamplePlan.everyState(around: failed, at: watch.now)
    await watch.happen(.plan(.stands(plan, halted: [])))
    await watch.press("n")
    scenes.append(Scene("desk-planned", watch.model))
    await watch.press("L", .down)
    scenes.append(Scene("plan", watch.model))
    await watch.press("X")
    scenes.append(Scene("plan-cancelling", watch.model))
    return scenes
  }

  func checkup() async -> [Scene] {
    var watch = await watch()
    await watch.press(.character("D"))
    await watch.happen(.checkup(.began(InventedCheckup.items)))
    await watch.happen(.checkup(.found(1, InventedCheckup.wrong)))
    await watch.happen(.checkup(.found(2, InventedCheckup.fine)))
    await watch.press(.down, .enter)
    var scenes = [Scene("checkup-under-way", watch.model)]
    await watch.happen(.checkup(.found(0, InventedCheckup.skipped)))
    await watch.happen(.checkup(.found(3, InventedCheckup.warning)))
    await watch.happen(.checkup(.over))
    await watch.press(.enter)
    scenes.append(Scene("checkup", watch.model))
    return scenes
  }

  /// What is known of two signers, of whom the last documents of one failed and of the other passed.
  func signers() async -> [Scene] {
    var watch = await watch(InventedSigners.documents)
    watch.model.certificates = InventedSigners.certificates
    await watch.press("T")
    var scenes = [Scene("signers", watch.model)]
    await watch.press(.down)
    scenes.append(Scene("signers-second", watch.model))
    return scenes
  }

  /// The desk of a document that has failed once more with the signer that would be used now, before another is chosen
  /// and after.
  func repeatedFailure() async -> [Scene] {
    var watch = await watch(InventedSigners.documents)
    await watch.openDesk(
      on: InventedSigners.documents[0], signers: InventedSigners.names, after: [InventedSigners.failedAttempt])
    var scenes = [Scene("desk-again", watch.model)]
    await watch.press(.tab, "2")
    scenes.append(Scene("desk-again-chosen", watch.model))
    return scenes
  }

  /// What a key or two open over the list.
  func overTheList() async -> [Scene] {
    let keys: [(String, [Key])] = [
      ("sort", ["s", "d", "P"]), ("columns", ["C", .down, .down, " ", "J"]), ("figures", ["z"]),
      ("copy", ["y", .down]),
      ("note", ["c", "b"]), ("journal", ["J"]), ("tab-name", ["/", "p", "t", .enter, "+"]),
    ]
    var scenes: [Scene] = []
    for (name, keys) in keys {
      var watch = await watch()
      for key in keys { await watch.press(key) }
      scenes.append(Scene(name, watch.model))
    }
    return scenes
  }

  func remarks() async -> [Scene] {
    var watch = await watch()
    let broken = Phrase(
      id: "daftar.json, baris 1: berkas JSON ini terpotong. Unduh ulang.",
      en: "daftar.json, line 1: this JSON file is cut off. Download it again.")
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(remarks: [broken])))
    await watch.say("remarks")
    return [Scene("remarks-one", watch.model)]
  }

  func importing() async -> [Scene] {
    var watch = await watch()
    watch.model.profile.takesFiles = true
    await watch.say("import faktur.csv")
    await watch.press(.escape, "q")
    let leaving = Scene("import-leaving", watch.model)
    await watch.say("import")
    await watch.happen(.imported(.said(ImportLine("faktur.csv: CSV, 17 Nov 2026 08:00 WIB"))))
    await watch.happen(.imported(.ended(hasImported: true)))
    return [leaving, Scene("import", watch.model)]
  }

  func readOnly() async -> [Scene] {
    var watch = await watch()
    watch.model.profile.access = .readOnly
    await watch.select(failed)
    let list = Scene("read-only", watch.model)
    await watch.press("r")
    let refused = Scene("read-only-refused", watch.model)
    await watch.press(.enter)
    return [list, refused, Scene("read-only-detail", watch.model)]
  }

  func token() async -> [Scene] {
    var watch = await watch()
    watch.model.profile.token = .typed
    await watch.say("token")
    return [Scene("token", watch.model)]
  }
}
