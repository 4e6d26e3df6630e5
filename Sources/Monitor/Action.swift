import TerminalKit
import UploadQueue
import Wording

/// Something that happened: to the terminal, to the queue, or in answer to an effect.
public enum Action: Sendable, Equatable {
  /// A key was pressed; hasty where the one before it was only just pressed, as when a key is held down.
  case key(Key, isHasty: Bool = false)
  /// Something was done with the mouse.
  case mouse(MouseEvent)
  /// The terminal has another size.
  case resized(Size)
  /// The program was continued after a stop.
  case resumed
  /// The program was not stopped: no shell could have continued it.
  case notStopped
  /// Time has passed: ages may read differently.
  case tick
  /// A view has been on the screen for long enough, where they take turns.
  case turn
  /// A poll brought an answer: whether rows changed, how the documents with open re-uploads stand, what is to be known of
  /// the data, and whether another poll was asked for meanwhile, which comes next.
  case polled(changed: Bool, awaited: [QueueRow], DataStanding = DataStanding(), isFollowed: Bool = false)
  /// What the backend can do now.
  case capabilitiesKnown(BackendCapabilities)
  /// A poll failed; when the next one is.
  case pollFailed(BackendError, nextTry: Timestamp)
  /// The first answer is long in coming or broke off, and what the journal knows is there in place of what has not come.
  case remembered
  /// A page of a poll came, and there are more.
  case pageCame(PollProgress)
  /// A poll that was asked for has to wait until then; whether its backend has the access that it would ask with.
  case pollPostponed(until: Timestamp, hasAccess: Bool = false)
  /// What the journal knows could not be brought back, so nothing was polled; when that is tried again.
  case restoreFailed(JournalError, nextTry: Timestamp)
  /// An answer is overdue.
  case pollOverdue
  /// Changes are not marked any longer: rows may take their places.
  case marksReleased
  /// Rows that were asked for.
  case windowLoaded(WindowRequest, QueueWindow)
  /// Texts of the queue that complete a piece of a filter.
  case suggested(FilterCompletion, [String])
  /// Text was pasted.
  case pasted(String)
  /// The journal's entries of a document.
  case historyLoaded(DocumentID, [JournalEntry])
  /// The steps that are ticked on the way to the next re-upload of a document, or to the one under way.
  case stepsLoaded(DocumentID, TickedSteps?)
  /// What is known of the signers.
  case signersLoaded(SignerBook)
  /// The numbers of the overview.
  case overviewLoaded(OverviewData)
  /// A document as it is now.
  case rowLoaded(QueueRow)
  /// The journal has what was done to a note or a mark.
  case annotated(AnnotationRecord)
  /// The journal could not take what was wanted of a note or a mark.
  case annotationFailed(Subject, AnnotationWish, JournalError)
  /// A document that was asked for from somewhere else than the list; `nil` where the queue has none.
  case documentFound(QueueRow?, Subject)
  /// How far the journal goes, and how far the person had followed it.
  case journalFound(end: JournalPlace, looked: Looked?)
  /// The journal goes further than before.
  case journalGrew(JournalPlace)
  /// A stretch of the journal.
  case journalLoaded(JournalWanted, JournalPage)
  /// What happened since the person last looked.
  case tallied(JournalTally)
  /// Changes of status were seen.
  case changesSeen([StatusChange])
  /// Something was chosen by the number with which it was read, in the mode of lines.
  case chosen(PlainChoice)
  /// The terminal was given a text for the clipboard, or is of a kind that takes none.
  case copied(isTaken: Bool)
  /// Notes or marks were set by another Pantau.
  case annotationsChanged
  /// A replay shows another moment.
  case replayed(ReplayStanding)
  /// Where a document is whose reference or number was typed so.
  case jumped(String, JumpTarget)
  /// Something that the person left on the screen could not be read or kept.
  case notKept(MemoryFailure)
  /// Re-uploads that were not over when Pantau ended last; or what another Pantau at the queue has come to do.
  case attemptsFound([ReuploadDesk], ofOthers: Bool = false)
  /// The status has moved of documents that re-uploads had put back into the queue.
  case sequelsSeen([ReuploadSequel])
  /// A desk is ready to be looked at.
  case deskReady(ReuploadDesk)
  /// A desk cannot be opened for a document.
  case deskRefused(DocumentID, Refusal)
  /// Something happened to a re-upload.
  case desk(IdempotencyKey, ReuploadDesk.Event)
  /// The Saved Invalid document to offer after another one, if there is one.
  case nextFound(after: DocumentID, QueueRow?)
  /// There is something to be known of the plan.
  case plan(PlanNews)
  /// The journal could not take something that has happened.
  case journalFailed(JournalError)
  /// An import says something.
  case imported(ImportNews)
  /// What became of an export.
  case exported(ExportNews, of: QueueQuery)
  /// What the beginning of a file's name may become.
  case namesFound(String, [String])
  /// The configuration has changed.
  case settings(SettingsNews)
  /// Queues were opened and closed, as the configuration says now.
  case queuesChanged(QueueNews)
  /// The token that was given is in use; until when it is good, where it says so.
  case tokenTaken(until: Timestamp?)
  /// The token that was given is not used.
  case tokenRefused(BackendError)
  /// The terminal is to tell what has happened, to who does not look at it.
  case alerted(Alert)
  /// How long signing usually takes in the queue, by its journal.
  case usualKnown(SigningTimes)
  /// The certificates that sign, or what is known of them, have changed.
  case certificatesKnown([SigningCertificate])
  /// Hooks could not tell anybody.
  case hooksFailed([HookFailure])
  /// An examination of this machine says something.
  case checkup(CheckupNews)
  /// The program was asked to end.
  case terminate
}

