import TestSupport
import Testing
import Wording

@testable import UploadQueue

/// How the last re-upload of a document failed, and what is to be done then.
@Suite struct FailedReuploadTests {
  private let start = Sample.observedAt

  private func row(_ status: String = "SAVED INVALID", signer: String? = "A", reason: String? = nil) -> QueueRow {
    var document = Sample.document(1, status: status)
    (document.signer, document.reason, document.observedAt) = (signer, reason, start + .hours(5))
    return QueueRow(document: document, time: StatusTime(since: start + .hours(4), source: .observed))
  }

  private func attempt(
    _ number: Int, _ state: AttemptEvent, by signer: String?, isHandOff: Bool = false
  ) -> Attempt {
    var attempt = Sample.attempt(
      "k\(number)", on: Sample.document(1), number: number, isHandOff: isHandOff, at: start + .hours(number))
    (attempt.signer, attempt.state, attempt.stateAt) = (signer, state, start + .hours(number) + .minutes(9))
    return attempt
  }

  @Test("It failed with the signer it was sent with, so many times in a row")
  func inARow() {
    let attempts = [
      attempt(1, .settled(.invalidAgain), by: "B"), attempt(2, .settled(.invalidAgain), by: "A"),
      attempt(3, .settled(.invalidAgain), by: "A"),
    ]
    #expect(
      FailedReupload(last: attempts, of: row())
        == FailedReupload(signer: "A", at: start + .hours(3) + .minutes(9), count: 2))
    #expect(FailedReupload(last: Array(attempts.prefix(1)), of: row())?.with("A") == nil)
  }

  @Test("What went back into the queue and is Saved Invalid now has failed as well")
  func followed() {
    let back = attempt(1, .settled(.signingAgain), by: "A")
    #expect(FailedReupload(last: [back], of: row())?.at == start + .hours(4))
    #expect(FailedReupload(last: [attempt(1, .followed(.invalidAgain), by: "A")], of: row())?.count == 1)
    #expect(FailedReupload(last: [back, attempt(2, .settled(.signingAgain), by: "A")], of: row())?.count == 2)
    #expect(FailedReupload(last: [back], of: row("SIGNING IN PROGRESS")) == nil)
  }

  @Test(
    "What passed, was refused, never sent or is under way has not failed",
    arguments: [
      AttemptEvent.settled(.approved), .refused("x"), .settled(.nothingChanged), .accepted("ok"), .lost("putus"),
    ])
  func notFailed(state: AttemptEvent) {
    let failed = attempt(1, .settled(.invalidAgain), by: "A")
    #expect(FailedReupload(last: [failed, attempt(2, state, by: "A")], of: row()) == nil)
    #expect(FailedReupload(last: [failed, attempt(2, .settled(.notSent), by: "B")], of: row())?.signer == "A")
    #expect(FailedReupload(last: [], of: row()) == nil)
  }

  @Test("Of a hand-off the list read after it names who signed; where it names nobody, nobody is said")
  func handOff() {
    let handOff = attempt(1, .settled(.invalidAgain), by: nil, isHandOff: true)
    #expect(FailedReupload(last: [handOff], of: row())?.signer == "A")
    #expect(FailedReupload(last: [handOff], of: row(signer: nil)) == nil)
    var early = row()
    early.document.observedAt = start
    #expect(FailedReupload(last: [handOff], of: early) == nil)
  }

  @Test(
    "Again with the same signer: another one first, and what was known of the cause after it",
    arguments: [nil, "DJP-SIGN-MASTER: Incorrect Signer Passphrase"])
  func again(reason: String?) throws {
    let row = row(reason: reason)
    let spent = FailedReupload(signer: "A", at: start, count: 3)
    let usual = Remedy.reupload(of: row, spent: nil)
    let again = Remedy.reupload(of: row, spent: spent)
    #expect(Remedy.isRepeated(row, spent: spent))
    #expect(again.plan.first?.check == .otherSigner)
    #expect(again.plan.last?.check == .oneByOne)
    #expect(again.plan.count { $0.check == .otherSigner } == 1)
    #expect(Set(usual.steps.filter { $0 != Remedy.anotherSigner }).isSubset(of: Set(again.steps)))
    for language in Language.allCases {
      #expect(again.meaning.text(language).string.contains("A, 3"))
      #expect(again.avoid.first?.text(language).isEmpty == false)
    }
    #expect(again.meaning.text(.indonesian) != again.meaning.text(.english))
  }

  @Test("Where the cause is known to be in the data, another signer is no remedy")
  func data() {
    let row = row(reason: "Some invoices have errors")
    let spent = FailedReupload(signer: "A", at: start)
    #expect(!Remedy.isRepeated(row, spent: spent))
    #expect(Remedy.reupload(of: row, spent: spent) == Remedy.reupload(of: row, spent: nil))
  }

  @Test(
    "What is approved or under way already is not told to be uploaded again, in the portal either",
    arguments: ["ETAX-30025", "ETAX-30026"], [false, true])
  func noFailure(reason: String, isHandOff: Bool) {
    let remedy = Remedy.reupload(of: row(reason: reason), spent: nil, isHandOff: isHandOff)
    #expect(!remedy.plan.isEmpty)
    #expect(!remedy.steps.contains(Remedy.oneByOne))
    #expect(!remedy.plan.contains { $0.check == .oneByOne })
    #expect(remedy.avoid.contains { $0.text(.indonesian).string == "Jangan mengunggahnya lagi." })
    #expect(remedy.avoid.contains { $0.text(.english).string == "Do not upload it again." })
  }

  @Test("In the portal as many steps, the first with another signer")
  func portal() {
    let row = row()
    let spent = FailedReupload(signer: "A", at: start)
    let usual = Remedy.reupload(of: row, spent: nil, isHandOff: true)
    let again = Remedy.reupload(of: row, spent: spent, isHandOff: true)
    #expect(usual.plan.count == again.plan.count)
    #expect(usual.steps[0].text(.english).string.contains("as the signer (A)"))
    #expect(again.steps[0].text(.english).string.contains("another signer, not A"))
    #expect(again.steps[0].text(.indonesian).string.contains("bukan A"))
  }

  @Test("In the portal too the cause is put right first, where it is known to be with who signed")
  func causeBeforePortal() throws {
    let row = row(reason: "DJP-SIGN-MASTER: Incorrect Signer Passphrase")
    let cause = try #require(Remedy.remedy(forFailureOf: row))
    let portal = Remedy.reupload(of: row, spent: nil, isHandOff: true)
    #expect(portal.plan.prefix(cause.plan.count) == cause.plan[...])
    #expect(portal.plan.count == cause.plan.count + Remedy.portalSteps(signer: nil).count)
    // What is known of another signer stands once, where another one is asked for.
    #expect(portal.plan.count { $0.check == .otherSigner } == 1)
    let login = portal.steps[cause.plan.count]
    #expect(login.text(.english).string.contains("as that other signer, or as A once that is put right"))
    #expect(login.text(.indonesian).string.contains("penandatangan lain itu, atau sebagai A bila sudah beres"))
    let again = Remedy.reupload(of: row, spent: FailedReupload(signer: "A", at: start), isHandOff: true)
    #expect(again.plan.first?.check == .otherSigner && again.steps.contains(cause.steps[0]))
    #expect(again.steps.contains { $0.text(.english).string.contains("as another signer, not A") })
    #expect(Set(portal.steps).count == portal.steps.count && Set(again.steps).count == again.steps.count)
    // Of a failure whose code is in no list the fields are looked at in the portal.
    let unknown = Remedy.reupload(of: self.row(reason: "XYZ-12345: ?"), spent: nil, isHandOff: true)
    #expect(!unknown.plan.contains(Remedy.requiredFields) && unknown.plan.count <= 9)
  }

  @Test(
    "A cause that does not lie with who signed is put right before the portal's steps, which keep their numbers",
    arguments: ["ETAX-40001", "ETAX-20005", "TPPN-022", "TPPN-999", "ETAX-99999", "API rate limit exceeded"])
  func beforePortal(reason: String) throws {
    let desk = ReuploadDesk(
      row: row(reason: reason), isHandOff: true, signers: [], number: 1, key: IdempotencyKey("k"),
      by: Operator(user: "petugas", host: "kantor"), at: start)
    let cause = try #require(Remedy.remedy(forReason: reason))
    #expect(desk.stepsBeforePortal == cause.plan.filter { $0.check != .oneByOne })
    #expect(!desk.stepsBeforePortal.isEmpty)
    #expect(desk.remedy.plan == Remedy.portalSteps(signer: "A"))
  }

  @Test(
    "Where no cause is known, what may help stands before the portal's steps",
    arguments: [nil, "Faktur tidak dapat diproses"])
  func unknownBeforePortal(reason: String?) {
    let row = row(reason: reason)
    let desk = ReuploadDesk(
      row: row, isHandOff: true, signers: [], number: 1, key: IdempotencyKey("k"),
      by: Operator(user: "petugas", host: "kantor"), at: start)
    let usual = Remedy.savedInvalid.plan
    #expect(desk.stepsBeforePortal == usual.filter { $0 != Remedy.requiredFields && $0.check != .oneByOne })
    #expect(desk.stepsBeforePortal.count == 2)
    #expect(desk.remedy.plan == Remedy.portalSteps(signer: "A"))
    // Where it is the signer whose documents fail, another one may log in, and what is known of that stands above.
    let suspect = desk.remedy(isSignerSuspect: true)
    #expect(suspect.plan == Remedy.portalSteps(signer: "A", isAfterOther: true))
    let spent = FailedReupload(signer: "A", at: start)
    let again = Remedy.reupload(of: row, spent: spent, isHandOff: true, isSignerSuspect: true)
    #expect(again == Remedy.reupload(of: row, spent: spent, isHandOff: true))
  }

  @Test(
    "A suspect signer is nothing to a failure that is known to lie elsewhere", arguments: ["ETAX-40001", "TPPN-022"])
  func suspectElsewhere(reason: String) {
    let row = row(reason: reason)
    let usual = Remedy.reupload(of: row, spent: nil, isHandOff: true)
    #expect(Remedy.reupload(of: row, spent: nil, isHandOff: true, isSignerSuspect: true) == usual)
  }

  @Test(
    "Where the cause has numbers of its own or is no failure, nothing stands before the steps",
    arguments: ["DJP-SIGN-MASTER: Incorrect Signer Passphrase", "XYZ-123", "ETAX-30026"])
  func nothingBeforePortal(reason: String) {
    let desk = ReuploadDesk(
      row: row(reason: reason), isHandOff: true, signers: [], number: 1, key: IdempotencyKey("k"),
      by: Operator(user: "petugas", host: "kantor"), at: start)
    #expect(desk.stepsBeforePortal.isEmpty)
  }

  @Test("The desk writes down whom it was sent with, also where nobody was chosen; of a hand-off that is not known")
  func written() throws {
    func begun(isHandOff: Bool, choosing signer: String? = nil) throws -> Attempt {
      var desk = ReuploadDesk(
        row: row(), isHandOff: isHandOff, signers: ["A", "B"], number: 1, key: IdempotencyKey("k"),
        by: Operator(user: "petugas", host: "kantor"), at: start)
      if let signer { _ = desk.handle(.choose(signer: signer), at: start) }
      _ = desk.handle(.askToSend, at: start)
      _ = desk.handle(.confirm, at: start)
      let commands = desk.handle(.reread(row().document), at: start)
      guard case .begin(let attempt)? = commands.first else { throw NothingBegun() }
      return attempt
    }
    #expect(try begun(isHandOff: false).signer == "A")
    #expect(try begun(isHandOff: false, choosing: "B").signer == "B")
    #expect(try begun(isHandOff: false, choosing: "A").signer == "A")
    #expect(try begun(isHandOff: false, choosing: "C").signer == "A")
    #expect(try begun(isHandOff: true).signer == nil)
  }

  @Test("The remedy of an open desk stays what it was, whoever is chosen, so that its steps keep their numbers")
  func steady() {
    var desk = ReuploadDesk(
      row: row(), isHandOff: false, signers: ["A", "B"], number: 2, key: IdempotencyKey("k"),
      by: Operator(user: "petugas", host: "kantor"), at: start, after: [attempt(1, .settled(.invalidAgain), by: "A")])
    #expect(desk.isRepeated)
    let plan = desk.remedy.plan
    _ = desk.handle(.choose(signer: "B"), at: start)
    #expect(desk.attempt.signer == "B")
    #expect(desk.remedy.plan == plan)
    _ = desk.handle(.choose(signer: "A"), at: start)
    #expect(desk.attempt.signer == nil)
  }

  @Test("An attempt that came to nothing is not counted: the next bears its number, and with it the ticks")
  func cameToNothing() {
    let notTaken = attempt(1, .refused(BackendError.rateLimited(until: nil).words), by: "A")
    #expect([notTaken].numberOfNext == 1)
    #expect([attempt(1, .settled(.notSent), by: "A")].numberOfNext == 1)
    let failed = attempt(1, .settled(.invalidAgain), by: "A")
    #expect([failed].numberOfNext == 2)
    #expect([failed, attempt(2, .refused("not authorised"), by: "A")].numberOfNext == 2)
    #expect([failed, attempt(2, .refused("NITKU salah"), by: "A")].numberOfNext == 3)
    #expect([failed, notTaken].lastSent == failed)
  }

  @Test("What was answered about a document stays the last answer, whatever was only not taken or never sent since")
  func refusedBefore() {
    let refused = attempt(1, .refused("TPPN-003"), by: "A")
    let notTaken = [BackendError.rateLimited(until: nil, why: "kuota"), .notAuthorized(expiredAt: nil)].map {
      attempt(2, .refused($0.words), by: "A")
    }
    let attempts = [refused] + notTaken + [attempt(2, .settled(.notSent), by: "A")]
    #expect(AttemptRefusal(last: attempts) == AttemptRefusal(of: refused))
    let desk = ReuploadDesk(
      row: row(), isHandOff: false, signers: [], number: 2, key: IdempotencyKey("k"),
      by: Operator(user: "petugas", host: "kantor"), at: start + .hours(5), after: attempts)
    #expect(desk.failure.document.reason == "TPPN-003")
    #expect(AttemptRefusal(last: attempts + [attempt(2, .settled(.invalidAgain), by: "A")]) == nil)
  }

  @Test("A call that was not taken is no refusal of the document, for its signer neither")
  func notTakenIsNoRefusal() {
    for error in [BackendError.rateLimited(until: nil, why: "kuota"), .notSent(why: "HTTP 500")] {
      let happened = AttemptEvent.refused(error.words)
      #expect(happened.isNotTaken && SignedReupload(attempt(1, happened, by: "A")).outcome == nil)
    }
    let refused = AttemptEvent.refused("NITKU salah")
    #expect(!refused.isNotTaken && SignedReupload(attempt(1, refused, by: "A")).outcome == .refused)
  }

  private func row(_ status: String = "SAVED INVALID", at moment: Timestamp) -> QueueRow {
    var document = row(status).document
    document.observedAt = moment
    return QueueRow(document: document, time: StatusTime(since: moment, source: .observed))
  }

  private func sent(ticking step: Int) -> ReuploadDesk {
    var desk = ReuploadDesk(
      row: row(), isHandOff: false, signers: ["A", "B"], number: 1, key: IdempotencyKey("k"),
      by: Operator(user: "petugas", host: "kantor"), at: start + .hours(5))
    for event in [
      ReuploadDesk.Event.tick(step, of: desk.remedy.plan), .askToSend, .confirm, .reread(row().document), .recorded,
    ] {
      _ = desk.handle(event, at: start + .hours(5))
    }
    return desk
  }

  @Test("A desk at which it has just failed again tells at once what is to be done next, with nothing ticked")
  func atOnce() {
    var desk = sent(ticking: 2)
    _ = desk.handle(.answered(.accepted("ok")), at: start + .hours(5))
    #expect(desk.ticked == [2] && !desk.isRepeated)
    let failed = row(at: start + .hours(6))
    let commands = desk.handle(.seen(failed), at: start + .hours(6))
    #expect(commands == [.record(.settled(.invalidAgain), desk.attempt.key)])
    #expect(desk.failed == FailedReupload(signer: "A", at: start + .hours(6)))
    #expect(desk.isRepeated && desk.ticked.isEmpty)
    #expect(desk.remedy == Remedy.reupload(of: failed, spent: desk.failed))
    #expect(desk.remedy.plan.first?.text.text(.english).string.hasPrefix("First use another signer, not A") == true)
  }

  @Test("A desk that ended back in the queue tells the same once the document has failed from there")
  func fromTheQueue() {
    var desk = sent(ticking: 2)
    _ = desk.handle(.answered(.accepted("ok")), at: start + .hours(5))
    _ = desk.handle(.seen(row("SIGNING IN PROGRESS", at: start + .hours(6))), at: start + .hours(6))
    #expect(desk.phase == .over(.settled(.signingAgain)) && !desk.isRepeated)
    _ = desk.handle(.seen(row(at: start + .hours(7))), at: start + .hours(7))
    #expect(desk.isRepeated && desk.ticked.isEmpty)
  }

  @Test("A desk whose attempt was refused tells at once what that refusal means")
  func refusedAtOnce() {
    var desk = sent(ticking: 1)
    _ = desk.handle(.failed(.rejected("TPPN-003")), at: start + .hours(5))
    #expect(desk.failure.document.reason == "TPPN-003" && desk.ticked.isEmpty)
    #expect(desk.remedy == Remedy.remedy(forReason: "TPPN-003"))
    #expect(desk.lastUpload == desk.attempt)
  }

  @Test(
    "A desk whose call was only not taken tells the same cause and steps as before, ticked as they were",
    arguments: [
      BackendError.rateLimited(until: nil, why: "kuota"), .notAuthorized(expiredAt: nil), .notSent(why: "HTTP 500"),
      .notBefore(Sample.observedAt, why: "HTTP 503"), .circuitOpen(until: Sample.observedAt, why: "HTTP 500"),
      .tooSoon(until: Sample.observedAt),
    ])
  func notTaken(error: BackendError) {
    var desk = sent(ticking: 1)
    let failure = desk.failure
    _ = desk.handle(.failed(error), at: start + .hours(5))
    #expect(desk.phase == .over(.failed(error)) && desk.lastUpload != desk.attempt)
    #expect(desk.lastRefusal == nil && desk.failure == failure && desk.ticked == [1])
    var attempt = attempt(1, .refused(error.words), by: "A")
    #expect(AttemptRefusal(of: attempt) == nil)
    attempt.state = .refused("already in progress")
    #expect(AttemptRefusal(of: attempt) != nil, "which is said of the document")
  }

  private struct NothingBegun: Error {}
}
