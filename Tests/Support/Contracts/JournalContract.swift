import UploadQueue

/// What every journal promises; each is to be checked on a new journal, kept by `petugas` at `kantor`.
public enum JournalContract: String, CaseIterable, Sendable {
  case aNewJournalIsEmpty
  case changesComeBackAsHistory
  case theLastSightingOfEachDocumentIsKept
  case sightingsComeByDocumentAndInPages
  case aDocumentThatDisappearedHasNoStatus
  case aDocumentThatDisappearedIsRememberedAsItWas
  case aChangeIsRecordedOnce
  case tickedStepsAreKeptAsTheyAre
  case watchedStretchesAreKeptAsTheyGrow
  case singleLooksThatFollowEachOtherSoonAreOneStretch
  case recordingNothingDoesNothing
  case oneAttemptIsInFlight
  case aSettledAttemptMakesRoom
  case aHandOffSaidToBeDoneMakesRoom
  case everyEventComesBack
  case nothingFollowsTheEnd
  case whatWentBackIntoTheQueueIsFollowed
  case openAttemptsAreThoseNotOver
  case attemptsOfADocumentAreInOrder
  case documentsAreFoundByEveryName
  case historyIsInTheOrderOfRecording
  case notesAndMarksStandAsLastSet
  case newsOfNotesComesOnce
  case entriesComeInPages
  case entriesAreFoundByTextAndDocument
  case whatHappenedIsCounted
  case howFarSomebodyLookedIsRemembered
  case outcomesAreCountedByTheHour
  case signingIsTimedWhereItsBeginAndEndAreKnown
  case approvalsAreCountedWhereItIsKnownWhen
  case whatIsPlannedStandsAsLastSet
  case whatIsPlannedIsBegunOnce
  case anotherAttemptCancelsWhatIsPlanned

