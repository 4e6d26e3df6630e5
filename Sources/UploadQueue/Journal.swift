import Wording

/// Pantau's own record of one queue: every status change seen, every re-upload intended, sent and settled, every note
/// and mark.
///
/// What it has been given is durable when the call returns. Nothing that was recorded is ever changed or removed.
public protocol Journal: Sendable {
  /// The last status seen of each of these documents, where there was one.
  func sightings(of documents: [DocumentID]) async throws(JournalError) -> [Sighting]

  /// The last status seen of so many documents at most, by their keys in order, from after a key on.
  func sightings(after document: DocumentID?, limit: Int) async throws(JournalError) -> [Sighting]

  /// How many documents were ever seen.
  func sightingCount() async throws(JournalError) -> Int

  /// Adds status changes; nothing where there are none, and none to what is the last sighting already: another Pantau at
  /// the same queue has seen the same.
  func record(_ changes: [StatusChange]) async throws(JournalError)

  /// Adds the intent to upload a document again, before anything is sent.
  ///
  /// Refused with ``JournalError/anotherUnderWay(_:)`` while another attempt of the queue is in flight, or one on the
  /// same document is not over, whichever process began it. What was planned of the document is cancelled by it, unless
  /// this is what was planned: then it is refused with ``JournalError/notPlanned(_:)`` where it is no longer planned, or
  /// another Pantau sends it.
  func begin(_ attempt: Attempt) async throws(JournalError)

  /// Adds what happened to an attempt.
  ///
  /// Nothing follows its end: the same end told again, as by another Pantau at the same queue, adds nothing, anything
  /// else is refused with ``JournalError/alreadyOver(_:)``. Only where it ended back in the queue, what the status did
  /// next (``AttemptEvent/followed(_:)``) is added, once. Refused with ``JournalError/elsewhere(_:)`` while another
  /// Pantau that is running sees the attempt through.
  func append(_ event: AttemptEvent, to key: IdempotencyKey, at moment: Timestamp) async throws(JournalError)

  /// A number that is another one whenever another process, or another queue of this one, may have written to the
  /// journal; cheap.
  func revision() async throws(JournalError) -> Int

  /// Why it cannot be told which Pantaus with this journal are running; `nil` where it can, and cheap then.
  func presenceFault() async -> JournalError?

  /// Sees an attempt through from here on; how it stands then.
  ///
  /// Refused with ``JournalError/elsewhere(_:)`` where it is no longer whose it was, or where another Pantau is, or
  /// may be, sending it at this moment.
  func take(_ key: IdempotencyKey, from hold: AttemptHold, at moment: Timestamp) async throws(JournalError) -> Attempt

  /// The attempts that are not over, oldest first.
  func openAttempts() async throws(JournalError) -> [Attempt]

  /// The attempts that ended back in the queue, each the last on its document, of which it has not been told what the
  /// status did next; oldest first.
  func followedAttempts() async throws(JournalError) -> [Attempt]

  /// Every attempt on a document, oldest first.
  func attempts(on document: DocumentID) async throws(JournalError) -> [Attempt]

  /// Every re-upload of the queue, oldest first, as far as its signer and its end are concerned.
  func signedReuploads() async throws(JournalError) -> [SignedReupload]

  /// Keeps which steps are ticked at a desk, in the place of what was kept of the same attempt; what was not kept before
  /// is the keeper's.
  ///
  /// Refused with ``JournalError/elsewhere(_:)`` where the attempt has begun and is not seen through here.
  func keep(_ ticked: TickedSteps) async throws(JournalError)

  /// The steps ticked on the way to an attempt on a document; `nil` where nothing was ever ticked.
  func tickedSteps(of document: DocumentID, attempt: Int) async throws(JournalError) -> TickedSteps?

  /// Everything recorded of a document, oldest first.
  func history(of document: DocumentID) async throws(JournalError) -> [JournalEntry]

  /// Adds what the journal's keeper did to notes and marks, in order: all of it or nothing.
  func annotate(_ changes: [(subject: Subject, event: AnnotationEvent)], at moment: Timestamp)
    async throws(JournalError)

  /// What was done to notes and marks after a place, by whichever process; cheap where that is nothing.
  func annotationNews(after place: JournalPlace) async throws(JournalError) -> AnnotationNews

  /// How many documents were approved and how many became Saved Invalid in each hour from a moment on.
  ///
  /// Counted are changes that tell when (``StatusChange/tellsWhen``), by the moment the status began; a document counts
  /// once an hour for each outcome.
  func outcomes(from start: Timestamp, hours: Int) async throws(JournalError) -> HourlyOutcomes

