import Secrets
import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A token that is pasted")
struct TokenTests {
  private let planted = "eyJ.TOKEN-RAHASIA.7f3a"

  private func watch(_ language: Language = .english, columns: Int = 80) async -> Watch {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: columns, rows: 24), language: language, reupload: .handOff)
    watch.model.profile.isUnofficial = true
    watch.model.profile.token = .typed
    return watch
  }

  @Test("is taken, and never shown, dumped or remembered", arguments: Language.allCases)
  func hidden(language: Language) async {
    var watch = await watch(language)
    await watch.say("token")
    #expect(await watch.happen(.pasted(planted + "\n")) == [])
    await watch.type("q/?")
    #expect(watch.footer.contains(language == .english ? "25 characters" : "25 karakter"))
    var dumped = ""
    dump(watch.model, to: &dumped)
    for text in [watch.screen, dumped, "\(watch.model.screen)"] { #expect(!text.contains("TOKEN-RAHASIA")) }
    await watch.press(.backspace, .backspace, .backspace)
    let effects = await watch.press(.enter)
    guard case .giveToken(let line)? = effects.first else {
      Issue.record("no token is given")
      return
    }
    #expect(line.secret.isSame(as: Secret(planted)))
    #expect(!"\(effects)".contains("TOKEN-RAHASIA"))
    #expect(watch.model.screen == .list)
    #expect(!watch.model.promptHistory.joined().contains("TOKEN-RAHASIA"))
  }

  @Test("On the command line itself, where it would be seen and kept for the next time, it is refused")
  func inSight() async {
    var watch = await watch()
    let effects = await watch.say("token \(planted)")
    #expect(effects == [])
    #expect(watch.model.promptHistory == [])
    #expect(watch.model.notice == Notice(.tokenInSight, .warning, holdsKeys: true))
  }

  @Test("Escape gives nothing, and neither does an empty line")
  func leaving() async {
    var watch = await watch()
    await watch.say("token")
    await watch.type("abc")
    #expect(await watch.press(.escape) == [])
    #expect(watch.model.notice == nil)
    for blank in ["", "  \t"] {
      await watch.say("token")
      await watch.happen(.pasted(blank))
      #expect(await watch.press(.enter) == [])
      #expect(watch.model.screen == .list)
      #expect(watch.flat.contains("Nothing was pasted"), "\(watch.screen)")
    }
  }

  @Test("White space around it is none of it")
  func trimmed() async {
    var watch = await watch()
    await watch.say("token")
    await watch.happen(.pasted("  \(planted) \n"))
    guard case .giveToken(let line)? = await watch.press(.enter).first else {
      Issue.record("no token is given")
      return
    }
    #expect(line.secret.isSame(as: Secret(planted)))
  }

  @Test("A queue that takes none says so, and so does a terminal on which it could be seen")
  func refused() async {
    var watch = await watch()
    watch.model.isLineByLine = true
    await watch.say("token")
    #expect(watch.model.notice?.role == .warning && watch.model.screen == .list)
    watch.model.isLineByLine = false
    for token in [TokenIntake.none, .brought] {
      watch.model.profile.token = token
      await watch.say("token")
      #expect(watch.model.notice?.role == .warning && watch.model.screen == .list)
    }
    #expect(watch.flat.contains("token-file in the configuration, or start with --token-stdin"), "\(watch.screen)")
  }

  @Test("What became of it is said", arguments: Language.allCases)
  func answers(language: Language) async {
    var watch = await watch(language)
    await watch.happen(.tokenTaken(until: watch.now + .minutes(30)))
    #expect(watch.footer.contains("09:35 WIB"))
    await watch.happen(.tokenRefused(.notAuthorized(expiredAt: watch.now - .minutes(5))))
    #expect(watch.footer.contains("09:00 WIB"))
  }

  @Test(
    "That one is used is not said any longer once the portal refuses it, and is where it only cannot be reached",
    arguments: Language.allCases)
  func refusedAfterwards(language: Language) async {
    for error in [BackendError.notAuthorized(expiredAt: nil), .unavailable("HTTP 500")] {
      var watch = await watch(language)
      await watch.happen(.tokenTaken(until: watch.now + .minutes(30)))
      let taken = watch.model.notice
      await watch.happen(.pollFailed(error, nextTry: watch.now + .minutes(1)))
      guard case .notAuthorized = error else {
        #expect(watch.model.notice == taken)
        continue
      }
      #expect(watch.model.notice?.phrase == error.phraseOfToken(watch.model.telling))
      #expect(watch.model.notice?.role == .wrong)
    }
  }

  @Test(
    "Why one is not used is said with what to do, and never by the words of an outage", arguments: Language.allCases)
  func refusals(language: Language) async {
    var watch = await watch(language)
    func word(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    let none = FailureWords.own(
      Phrase(id: "itu bukan token portal; salin lagi", en: "it is no token of the portal; copy it again"), in: language)
    for (error, told) in [
      (
        BackendError.notAuthorized(expiredAt: watch.now - .minutes(5)),
        word("habis 09:00 WIB.", "it expired 09:00 WIB.")
      ),
      (.notAuthorized(expiredAt: nil), word("portal menolaknya.", "the portal refuses it.")),
      (
        .notAuthorized(expiredAt: nil, why: none),
        word("Itu bukan token portal; salin lagi.", "It is no token of the portal; copy it again.")
      ),
      (.unavailable("HTTP 500"), word("belum dapat diperiksa", "could not be checked")),
    ] {
      await watch.happen(.tokenRefused(error))
      #expect(watch.flat.contains(word("Token itu ", "That token ")) && watch.flat.contains(told), "\(watch.screen)")
      #expect(watch.model.notice.map(watch.model.hasRoom) == true, "\(watch.screen)")
    }
  }

  @Test("Whoever only looks on is told that there is none, and how one is given", arguments: Language.allCases)
  func lookedOnWithoutOne(language: Language) async {
    var watch = await watch(language)
    watch.model.profile.token = .brought
    let why = FailureWords.own(Phrase(id: "Belum ada token.", en: "There is no token yet."), in: language)
    for error in [
      BackendError.notAuthorized(expiredAt: nil, why: why), .notAuthorized(expiredAt: nil),
      .notAuthorized(expiredAt: watch.now),
    ] {
      await watch.happen(.pollFailed(error, nextTry: watch.now + .minutes(5)))
      let head = FrameText.text(of: watch.model.frame(), row: 0)
      #expect(head.contains(language == .english ? "✗ needs a token" : "✗ perlu token"), "\(head)")
      #expect(
        watch.screen.contains(language == .english ? "token-file or --token-stdin" : "token-file atau --token-stdin"),
        "\(watch.screen)")
      #expect(!watch.screen.contains(":token"), "what is not there is not offered: \(watch.screen)")
    }
  }

  @Test(
    "The header says how long it is good, and that the way is unofficial", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60)])
  func header(language: Language, size: (Int, Int)) async {
    var watch = await watch(language)
    let size = Size(columns: size.0, rows: size.1)
    await watch.happen(.resized(size))
    func expect(_ watch: Watch, _ name: String) {
      expectGolden(watch.model.frame(), "\(name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
    }
    let until = watch.now + .minutes(23)
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(accessUntil: until)))
    expect(watch, "token")
    watch.now = until - .minutes(2)
    await watch.happen(.tick)
    #expect(HeaderView.connection(watch.model).1 == .warning)
    watch.now = until
    await watch.happen(.tick)
    #expect(watch.screen.contains(language == .english ? "token expired" : "token habis"))
    await watch.happen(.pollFailed(.notAuthorized(expiredAt: until), nextTry: until + .minutes(5)))
    expect(watch, "token-expired")
    for columns in [40, 62, 80, 120] {
      watch.model.size = Size(columns: columns, rows: 24)
      #expect(
        FrameText.text(of: watch.model.frame(), row: 0).contains(language == .english ? "UNOFFICIAL" : "TAK RESMI"))
    }
    watch.model.size = size
    await watch.say("token")
    await watch.type("abc")
    expect(watch, "token-line")
  }

  @Test("A queue that nobody has given a token yet waits for one, and is in no outage", arguments: Language.allCases)
  func notGiven(language: Language) async {
    var watch = await watch(language)
    let why = FailureWords.own(Phrase(id: "Belum ada token.", en: "There is no token yet."), in: language)
    await watch.happen(.pollFailed(.notAuthorized(expiredAt: nil, why: why), nextTry: watch.now + .minutes(5)))
    for columns in [80, 120, 200] {
      await watch.happen(.resized(Size(columns: columns, rows: 24)))
      let head = FrameText.text(of: watch.model.frame(), row: 0)
      #expect(head.contains(language == .english ? "✗ needs a token" : "✗ perlu token"), "\(head)")
      #expect(head.contains(":token"), "\(head)")
      #expect(!watch.screen.contains(language == .english ? "unreachable" : "tak terjangkau"))
    }
    #expect(
      watch.model.queue.need?.text(language).string == (language == .english ? "needs a token" : "perlu token"))
    await watch.happen(.pollFailed(.unavailable("HTTP 500"), nextTry: watch.now + .minutes(5)))
    #expect(watch.screen.contains(language == .english ? "unreachable" : "tak terjangkau"))
  }

  @Test("Whoever only looks on is told as well that it is about to end, and that it has", arguments: Language.allCases)
  func lookedOn(language: Language) async {
    var watch = await watch(language)
    watch.model.profile.token = .brought
    let until = watch.now + .minutes(3)
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(accessUntil: until)))
    #expect(HeaderView.connection(watch.model).1 == .warning)
    watch.now = until
    await watch.happen(.tick)
    #expect(watch.screen.contains(language == .english ? "token expired" : "token habis"))
  }

  @Test("What Pantau renews by itself is told, and presses nobody")
  func renewed() async {
    var watch = await watch()
    watch.model.profile.token = .none
    watch.model.profile.renewsAccess = true
    let until = watch.now + .minutes(3)
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(accessUntil: until)))
    #expect(watch.screen.contains("· token 3 min"))
    #expect(HeaderView.connection(watch.model).1 == .good)
    watch.now = until
    await watch.happen(.tick)
    #expect(!watch.screen.contains("token"))
  }

  @Test(
    "One that comes sooner than its backend asks again is told at once in the head, with when it is asked",
    arguments: Language.allCases)
  func toldInHead(language: Language) async {
    var watch = await watch(language, columns: 130)
    let needed = language == .english ? "needs a token" : "perlu token"
    let taken = language == .english ? "token taken, asked at" : "token diterima, ditanya pukul"
    await watch.happen(.pollFailed(.notAuthorized(expiredAt: watch.now), nextTry: watch.now + .minutes(5)))
    let soon = watch.now + .seconds(40)
    // A person who presses the key brings no token by that.
    await watch.happen(.pollPostponed(until: soon))
    #expect(watch.screen.contains(needed) && !watch.screen.contains(taken))
    await watch.happen(.pollPostponed(until: soon, hasAccess: true))
    #expect(watch.screen.contains("\(taken) \(soon.exactClock(in: watch.model.zone).string) WIB"))
    #expect(!watch.screen.contains(needed) && watch.model.queue.need != Phrase(id: "perlu token", en: "needs a token"))
    #expect(!watch.model.connection.isLive, "nothing may be done before it has answered")
    await watch.happen(.pollPostponed(until: soon + .seconds(5)))
    #expect(watch.screen.contains(taken))
    await watch.happen(.pollFailed(.notAuthorized(expiredAt: nil), nextTry: watch.now + .minutes(5)))
    #expect(watch.screen.contains(needed))
  }

  @MainActor
  @Test("One that comes sooner than its backend asks again is tried then: nothing has failed by that")
  func triedLater() async {
    let backend = ScriptedBackend()
    let time = HandClock()
    let soon = time.now + .seconds(40)
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let (answers, feed) = AsyncStream<Action>.makeStream()
    let watch = QueueWatch(
      session, takeToken: { _ in nil }, schedule: PollSchedule(interval: .seconds(3600), shortest: .seconds(60)),
      clock: time.clock, sentAgainWithin: .minutes(10), awaited: { [] }, objection: { _ in nil },
      post: { action in
        switch action {
        case .polled, .pollFailed, .pollPostponed: feed.yield(action)
        default: break
        }
      })
    // The first is too soon and can be at once, the next only later.
    await backend.fail(.poll, with: .tooSoon(until: time.now))
    watch.start()
    var told = answers.makeAsyncIterator()
    guard case .polled? = await told.next() else {
      Issue.record("not asked when it could be")
      return
    }
    #expect(await backend.times(.poll) == 2)
    await backend.fail(.poll, with: .tooSoon(until: soon))
    watch.carryOut(.giveToken(HiddenLine()))
    #expect(await told.next() == .pollPostponed(until: soon, hasAccess: true))
    watch.carryOut(.poll)
    #expect(await told.next() == .pollPostponed(until: soon))
    #expect(await backend.times(.poll) == 3)
    await watch.end(looked: nil)
  }

  @MainActor
  @Test("One that is taken is tried at once; one that is not is told of")
  func tried() async {
    let backend = ScriptedBackend()
    let time = HandClock()
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let (answers, feed) = AsyncStream<Action>.makeStream()
    let watch = QueueWatch(
      session,
      takeToken: { secret throws(BackendError) in
        guard secret.isSame(as: Secret("x")) else { throw .notAuthorized(expiredAt: nil) }
        return nil
      },
      schedule: PollSchedule(interval: .seconds(3600), shortest: .seconds(60)), clock: time.clock,
      sentAgainWithin: .minutes(10), awaited: { [] }, objection: { _ in nil },
      post: { action in
        switch action {
        case .tokenTaken, .tokenRefused: feed.yield(action)
        default: break
        }
      })
    watch.start()
    await backend.waitFor(.poll)
    var told = answers.makeAsyncIterator()
    var line = HiddenLine()
    line.insert("y")
    watch.carryOut(.giveToken(line))
    #expect(await told.next() == .tokenRefused(.notAuthorized(expiredAt: nil)))
    line = HiddenLine()
    line.insert("x")
    watch.carryOut(.giveToken(line))
    #expect(await told.next() == .tokenTaken(until: nil))
    await backend.waitFor(.poll, times: 2)
    await watch.end(looked: nil)
  }
}
