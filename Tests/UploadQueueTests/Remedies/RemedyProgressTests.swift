import TestSupport
import Testing
import Wording

@testable import UploadQueue

/// What Pantau knows of a remedy's steps, what the person ticked, and what remains.
@Suite struct RemedyProgressTests {
  private let now = Sample.observedAt
  private let plan = [
    Remedy.Step(Phrase(same: "refresh"), .refreshing), Remedy.Step(Phrase(same: "look")),
    Remedy.Step(Phrase(same: "other"), .otherSigner), Remedy.Step(Phrase(same: "send"), .oneByOne),
  ]

  private func outcomes(
    _ signer: String, run: Int = 0, isApproved: Bool = true, passed: Int? = nil
  ) -> SignerOutcomes {
    var outcomes = SignerOutcomes(signer: signer)
    outcomes.passed = passed ?? (isApproved ? run : 0)
    outcomes.run = run == 0 ? nil : .init(isApproved: isApproved, count: run, from: now - .hours(1))
    (outcomes.passedLately, outcomes.lastPassed) = (outcomes.passed, isApproved && run > 0 ? now - .hours(1) : nil)
    return outcomes
  }

  private func refreshes(_ minutesAgo: [Int]) -> Refreshes {
    minutesAgo.reduce(into: Refreshes()) { $0.add(now - .minutes($1)) }
  }

  @Test("Nothing known, nothing ticked: everything remains")
  func nothing() {
    let progress = RemedyProgress(plan, ticks: [:], knowing: nil)
    #expect(progress.remaining == [1, 2, 3, 4])
    #expect(!progress.hasBegun)
    #expect(RemedyProgress(plan, ticks: [:], knowing: RemedyKnowledge(at: now)) == progress)
  }

  @Test("What is known is ticked by itself, and beside what the person ticked the rest remains")
  func both() {
    var knowledge = RemedyKnowledge(at: now)
    knowledge.refreshes = refreshes([9, 5, 1]).count(after: now - .minutes(60))
    let tick = TickedSteps.Tick(at: now)
    let ticks = [StepID("look"): tick, StepID("something else"): tick]
    let progress = RemedyProgress(plan, ticks: ticks, knowing: knowledge)
    #expect(progress.items.map(\.isKnown) == [true, false, false, false])
    #expect(progress.items.map(\.isTicked) == [false, true, false, false])
    #expect(progress.remaining == [3, 4])
  }

  @Test("Refreshes are counted after the document came to stand so, and since when is said as far as it is known")
  func counted() {
    let all = refreshes([50, 30, 10, 2])
    #expect(all.count(after: now - .minutes(40)) == .init(times: 3, since: now - .minutes(40), last: now - .minutes(2)))
    #expect(all.count(after: now - .hours(9)) == .init(times: 4, since: now - .minutes(50), last: now - .minutes(2)))
    #expect(all.count(after: now - .minutes(2)) == nil)
    #expect(Refreshes().count(after: now) == nil)
  }

  @Test("Of very many refreshes the newest are counted, from the first of them on")
  func many() throws {
    var all = Refreshes()
    for second in 0..<Refreshes.most + 500 { all.add(now + .seconds(second)) }
    let count = try #require(all.count(after: now - .hours(1)))
    #expect(count.times == Refreshes.most)
    #expect(count.since == now + .seconds(500))
  }

  @Test("The signer whom it failed with would sign again: that speaks against it, and names whose documents pass")
  func sameSigner() {
    var knowledge = RemedyKnowledge(at: now)
    let failed = FailedReupload(signer: "A", at: now)
    (knowledge.failed, knowledge.signer) = (failed, "A")
    knowledge.outcomes = [
      outcomes("A", run: 90), outcomes("B", run: 3), outcomes("C", run: 20), outcomes("D", run: 50, isApproved: false),
    ]
    let fact = knowledge.fact(on: .otherSigner)
    #expect(fact == .sameSigner(failed, atHand: outcomes("C", run: 20)))
    #expect(fact?.isWarning == true)
    #expect(fact?.isDone == false)
  }

  @Test("Another one was chosen than the one whom it failed with: that step is done")
  func differs() {
    var knowledge = RemedyKnowledge(at: now)
    let failed = FailedReupload(signer: "A", at: now)
    (knowledge.failed, knowledge.signer, knowledge.chosen) = (failed, "A", "B")
    #expect(knowledge.fact(on: .otherSigner) == .signerDiffers("B", failed: failed))
    #expect(knowledge.fact(on: .otherSigner)?.isDone == true)
    // The document may name another one for whatever reason: nobody has chosen yet.
    (knowledge.signer, knowledge.chosen) = ("B", nil)
    #expect(knowledge.fact(on: .otherSigner) == nil)
  }

