import Wording

// What is shown and told of documents where others may look on. Keys, references and serial numbers stay: by them a
// document is found.

extension Document {
  /// The document without what tells who its parties and signers are.
  public var masked: Document {
    var document = self
    document.taxpayer = nil
    document.partnerIdentity = partnerIdentity.map { Mask.identity($0) }
    document.partnerName = partnerName.map { Mask.name($0) }
    document.signer = signer.map { Mask.name($0) }
    document.reason = reason.map { Mask.words($0) }
    return document
  }
}

extension QueueRow {
  /// The row without what tells who anybody is.
  public var masked: QueueRow {
    var row = self
    row.document = document.masked
    row.annotation = annotation.masked
    return row
  }
}

extension QueueWindow {
  /// The rows without what tells who anybody is.
  public var masked: QueueWindow {
    var window = self
    window.rows = rows.map(\.masked)
    window.followedRow = followedRow?.masked
    return window
  }
}

extension QueueOverview {
  /// The numbers without those of each signer, and of each other party.
  public var masked: QueueOverview {
    var overview = self
    overview.signers = []
    overview.causes = causes.compactMap { cause in
      var cause = cause
      switch cause.trait {
      case .signer, .partner: return nil
      case .reason(let words): cause.trait = .reason(Mask.words(words))
      case .hour: break
      }
      return cause
    }
    overview.standstill?.signers = standstill?.signers.map { Mask.name($0) } ?? []
    return overview
  }
}

extension Operator {
  /// Somebody at a machine.
  public var masked: Operator { Operator(user: Mask.name(user), host: host) }
}

extension Annotation {
  /// That there is a note, and a mark; not what it says.
  public var masked: Annotation {
    Annotation(
      note: note.map { Note(text: Mask.words($0.text), by: $0.by.masked, at: $0.at) },
      mark: mark.map { Mark(by: $0.by.masked, at: $0.at) })
  }
}

extension StatusChange {
  /// The change without free words and names.
  public var masked: StatusChange {
    var change = self
    change.reason = reason.map { Mask.words($0) }
    change.outline = nil
    change.by = by?.masked
    return change
  }
}

extension Attempt {
  /// The attempt without names, and without what the backend said.
  public var masked: Attempt {
    var attempt = self
    attempt.signer = signer.map { Mask.name($0) }
    attempt.by = by.masked
    attempt.state = state.masked
    attempt.hold = hold.masked
    return attempt
  }
}

extension AttemptHold {
  /// The same without names.
  fileprivate var masked: AttemptHold {
    switch self {
    case .own: self
    case .other(let by, let since): .other(by.masked, since: since)
    case .unknown(let by, let since): .unknown(by.masked, since: since)
    case .nobody(let by, let since): .nobody(by.masked, since: since)
    }
  }
}

extension UploadPlan {
  /// The plan without names, and without what was said of what failed.
  public var masked: UploadPlan { UploadPlan(uploads.map(\.masked)) }
}

extension PlannedUpload {
  /// The planned upload without names, and without what was said where it failed.
  public var masked: PlannedUpload {
    var upload = self
    upload.signer = signer.map { Mask.name($0) }
    upload.partnerName = partnerName.map { Mask.name($0) }
    upload.by = by.masked
    upload.hold = hold.masked
    switch state {
    case .attempted(let event): upload.state = .attempted(event.masked)
    case .halted(let halt): upload.state = .halted(halt.masked)
    case .planned, .cancelled: break
    }
    return upload
  }
}

extension PlanHalt {
  /// Why, without what was said.
  fileprivate var masked: PlanHalt { if case .failed(let words) = self { .failed(Mask.words(words)) } else { self } }
}

extension PlanRecord {
  /// What was done, without names, and without what was said where it failed.
  fileprivate var masked: PlanRecord {
    var record = self
    record.by = by.masked
    switch event {
    case .planned(let moment, let signer): record.event = .planned(for: moment, signer: signer.map { Mask.name($0) })
    case .halted(let halt): record.event = .halted(halt.masked)
    case .cancelled: break
    }
    return record
  }
}

extension AttemptEvent {
  /// What happened, without the backend's own words.
  public var masked: AttemptEvent {
    switch self {
    case .accepted(let words): .accepted(Mask.words(words))
    case .lost(let words): .lost(Mask.words(words))
    case .refused(let words): .refused(Mask.words(words))
    case .intended, .queued, .claimedDone, .settled, .followed: self
    }
  }
}

extension JournalEntry {
  /// The entry without names and free words.
  public var masked: JournalEntry {
    switch self {
    case .change(let change): .change(change.masked)
    case .began(let attempt): .began(attempt.masked)
    case .event(let event, let key, let moment, let by): .event(event.masked, key, at: moment, by: by.masked)
    case .annotated(var record):
      .annotated(record.mask())
    case .planned(let record): .planned(record.masked)
    }
  }
}

extension AnnotationRecord {
  fileprivate mutating func mask() -> AnnotationRecord {
    if case .noted(let text) = event { event = .noted(Mask.words(text)) }
    by = by.masked
    return self
  }
}

extension QueueEvent {
  /// The event without names and free words.
  public var masked: QueueEvent {
    switch self {
    case .changed(let change): .changed(change.masked)
    case .stuck(let row): .stuck(row.masked)
    case .due(let row, let days): .due(row.masked, daysLeft: days)
    case .backendLost(let error, let next): .backendLost(error.masked, nextTry: next)
    case .reminder, .settled, .backendBack: self
    }
  }
}

extension BackendError {
  /// What failed, without what a service says of it in its own words.
  public var masked: BackendError {
    switch self {
    case .notAuthorized(let moment, let why): .notAuthorized(expiredAt: moment, why: why?.masked)
    case .rejected(let words): .rejected(words.masked)
    case .rateLimited(let until, let why): .rateLimited(until: until, why: why?.masked)
    case .notBefore(let until, let why): .notBefore(until, why: why.masked)
    case .notSent(let why): .notSent(why: why.masked)
    case .circuitOpen(let until, let why): .circuitOpen(until: until, why: why.masked)
    case .unavailable(let words): .unavailable(words.masked)
    case .protocolBroken(let what, let place):
      .protocolBroken(what: what.masked, at: Mask.numbers(in: place))
    case .notAllowed, .alreadyInProgress, .alreadyApproved, .tooSoon: self
    }
  }
}

extension DataStanding {
  /// What is to be known of the data; of the remarks only that there are any, as they quote files and services.
  public var masked: DataStanding {
    var standing = self
    standing.remarks =
      remarks.isEmpty
      ? []
      : [
        Phrase(
          id: "Ada pesan sumber; isinya tidak ditampilkan di sini.",
          en: "The source has a remark; what it says is not shown here.")
      ]
    return standing
  }
}
