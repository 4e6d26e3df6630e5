import Foundation
import QueueStore
import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

/// The steps of a hand-off of the first invented document.
private let portalSteps = Remedy.portalSteps(signer: "PENANDATANGAN LAIN")

@Suite("Several Pantaus at one queue, as the journal tells one of the other")
struct SeveralPantausTests {
  private let folder: TemporaryFolder
  private let backend = ScriptedBackend()
  private let time = HandClock()
  private let ani = Operator(user: "ani", host: "kantor")
  private let budi = Operator(user: "budi", host: "kantor")

  init() throws { folder = try TemporaryFolder() }

  private func session(of person: Operator, queue: String = "satu") async throws -> QueueSession {
    let journal = try JournalStore(path: folder.file("jurnal.sqlite"), queue: queue, by: person)
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock, by: person)
    try await session.restore()
    _ = try await session.poll()
    return session
  }

  private func begin(on id: DocumentID, key: String = "kunci", at session: QueueSession) async throws {
    let row = try #require(await session.row(id))
    var attempt = Sample.attempt(key, on: row.document, isHandOff: true, at: time.now)
    attempt.by = await session.by
    #expect(try await session.perform(.begin(attempt)).get() == .recorded)
  }

  private func record(_ event: AttemptEvent, at session: QueueSession) async throws {
    _ = try await session.perform(.record(event, IdempotencyKey("kunci"))).get()
  }

  @Test("What one has begun, and how it ends, comes to the other; and nothing where nothing has happened")
  func learnt() async throws {
    let ids = await backend.add(Sample.documents(3))
    let (first, second) = (try await session(of: ani), try await session(of: budi))
    #expect(try await second.newsOfOthers() == nil)
    try await begin(on: ids[0], at: first)
    let begun = try await second.newsOfOthers()
    #expect(begun?.map(\.attempt.hold) == [.other(ani, since: time.now)])
    #expect(begun?.map(\.phase) == [.handOff])
    #expect(try await second.newsOfOthers() == nil)
    try await record(.claimedDone, at: first)
    #expect(try await second.newsOfOthers()?.map(\.phase) == [.verifying])
    try await record(.settled(.approved), at: first)
    #expect(try await second.newsOfOthers()?.map(\.phase) == [.over(.settled(.approved))])
    #expect(try await second.newsOfOthers() == nil)
  }

  @Test("Whoever goes on goes on to one that nobody has begun")
  func nextIsFree() async throws {
    let ids = await backend.add(Sample.documents(3))
    let (first, second) = (try await session(of: ani), try await session(of: budi))
    try await begin(on: ids[1], at: second)
    #expect(await first.nextInvalid(after: ids[0])?.id == ids[2])
  }

  @Test(
    "Once a Pantau has ended, that is news; the same person goes on at the next start, another one does not by itself")
  func ended() async throws {
    let ids = await backend.add(Sample.documents(2))
    let second = try await session(of: budi)
    var first: QueueSession? = try await session(of: ani)
    try await begin(on: ids[0], at: try #require(first))
    #expect(try await second.newsOfOthers()?.map(\.attempt.hold.isElsewhere) == [true])
    first = nil
    #expect(try await second.newsOfOthers()?.map(\.attempt.hold) == [.nobody(ani, since: time.now)])
    try await second.takeUp()
    #expect(try await second.resumeDesks().map(\.attempt.hold) == [.nobody(ani, since: time.now)])
    let again = try await session(of: ani)
    try await again.takeUp()
    #expect(try await again.resumeDesks().map(\.attempt.hold) == [.own])
    #expect(try await second.newsOfOthers()?.map(\.attempt.hold) == [.other(ani, since: time.now)])
  }

  @Test("Who only looks on writes down how it ended once nobody sees it through, and leaves it to who does")
  func settledByALooker() async throws {
    let ids = await backend.add(Sample.documents(2))
    let second = try await session(of: budi)
    var first: QueueSession? = try await session(of: ani)
    try await begin(on: ids[0], at: try #require(first))
    time.advance(by: .minutes(1))
    var document = Sample.document(0, status: "APPROVED")
    (document.id, document.observedAt) = (ids[0], time.now)
    await backend.put(document)
    _ = try await second.poll()
    try await second.settle()
    #expect(try await second.resumeDesks().map(\.phase) == [.handOff])
    first = nil
    try await second.settle()
    #expect(try await second.resumeDesks().isEmpty)
    let last = try await second.history(of: ids[0]).last
    guard case .event(.settled(.approved), _, _, budi) = last else {
      Issue.record("\(String(describing: last))")
      return
    }
  }

  @Test("What was taken over is the other's for who had it, and nothing more of it is written down there")
  func takenOver() async throws {
    let ids = await backend.add(Sample.documents(2))
    let (first, second) = (try await session(of: ani), try await session(of: budi))
    try await begin(on: ids[0], at: first)
    let key = IdempotencyKey("kunci")
    let event = try await second.perform(.takeOver(key, from: .other(ani, since: time.now))).get()
    guard case .takenOver(let attempt, _) = event else { throw Breach() }
    #expect(attempt.hold == .own)
    #expect(try await first.newsOfOthers()?.map(\.attempt.hold) == [.other(budi, since: time.now)])
    #expect(await first.perform(.record(.claimedDone, key)) == .failure(.elsewhere(Sample.document(0).name)))
    #expect(try await second.resumeDesks().map(\.phase) == [.handOff])
  }

  @Test("The steps ticked there are shown here, and who takes it over goes on from them")
  func ticks() async throws {
    let ids = await backend.add(Sample.documents(2))
    let (first, second) = (try await session(of: ani), try await session(of: budi))
    try await begin(on: ids[0], at: first)
    #expect(try await second.newsOfOthers()?.map(\.ticked) == [[]])
    let ticked = TickedSteps(document: ids[0], attempt: 1, steps: [1, 2], of: portalSteps, at: time.now)
    _ = try await first.perform(.keep(ticked)).get()
    #expect(try await second.newsOfOthers()?.map(\.ticked) == [[1, 2]])
    #expect(try await second.newsOfOthers() == nil)
    let event = try await second.perform(.takeOver(IdempotencyKey("kunci"), from: .other(ani, since: time.now))).get()
    guard case .takenOver(_, let taken?) = event else { throw Breach() }
    #expect(Set(taken.ticks.keys) == Set(portalSteps.prefix(2).map(\.id)))
    #expect(taken.ticks.values.allSatisfy { $0.by == ani })
  }

  private struct Breach: Error {}

  @Test("Where the lock file cannot be used, that is told once, and what another has begun is nobody's to go on with")
  func noLocks() async throws {
    let lock = JournalStore.presenceFile(beside: folder.file("jurnal.sqlite"))
    try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: true)
    let ids = await backend.add(Sample.documents(2))
    let (first, again) = (try await session(of: ani), try await session(of: ani))
    try await begin(on: ids[0], at: first)
    for language in Language.allCases {
      let told = try await session(of: budi).newPresenceFault()
      #expect(told?.phrase.text(language).string.contains(lock) == true)
    }
    #expect(await again.newPresenceFault() != nil)
    #expect(await again.newPresenceFault() == nil)
    try await again.takeUp()
    #expect(try await again.resumeDesks().map(\.attempt.hold) == [.unknown(ani, since: time.now)])
    #expect(try await first.resumeDesks().map(\.attempt.hold) == [.own])
  }

  @Test("A queue that is not watched here counts with what it has under way of the same document, and of no other")
  func neighbour() async throws {
    let ids = await backend.add(Sample.documents(2))
    let there = try await session(of: ani, queue: "dua")
    let journal = try JournalStore(path: folder.file("jurnal.sqlite"), queue: "dua", by: budi)
    let everything = AllQueues(policy: QueuePolicy(), clock: time.clock) {
      [NeighbouringQueue(name: "PT DUA", journal: journal)]
    }
    everything.take(in: try await session(of: budi), named: "PT SATU", number: 0)
    var document = Sample.document(0)
    (document.id, document.recordID) = (DocumentID("sendiri"), nil)
    #expect(await everything.objection(to: document, at: 0) == nil)
    try await begin(on: ids[0], at: there)
    #expect(await everything.objection(to: document, at: 0) == .underWayElsewhere(queue: "PT DUA"))
    #expect(await everything.objection(to: Sample.document(1), at: 0) == nil)
    document.taxBase = Rupiah(sen: 1)
    #expect(await everything.objection(to: document, at: 0) == nil, "another taxpayer's of the same Reference")
  }
}