  /// Checks this promise; throws ``BrokenPromise`` where it is not kept.
  public func check(_ journal: any Journal) async throws {
    switch self {
    case .aNewJournalIsEmpty, .recordingNothingDoesNothing:
      try await journal.record([])
      try promise(await journal.sightings(), is: [], "sightings")
      try promise(await journal.openAttempts(), is: [], "open attempts")
      try promise(await journal.history(of: one.id), is: [], "history")
    case .changesComeBackAsHistory:
      try await journal.record([first, second])
      try promise(await journal.history(of: one.id), is: [.change(first), .change(second)], "history")
      try promise(await journal.history(of: two.id), is: [], "history of another document")
    case .theLastSightingOfEachDocumentIsKept:
      try await journal.record([first, change(two, from: nil, to: "BARU SEKALI", at: 0)])
      try await journal.record([second])
      let sightings = try await journal.sightings().sorted { $0.subject.document < $1.subject.document }
      try promise(
        sightings.map(\.subject.document), is: [one.id, two.id].sorted(), "documents seen")
      let seen = sightings.first { $0.subject.document == one.id }
      try promise(seen?.subject, is: second.subject, "what it was called")
      try promise(seen?.status, is: second.to, "the last status")
      try promise(seen?.time, is: second.time, "its time")
    case .sightingsComeByDocumentAndInPages:
      try promise(await journal.sightingCount(), is: 0, "documents before any was seen")
      try await journal.record([first, change(two, from: nil, to: "BARU SEKALI", at: 0)])
      try await journal.record([second])
      try promise(await journal.sightingCount(), is: 2, "documents seen")
      let found = try await journal.sightings(of: [DocumentID("tidak ada"), two.id, one.id])
      try promise(found.map(\.subject.document), is: [two.id, one.id], "documents asked for")
      try promise(found.last?.status, is: second.to, "the last status")
      let keys = [one.id, two.id].sorted()
      try promise(await journal.sightings(of: []), is: [], "sightings of none")
      let pages = [
        try await journal.sightings(after: nil, limit: 1), try await journal.sightings(after: keys[0], limit: 1),
        try await journal.sightings(after: keys[1], limit: 1),
      ]
      try promise(pages.map { $0.map(\.subject.document) }, is: [[keys[0]], [keys[1]], []], "pages")
    case .aDocumentThatDisappearedHasNoStatus:
      let gone = change(one, from: "SAVED INVALID", to: nil, at: 9)
      try await journal.record([first])
      try await journal.record([gone])
      let sighting = try await journal.sightings().first
      try promise(sighting?.subject, is: gone.subject, "what it was called")
      try promise(sighting?.status, is: nil, "its status")
      try promise(sighting?.time, is: gone.time, "since when it is gone")
      try promise(await journal.history(of: one.id).last, is: .change(gone), "the last entry")
    case .aDocumentThatDisappearedIsRememberedAsItWas:
      var document = one
      (document.kind, document.channel) = (.inputReturn, .pjap)
      (document.taxBase, document.partnerName) = (Rupiah(sen: 1_234_567), "PT CONTOH PEMBELI")
      var gone = change(document, from: "SAVED INVALID", to: nil, at: 9)
      gone.outline = DocumentOutline(document)
      try await journal.record([first, gone])
      try promise(await journal.sightings().map(\.outline), is: [DocumentOutline(document)], "what it was")
    case .watchedStretchesAreKeptAsTheyGrow:
      try promise(await journal.watchedStretches(), is: [], "stretches where nobody watched")
      let own = [later(0), later(2), later(9)].map { WatchedStretch(key: "satu", from: later(0), to: $0) }
      let others = WatchedStretch(key: "dua", from: later(5), to: later(7))
      for stretch in [own[0], own[1], others, own[2]] { try await journal.keep(stretch) }
      try promise(await journal.watchedStretches(), is: [own[2], others], "a row each, as long as each is now")
    case .singleLooksThatFollowEachOtherSoonAreOneStretch:
      let screen = WatchedStretch(key: "satu", from: later(30), to: later(31))
      try await journal.keep(screen)
      // What was looked at before the end of a look that is kept already is told late.
      for minute in [0, 15, 20, 18, 36, 40] { try await journal.keepLook(at: later(minute), within: .minutes(15)) }
      let stretches = try await journal.watchedStretches()
      try promise(stretches.map(\.from), is: [0, 30, 36].map(later), "where stretches begin")
      try promise(stretches.map(\.to), is: [20, 31, 40].map(later), "where they end")
    case .tickedStepsAreKeptAsTheyAre:
      try promise(await journal.tickedSteps(of: one.id, attempt: 1), is: nil, "steps where nothing was ticked")
      let other = TickedSteps.Tick(at: later(1), by: Operator(user: "ANI", host: "kantor"))
      let (first, second, third) = (StepID("satu"), StepID("dua"), StepID("tiga"))
      for ticks in [
        [first: TickedSteps.Tick(at: later(1)), second: other], [second: other, third: TickedSteps.Tick(at: later(2))],
      ] {
        try await journal.keep(TickedSteps(document: one.id, attempt: 1, ticks: ticks))
      }
      let ticks = try await journal.tickedSteps(of: one.id, attempt: 1)?.ticks
      try promise(ticks?.mapValues(\.at), is: [second: later(1), third: later(2)], "what is ticked, and since when")
      try promise(ticks?[second]?.by, is: other.by, "who ticked what was ticked before")
      guard let keeper = ticks?[third]?.by else { throw BrokenPromise("who ticked it is not known") }
      // What is kept again without a name is whose it was.
      let same = TickedSteps(
        document: one.id, attempt: 1, ticks: [second: .init(at: later(1)), third: .init(at: later(2))])
      try await journal.keep(same)
      let again = try await journal.tickedSteps(of: one.id, attempt: 1)?.ticks
      try promise(again?.mapValues(\.by), is: [second: other.by, third: keeper], "who ticked what is kept again")
      try promise(await journal.tickedSteps(of: one.id, attempt: 2), is: nil, "steps of another attempt")
      try await journal.keep(TickedSteps(document: one.id, attempt: 1, ticks: [:]))
      try promise(await journal.tickedSteps(of: one.id, attempt: 1), is: nil, "steps whose ticks were taken away")
    case .aChangeIsRecordedOnce:
      var again = second
      again.seenAt = later(20)
      // Another Pantau at the same queue sees the same, a little later, and knew less before.
      for changes in [[first, second], [again], [change(one, from: nil, to: "saved_invalid", at: 21)]] {
        try await journal.record(changes)
      }
      try promise(await journal.history(of: one.id), is: [.change(first), .change(second)], "history")
      let gone = change(one, from: "SAVED INVALID", to: nil, at: 22)
      let back = change(one, from: nil, to: "SAVED INVALID", at: 23)
      for changes in [[gone], [gone], [back], [back]] { try await journal.record(changes) }
      try promise(
        await journal.history(of: one.id).suffix(3), is: [.change(second), .change(gone), .change(back)],
        "what followed")
    case .documentsAreFoundByEveryName: try await found(journal)
    case .notesAndMarksStandAsLastSet: try await annotated(journal)
    case .newsOfNotesComesOnce: try await told(journal)
    case .entriesComeInPages: try await paged(journal)
    case .entriesAreFoundByTextAndDocument: try await searched(journal)
    case .whatHappenedIsCounted: try await tallied(journal)
    case .howFarSomebodyLookedIsRemembered: try await remembered(journal)
    case .outcomesAreCountedByTheHour: try await counted(journal)
    case .signingIsTimedWhereItsBeginAndEndAreKnown: try await timed(journal)
    case .approvalsAreCountedWhereItIsKnownWhen: try await paced(journal)
    case .whatIsPlannedStandsAsLastSet: try await planned(journal)
    case .whatIsPlannedIsBegunOnce: try await begunAsPlanned(journal)
    case .anotherAttemptCancelsWhatIsPlanned: try await begunOtherwise(journal)
    default: try await checkAttempts(journal)
    }
  }