  @Test("Without a failed re-upload another signer is only proposed, where one's last documents passed")
  func proposed() {
    var knowledge = RemedyKnowledge(at: now)
    (knowledge.signer, knowledge.outcomes) = ("A", [outcomes("A", run: 9), outcomes("B", run: 4)])
    #expect(knowledge.fact(on: .otherSigner) == .signerMayHelp(outcomes("B", run: 4)))
    #expect(knowledge.fact(on: .otherSigner)?.isDone == false)
    #expect(knowledge.fact(on: .signerAtHand) == .signerAtHand(outcomes("B", run: 4)))
    #expect(knowledge.fact(on: .signerAtHand)?.isDone == true)
    knowledge.outcomes = [outcomes("A", run: 9), outcomes("B", run: 4, isApproved: false), outcomes("C")]
    #expect(knowledge.fact(on: .otherSigner) == nil)
    #expect(knowledge.fact(on: .signerAtHand) == nil)
  }

  @Test("The same one stays proposed whoever is chosen by then")
  func staysProposed() {
    var knowledge = RemedyKnowledge(at: now)
    (knowledge.signer, knowledge.outcomes) = ("A", [outcomes("B", run: 4), outcomes("C", run: 3)])
    for chosen in [nil, "B", "C"] {
      knowledge.chosen = chosen
      #expect(knowledge.best?.signer == "B")
    }
  }

  @Test("Whose certificate is of no use is not proposed; where nobody else is left, that is what is known")
  func heldBack() {
    var knowledge = RemedyKnowledge(at: now)
    let obstacle = SigningObstacle(opened: .init(start: now - .days(9), end: now - .days(1), at: now), flaw: .ended)
    (knowledge.signer, knowledge.outcomes) = ("A", [outcomes("B", run: 4), outcomes("C", run: 3)])
    knowledge.obstacles = ["B": obstacle]
    #expect(knowledge.best?.signer == "C" && knowledge.heldBack == nil)
    knowledge.obstacles["C"] = obstacle
    let held = HeldBackSigner(outcomes: outcomes("B", run: 4), obstacle: obstacle)
    #expect(knowledge.best == nil && knowledge.heldBack == held)
    for check in [StepCheck.signerAtHand, .otherSigner] {
      #expect(knowledge.fact(on: check) == .signerHeldBack(held))
      #expect(knowledge.fact(on: check)?.isDone == false && knowledge.fact(on: check)?.isWarning == true)
    }
    let failed = FailedReupload(signer: "A", at: now)
    knowledge.failed = failed
    #expect(knowledge.fact(on: .otherSigner) == .sameSigner(failed, atHand: nil, heldBack: held))
    // Whoever chooses them all the same is told, and the step is not done by that.
    knowledge.chosen = "B"
    #expect(knowledge.fact(on: .otherSigner) == .signerHeldBack(held))
  }

  @Test("A connection is good while the service answers, and known to be silent since its last answer")
  func connection() {
    var knowledge = RemedyKnowledge(at: now)
    #expect(knowledge.fact(on: .connection) == nil)
    knowledge.lastAnswer = now
    #expect(knowledge.fact(on: .connection) == .silent(since: now))
    knowledge.isAnswering = true
    #expect(knowledge.fact(on: .connection) == .answered(now))
    #expect(knowledge.fact(on: .connection)?.isDone == true)
  }

  @Test("A certificate is valid until its end; one that was never opened is not known")
  func certificate() {
    var knowledge = RemedyKnowledge(at: now)
    let opened = SigningCertificate.Opened(start: now - .days(9), end: now + .seconds(1), at: now - .days(3))
    knowledge.certificate = SigningCertificate(signer: "A", queue: nil, kind: .sertel)
    #expect(knowledge.fact(on: .certificate) == nil)
    knowledge.certificate?.opened = opened
    #expect(knowledge.fact(on: .certificate) == .certificateValid(opened))
    #expect(knowledge.fact(on: .certificate)?.isDone == true)
    knowledge.now = opened.end
    #expect(knowledge.fact(on: .certificate) == .certificateUnusable(opened, .ended))
    #expect(knowledge.fact(on: .certificate)?.isWarning == true)
  }

