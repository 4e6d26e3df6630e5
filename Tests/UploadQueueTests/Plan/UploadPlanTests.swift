import TestSupport
import Testing
import UploadQueue

@Suite("A plan for a quieter hour")
struct UploadPlanTests {
  private let morning = Timestamp.wib("2026-11-17 09:00")
  private let evening = Timestamp.wib("2026-11-17 21:00")

  private func upload(
    _ number: Int, dueAt: Timestamp? = nil, plannedAt: Timestamp? = nil, _ state: PlannedUpload.State = .planned,
    at stateAt: Timestamp? = nil, settledAt: Timestamp? = nil
  ) -> PlannedUpload {
    let document = Sample.document(number)
    var upload = PlannedUpload(
      key: IdempotencyKey("rencana-\(number)"), subject: Subject(document), signer: nil, seenStatus: document.status,
      seenAt: document.observedAt, taxBase: document.taxBase, partnerName: document.partnerName, number: 1,
      dueAt: dueAt ?? evening, by: Operator(user: "petugas", host: "kantor"), plannedAt: plannedAt ?? morning)
    upload.state = state
    upload.stateAt = stateAt ?? upload.plannedAt
    upload.settledAt = settledAt
    return upload
  }

  private func step(_ uploads: [PlannedUpload], at now: Timestamp, since: Timestamp? = nil) -> UploadPlan.Step {
    UploadPlan(uploads).step(at: now, attendedSince: since ?? morning)
  }

  @Test("Nothing is sent before its time, and then the first, by time and then by when it was planned")
  func order() {
    let uploads = [
      upload(1, plannedAt: morning + .minutes(2)), upload(2, plannedAt: morning + .minutes(1)),
      upload(3, dueAt: evening + .hours(1)), upload(4, dueAt: evening - .hours(1), plannedAt: morning + .minutes(3)),
    ]
    #expect(UploadPlan(uploads).uploads.map(\.subject.name) == [4, 2, 1, 3].map { Sample.document($0).name })
    #expect(UploadPlan(uploads).waiting(for: .sent, at: morning).first?.dueAt == evening - .hours(1))
    #expect(step(uploads, at: evening - .hours(1) - .seconds(1)) == .wait)
    #expect(step(uploads, at: evening - .hours(1)) == .send(uploads[3]))
    #expect(step(Array(uploads.prefix(3)), at: evening) == .send(uploads[1]))
  }

  @Test("A running Pantau sends it, until its time has gone by; one that has ended does not")
  func prospects() {
    let other = Operator(user: "ani", host: "gudang")
    let holds: [(AttemptHold, UploadPlan.Prospect)] = [
      (.own, .sent), (.other(other, since: morning), .sent), (.unknown(other, since: morning), .uncertain),
      (.nobody(other, since: morning), .left),
    ]
    for (hold, prospect) in holds {
      var held = upload(1)
      held.hold = hold
      let plan = UploadPlan([held])
      #expect(plan.prospect(of: held, at: morning) == prospect)
      #expect(plan.prospect(of: held, at: evening + UploadPlan.patience) == prospect)
      #expect(plan.prospect(of: held, at: evening + UploadPlan.patience + .seconds(1)) == .passed)
      let before = upload(2, .attempted(.settled(.approved)), at: evening + .minutes(9))
      #expect(UploadPlan([before, held]).prospect(of: held, at: evening + .minutes(15)) == prospect)
    }
  }

  @Test("The next one is sent once the one before has gone through and a pause is over")
  func pause() {
    for end: AttemptEvent in [.settled(.approved), .settled(.signingAgain)] {
      let uploads = [upload(1, .attempted(end), at: evening + .minutes(1)), upload(2)]
      #expect(step(uploads, at: evening + .minutes(1) + .seconds(29)) == .wait)
      #expect(step(uploads, at: evening + .minutes(1) + .seconds(30)) == .send(uploads[1]))
    }
  }

  @Test(
    "While one is under way, or it is not known how it ended, none is sent",
    arguments: [AttemptEvent.intended, .accepted("diterima"), .queued, .lost("putus")])
  func oneByOne(event: AttemptEvent) {
    let uploads = [upload(1, .attempted(event), at: evening), upload(2)]
    #expect(step(uploads, at: evening + .minutes(10)) == .wait)
    #expect(uploads[0].isUnderWay && uploads[0].isOpen)
  }

  @Test("What is due while the one before takes too long is not sent late, counted from the last that went through")
  func hanging() {
    let hanging = upload(1, .attempted(.lost("putus")), at: evening)
    let (second, tomorrow) = (upload(2), upload(3, dueAt: evening + .hours(8)))
    let late = evening + .minutes(10) + .seconds(1)
    #expect(step([hanging, second, tomorrow], at: late) == .halt([second.key], .passed))
    #expect(step([hanging, tomorrow], at: late) == .wait)
    let through = upload(4, dueAt: evening - .minutes(1), .attempted(.settled(.approved)), at: evening + .minutes(8))
    #expect(step([through, hanging, second], at: late) == .wait)
    #expect(step([through, hanging, second], at: late + .minutes(8)) == .halt([second.key], .passed))
  }