  private func checkAttempts(_ journal: any Journal) async throws {
    let attempt = Sample.attempt("key-1", on: one)
    let other = Sample.attempt("key-2", on: two)
    switch self {
    case .oneAttemptIsInFlight:
      try await journal.begin(attempt)
      for event: AttemptEvent in [.queued, .accepted("diterima"), .lost("tidak ada jawaban")] {
        try promise(await refusal(of: other, journal), is: .anotherUnderWay(one.name), "a second attempt")
        try await journal.append(event, to: attempt.key, at: later(1))
      }
      try promise(await refusal(of: other, journal), is: .anotherUnderWay(one.name), "a second attempt")
      try promise(await journal.openAttempts().map(\.key), is: [attempt.key], "open attempts")
    case .aSettledAttemptMakesRoom:
      for (index, end): (Int, AttemptEvent) in [.refused("ditolak"), .settled(.approved)].enumerated() {
        let attempt = Sample.attempt("ending-\(index)", on: one)
        try await journal.begin(attempt)
        try await journal.append(end, to: attempt.key, at: later(1))
      }
      try await journal.begin(other)
    case .aHandOffSaidToBeDoneMakesRoom:
      let handOff = Sample.attempt("key-3", on: one, isHandOff: true)
      try await journal.begin(handOff)
      try promise(await refusal(of: other, journal), is: .anotherUnderWay(one.name), "a second attempt")
      try await journal.append(.claimedDone, to: handOff.key, at: later(1))
      try promise(
        await refusal(of: Sample.attempt("key-4", on: one), journal), is: .anotherUnderWay(one.name),
        "a second attempt on its own document")
      try await journal.begin(other)
      try promise(await journal.openAttempts().map(\.key), is: [handOff.key, other.key], "open attempts")
    case .everyEventComesBack:
      var expected: [JournalEntry] = []
      for (number, events) in ([everyEvent] + everyEnd.map { [$0] }).enumerated() {
        let attempt = Sample.attempt("event-\(number)", on: one)
        try await journal.begin(attempt)
        for event in events { try await journal.append(event, to: attempt.key, at: later(2)) }
        expected += [.began(attempt)] + events.map { .event($0, attempt.key, at: later(2), by: attempt.by) }
        guard number == 0 else { continue }
        try await journal.append(.settled(.notSent), to: attempt.key, at: later(2))
        expected.append(.event(.settled(.notSent), attempt.key, at: later(2), by: attempt.by))
      }
      try promise(await journal.history(of: one.id), is: expected, "history")
    case .nothingFollowsTheEnd: try await nothingFollows(journal)
    case .whatWentBackIntoTheQueueIsFollowed: try await followed(journal)
    case .openAttemptsAreThoseNotOver:
      try await journal.begin(attempt)
      try await journal.append(.queued, to: attempt.key, at: later(3))
      var queued = attempt
      (queued.state, queued.stateAt) = (.queued, later(3))
      try promise(await journal.openAttempts(), is: [queued], "open attempts")
      try await journal.append(.settled(.signingAgain), to: attempt.key, at: later(4))
      try promise(await journal.openAttempts(), is: [], "open attempts")
    case .attemptsOfADocumentAreInOrder:
      for number in 1...3 {
        let attempt = Sample.attempt("try-\(number)", on: one, number: number, at: later(number))
        try await journal.begin(attempt)
        try await journal.append(.settled(.invalidAgain), to: attempt.key, at: later(number))
      }
      try promise(await journal.attempts(on: one.id).map(\.number), is: [1, 2, 3], "attempts")
      try promise(
        await journal.attempts(on: one.id).map(\.state), is: Array(repeating: .settled(.invalidAgain), count: 3),
        "their states")
      try promise(await journal.attempts(on: two.id), is: [], "attempts on another document")
    default:
      try await journal.record([first])
      try await journal.begin(attempt)
      try await journal.append(.accepted(""), to: attempt.key, at: later(1))
      try await journal.record([second])
      try promise(
        await journal.history(of: one.id),
        is: [
          .change(first), .began(attempt), .event(.accepted(""), attempt.key, at: later(1), by: attempt.by),
          .change(second),
        ], "history")
    }
  }