@Suite("The desk of another Pantau")
struct DeskElsewhereTests {
  private let documents = Sample.documents(5)
  private let ani = Operator(user: "ani", host: "kantor")
  private let key = IdempotencyKey("lain")
  private var held: AttemptHold { .other(ani, since: Sample.observedAt) }

  private func desk(
    _ state: AttemptEvent, _ hold: AttemptHold, on place: Int = 0, isHandOff: Bool = true
  ) -> ReuploadDesk {
    var attempt = Sample.attempt("lain", on: documents[place], isHandOff: isHandOff)
    (attempt.state, attempt.hold) = (state, hold)
    return ReuploadDesk(resuming: attempt, row: QueueRow(documents[place]))
  }

  private func watch(_ desk: ReuploadDesk, language: Language = .english) async -> Watch {
    var watch = await Watch(documents, language: language, reupload: desk.isHandOff ? .handOff : .call)
    await watch.happen(.attemptsFound([desk], ofOthers: true))
    return watch
  }

  @Test("What a list leaves unsettled is advised on with keys that do something there alone")
  func advice() async {
    for (hold, stops) in [(AttemptHold.own, true), (held, false), (.nobody(ani, since: Sample.observedAt), false)] {
      let desk = desk(.claimedDone, hold)
      let watch = await watch(desk)
      #expect(desk.listAdvice(watch.model.telling).text(.english).string.contains("stops waiting") == stops)
    }
  }