extension Action {
  /// Whether somebody at the terminal did it.
  var isOfPerson: Bool {
    switch self {
    case .key, .mouse, .pasted: true
    default: false
    }
  }
}

/// Something to be done outside the model; its answer comes back as an ``Action``.
public enum Effect: Sendable, Equatable {
  /// Bring rows.
  case load(WindowRequest)
  /// Find texts of the queue that complete a piece of a filter.
  case suggest(FilterCompletion)
  /// Poll now.
  case poll
  /// Bring the journal's entries of a document.
  case loadHistory(DocumentID)
  /// Bring the numbers of the overview.
  case loadOverview
  /// Bring what is known of the signers; asking the backend who can be chosen, or as it said last.
  case loadSigners(asking: Bool)
  /// Keep which steps are ticked in the details of a document.
  case keepSteps(TickedSteps)
  /// Bring a document as it is now.
  case loadRow(DocumentID)
  /// Find the document of an entry, to open it.
  case openDocument(Subject)
  /// Bring a stretch of the journal.
  case loadJournal(JournalWanted)
  /// Count what happened after a place.
  case tally(after: JournalPlace)
  /// Remember how far the person has followed the journal.
  case look(Looked)
  /// Write a note or a mark into the journal.
  case annotate(Subject, AnnotationWish)
  /// Get a desk ready for a document; the reference must be typed where the data is old.
  case openDesk(DocumentID, isDataOld: Bool)
  /// Carry out a command of a desk.
  case desk(IdempotencyKey, ReuploadDesk.Command)
  /// Do something with the plan.
  case plan(PlanWish)
  /// Find the Saved Invalid document after another one.
  case findNext(after: DocumentID)
  /// Find the document whose reference or number is typed so, among these rows first.
  case jump(String, QueueQuery)
  /// Show another moment of a replay.
  case replay(ReplayMove)
  /// Import files and folders, and say in a language what happens.
  case importFiles(ImportRequest, Language)
  /// Write the documents of a query to a file.
  case export(String, QueueQuery)
  /// Find what the beginning of a file's name may become.
  case completeName(String)
  /// Keep something of the screen for the next session.
  case keep(Keepsake, MemoryChange)
  /// Put text on the clipboard of the person's machine.
  case copy(String)
  /// Take other colours.
  case wear(Theme)
  /// Report the mouse, or no longer.
  case reportMouse(Bool)
  /// Count as stuck and due what this says, in every queue.
  case setPolicy(QueuePolicy)
  /// Tell who does not look what is wanted now, in every queue.
  case setAlerts(AlertWishes)
  /// Call who does not look, through the terminal.
  case alert(SafeText, TerminalAlerts)
  /// Give the queue's backend an access token.
  case giveToken(HiddenLine)
  /// Look at what can be checked of this machine.
  case examine
  /// Give the terminal back and stop until continued.
  case suspend
  /// Draw everything again.
  case redraw
  /// Do something for another queue than the one that is shown.
  indirect case at(Int, Effect)
  /// End the program.
  case quit
}