  private func found(_ journal: any Journal) async throws {
    var renamed = one
    renamed.nsfp = NSFP("04002600999999999")
    renamed.reference = "INV-BARU"
    try await journal.record([first, change(two, from: nil, to: "CREATED", at: 0)])
    try await journal.record([change(renamed, from: "SAVED INVALID", to: "APPROVED", at: 5)])
    let names = [
      one.id.rawValue, one.reference, one.recordID?.uppercased(), renamed.reference?.lowercased(),
      "040.026-00999999999", "04002600999999999",
    ]
    for name in names.compactMap({ $0 }) {
      try promise(await journal.documents(called: name), is: [Subject(renamed)], "documents called \(name)")
    }
    try promise(await journal.documents(called: "tidak ada"), is: [], "documents called otherwise")
    var numbered = Sample.document(3)
    (numbered.reference, numbered.documentNumber) = (nil, "RET-7")
    try await journal.begin(Sample.attempt("key-9", on: numbered))
    try promise(await journal.documents(called: "ret-7"), is: [Subject(numbered)], "documents called by own number")
  }

  private func annotated(_ journal: any Journal) async throws {
    let by = Operator(user: "petugas", host: "kantor")
    var renamed = one
    renamed.reference = "INV-BARU"
    try await journal.annotate(Subject(one), .noted("telepon pembeli"), at: later(1))
    try await journal.annotate(Subject(one), .marked, at: later(2))
    try await journal.annotate(Subject(two), .marked, at: later(3))
    try await journal.annotate(Subject(renamed), .noted("sudah ditelepon"), at: later(4))
    try await journal.annotate(Subject(two), .unmarked, at: later(5))
    let stands = Annotation(
      note: Note(text: "sudah ditelepon", by: by, at: later(4)), mark: Mark(by: by, at: later(2)))
    try promise(await journal.annotations(), is: [one.id: stands], "notes and marks")
    try await journal.annotate(Subject(renamed), .noteRemoved, at: later(6))
    try promise(
      await journal.annotations(), is: [one.id: Annotation(mark: stands.mark)], "what is left without the note")
    try promise(
      await journal.history(of: two.id),
      is: [(.marked, 3), (.unmarked, 5)].map { event, minutes in
        .annotated(AnnotationRecord(subject: Subject(two), event: event, by: by, at: later(minutes)))
      }, "what was done to one of them")
    try promise(await journal.history(of: one.id).count, is: 4, "entries of the other, removed notes among them")
    try promise(await journal.documents(called: "inv-baru"), is: [Subject(renamed)], "documents called so in a note")
  }

  private func told(_ journal: any Journal) async throws {
    try await journal.record([first])
    let before = try await journal.annotationNews(after: .start)
    try promise(before.records, is: [], "news where there is no note")
    try await journal.annotate(Subject(one), .marked, at: later(1))
    let news = try await journal.annotationNews(after: before.end)
    try promise(news.records.map(\.event), is: [.marked], "news")
    try promise(news.end > before.end, "the journal has not grown")
    try await journal.record([second])
    try promise(await journal.annotationNews(after: news.end).records, is: [], "news that were told")
  }