  @Test("Its row has the sign and says whose it is; r says why not, R shows it")
  func row() async {
    for (language, words) in [(Language.indonesian, "di portal, ani"), (.english, "in portal, ani")] {
      var watch = await watch(desk(held), language: language)
      #expect(watch.model.screen == .list)
      #expect(watch.screen.contains("↻") && watch.screen.contains(words))
      await watch.select(documents[0])
      #expect(await watch.press("r") == [])
      #expect(watch.says(.underWayAt(ani, since: Sample.observedAt, documents[0].name)))
      await watch.select(documents[2])
      #expect(await watch.press("r") == [])
      #expect(watch.says(.underWayAt(ani, since: Sample.observedAt, documents[0].name)))
      await watch.press("R")
      #expect(watch.model.context == .deskElsewhere)
      #expect(watch.flat.contains("ani@kantor"))
      #expect(watch.flat.contains("09:00 WIB"))
    }
  }

  @Test("Since when another has it is said with its day where that was not today")
  func sinceAnotherDay() async {
    for (language, since) in [(Language.indonesian, "sejak"), (.english, "since")] {
      for (days, moment) in [(0, "09:00 WIB"), (1, "16 Nov 2026 09:00 WIB")] {
        let since = "\(since) \(moment)"
        let before = Sample.observedAt - .days(days)
        for hold in [AttemptHold.other(ani, since: before), .nobody(ani, since: before), .unknown(ani, since: before)] {
          var watch = await watch(desk(hold), language: language)
          await watch.press("R")
          #expect(watch.flat.contains(since), "\(watch.screen)")
        }
        let telling = await watch(desk(held)).model.telling
        let refusal = Refusal.underWayAt(ani, since: before, documents[0].name).phrase(telling).text(language)
        #expect(refusal.string.contains(since))
      }
    }
  }

  @Test("Nothing of it can be said or done there; the steps of the portal are not asked for")
  func onlyShown() async {
    var watch = await watch(desk(held))
    await watch.press("R")
    #expect(!watch.flat.contains("Do the steps below"))
    #expect(await watch.press("d", "d", "w", "w", "x", "x", "1", "a", "y", .enter) == [])
    #expect(watch.model.desks.map(\.phase) == [.handOff])
    #expect(watch.model.desks.map(\.ticked) == [[]])
  }