  /// How long the newest approvals from a moment on took to sign, as far as that was seen up to another; those alone whose
  /// begin and end are known (``SigningSpan``), within the bounds of ``SigningTimes``.
  func signingSpans(since start: Timestamp, seenUpTo end: Timestamp) async throws(JournalError) -> [SigningSpan]

  /// How many documents were approved in some stretches of time, each counted once a stretch; those alone of which it is
  /// known when.
  func approvals(in stretches: [Range<Timestamp>]) async throws(JournalError) -> Int

  /// A stretch of everything recorded of the queue.
  func entries(_ query: EntryQuery) async throws(JournalError) -> JournalPage

  /// What was recorded of the queue after a place, counted by kind.
  func tally(after place: JournalPlace) async throws(JournalError) -> JournalTally

  /// How far the journal's keeper had followed it as this reader when that was last told; `nil` where it never was.
  func lastLooked(as reader: JournalReader) async throws(JournalError) -> Looked?

  /// Remembers how far the journal's keeper has followed it as this reader; an older place than the one remembered changes
  /// nothing, and where nothing is said of alarms, those remembered stay.
  func look(_ looked: Looked, as reader: JournalReader) async throws(JournalError)

  /// Keeps how long the queue was watched, in the place of what was kept of the same stretch.
  func keep(_ stretch: WatchedStretch) async throws(JournalError)

  /// Keeps that the queue answered a single look: it makes the last stretch of such looks longer where that ended no
  /// longer ago than the pause, whoever looked then, and begins another one else.
  func keepLook(at moment: Timestamp, within pause: Duration) async throws(JournalError)

  /// When the queue was watched, whichever Pantau did; what an older one did is not known.
  func watchedStretches() async throws(JournalError) -> [WatchedStretch]

  /// Adds that a document is to be uploaded again later, in the place of what was planned of it before; this Pantau is the
  /// one that sends it.
  ///
  /// Refused with ``JournalError/anotherUnderWay(_:)`` while an attempt on the document is not over.
  func plan(_ upload: PlannedUpload) async throws(JournalError)

  /// Adds what was done to a planned upload; nothing where that changes nothing any more, as it was begun or cancelled.
  ///
  /// Anybody may cancel. A halt is refused with ``JournalError/elsewhere(_:)`` where another Pantau sends it.
  func note(_ event: PlanEvent, of key: IdempotencyKey, at moment: Timestamp) async throws(JournalError)

  /// What was planned last of each document, without what was over before a moment.
  func plannedUploads(since moment: Timestamp) async throws(JournalError) -> [PlannedUpload]

  /// Sends from here what a Pantau of the same person was to send that has ended.
  func takeUpPlanned(at moment: Timestamp) async throws(JournalError)

  /// The documents that were ever called so: by reference, NSFP, RecordId, own number or the backend's key.
  func documents(called name: String) async throws(JournalError) -> [Subject]
}

extension Journal {
  /// Adds what the journal's keeper did to a note or a mark.
  public func annotate(
    _ subject: Subject, _ event: AnnotationEvent, at moment: Timestamp
  ) async throws(JournalError) {
    try await annotate([(subject, event)], at: moment)
  }
}

extension Journal {
  /// Nobody else has a journal that is in no file.
  public func presenceFault() async -> JournalError? { nil }

  /// How long signing usually takes in the queue, as far as that was known at a moment.
  public func signingTimes(at now: Timestamp) async throws(JournalError) -> SigningTimes {
    SigningTimes(try await signingSpans(since: now - SigningTimes.window, seenUpTo: now))
  }

  /// The last status seen of every document.
  public func sightings() async throws(JournalError) -> [Sighting] {
    try await sightings(after: nil, limit: .max)
  }
}

