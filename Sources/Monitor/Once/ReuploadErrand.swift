import TerminalKit
import UploadQueue
import Wording

/// One re-upload for who asks for it by name and does not stay at a screen.
///
/// What happens goes into the same model as on the screen, and what that wants of the desk is done by the same session:
/// only what keys would say there is said by calls here.
public actor ReuploadErrand {
  private let session: QueueSession
  private let clock: Clock
  private let document: DocumentID
  private let objection: QueueSession.Objection
  private var model: Model
  private var standing: DataStanding
  private var schedule: PollSchedule
  private var random = SystemRandomNumberGenerator()
  /// Why the journal could not take what has happened, where it could not.
  public private(set) var journalError: JournalError?

  /// A re-upload of a document of a queue that was just looked at, which is one of some; what the others know of the
  /// document counts as it does on the screen.
  ///
  /// - Parameter width: The columns that its text is wrapped in.
  public init(
    of row: QueueRow, in glance: QueueGlance, among queues: [QueueGlance], settings: Settings, width: Int?, clock: Clock
  ) async {
    session = glance.session
    self.clock = clock
    document = row.id
    let everything = AllQueues(policy: settings.policy, clock: clock)
    for (number, other) in queues.enumerated() {
      everything.take(in: other.session, named: other.queue, number: number)
    }
    let own = queues.firstIndex { $0.queue == glance.queue } ?? queues.count
    objection = { await everything.objection(to: $0, at: own) }
    standing = glance.standing
    schedule = PollSchedule(glance.profile.capabilities)
    schedule.begin(at: glance.at)
    model = Model(
      settings: settings, queue: glance.profile, others: queues.map(\.profile).filter { $0.name != glance.queue },
      size: Size(columns: width ?? 1 << 20, rows: Model.smallest.rows), now: clock.now())
    model.isLineByLine = true
    model.summary = await session.index.summary(at: clock.now())
    if let failure = glance.failure {
      await take(.pollFailed(failure, nextTry: clock.now()))
    } else {
      await take(.polled(changed: false, awaited: [], standing))
    }
  }

  /// Gets the desk ready, once what was left open by an earlier run has been looked after.
  ///
  /// - Parameter signer: Who is to sign; the same as before where nobody is named.
  public func prepare(signer: String?) async throws(ReuploadObstacle) {
    // Whoever may only look does not look after anything either.
    if model.profile.isReadOnly { throw refused(.readOnly) }
    do throws(JournalError) {
      model.desks = try await session.resumeDesks()
      // What is in doubt is asked about, as with every poll.
      await take(.polled(changed: false, awaited: await session.rows(of: model.desks.map(\.row.id)), standing))
    } catch { throw .journal(error) }
    guard let row = await session.row(document) else { throw refused(.missing) }
    if let refusal = model.permission(toReupload: row).refusal { throw refused(refusal) }
    do throws(QueueSession.DeskFailure) {
      let desk = try await session.openDesk(
        row.id, isDataOld: model.isDataOld, oldAfter: model.settings.oldAfter,
        sentAgainWithin: model.settings.sentAgainWithin, unless: objection)
      // Another Pantau has begun it in this very moment.
      if desk.isJournaled { throw .refused(.anotherUnderWay(desk.row.document.name)) }
      model.queue.awaitedDesk = row.id
      await take(.deskReady(desk))
      if let refusal = model.permission(toReupload: desk.row).refusal { throw .refused(refusal) }
    } catch {
      switch error {
      case .refused(let refusal): throw refused(refusal)
      case .journal(let error): throw .journal(error)
      }
    }
    if let signer { try await choose(signer) }
  }

  /// How it stands; `nil` while nobody has decided, and while it is being sent.
  public var verdict: ReuploadVerdict? { model.openDesk?.verdict }

  /// Whether its end is still to come, and comes without anybody at the desk.
  public var isOpen: Bool {
    switch model.openDesk?.phase {
    case .waiting, .inDoubt, .verifying: true
    default: false
    }
  }

  /// Whether it is done by a person in the portal.
  public var isHandOff: Bool { model.openDesk?.isHandOff ?? false }
}

