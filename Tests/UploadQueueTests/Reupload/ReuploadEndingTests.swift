import TestSupport
import Testing
import UploadQueue

/// What becomes of a re-upload once it was sent.
@Suite struct ReuploadEndingTests {
  @Test(
    "a failure that leaves doubt is written down as lost, and the backend is asked",
    arguments: [BackendError.unavailable("timeout"), .protocolBroken(what: "no JSON", at: "byte 0")])
  func doubt(error: BackendError) {
    var desk = Desk.sent()
    let key = desk.attempt.key
    #expect(desk.take(.failed(error)) == [.record(.lost(error.words), key), .askOutcome(key, Desk.row.id)])
    #expect(desk.phase == .inDoubt)
  }

  @Test(
    "a failure that leaves no doubt is over",
    arguments: [
      BackendError.notAuthorized(expiredAt: nil), .notAllowed(.none), .alreadyInProgress, .alreadyApproved,
      .rateLimited(until: nil), .notSent(why: "HTTP 500"),
    ])
  func noDoubt(error: BackendError) {
    var desk = Desk.sent()
    #expect(desk.take(.failed(error)) == [.record(.refused(error.words), desk.attempt.key)])
    #expect(desk.phase == .over(.failed(error)))
  }

  @Test("a refusal is over, in the backend's words")
  func rejected() {
    var desk = Desk.sent()
    #expect(desk.take(.failed(.rejected("NITKU salah"))) == [.record(.refused("NITKU salah"), desk.attempt.key)])
    #expect(desk.phase == .over(.rejected("NITKU salah")))
  }

  @Test("the backend's word ends the doubt, or leaves it where it knows nothing")
  func outcomes() {
    let expected: [(ReuploadOutcome, ReuploadDesk.Phase, AttemptEvent?)] = [
      (.neverReceived, .over(.settled(.notSent)), .settled(.notSent)), (.queued, .waiting, .queued),
      (.accepted("ok"), .waiting, .accepted("ok")), (.rejected("no"), .over(.rejected("no")), .refused("no")),
      (.notRecorded, .inDoubt, nil),
    ]
    for (outcome, phase, event) in expected {
      var desk = Desk.sent()
      _ = desk.take(.failed(.unavailable("x")))
      #expect(desk.take(.outcome(outcome)) == event.map { [.record($0, desk.attempt.key)] } ?? [])
      #expect(desk.phase == phase)
      #expect(desk.lostTo == (outcome == .neverReceived ? BackendError.unavailable("x").words : nil))
    }
  }

  @Test("the same word twice is written down once")
  func sameWord() {
    var desk = Desk.sent()
    _ = desk.take(.answered(.queued))
    #expect(desk.take(.outcome(.queued)) == [])
    #expect(desk.take(.outcome(.accepted("ok"))).count == 1)
    #expect(desk.take(.outcome(.accepted("ok"))) == [])
  }

  @Test("a hand-off sends nothing: it is led, claimed, and verified by what is seen")
  func handOff() {
    var desk = Desk.sent(isHandOff: true)
    #expect(desk.phase == .handOff)
    _ = desk.take(.tick(1, of: desk.remedy.plan))
    _ = desk.take(.tick(2, of: desk.remedy.plan))
    let kept = TickedSteps(document: Desk.row.id, attempt: 1, steps: [2], of: desk.remedy.plan, at: Desk.now)
    #expect(desk.take(.tick(1, of: desk.remedy.plan)) == [.keep(kept)])
    #expect(desk.take(.tick(0, of: desk.remedy.plan)) == [.keep(kept)])
    #expect(desk.ticked == [2])
    #expect(desk.take(.claimDone) == [.record(.claimedDone, desk.attempt.key)])
    #expect(desk.take(.seen(Desk.row)) == [])
    #expect(desk.take(.seen(Desk.row("APPROVED"))) == [.record(.settled(.approved), desk.attempt.key)])
    #expect(desk.phase == .over(.settled(.approved)))
  }

  @Test("a hand-off that is withdrawn was not sent")
  func withdrawn() {
    var desk = Desk.sent(isHandOff: true)
    #expect(desk.take(.withdraw) == [.record(.settled(.notSent), desk.attempt.key)])
  }