  /// Three hours from `observedAt` on; what lies outside, or tells no time, is not counted.
  private func counted(_ journal: any Journal) async throws {
    let exact = { (document: Document, to: String, minutes: Int) in
      var change = self.change(document, from: nil, to: to, at: minutes)
      change.time = StatusTime(since: change.time.since, source: .backend)
      return change
    }
    try await journal.record([
      change(one, from: "SIGNING IN PROGRESS", to: "APPROVED", at: -1),
      change(one, from: "SIGNING IN PROGRESS", to: "SAVED INVALID", at: 0),
      change(one, from: "SAVED INVALID", to: "SIGNING IN PROGRESS", at: 10),
      change(one, from: "SIGNING IN PROGRESS", to: "SAVED INVALID", at: 59),
      change(two, from: "SIGNING IN PROGRESS", to: "SAVED INVALID", at: 20),
      change(Sample.document(3), from: nil, to: "APPROVED", at: 30),
      exact(Sample.document(4), "APPROVED", 60), exact(Sample.document(4), "APPROVED", 60),
      change(two, from: "SAVED INVALID", to: "APPROVED", at: 179), change(one, from: "DRAFT", to: nil, at: 30),
      change(one, from: "SIGNING IN PROGRESS", to: "APPROVED", at: 180),
    ])
    var expected = HourlyOutcomes(start: later(0), hours: 3)
    expected.approved = [0, 1, 1]
    expected.invalid = [2, 0, 0]
    try promise(await journal.outcomes(from: later(0), hours: 3), is: expected, "outcomes")
    try promise(
      await journal.outcomes(from: later(0), hours: 0), is: HourlyOutcomes(start: later(0), hours: 0), "no hours")
  }

  /// Two Pantaus watch one queue: what the slower one learns of a re-upload that is over changes nothing.
  private func nothingFollows(_ journal: any Journal) async throws {
    for (number, end): (Int, AttemptEvent) in [.settled(.approved), .refused("ETAX-30025")].enumerated() {
      let attempt = Sample.attempt("over-\(number)", on: one)
      try await journal.begin(attempt)
      try await journal.append(end, to: attempt.key, at: later(1))
      let history = try await journal.history(of: one.id)
      try await journal.append(end, to: attempt.key, at: later(2))
      for event: AttemptEvent in [.accepted("diterima"), .lost("putus"), .settled(.nothingChanged)] {
        try promise(
          await refusal(of: event, to: attempt.key, journal), is: .alreadyOver(one.name), "\(event) after \(end)")
      }
      try promise(await journal.history(of: one.id), is: history, "history after the end")
    }
    try promise(
      await journal.attempts(on: one.id).map(\.state), is: [.settled(.approved), .refused("ETAX-30025")], "the ends")
    try promise(await journal.openAttempts(), is: [], "open attempts")
  }

  /// What went back into the queue is followed to the next status, which is told once.
  private func followed(_ journal: any Journal) async throws {
    let attempt = Sample.attempt("followed", on: one)
    try await journal.begin(attempt)
    try await journal.append(.settled(.signingAgain), to: attempt.key, at: later(1))
    try promise(await journal.followedAttempts().map(\.key), is: [attempt.key], "what is followed")
    try await journal.append(.followed(.approved), to: attempt.key, at: later(2))
    try await journal.append(.followed(.invalidAgain), to: attempt.key, at: later(3))
    try promise(
      await journal.history(of: one.id).last,
      is: .event(.followed(.approved), attempt.key, at: later(2), by: attempt.by), "the end of the history")
    try promise(await journal.attempts(on: one.id).map(\.state), is: [.settled(.signingAgain)], "its end")
    try promise(await journal.followedAttempts(), is: [], "what is followed after that")
    let second = Sample.attempt("second", on: two)
    try await journal.begin(second)
    try await journal.append(.settled(.signingAgain), to: second.key, at: later(4))
    try await journal.begin(Sample.attempt("third", on: two, number: 2))
    try promise(await journal.followedAttempts(), is: [], "what is followed once it was begun anew")
    try promise(
      await refusal(of: .followed(.approved), to: attempt.key, journal), is: nil, "what is told a second time")
    let over = Sample.attempt("over", on: Sample.document(3))
    try await journal.append(.settled(.approved), to: IdempotencyKey("third"), at: later(5))
    try await journal.begin(over)
    try await journal.append(.settled(.approved), to: over.key, at: later(6))
    try promise(
      await refusal(of: .followed(.approved), to: over.key, journal), is: .alreadyOver(over.subject.name),
      "what follows another end")
    let signed = try await journal.signedReuploads()
    try promise(signed.map(\.document), is: [one.id, two.id, two.id, over.subject.document], "every re-upload")
    try promise(Set(signed.map(\.signer)), is: ["PENANDATANGAN LAIN"], "who signed them")
    try promise(
      signed.map(\.state),
      is: [.followed(.approved), .settled(.signingAgain), .settled(.approved), .settled(.approved)], "how they ended")
    try promise(signed.map(\.stateAt), is: [2, 4, 5, 6].map(later), "when they ended")
  }