  @Test("Behind one that hangs each waits its own ten minutes")
  func hangingForEach() {
    let hanging = upload(1, .attempted(.lost("putus")), at: evening)
    let (second, third) = (upload(2), upload(3, dueAt: evening + .minutes(10)))
    let late = evening + .minutes(10) + .seconds(1)
    #expect(step([hanging, second, third], at: late) == .halt([second.key], .passed))
    #expect(step([hanging, third], at: evening + .minutes(20)) == .wait)
    #expect(step([hanging, third], at: late + .minutes(10)) == .halt([third.key], .passed))
    let through = upload(1, .attempted(.settled(.approved)), at: evening + .minutes(12))
    #expect(step([through, third], at: evening + .minutes(13)) == .send(third))
  }

  @Test("An approval that comes long after one went back into the queue gives the others no more time, and no pause")
  func approvedLater() {
    let approved = (1...3).map {
      upload(
        $0, dueAt: evening - .minutes(4), .attempted(.followed(.approved)), at: evening + .minutes(3 * $0),
        settledAt: evening - .minutes(4 - $0))
    }
    let (hanging, rest) = (upload(4, .attempted(.lost("putus")), at: evening), upload(5))
    #expect(step(approved + [hanging, rest], at: evening + .minutes(10)) == .wait)
    #expect(
      step(approved + [hanging, rest], at: evening + .minutes(10) + .seconds(1)) == .halt([rest.key], .passed))
    #expect(step([approved[0], rest], at: evening + .minutes(3)) == .send(rest))
  }

  @Test("What an earlier Pantau of the same person has sent holds the rest and is waited for, and nobody else's")
  func earlierRun() {
    let rest = upload(2)
    let start = evening - .minutes(1)
    for user in ["petugas", "ani"] {
      var failed = upload(1, .attempted(.settled(.invalidAgain)), at: start - .seconds(1))
      failed.hold = .nobody(Operator(user: user, host: "kantor"), since: morning)
      let held = UploadPlan.Step.halt([rest.key], .after(failed.subject.name))
      #expect(step([failed, rest], at: evening, since: start) == (user == "petugas" ? held : .send(rest)))
      // It was sent before this one began to attend, and only seen to have failed since then.
      (failed.state, failed.settledAt) = (.attempted(.followed(.invalidAgain)), failed.stateAt)
      failed.stateAt = evening
      #expect(step([failed, rest], at: evening, since: start) == (user == "petugas" ? held : .send(rest)))
      (failed.state, failed.settledAt) = (.attempted(.settled(.approved)), nil)
      #expect(step([failed, rest], at: evening + .seconds(29)) == (user == "petugas" ? .wait : .send(rest)))
      #expect(step([failed, rest], at: evening + .seconds(30)) == .send(rest))
    }
  }

  @Test("What failed at a Pantau that ran beside this one holds nothing here, also once that one has ended")
  func failedBeside() {
    for state: PlannedUpload.State in [.attempted(.settled(.invalidAgain)), .halted(.failed("Sudah disetujui DJP."))] {
      var failed = upload(1, state, at: evening)
      let rest = upload(2, dueAt: evening + .hours(8))
      let by = failed.by
      for hold: AttemptHold in [.other(by, since: morning), .nobody(by, since: morning)] {
        failed.hold = hold
        #expect(step([failed, rest], at: evening + .hours(1)) == .wait)
        #expect(step([failed, rest], at: evening + .hours(8)) == .send(rest))
      }
    }
  }

  @Test(
    "The first that does not go through halts whatever was planned before, whenever that was to be sent",
    arguments: [
      PlannedUpload.State.attempted(.refused("ETAX-30025")), .attempted(.settled(.invalidAgain)),
      .attempted(.settled(.nothingChanged)), .attempted(.settled(.notSent)), .attempted(.followed(.invalidAgain)),
      .attempted(.settled(.moved(StatusReading(coretax: "CANCELED")))), .halted(.failed("Sudah disetujui DJP.")),
    ])
  func halts(state: PlannedUpload.State) {
    let failed = upload(1, state, at: evening)
    let rest = [upload(2), upload(3, dueAt: evening + .hours(8))]
    #expect(
      step([failed] + rest, at: evening) == .halt(rest.map(\.key), .after(failed.subject.name)))
    // What is confirmed anew after that is sent.
    let anew = upload(4, dueAt: evening + .hours(1), plannedAt: evening + .minutes(5))
    #expect(step([failed, anew], at: evening + .hours(1), since: evening) == .send(anew))
  }

  @Test("What was only held, or cancelled, halts nothing")
  func harmless() {
    for state: PlannedUpload.State in [.halted(.passed), .halted(.after("INV")), .cancelled] {
      let rest = upload(2)
      #expect(step([upload(1, state, at: evening - .minutes(1)), rest], at: evening) == .send(rest))
    }
  }

  @Test("What its time went by of while nobody attended is not sent late")
  func passed() {
    let uploads = [upload(1), upload(2, dueAt: evening + .hours(2))]
    #expect(step(uploads, at: evening + .hours(1), since: evening + .seconds(1)) == .halt([uploads[0].key], .passed))
    #expect(step([uploads[1]], at: evening + .hours(1), since: evening + .seconds(1)) == .wait)
  }

  @Test("What another Pantau is to send is left to that one", arguments: [false, true])
  func elsewhere(isGone: Bool) {
    var other = upload(1)
    let by = Operator(user: "ani", host: "kantor")
    other.hold = isGone ? .nobody(by, since: morning) : .other(by, since: morning)
    #expect(step([other], at: evening) == .wait)
    #expect(step([other], at: evening + .hours(1), since: evening + .minutes(30)) == .wait)
  }

  @Test("Where others may look on, nobody is named and nothing is quoted")
  func masked() {
    var planned = upload(1, .halted(.failed("NPWP CV CONTOH tidak valid")))
    planned.signer = "BU CONTOH"
    planned.hold = .other(Operator(user: "ani", host: "kantor"), since: morning)
    let text = String(describing: UploadPlan([planned]).masked)
    for name in ["BU CONTOH", "PT CONTOH PEMBELI", "petugas", "\"ani\"", "NPWP CV"] {
      #expect(!text.contains(name), "\(name)")
    }
    #expect(text.contains(planned.subject.name))
  }

  @Test("A document is still what was confirmed where status, name, DPP and the other party are the same")
  func isStill() {
    let document = Sample.document(1)
    #expect(upload(1).isStill(document))
    var other = document
    other.taxBase = .zero
    #expect(!upload(1).isStill(other))
    other = document
    other.partnerName = "PT LAIN"
    #expect(!upload(1).isStill(other))
    other = document
    other.reference = "INV-LAIN"
    #expect(!upload(1).isStill(other))
    #expect(!upload(1).isStill(Sample.document(1, status: "APPROVED")))
  }

  @Test("A desk of what was planned has the person's yes still to come, or is over where the document is another")
  func desk() {
    let document = Sample.document(1)
    let row = QueueRow(document: document, time: StatusTime(since: morning, source: .observed))
    var desk = ReuploadDesk(planned: upload(1), row: row, at: evening)
    #expect(desk.phase == .confirming(typed: "") && desk.attempt.key == upload(1).key)
    #expect(desk.handle(.confirm, at: evening) == [.reread(document.id)])
    var gone = row
    gone.missingSince = evening
    #expect(
      ReuploadDesk(planned: upload(1), row: gone, at: evening).phase
        == .over(.changed(from: document.status, to: nil)))
  }
}