  @Test("whoever waits no longer settles it as unchanged")
  func stopWaiting() {
    var desk = Desk.sent()
    _ = desk.take(.answered(.accepted("ok")))
    #expect(desk.take(.stopWaiting) == [.record(.settled(.nothingChanged), desk.attempt.key)])
  }

  @Test("what waits to be taken is given up only by taking it back")
  func takenBack() {
    var desk = Desk.sent()
    let key = desk.attempt.key
    _ = desk.take(.answered(.queued))
    #expect(desk.take(.stopWaiting) == [.withdraw(key, Desk.row.id)])
    #expect(desk.phase == .waiting)
    #expect(desk.take(.withdrawn(.queued)) == [])
    #expect(desk.isTaken)
    #expect(desk.phase == .waiting)
    #expect(desk.take(.withdrawn(.neverReceived)) == [.record(.settled(.notSent), key)])
  }

  @Test("another reason for the same Saved Invalid settles what was sent, and nothing that was not")
  func anotherReason() {
    var again = Desk.row("SAVED INVALID", since: Desk.row.time.since)
    again.document.reason = "NITKU pembeli tidak ditemukan"
    var queued = Desk.sent()
    _ = queued.take(.answered(.queued))
    #expect(queued.take(.seen(again)) == [])
    var accepted = Desk.sent()
    _ = accepted.take(.answered(.accepted("ok")))
    #expect(accepted.take(.seen(Desk.row)) == [])
    #expect(accepted.take(.seen(again)) == [.record(.settled(.invalidAgain), accepted.attempt.key)])
  }

  @Test("what was sent before a restart does not end at the reason that is seen first then, which may be the old one")
  func reasonAfterRestart() {
    var sent = Desk.sent()
    _ = sent.take(.answered(.accepted("ok")))
    var desk = ReuploadDesk(resuming: sent.attempt, row: Desk.row)
    var row = Desk.row("SAVED INVALID", since: Desk.row.time.since)
    row.document.reason = "NITKU pembeli tidak ditemukan"
    #expect(desk.take(.seen(row)) == [])
    #expect(desk.phase == .waiting)
    row.document.reason = "Tanggal faktur tidak sesuai"
    #expect(desk.take(.seen(row)) == [.record(.settled(.invalidAgain), sent.attempt.key)])
  }

  @Test("where the status moves before the answer was asked for, the answer is written down first")
  func answerBeforeTheEnd() {
    for (outcome, expected) in [
      (ReuploadOutcome.accepted("queued at DJP"), [AttemptEvent.accepted("queued at DJP"), .settled(.approved)]),
      (.queued, [.settled(.approved)]), (.notRecorded, [.settled(.approved)]),
      (.rejected("salah"), [.refused("salah")]),
    ] {
      var desk = Desk.sent()
      let key = desk.attempt.key
      _ = desk.take(.answered(.queued))
      #expect(desk.take(.seen(Desk.row("APPROVED"))) == [.askOutcome(key, Desk.row.id)])
      #expect(!desk.isOver)
      #expect(desk.take(.outcome(outcome)) == expected.map { .record($0, key) })
      #expect(desk.isOver)
    }
  }

  @Test("where that question finds no answer, the next reading settles it")
  func noAnswerBeforeTheEnd() {
    var desk = Desk.sent()
    let key = desk.attempt.key
    _ = desk.take(.answered(.queued))
    #expect(desk.take(.seen(Desk.row("APPROVED"))) == [.askOutcome(key, Desk.row.id)])
    #expect(desk.take(.seen(Desk.row("APPROVED"))) == [.record(.settled(.approved), key)])
  }

  @Test("the document's own signer is not offered as another one")
  func ownSigner() {
    var row = Desk.row
    row.document.signer = "BUDI CONTOH"
    var desk = Desk.open(row, signers: ["BUDI CONTOH", "SITI CONTOH"])
    _ = desk.take(.chooseNextSigner(proposed: nil))
    #expect(desk.attempt.signer == "SITI CONTOH")
    _ = desk.take(.chooseNextSigner(proposed: nil))
    #expect(desk.attempt.signer == nil)
  }

