import TerminalKit
import TestSupport
import UploadQueue
import Wording

@testable import Monitor

/// A frame with the name of what it shows.
struct Scene {
  let name: String
  let frame: Frame

  /// Many of them as one text, each under its name.
  static func text(_ scenes: [Scene]) -> String {
    scenes.map { "## \($0.name)\n\(FrameText($0.frame))" }.joined(separator: "\n")
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
      all += await checkup()
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
    return [Scene(name: "changes", frame: watch.model.frame())]
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
    return [Scene(name: "detail", frame: watch.model.frame())]
  }

  func desk() async -> [Scene] {
    var watch = await watch()
    var scenes: [Scene] = []
    await watch.openDesk(on: failed, signers: ["PENANDATANGAN SATU", "PENANDATANGAN DUA"])
    await watch.happen(
      .nextFound(
        key,
        QueueRow(document: InventedQueue.documents[3], time: StatusTime(since: watch.now, source: .observed))))
    await watch.press("1", .tab)
    scenes.append(Scene(name: "desk-preparing", frame: watch.model.frame()))
    await watch.press("y")
    scenes.append(Scene(name: "desk-dialog", frame: watch.model.frame()))
    await watch.press("y")
    await watch.happen(.desk(key, .reread(failed)))
    await watch.happen(.desk(key, .recorded))
    scenes.append(Scene(name: "desk-sending", frame: watch.model.frame()))
    await watch.happen(.desk(key, .failed(.unavailable("koneksi terputus"))))
    scenes.append(Scene(name: "desk-in-doubt", frame: watch.model.frame()))
    await watch.happen(.desk(key, .outcome(.accepted("diterima"))))
    scenes.append(Scene(name: "desk-waiting", frame: watch.model.frame()))
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("SIGNING IN PROGRESS") : $0 })
    scenes.append(Scene(name: "desk-over", frame: watch.model.frame()))
    return scenes
  }

  func typedDialog() async -> [Scene] {
    var watch = await watch()
    await watch.openDesk(on: failed, mustType: true)
    await watch.press("y")
    await watch.type("INV-0000")
    return [Scene(name: "desk-dialog-typed", frame: watch.model.frame())]
  }

  func handOff() async -> [Scene] {
    var watch = await watch(reupload: .handOff)
    await watch.openDesk(on: failed)
    await watch.send(failed)
    await watch.press("1", "2")
    return [Scene(name: "desk-hand-off", frame: watch.model.frame())]
  }

  /// What another Pantau sees through.
  func elsewhere() async -> [Scene] {
    var watch = await watch(reupload: .handOff)
    var attempt = Sample.attempt("lain", on: failed, isHandOff: true)
    attempt.hold = .other(Operator(user: "ani", host: "kantor"), since: Sample.observedAt)
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(failed))], ofOthers: true))
    let list = Scene(name: "list-elsewhere", frame: watch.model.frame())
    await watch.press("R")
    return [list, Scene(name: "desk-elsewhere", frame: watch.model.frame())]
  }

  func waiting() async -> [Scene] {
    var watch = await watch(reupload: .handOff)
    await watch.claim(InventedQueue.documents[3], key: "lain")
    await watch.claim(failed, key: "kunci")
    await watch.press("R")
    let verifying = Scene(name: "desk-verifying", frame: watch.model.frame())
    await watch.press(.escape)
    await watch.select(InventedQueue.documents[0])
    let list = Scene(name: "list-waiting", frame: watch.model.frame())
    watch.now = watch.now + .hours(10)
    await watch.poll(
      InventedQueue.documents.map {
        var document = $0
        document.observedAt = watch.now
        return document
      })
    let told = Scene(name: "list-unsettled", frame: watch.model.frame())
    await watch.press("R")
    return [verifying, list, told, Scene(name: "desk-still-invalid", frame: watch.model.frame())]
  }

  func help() async -> [Scene] {
    var watch = await watch()
    await watch.press("?")
    return [Scene(name: "help", frame: watch.model.frame())]
  }

  func empty() async -> [Scene] {
    var importing = await watch([])
    importing.model.profile.takesFiles = true
    var unknown = await watch(Sample.documents(3, status: "SIGNING IN PROGRESS"))
    unknown.model.profile.takesFiles = true
    await unknown.press(.alt("4"))
    return [
      Scene(name: "empty", frame: await watch([]).model.frame()),
      Scene(name: "empty-import", frame: importing.model.frame()),
      Scene(name: "stuck-unknown", frame: unknown.model.frame()),
    ]
  }

  func lost() async -> [Scene] {
    var watch = await watch()
    var scenes: [Scene] = []
    watch.now = watch.now + .minutes(2)
    await watch.happen(.pollOverdue)
    scenes.append(Scene(name: "stale", frame: watch.model.frame()))
    await watch.lose()
    scenes.append(Scene(name: "unreachable", frame: watch.model.frame()))
    watch.model.list = ListState()
    watch.model.summary = QueueSummary()
    watch.model.connection = .connecting
    scenes.append(Scene(name: "connecting", frame: watch.model.frame()))
    watch.model.connection = .unreachable(
      .unavailable("tidak ada jaringan"), since: watch.now, lastAnswer: nil, nextTry: watch.now + .minutes(1))
    scenes.append(Scene(name: "never-reached", frame: watch.model.frame()))
    return scenes
  }

  func late() async -> [Scene] {
    var watch = await watch()
    watch.now = .wib("2027-04-02 09:00")
    await watch.happen(.polled(changed: true, awaited: []))
    await watch.select(failed)
    let list = Scene(name: "late", frame: watch.model.frame())
    await watch.press(.enter)
    let detail = Scene(name: "late-detail", frame: watch.model.frame())
    await watch.press(.escape)
    await watch.openDesk(on: failed)
    return [list, detail, Scene(name: "late-desk", frame: watch.model.frame())]
  }

  func departed() async -> [Scene] {
    var watch = await watch()
    await watch.press("5", .tab)
    await watch.select(failed)
    watch.now = watch.now + .minutes(1)
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
    await watch.settle()
    let departed = Scene(name: "departed", frame: watch.model.frame())
    await watch.press("r")
    return [departed, Scene(name: "departed-refused", frame: watch.model.frame())]
  }

  func search() async -> [Scene] {
    var watch = await watch()
    await watch.press("/")
    await watch.type("contoh")
    let typing = Scene(name: "search", frame: watch.model.frame())
    await watch.press(.enter)
    let kept = Scene(name: "search-kept", frame: watch.model.frame())
    await watch.press("/")
    await watch.type("zzz")
    return [typing, kept, Scene(name: "search-nothing", frame: watch.model.frame())]
  }

  func emptyOverview() async -> [Scene] {
    var watch = await watch([])
    watch.outcomes = HourlyOutcomes(start: .wib("2026-11-10 10:00"), hours: 168)
    await watch.press("o")
    return [Scene(name: "overview-empty", frame: watch.model.frame())]
  }

  func jump() async -> [Scene] {
    var watch = await watch()
    await watch.press(.alt("3"), "#")
    await watch.type("inv-000005")
    let elsewhere = Scene(name: "jump-elsewhere", frame: watch.model.frame())
    await watch.press(.escape, "5")
    return [elsewhere, Scene(name: "count", frame: watch.model.frame())]
  }

  func prompt() async -> [Scene] {
    var watch = await watch()
    await watch.press(":", "t", .tab)
    return [Scene(name: "prompt", frame: watch.model.frame())]
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
    return [Scene(name: "configuration", frame: watch.model.frame())]
  }

  func checkup() async -> [Scene] {
    var watch = await watch()
    await watch.press(.character("D"))
    await watch.happen(.checkup(.began(InventedCheckup.items)))
    await watch.happen(.checkup(.found(1, InventedCheckup.wrong)))
    await watch.happen(.checkup(.found(2, InventedCheckup.fine)))
    await watch.press(.down, .enter)
    var scenes = [Scene(name: "checkup-under-way", frame: watch.model.frame())]
    await watch.happen(.checkup(.found(0, InventedCheckup.skipped)))
    await watch.happen(.checkup(.found(3, InventedCheckup.warning)))
    await watch.happen(.checkup(.over))
    await watch.press(.enter)
    scenes.append(Scene(name: "checkup", frame: watch.model.frame()))
    return scenes
  }
}