@Suite("A later time, as a person names it")
struct LaterTimeTests {
  private let now = Timestamp.wib("2026-11-17 09:05")

  @Test(
    "is today's, or tomorrow's where that has gone by",
    arguments: [
      ("21:00", "2026-11-17 21:00", false), ("21.30", "2026-11-17 21:30", false), ("9:05", "2026-11-18 09:05", true),
      ("05:00", "2026-11-18 05:00", true), ("besok 05:00", "2026-11-18 05:00", false),
      ("Tomorrow  22:30", "2026-11-18 22:30", false), (" 9:06 ", "2026-11-17 09:06", false),
    ])
  func reads(text: String, moment: String, hasPassed: Bool) {
    let time = LaterTime(text, after: now, in: .wib)
    #expect(time?.at == .wib(moment) && time?.hasPassedToday == hasPassed)
  }

  @Test("counts on the clocks of the zone")
  func zone() {
    // 09:05 WIB is 11:05 WIT.
    #expect(LaterTime("11:00", after: now, in: .wit)?.at == .wib("2026-11-18 09:00"))
    #expect(LaterTime("11:30", after: now, in: .wit)?.at == .wib("2026-11-17 09:30"))
  }

  @Test(
    "is none otherwise",
    arguments: [
      "", "soon", "24:00", "12:60", "12", "1:2", "today 21:00 now", "besok", "kemarin 21:00", "-1:00", "123:00",
      ":07:00", "07:00.", "07::00",
    ])
  func refuses(text: String) {
    #expect(LaterTime(text, after: now, in: .wib) == nil)
  }

  @Test("A time of day is written in four digits")
  func written() {
    #expect(TimeOfDay("7.05")?.written == "07:05" && TimeOfDay.usuallyQuiet.written == "21:00")
  }
}
