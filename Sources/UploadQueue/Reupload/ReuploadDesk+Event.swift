extension ReuploadDesk {
  /// Something that happened.
  public enum Event: Sendable, Hashable {
    /// The person asks for the dialog.
    case askToSend
    /// The person types into the dialog.
    case type(Character)
    /// The person takes back the last character.
    case erase
    /// The person takes back all that is typed.
    case eraseAll
    /// The dialog says as of when the document stands so, which may be later than it was read: answers that bring nothing of
    /// it confirm it.
    case told(asOf: Timestamp)
    /// The person says yes.
    case confirm
    /// The person says no.
    case decline
    /// The person chooses the next signer; the proposed one comes first, where there is one.
    case chooseNextSigner(proposed: String?)
    /// The person chooses this signer, of those that there are to choose from.
    case choose(signer: String)
    /// The person ticks the step of this number among those that are shown, or takes the tick away.
    case tick(Int, of: [Remedy.Step])
    /// The document was read again; `nil` where it is gone.
    case reread(Document?)
    /// It could not be read again.
    case rereadFailed(BackendError)
    /// A rule forbids it, for what other queues show of the document.
    case objected(Refusal)
    /// The intent is written down.
    case recorded
    /// It could not be.
    case notRecorded(JournalError)
    /// The backend answered.
    case answered(ReuploadAnswer)
    /// The backend failed.
    case failed(BackendError)
    /// The backend told what became of the attempt.
    case outcome(ReuploadOutcome)
    /// The document was seen again in the list.
    case seen(QueueRow)
    /// The person says that it is done in the portal.
    case claimDone
    /// The person does not do it in the portal after all.
    case withdraw
    /// The person does not wait any longer for the status to move.
    case stopWaiting
    /// The backend was asked to take the attempt back, and told what became of it.
    case withdrawn(ReuploadOutcome)
    /// The person goes on here with what another Pantau sees through, or did.
    case takeOver
    /// This Pantau sees the attempt through from now on, as it stands in the journal, with the steps ticked there.
    case takenOver(Attempt, ticked: TickedSteps?)
    /// The person asks the backend once more what became of the attempt.
    case askOutcome
    /// It could not be asked.
    case askFailed(BackendError)
    /// From now on the person uploads again in the portal, or the queue does.
    case handedOver(isHandOff: Bool)
    /// The backend lets these be chosen from now on.
    case offered(signers: [String])
  }

  /// Something to be done.
  public enum Command: Sendable, Hashable {
    /// Read the document once more.
    case reread(DocumentID)
    /// Write the intent down, durably.
    case begin(Attempt)
    /// Call the backend, once.
    case send(ReuploadRequest)
    /// Keep which steps are ticked.
    case keep(TickedSteps)
    /// Write down what happened.
    case record(AttemptEvent, IdempotencyKey)
    /// Ask the backend what became of the attempt.
    case askOutcome(IdempotencyKey, DocumentID)
    /// Take the attempt back, where nobody has taken it yet.
    case withdraw(IdempotencyKey, DocumentID)
    /// See the attempt through from here, where it is still whose it was on the screen.
    case takeOver(IdempotencyKey, from: AttemptHold)
  }
}