/// Why the journal could not do what it was asked.
public enum JournalError: Error, Sendable, Hashable {
  /// Another re-upload of this queue is in flight: the name of its document.
  case anotherUnderWay(String)
  /// The attempt is over and takes no more events: the name of its document.
  case alreadyOver(String)
  /// Another Pantau sees the attempt through: the name of its document.
  case elsewhere(String)
  /// It is no longer planned, or sent by another Pantau: the name of its document.
  case notPlanned(String)
  /// The file whose locks tell which Pantaus are running cannot be used: where, and the system's words.
  case lockUnusable(path: String, reason: String)
  /// The file is there and cannot be used: where, and the system's words.
  case unusable(path: String, reason: String)
  /// The file is no longer there.
  case missing(path: String)
  /// The file, or its folder, may not be opened or written.
  case denied(path: String)
  /// The file is something else than a journal of Pantau's.
  case notOurs(path: String)
  /// What is there is a folder.
  case folder(path: String)
  /// What is there is no file that can be read from anywhere, such as a pipe or a device.
  case irregular(path: String)
  /// The file is damaged: SQLite's words.
  case damaged(path: String, words: String)
  /// Another program held the file for too long.
  case locked(path: String)
  /// The disk is full: where.
  case diskFull(path: String)
  /// The file was written by a newer Pantau.
  case tooNew(path: String)
  /// The file is only read, and was written by an older Pantau whose tables say too little.
  case tooOld(path: String)
  /// The file is only read, and its last entries lie in a log that cannot be read without writing.
  case unclosed(path: String)
  /// The queue whose changes were to be written down cannot be used, and why.
  case queueUnusable(Phrase)
}

/// What a document was called when something was recorded of it.
public struct Subject: Sendable, Hashable {
  /// The backend's key.
  public var document: DocumentID
  /// What people call it.
  public var name: String
  /// The portal's key.
  public var recordID: String?
  /// Its reference.
  public var reference: String?
  /// Its number.
  public var nsfp: String?

  /// What a document is called now.
  public init(_ document: Document) {
    self.init(
      document: document.id, name: document.name, recordID: document.recordID, reference: document.reference,
      nsfp: document.nsfp?.digits)
  }

  /// What a document was called.
  public init(document: DocumentID, name: String, recordID: String?, reference: String?, nsfp: String?) {
    self.document = document
    self.name = name
    self.recordID = recordID
    self.reference = reference
    self.nsfp = nsfp
  }
}

/// The last status seen of a document.
public struct Sighting: Sendable, Hashable {
  /// The document, as it was called then.
  public var subject: Subject
  /// Its status; `nil` where it had disappeared.
  public var status: StatusReading?
  /// Since when, and how that is known.
  public var time: StatusTime
  /// What it was then; `nil` where an older Pantau did not keep it.
  public var outline: DocumentOutline?

  /// The last status seen of a document.
  public init(subject: Subject, status: StatusReading?, time: StatusTime, outline: DocumentOutline? = nil) {
    self.subject = subject
    self.status = status
    self.time = time
    self.outline = outline
  }
}

/// A change of status that was seen.
public struct StatusChange: Sendable, Hashable {
  /// The document, as it was called then.
  public var subject: Subject
  /// The status before; `nil` where it was not there, or not known.
  public var from: StatusReading?
  /// The status after; `nil` where it disappeared.
  public var to: StatusReading?
  /// Since when it stands so.
  public var time: StatusTime
  /// When Pantau saw it.
  public var seenAt: Timestamp
  /// The backend's words for why, where it had any.
  public var reason: String?
  /// What is to be kept of the document with its last sighting; not part of the journal's entry.
  public var outline: DocumentOutline?
  /// Who saw it, or imported it; `nil` until the journal has it.
  public var by: Operator?

  /// A change of status that was seen.
  public init(
    subject: Subject, from: StatusReading?, to: StatusReading?, time: StatusTime, seenAt: Timestamp,
    reason: String? = nil, outline: DocumentOutline? = nil, by: Operator? = nil
  ) {
    self.outline = outline
    self.by = by
    self.subject = subject
    self.from = from
    self.to = to
    self.time = time
    self.seenAt = seenAt
    self.reason = reason
  }
}

/// Somebody at a machine.
public struct Operator: Sendable, Hashable {
  /// The user's login name.
  public var user: String
  /// The machine's name.
  public var host: String

  /// Somebody at a machine.
  public init(user: String, host: String) {
    self.user = user
    self.host = host
  }
}

/// Something the journal holds.
public enum JournalEntry: Sendable, Hashable {
  /// A status change.
  case change(StatusChange)
  /// The beginning of an attempt, as it was then.
  case began(Attempt)
  /// What happened to an attempt.
  case event(AttemptEvent, IdempotencyKey, at: Timestamp, by: Operator)
  /// What somebody did to a note or a mark.
  case annotated(AnnotationRecord)
  /// What was done to a planned upload.
  case planned(PlanRecord)

  /// When it was recorded.
  public var at: Timestamp {
    switch self {
    case .change(let change): change.seenAt
    case .began(let attempt): attempt.beganAt
    case .event(_, _, let moment, _): moment
    case .annotated(let record): record.at
    case .planned(let record): record.at
    }
  }
}
