/// What a desk tells of how it stands.
extension ReuploadDesk {
  /// Whether something is under way here that must be seen through.
  public var isBusy: Bool {
    guard attempt.hold == .own else { return false }
    return switch phase {
    case .rereading, .recording, .sending: true
    default: false
    }
  }

  /// Whether the person may go on with it here: not with what another Pantau is sending at this moment.
  public var mayBeTakenOver: Bool { attempt.hold != .own && phase != .sending && !isOver }

  /// Whether nothing more will happen.
  public var isOver: Bool {
    if case .over = phase { true } else { false }
  }

  /// What to do about the document, step by step, by what is known of it alone.
  public var remedy: Remedy { remedy(isSignerSuspect: false) }

  /// What to do about the document, step by step, by what is known of the others of its queue as well.
  ///
  /// - Parameter isSignerSuspect: Whether who signed it is a common cause (``CommonCause``).
  public func remedy(isSignerSuspect: Bool) -> Remedy {
    .reupload(
      of: failure, spent: past.spent, isHandOff: isHandOff, signer: chosenSigner, isSignerSuspect: isSignerSuspect)
  }

  /// What is to be put right before the portal's steps, where it is not among them: not numbered, as those that are ticked
  /// are the portal's.
  public var stepsBeforePortal: [Remedy.Step] {
    guard isHandOff, row.missingSince == nil else { return [] }
    return Remedy.reupload(of: failure, spent: past.spent).before(portal: remedy.plan)
  }

  /// The steps whose tick says that somebody else was chosen here to sign: that choice ends with the desk, and so do they.
  var stepsOfChoice: Set<StepID> {
    // Where the remedy does not begin with another signer, its step is to add one in the portal.
    guard !signers.isEmpty, isRepeated else { return [] }
    return Set(remedy.plan.filter { $0.check == .otherSigner }.map(\.id))
  }

  /// Who signs: whoever was chosen, else whom the document named when the attempt began, or names while it has not.
  public var signer: String? { attempt.signer ?? usualSigner ?? row.document.signer }

  /// Whether nobody else was chosen, and it is not known either to have failed with somebody else.
  public var isSignerUnchanged: Bool {
    attempt.signer == nil && (failed.map { $0.signer == signer } ?? true)
  }

  /// Who was chosen to sign; nobody once the attempt has failed, as the next one is chosen for anew.
  public var chosenSigner: String? { isForNext ? nil : attempt.signer }

  /// Whether it has failed once more with the very signer that would be used, and the remedy begins with another.
  public var isRepeated: Bool { Remedy.isRepeated(failure, spent: past.spent) }

  /// The document with the newest words on why it failed: those of the document, or the refusal of the attempt before.
  public var failure: QueueRow {
    guard let lastRefusal, lastRefusal.isNewer(than: row) else { return row }
    var failure = row
    failure.document.reason = lastRefusal.words
    return failure
  }

  /// The last re-upload of the document that may have reached its backend: this one as soon as it may have, else the one
  /// before.
  public var lastUpload: Attempt? {
    phase == .inDoubt || attempt.isTaken || attempt.isUnclear || isRefused ? attempt : lastSent
  }

  /// Whether the backend refused this one, and not the call alone.
  private var isRefused: Bool {
    if case .refused = attempt.state { !attempt.cameToNothing } else { false }
  }

  /// Whether nothing was sent only because the document's data had changed under the dialog, so that the person who has
  /// seen what changed may ask for it again.
  public var mayBeAskedAgain: Bool {
    guard case .over(.changed) = phase, !changes.isEmpty else { return false }
    return row.document.status == attempt.seenStatus && Lifecycle.permitsReupload(of: row) == .allowed
  }

  /// The typed reference is the document's.
  public var isTypedRight: Bool {
    guard case .confirming(let typed) = phase else { return false }
    return !mustType || TypedName(row.document).accepts(typed)
  }
}