// MARK: - What is said of it

extension ReuploadErrand {
  /// What would be sent, and why: the document, how it stands, the cause, what to do about that first and what not, and
  /// where that is known from.
  public var card: [SafeText] {
    guard let desk = model.openDesk else { return [] }
    let language = model.language
    let advice = (model.profile.deskAdvice?.text(language)).map { [$0] } ?? []
    return wrapped(DeskScreen.heading(desk.row.document, language)) + TwinView.lines(desk.row, model).map(\.text)
      + DeskScreen.cause(desk, model).map(\.text) + advice + steps
      + RemedyView.caution(model.remedy(at: desk), model).map(\.text)
  }

  /// The steps of the cure, or what to put right first and those in the portal, each of these with its number.
  public var steps: [SafeText] {
    guard let desk = model.openDesk else { return [] }
    let title = Phrase(id: "Langkah", en: "Steps").text(model.language)
    return [title] + RemedyView.beforePortal(model.before(portalAt: desk), model).map(\.text)
      + model.remedy(at: desk).steps.enumerated().flatMap { place, step in
        wrapped("\(place + 1). \(step.text(model.language))")
      }
  }

  /// How it stands, or how it ended.
  public var outcome: Phrase {
    guard let desk = model.openDesk else { return Refusal.missing.phrase(telling) }
    guard desk.phase == .handOff else { return desk.outcomePhrase(telling) }
    let name = desk.row.document.name
    return Phrase(
      id: """
        \(name): tercatat untuk diunggah sendiri di portal. Lakukan langkahnya di sana; daftar berikutnya memeriksanya, dan pantau \
        (R) mencatat bila sudah atau tidak jadi.
        """,
      en: """
        \(name): on record as a hand-off. Do the steps in the portal; the next list verifies it, and pantau (R) takes \
        down that it is done, or not after all.
        """)
  }

  /// How it stands as the wait for its end begins; what is said of a doubt then is said otherwise where it stays.
  public var awaited: Phrase {
    guard let desk = model.openDesk, desk.phase == .inDoubt else { return outcome }
    return desk.doubtAnnounced
  }

  /// How it stands once the wait for its end is over: what was said as that began is not said again.
  ///
  /// - Parameter announced: What was said then.
  public func outcome(after announced: Phrase) -> Phrase {
    guard let name = model.openDesk?.row.document.name, outcome == announced else { return outcome }
    return Phrase(
      id: "\(name): hasilnya belum ada. Pembacaan antrean berikutnya membawanya; pantau show \(name) menyebutnya.",
      en:
        "\(name): its outcome is still to come. The next reading of the queue brings it; pantau show \(name) tells it.")
  }

  private func wrapped(_ text: SafeText) -> [SafeText] {
    Line.wrapped(text, width: model.size.columns, indent: 0).map(\.text)
  }

  private var telling: Telling { .ofCommand(in: model.zone) }
}

// MARK: - The decision

extension ReuploadErrand {
  /// What became of what was typed.
  public enum Answer: Sendable, Hashable {
    /// It is agreed to.
    case yes
    /// Something is to be typed still: it is asked in these lines.
    case asked([SafeText])
    /// It is not, and why.
    case no(Phrase)
  }

  /// Asks whether to send; what is to be typed is said with it.
  public func ask() async -> [SafeText] {
    await happen(.askToSend)
    return question
  }

  /// Takes what a person typed for an answer; anything but what was asked for is a no.
  ///
  /// - Parameter isHasty: Whether that came too soon for the question to have been read.
  public func answer(_ typed: String, isHasty: Bool) async -> Answer {
    guard let desk = model.openDesk, case .confirming = desk.phase else { return .no(PlainDesk.nothingSent) }
    guard !isHasty else { return .no(.readFirst(model.telling)) }
    if desk.mustType, !desk.isTypedRight {
      guard TypedName(desk.row.document).accepts(typed) else { return .no(PlainDesk.notNamed(desk.row.document)) }
      await type(typed)
      return .asked(question)
    }
    return PlainLine.isYes(typed) ? .yes : .no(PlainDesk.nothingSent)
  }