  @Test("after a restart an attempt goes on where the journal left it, and is never sent")
  func resumed() {
    let expected: [(AttemptEvent, Bool, ReuploadDesk.Phase)] = [
      (.intended, false, .inDoubt), (.intended, true, .handOff), (.lost("x"), false, .inDoubt),
      (.accepted("ok"), false, .waiting), (.queued, false, .waiting), (.claimedDone, true, .verifying),
      (.refused("no"), false, .over(.rejected("no"))),
      (.settled(.approved), false, .over(.settled(.approved))),
    ]
    for (state, isHandOff, phase) in expected {
      var attempt = Sample.attempt("key", on: Desk.row.document, isHandOff: isHandOff)
      attempt.state = state
      #expect(attempt.isInDoubtAfterRestart == (phase == .inDoubt))
      #expect(attempt.isInFlight == [.inDoubt, .waiting, .handOff].contains(phase))
      var desk = ReuploadDesk(resuming: attempt, row: Desk.row)
      #expect(desk.phase == phase)
      for event in RandomEvents.all {
        #expect(!desk.take(event).contains { if case .send = $0 { true } else { false } })
      }
    }
  }

  @Test("a moved status settles the attempt; what tells nothing does not")
  func settlement() {
    let attempt = Sample.attempt("key", on: Desk.row.document)
    let began = attempt.beganAt
    #expect(attempt.settlement(seeing: Desk.row("APPROVED")) == .approved)
    #expect(attempt.settlement(seeing: Desk.row("SIGNING IN PROGRESS")) == .signingAgain)
    #expect(attempt.settlement(seeing: Desk.row("CANCELED")) == .moved(StatusReading(coretax: "CANCELED")))
    #expect(attempt.settlement(seeing: Desk.row("DISAPPROVED")) == .moved(StatusReading(coretax: "DISAPPROVED")))
    #expect(attempt.settlement(seeing: Desk.row("SAVED INVALID", since: began - .minutes(1))) == nil)
    #expect(attempt.settlement(seeing: Desk.row("SAVED INVALID", since: began)) == nil)
    #expect(attempt.settlement(seeing: Desk.row("SAVED INVALID", since: began + .seconds(1))) == .invalidAgain)
    #expect(attempt.settlement(seeing: Desk.row("SAVED INVALID", since: began + .days(1), source: .atLeast)) == nil)
    #expect(attempt.settlement(seeing: Desk.row("")) == nil)
    var gone = Desk.row("APPROVED")
    gone.missingSince = Desk.now
    #expect(attempt.settlement(seeing: gone) == nil)
  }

  @Test("a list that is older than the attempt settles nothing, whatever it shows, and the next one does")
  func olderList() {
    let before = Desk.now - .minutes(3)
    for isHandOff in [true, false] {
      var desk = Desk.sent(isHandOff: isHandOff)
      _ = desk.take(isHandOff ? .claimDone : .answered(.accepted("")))
      let phase = desk.phase
      for status in ["APPROVED", "SIGNING IN PROGRESS", "CANCELED"] {
        #expect(desk.take(.seen(Desk.row(status, observedAt: before))) == [])
        #expect(desk.phase == phase)
      }
      var another = Desk.row("SAVED INVALID", observedAt: before)
      another.document.reason = "NITKU pembeli tidak ditemukan"
      #expect(desk.take(.seen(another)) == [])
      #expect(desk.take(.seen(Desk.row("APPROVED"))) == [.record(.settled(.approved), desk.attempt.key)])
    }
  }

  @Test("a source that counts in whole seconds may show what was true in the second of the attempt")
  func wholeSeconds() {
    let attempt = Sample.attempt("key", on: Desk.row.document, at: Desk.now + .milliseconds(900))
    #expect(attempt.settlement(seeing: Desk.row("APPROVED", observedAt: Desk.now)) == .approved)
    #expect(attempt.settlement(seeing: Desk.row("APPROVED", observedAt: Desk.now - .seconds(1))) == nil)
  }

  @Test("the same status in another spelling settles nothing")
  func spelling() {
    let attempt = Sample.attempt("key", on: Desk.row.document)
    #expect(attempt.settlement(seeing: Desk.row("Saved_Invalid", since: attempt.beganAt - .hours(1))) == nil)
  }
}