  /// What was planned of a document last counts, with what was done to it since.
  private func planned(_ journal: any Journal) async throws {
    let by = Operator(user: "petugas", host: "kantor")
    try promise(await journal.plannedUploads(since: later(0)), is: [], "plans of a new journal")
    let (first, second) = (upload("satu", of: one), upload("dua", of: two, minutes: 1))
    try await journal.plan(first)
    try await journal.plan(second)
    try promise(await journal.plannedUploads(since: later(0)), is: [first, second], "what is planned")
    for minutes in [2, 3] { try await journal.note(.halted(.after("INV")), of: first.key, at: later(minutes)) }
    var halted = first
    (halted.state, halted.stateAt) = (.halted(.after("INV")), later(2))
    try promise(await journal.plannedUploads(since: later(9)), is: [halted, second], "what is held")
    let anew = upload("tiga", of: one, minutes: 4)
    try await journal.plan(anew)
    try promise(await journal.plannedUploads(since: later(9)), is: [second, anew], "what is planned anew")
    try await journal.note(.cancelled, of: second.key, at: later(5))
    try await journal.note(.halted(.passed), of: second.key, at: later(6))
    try await journal.note(.halted(.failed("sebab")), of: anew.key, at: later(7))
    try await journal.note(.cancelled, of: anew.key, at: later(8))
    try promise(await journal.plannedUploads(since: later(9)), is: [], "what is over for longer")
    try promise(
      await journal.plannedUploads(since: later(8)).map(\.state), is: [.cancelled], "what is over since then")
    let events: [(PlannedUpload, PlanEvent, Int)] = [
      (first, .planned(for: later(600), signer: "PENANDATANGAN LAIN"), 0), (first, .halted(.after("INV")), 2),
      (anew, .planned(for: later(600), signer: "PENANDATANGAN LAIN"), 4), (anew, .halted(.failed("sebab")), 7),
      (anew, .cancelled, 8),
    ]
    let records = events.map { upload, event, minutes in
      JournalEntry.planned(
        PlanRecord(key: upload.key, subject: Subject(one), event: event, by: by, at: later(minutes)))
    }
    try promise(await journal.history(of: one.id), is: records, "the history")
    let page = try await journal.entries(EntryQuery(limit: 100))
    try promise(page.entries.filter { $0.subject == Subject(one) }.map(\.entry), is: records.reversed(), "the entries")
    try promise(page.total, is: 7, "how many entries there are")
    for (word, count) in [("sebab", 1), ("lain", 3), ("inv", 7)] {
      try promise(await found(word, in: journal).count, is: count, "entries with \(word)")
    }
  }