  @Test(
    "A certificate that is not valid yet, or of which doctor found something wrong, is never known to be valid",
    arguments: [SigningCertificate.Flaw.replaced, .unusable, .brokenChain, .foreignKey, .notYet])
  func flawed(flaw: SigningCertificate.Flaw) {
    var knowledge = RemedyKnowledge(at: now)
    let opened =
      flaw == .notYet
      ? SigningCertificate.Opened(start: now + .days(3), end: now + .days(300), at: now)
      : SigningCertificate.Opened(start: now - .days(3), end: now + .days(300), at: now, found: flaw)
    knowledge.certificate = SigningCertificate(signer: "A", queue: nil, kind: .sertel, opened: opened)
    #expect(knowledge.fact(on: .certificate) == .certificateUnusable(opened, flaw))
    #expect(knowledge.fact(on: .certificate)?.isDone == false)
    #expect(knowledge.fact(on: .certificate)?.isWarning == true)
    let valid = SigningCertificate(
      signer: "A", queue: nil, kind: .sertel,
      opened: .init(start: now - .days(3), end: now + .days(30), at: now))
    let both = [knowledge.certificate, valid].compactMap(\.self)
    #expect(both.signing("A", in: "SATU", at: now) == valid)
  }

  @Test("That nobody uploaded it meanwhile is known, and leaves the step to the person")
  func untouched() {
    var knowledge = RemedyKnowledge(at: now)
    #expect(knowledge.fact(on: .oneByOne) == nil)
    var claimed = knowledge
    claimed.isClaimedDone = true
    #expect(claimed.fact(on: .oneByOne) == .claimedDone)
    #expect(StepFact.claimedDone.isDone && !StepFact.claimedDone.isWarning)
    let time = StatusTime(since: now - .hours(1), source: .observed)
    (knowledge.time, knowledge.asOf, knowledge.lastReupload) = (time, now, now - .hours(2))
    #expect(knowledge.fact(on: .oneByOne) == .untouched(since: time, asOf: now))
    #expect(knowledge.fact(on: .oneByOne)?.isDone == false)
    knowledge.lastReupload = now - .minutes(10)
    #expect(knowledge.fact(on: .oneByOne) == .uploadedSince(now - .minutes(10)))
    knowledge.isLastRefused = true
    #expect(knowledge.fact(on: .oneByOne) == .refusedSince(now - .minutes(10)))
    #expect(knowledge.fact(on: .oneByOne)?.isWarning == false && knowledge.fact(on: .oneByOne)?.isDone == false)
    knowledge.isLastRefused = false
    #expect(knowledge.fact(on: .oneByOne)?.isWarning == true)
    knowledge.isLastUnclear = true
    #expect(knowledge.fact(on: .oneByOne) == .triedSince(now - .minutes(10)))
    #expect(knowledge.fact(on: .oneByOne)?.isWarning == true)
    // Only where it is known that the status is newer does the attempt not bear on it.
    knowledge.lastReupload = now - .hours(2)
    #expect(knowledge.fact(on: .oneByOne) == .untouched(since: time, asOf: now))
    knowledge.time = StatusTime(since: time.since, source: .atLeast)
    #expect(knowledge.fact(on: .oneByOne) == .triedSince(now - .hours(2)))
  }

  @Test("What stuck and failing documents are told has steps that Pantau may know of")
  func catalogue() {
    let signing = StatusReading(coretax: "SIGNING IN PROGRESS")
    let stuck = Remedy.remedy(for: signing, level: .stuck)
    #expect(stuck.plan.prefix(3).map(\.check) == [.refreshing, nil, .signerAtHand])
    #expect(Remedy.remedy(for: signing, level: .slow).plan.map(\.check) == [.refreshing, nil])
    for feed in [StatusFeed.written(), .exported(), .exported(of: "PT CONTOH SATU")] {
      #expect(Remedy.remedy(for: signing, feed: feed).plan.map(\.check) == [.newerList])
      #expect(Remedy.remedy(for: .none, feed: feed).plan.map(\.check) == [.newerList])
    }
    #expect(Remedy.remedy(for: .none).plan.map(\.check) == [.refreshing, nil])
    #expect(
      Remedy.remedy(for: StatusReading(coretax: "SAVED INVALID")).plan.suffix(2).map(\.check) == [
        .otherSigner, .oneByOne,
      ])
    #expect(Remedy.remedy(forReason: "ETAX-40001")?.plan.prefix(2).map(\.check) == [.connection, .certificate])
    #expect(Remedy.remedy(forReason: "ETAX-20001")?.plan.map(\.check) == [nil])
  }
}