  /// Takes the name of the document for a yes, as it was given beforehand.
  public func confirm(naming given: String) async throws(ReuploadObstacle) {
    guard let desk = model.openDesk else { throw refused(.missing) }
    let name = TypedName(desk.row.document)
    guard name.accepts(given) else { throw .otherName(given: given, name: name.asked) }
    // Who agreed beforehand has not been told of it.
    guard desk.row.approvedTwin == nil else { throw refused(.perhapsDouble) }
    await happen(.askToSend)
    if desk.mustType { await type(given) }
  }

  private var question: [SafeText] {
    guard let desk = model.openDesk, case .desk(let state) = model.screen else { return [] }
    return PlainDesk.answers(desk, state, model, mayBeLater: false).flatMap { wrapped($0) }
  }

  private func type(_ text: String) async {
    for character in text { await happen(.type(character)) }
  }

  private func choose(_ signer: String) async throws(ReuploadObstacle) {
    guard let desk = model.openDesk, desk.row.document.signer != signer else { return }
    guard !desk.isHandOff, !desk.signers.isEmpty else { throw .noSigners(isHandOff: desk.isHandOff) }
    await happen(.choose(signer: signer))
    guard model.openDesk?.attempt.signer == signer else { throw .noSuchSigner(signer, of: desk.signers) }
  }
}

// MARK: - Sending, and what becomes of it

extension ReuploadErrand {
  /// Reads the document again, records the intent and sends, where it was agreed to; the rules are asked once more.
  public func send() async throws(ReuploadObstacle) {
    guard let desk = model.openDesk else { throw refused(.missing) }
    if let refusal = model.permission(toReupload: desk.row).refusal { throw refused(refusal) }
    await happen(.confirm)
  }

  /// Asks the queue again and again until the end of the re-upload is known, or the task is cancelled.
  public func follow() async {
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let listening = Task { [arrivals = session.arrivals] in
      for await _ in arrivals { wake.yield() }
    }
    defer { listening.cancel() }
    var waking = wakes.makeAsyncIterator()
    var wait = schedule.interval
    while isOpen {
      let timer = Task { [wait] in
        try? await Task.sleep(for: wait)
        if !Task.isCancelled { wake.yield() }
      }
      await waking.next()
      timer.cancel()
      guard !Task.isCancelled else { return }
      wait = await look()
    }
  }

  /// Asks the queue once; how long to wait before the next time.
  private func look() async -> Duration {
    schedule.begin(at: clock.now())
    do throws(BackendError) {
      let report = try await session.pollInTurn()
      journalError = report.journalError
      standing = report.standing
      await take(.polled(changed: report.changed, awaited: await session.rows(of: [document]), standing))
      return schedule.succeeded()
    } catch {
      let wait = schedule.failed(error, now: clock.now(), using: &random)
      await take(.pollFailed(error, nextTry: clock.now() + wait))
      return wait
    }
  }

  private func happen(_ event: ReuploadDesk.Event) async {
    guard let key = model.openDesk?.attempt.key else { return }
    await take(.desk(key, event))
  }

  /// Lets something happen, and does what the model wants done at the desks then.
  private func take(_ action: Action) async {
    var actions = [action]
    while !actions.isEmpty {
      for case .desk(let key, let command) in model.update(actions.removeFirst(), at: clock.now()) {
        if case .askOutcome = command {
          let answer = await session.ask(command)
          if let row = answer.row { actions.append(.desk(key, .seen(row))) }
          if let event = answer.event { actions.append(.desk(key, event)) }
          continue
        }
        switch await session.perform(command, unless: objection) {
        case .success(let event?): actions.append(.desk(key, event))
        case .success(nil): break
        case .failure(let error): journalError = error
        }
      }
    }
  }

  private func refused(_ refusal: Refusal) -> ReuploadObstacle { .rule(refusal, queue: model.profile.name) }
}