  @Test("From one that waits n never leads into what another Pantau has begun meanwhile")
  func goesOnPastIt() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[1], key: "satu")
    await watch.send(documents[1], key: "satu")
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[2])))
    await watch.press("d", "d")
    // The next one is looked for anew.
    #expect(
      await watch.happen(.attemptsFound([desk(held, on: 2)], ofOthers: true))
        == [.findNext(after: documents[1].id)])
  }

  @Test("What is begun there at the very moment of n is passed by as well")
  func passesBy() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[1], key: "satu")
    await watch.send(documents[1], key: "satu")
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[2])))
    await watch.press("d", "d", "n")
    #expect(await watch.happen(.deskReady(desk(.claimedDone, held, on: 2))) == [.findNext(after: documents[2].id)])
    #expect(watch.model.openDesk == nil)
    #expect(
      await watch.happen(.nextFound(after: documents[2].id, QueueRow(documents[3])))
        == [.openDesk(documents[3].id, isDataOld: false)])
    #expect(watch.model.list.selected == documents[3].id)
  }

  @Test("t takes it over, from a running one only when pressed twice; then it is at hand here")
  func takesOver() async {
    for (hold, presses) in [(held, 2), (AttemptHold.nobody(ani, since: Sample.observedAt), 1)] {
      var watch = await watch(desk(hold))
      await watch.press("R")
      for _ in 1..<presses { #expect(await watch.press("t") == []) }
      #expect(await watch.press("t") == [.desk(key, .takeOver(key, from: hold))])
      var taken = Sample.attempt("lain", on: documents[0], isHandOff: true)
      taken.state = .claimedDone
      await watch.happen(
        .desk(
          key,
          .takenOver(
            taken,
            ticked: TickedSteps(document: documents[0].id, attempt: 1, steps: [1, 3], of: portalSteps, at: watch.now))))
      #expect(watch.model.context == .deskVerifying)
      #expect(watch.model.desks.map(\.ticked) == [[1, 3]])
    }
  }

  @Test(
    "Who signs what another has sent is named, and once it is taken over as well",
    arguments: [
      (Language.indonesian, "Penandatangan: PENANDATANGAN LAIN"), (.english, "Signer: PENANDATANGAN LAIN"),
    ])
  func signer(language: Language, words: String) async {
    let hold = AttemptHold.nobody(ani, since: Sample.observedAt)
    var watch = await watch(desk(.accepted("ok"), hold, isHandOff: false), language: language)
    await watch.press("R")
    #expect(watch.flat.contains(words), "\(watch.screen)")
    #expect(await watch.press("t") == [.desk(key, .takeOver(key, from: hold))])
    var taken = Sample.attempt("lain", on: documents[0])
    taken.state = .accepted("ok")
    await watch.happen(.desk(key, .takenOver(taken, ticked: nil)))
    #expect(watch.model.context == .deskWaiting)
    #expect(watch.flat.contains(words), "\(watch.screen)")
  }

  @Test(
    "What may be at work elsewhere, or may not, is shown so, and taken over only when pressed twice",
    arguments: Language.allCases)
  func unknown(language: Language) async {
    let hold = AttemptHold.unknown(ani, since: Sample.observedAt)
    for isHandOff in [true, false] {
      var watch = await Watch(documents, language: language, reupload: isHandOff ? .handOff : .call)
      let effects = await watch.happen(.attemptsFound([desk(hold, isHandOff: isHandOff)]))
      #expect(watch.model.screen == .list)
      for effect in effects { if case .desk = effect { Issue.record("\(effect)") } }
      await watch.select(documents[0])
      await watch.press("r")
      #expect(watch.model.screen == .list)
      await watch.press("R")
      #expect(watch.model.context == .deskElsewhere)
      #expect(watch.flat.contains("ani@kantor") && watch.flat.contains(language == .indonesian ? "mungkin" : "maybe"))
      #expect(!watch.flat.contains(language == .indonesian ? "sudah berakhir" : "has ended"))
      #expect(await watch.press("t") == [])
      #expect(watch.footer.contains(language == .indonesian ? "mungkin masih berjalan" : "may still be running"))
      #expect(await watch.press("t") == [.desk(key, .takeOver(key, from: hold))])
    }
  }

  @Test("What is being sent there is said to be, is not in doubt, and is not taken over")
  func beingSent() async {
    var watch = await watch(desk(held, isHandOff: false))
    #expect(watch.model.desks.map(\.phase) == [.sending])
    await watch.press("R")
    #expect(watch.flat.contains("being sent"))
    #expect(!watch.footer.contains("take over"))
    #expect(await watch.press("t", "t") == [])
    #expect(watch.flat.contains("Another Pantau is sending \(documents[0].name)"))
    for effect in await watch.poll(documents) { if case .desk = effect { Issue.record("\(effect)") } }
  }

  @Test("That it is being sent is no longer said once its Pantau has ended, and t is offered then")
  func senderEnded() async {
    var watch = await watch(desk(held, isHandOff: false))
    await watch.press("R")
    await watch.press("t")
    await watch.happen(
      .attemptsFound([desk(.nobody(ani, since: Sample.observedAt), isHandOff: false)], ofOthers: true))
    #expect(!watch.flat.contains("at this moment"))
    #expect(watch.footer.contains("t take over"))
  }

  @Test("What is in doubt of one that has ended is asked about, and not of one that runs")
  func doubt() async {
    let nobody = AttemptHold.nobody(ani, since: Sample.observedAt)
    for (hold, asks) in [(held, false), (nobody, true)] {
      let desk = desk(.lost("putus"), hold, isHandOff: false)
      var watch = await Watch(documents)
      let effects = await watch.happen(.attemptsFound([desk], ofOthers: true))
      #expect(effects.contains(.desk(key, .askOutcome(key, documents[0].id))) == asks)
    }
  }

  @Test("A list that shows its end is written down there, and where nobody sees it through by whoever sees it")
  func settling() async {
    let nobody = AttemptHold.nobody(ani, since: Sample.observedAt)
    let approved = documents[0].becoming("APPROVED", at: Sample.observedAt + .minutes(4))
    for (hold, writes) in [(held, false), (nobody, true)] {
      var watch = await watch(desk(.claimedDone, hold))
      let effects = await watch.poll([approved] + documents.dropFirst())
      #expect(effects.contains(.desk(key, .record(.settled(.approved), key))) == writes)
    }
  }

  @Test("Its end is told once")
  func endIsTold() async {
    var watch = await watch(desk(.claimedDone, held))
    await watch.happen(.attemptsFound([desk(.settled(.approved), held)], ofOthers: true))
    #expect(watch.footer.contains("\(documents[0].name): Approved by DJP."))
    #expect(watch.model.desks.isEmpty)
    await watch.press(.down)
    await watch.happen(.attemptsFound([desk(.settled(.approved), held)], ofOthers: true))
    #expect(watch.model.notice == nil)
  }

  @Test("What was taken over from here is the other's at once, whatever was asked")
  func takenFromHere() async {
    var watch = await Watch(documents, language: .english, reupload: .handOff)
    await watch.happen(.attemptsFound([desk(.own)]))
    #expect(watch.model.context == .deskHandOff)
    await watch.press("d")
    await watch.happen(.attemptsFound([desk(held)], ofOthers: true))
    #expect(watch.model.context == .deskElsewhere)
    #expect(await watch.press("d") == [])
    #expect(watch.model.reminder == nil, "whose it is sees it through")
  }

  @Test(
    "A desk at which nothing was decided, or its dialog, becomes the other's once that one begins its document",
    arguments: Language.allCases)
  func begunUnderneath(language: Language) async {
    for (isHandOff, dialog) in [(true, false), (true, true), (false, false), (false, true)] {
      var watch = await Watch(documents, language: language, reupload: isHandOff ? .handOff : .call)
      await watch.openDesk(on: documents[0], signers: isHandOff ? [] : ["BUDI CONTOH"], key: "satu")
      if dialog { await watch.press("y") }
      await watch.happen(.attemptsFound([desk(held, isHandOff: isHandOff)], ofOthers: true))
      #expect(watch.model.context == .deskElsewhere)
      #expect(watch.model.desks.map(\.attempt.key) == [key])
      #expect(watch.flat.contains("ani@kantor"))
      #expect(!watch.flat.contains(language == .indonesian ? "Belum ada yang" : "Nothing is"))
      #expect(watch.footer.contains(language == .indonesian ? "baru saja dimulai" : "was just begun"))
      #expect(await watch.press("y", "y", .tab, "1") == [])
      #expect(watch.model.desks.map(\.ticked) == [[]])
    }
  }

  @Test("A desk of another document stays")
  func begunBeside() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[1], key: "satu")
    await watch.happen(.attemptsFound([desk(held)], ofOthers: true))
    #expect(watch.model.openDesk?.attempt.key == IdempotencyKey("satu"))
    #expect(watch.model.context == .deskPreparing)
  }

  @Test("Who may only look is offered nothing")
  func readOnly() async {
    var watch = await Watch(documents, language: .english, reupload: .handOff, isReadOnly: true)
    await watch.happen(.attemptsFound([desk(held)], ofOthers: true))
    await watch.press("R")
    #expect(!watch.flat.contains("takes it over"))
    #expect(await watch.press("t", "t") == [])
  }

  private func desk(_ hold: AttemptHold, on place: Int = 0, isHandOff: Bool = true) -> ReuploadDesk {
    desk(.intended, hold, on: place, isHandOff: isHandOff)
  }
}