  /// What is planned becomes an attempt under its key, which tells from then on how it stands.
  private func begunAsPlanned(_ journal: any Journal) async throws {
    let first = upload("satu", of: one)
    try await journal.plan(first)
    let attempt = Sample.attempt("satu", on: one, at: later(600))
    try await journal.begin(attempt)
    func state() async throws -> PlannedUpload.State? {
      try await journal.plannedUploads(since: later(0)).first?.state
    }
    try promise(await state(), is: .attempted(.intended), "its state once begun")
    try promise(await refusal(of: attempt, journal), is: .notPlanned(one.name), "begun again")
    try await journal.note(.cancelled, of: first.key, at: later(601))
    try promise(
      await refusal(of: upload("dua", of: one), journal), is: .anotherUnderWay(one.name), "planned while under way")
    try await journal.append(.accepted("diterima"), to: first.key, at: later(601))
    try promise(await state(), is: .attempted(.accepted("diterima")), "its state once sent")
    try await journal.append(.settled(.signingAgain), to: first.key, at: later(602))
    try await journal.append(.followed(.invalidAgain), to: first.key, at: later(603))
    try promise(await state(), is: .attempted(.followed(.invalidAgain)), "its state after the end")
    let followed = try await journal.plannedUploads(since: later(0))
    try promise(followed.map(\.stateAt), is: [later(603)], "since when after the end")
    try promise(followed.map(\.endedAt), is: [later(602)], "its end, whatever was told after it")
    try await journal.plan(upload("tiga", of: two))
    try await journal.note(.cancelled, of: IdempotencyKey("tiga"), at: later(604))
    try promise(
      await refusal(of: Sample.attempt("tiga", on: two), journal), is: .notPlanned(two.name), "begun once cancelled")
  }

  /// A document that is uploaded again by another way is not sent a second time as planned.
  private func begunOtherwise(_ journal: any Journal) async throws {
    try await journal.plan(upload("satu", of: one))
    try await journal.begin(Sample.attempt("lain", on: one, at: later(5)))
    let plan = try await journal.plannedUploads(since: later(0))
    try promise(plan.map(\.state), is: [.cancelled], "what is planned after that")
    try promise(plan.map(\.stateAt), is: [later(5)], "since when")
  }

  private func upload(_ key: String, of document: Document, minutes: Int = 0) -> PlannedUpload {
    PlannedUpload(
      key: IdempotencyKey(key), subject: Subject(document), signer: "PENANDATANGAN LAIN", seenStatus: document.status,
      seenAt: document.observedAt, taxBase: document.taxBase, partnerName: document.partnerName, number: 1,
      dueAt: later(600), by: Operator(user: "petugas", host: "kantor"), plannedAt: later(minutes))
  }

  private var everyEvent: [AttemptEvent] {
    [.intended, .accepted("diterima"), .queued, .claimedDone, .lost("putus")]
  }

  private var everyEnd: [AttemptEvent] {
    [
      .refused("ETAX-30025"), .settled(.approved), .settled(.signingAgain), .settled(.invalidAgain),
      .settled(.moved(StatusReading(coretax: "CANCELED"))), .settled(.moved(StatusReading(.unknown, words: "BARU"))),
      .settled(.nothingChanged), .settled(.notSent),
    ]
  }

  var one: Document { Sample.document(1) }
  var two: Document { Sample.document(2) }
  var first: StatusChange { change(one, from: nil, to: "SIGNING IN PROGRESS", at: 0) }
  var second: StatusChange {
    var second = change(one, from: "SIGNING IN PROGRESS", to: "SAVED INVALID", at: 5)
    second.reason = "NPWP pembeli tidak valid"
    return second
  }

  func later(_ minutes: Int) -> Timestamp { Sample.observedAt + .minutes(minutes) }

  func change(_ document: Document, from: String?, to: String?, at minutes: Int) -> StatusChange {
    StatusChange(
      subject: Subject(document), from: from.map { StatusReading(coretax: $0) },
      to: to.map { StatusReading(coretax: $0) },
      time: StatusTime(since: later(minutes), source: from == nil ? .atLeast : .observed), seenAt: later(minutes + 1),
      by: Operator(user: "petugas", host: "kantor"))
  }

  private func refusal(
    of event: AttemptEvent, to key: IdempotencyKey, _ journal: any Journal
  ) async throws -> JournalError? {
    do throws(JournalError) {
      try await journal.append(event, to: key, at: later(2))
      return nil
    } catch {
      return error
    }
  }

  private func refusal(of upload: PlannedUpload, _ journal: any Journal) async throws -> JournalError? {
    do throws(JournalError) {
      try await journal.plan(upload)
      return nil
    } catch {
      return error
    }
  }

  private func refusal(of attempt: Attempt, _ journal: any Journal) async throws -> JournalError? {
    do throws(JournalError) {
      try await journal.begin(attempt)
      return nil
    } catch {
      return error
    }
  }
}
