/// Where statuses come from and re-uploads go to: the pluggable part of Pantau.
///
/// A backend holds no opinion about rules: what may be done is decided by ``Lifecycle``, what is remembered is the
/// ``Journal``'s. It answers four questions and reports failure as a ``BackendError``, which says what the monitor
/// should do. Every call may be cancelled; every backend passes the same contract suite.
public protocol StatusBackend: Sendable {
  /// What this backend can do.
  var capabilities: BackendCapabilities { get }

  /// One page of the queue.
  ///
  /// The first page of a poll is asked with the checkpoint of the last complete poll, or with `nil` for everything.
  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage

  /// One document as it is now, or `nil` where the backend no longer has it.
  func read(_ id: DocumentID) async throws(BackendError) -> Document?

  /// Uploads one document again.
  ///
  /// Calling it again with the same key never uploads twice where ``BackendCapabilities/isIdempotent`` says so.
  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer

  /// The signers that another one can be chosen from, where ``BackendCapabilities/offersSigners`` says so.
  func signers() async throws(BackendError) -> [String]

  /// Takes back a re-upload that waits to be taken; ``ReuploadOutcome/neverReceived`` where it could be, else what became
  /// of it.
  func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome

  /// What became of a re-upload, asked by its key; the way out of doubt, since nothing is sent.
  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome

  /// What there is to know of the data behind the last poll; what it remarks is told by this call, and not again.
  func standing() async -> DataStanding

  /// Ends what the backend keeps running beside its calls, such as a program; it is not called again.
  func end() async

  /// Tells each time that a poll would bring something new; ends at once where the backend cannot know.
  func arrivals() -> AsyncStream<Void>
}

/// What a backend can do.
public struct BackendCapabilities: Sendable, Hashable {
  /// How a document is uploaded again.
  public enum Reupload: Sendable, Hashable {
    /// By a call of the backend.
    case call
    /// By the person, in the portal; Pantau leads and verifies.
    case handOff
    /// Not at all.
    case none
  }

  /// How a document is uploaded again.
  public var reupload: Reupload
  /// The keys of the configuration without which none is uploaded again; none where that is for other reasons.
  public var missingSettings: [String] = []
  /// Whether a poll can bring only what changed since the last.
  public var isIncremental: Bool
  /// Whether a repeated call with the same key does nothing more.
  public var isIdempotent: Bool
  /// Whether another signer may be chosen for a re-upload.
  public var offersSigners: Bool
  /// Whether one document can be read by itself, as it is now.
  public var rereads: Bool
  /// How long to wait between polls.
  public var pollInterval: Duration
  /// The shortest time from one poll to the next, also where a person asks for it.
  public var shortestPollInterval: Duration

  /// What a backend can do.
  public init(
    reupload: Reupload, isIncremental: Bool, isIdempotent: Bool, offersSigners: Bool, rereads: Bool = true,
    pollInterval: Duration, shortestPollInterval: Duration = .zero
  ) {
    self.reupload = reupload
    self.isIncremental = isIncremental
    self.isIdempotent = isIdempotent
    self.offersSigners = offersSigners
    self.rereads = rereads
    self.pollInterval = pollInterval
    self.shortestPollInterval = shortestPollInterval
  }
}

/// A place in a backend's sequence of changes; opaque to everybody else.
public struct PollCursor: Sendable, Hashable {
  /// The backend's own text.
  public let rawValue: String

  /// The backend's own text.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

/// Which page of a poll is wanted.
public enum PollRequest: Sendable, Hashable {
  /// The first page: everything, or what changed since a checkpoint.
  case start(since: PollCursor?)
  /// The page after another.
  case next(PollCursor)
}

/// One page of a poll.
public struct PollPage: Sendable, Hashable {
  /// What a poll brings.
  public enum Scope: Sendable, Hashable {
    /// Every document there is: what is not among them has disappeared.
    case snapshot
    /// Only what changed since the checkpoint.
    case changes
  }

  /// What the whole poll brings.
  public var scope: Scope
  /// The documents of this page.
  public var documents: [Document]
  /// Documents that the backend says are gone; never one that the same poll lists.
  public var removed: [DocumentID]
  /// The page after this one; `nil` on the last.
  public var next: PollCursor?
  /// On the last page: where the next poll may start, for a backend that is incremental.
  public var checkpoint: PollCursor?
  /// How many documents the whole poll brings, where that is known beforehand.
  public var total: Int?
  /// On the last page of a snapshot: the tax periods that it speaks of, where it does not speak of all.
  ///
  /// What is of another period has not disappeared because it is not there.
  public var periods: ClosedRange<TaxPeriod>?
  /// On the last page of a snapshot: whether all there is was brought; where that is not sure, nothing has disappeared.
  public var isWhole: Bool
  /// On the last page of a snapshot that is not whole: whether what it lacks was left out on purpose, and not to be shown
  /// again from the journal either.
  public var leavesOut: Bool
  /// Whether the page tells how its documents stand; where it cannot, each that is known stays in the status that it was
  /// last known in, and of the others it is shown only that they are expected.
  public var tellsStatus: Bool
  /// The rows of this page whose document stood in the poll before, where the backend reads rows; `documents` holds a
  /// document of this page once, as its last row has it.
  public var repetitions: [Repetition]

  /// One page of a poll.
  public init(
    scope: Scope, documents: [Document], removed: [DocumentID] = [], next: PollCursor? = nil,
    checkpoint: PollCursor? = nil, total: Int? = nil, periods: ClosedRange<TaxPeriod>? = nil, isWhole: Bool = true,
    leavesOut: Bool = false, tellsStatus: Bool = true, repetitions: [Repetition] = []
  ) {
    self.scope = scope
    self.documents = documents
    self.removed = removed
    self.next = next
    self.checkpoint = checkpoint
    self.total = total
    self.periods = periods
    self.isWhole = isWhole
    self.leavesOut = leavesOut
    self.tellsStatus = tellsStatus
    self.repetitions = repetitions
  }
}

/// A document that one poll lists again.
///
/// On one page that is a broken promise: a page is one answer. On two it may only be a list that moved while it was read,
/// and the later row counts.
public struct Repetition: Sendable, Hashable {
  /// A row of a poll: its page, and its number on it, both from 1.
  public struct Place: Sendable, Hashable {
    /// The page, from 1.
    public var page: Int
    /// The row of the page, from 1.
    public var row: Int

    /// A row of a page.
    public init(page: Int, row: Int) {
      self.page = page
      self.row = row
    }
  }

  /// The document.
  public var document: DocumentID
  /// Where it stood before.
  public var before: Place
  /// Where it stands again.
  public var again: Place

  /// A document that stands in two places.
  public init(_ document: DocumentID, before: Place, again: Place) {
    self.document = document
    self.before = before
    self.again = again
  }

  /// Whether one answer names it twice.
  public var isOnOnePage: Bool { before.page == again.page }
}

/// Names one intended re-upload, for ever: the same key is never a second upload.
public struct IdempotencyKey: Sendable, Hashable, CustomStringConvertible {
  /// A UUID.
  public let rawValue: String

  /// A key that was made before.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// A new key: 128 random bits in the form of a UUID of version 4.
  public init(random generator: inout some RandomNumberGenerator) {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      let digits = String(byte, radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
    rawValue = text
  }

  /// The UUID.
  public var description: String { rawValue }
}

/// One document to be uploaded again.
public struct ReuploadRequest: Sendable, Hashable {
  /// The document.
  public var document: DocumentID
  /// Names this upload.
  public var key: IdempotencyKey
  /// The status the person saw; the backend refuses where the document has left it.
  public var expected: StatusReading
  /// The signer chosen, where another one was.
  public var signer: String?

  /// One document to be uploaded again.
  public init(document: DocumentID, key: IdempotencyKey, expected: StatusReading, signer: String? = nil) {
    self.document = document
    self.key = key
    self.expected = expected
    self.signer = signer
  }
}

/// What a backend says to a re-upload.
public enum ReuploadAnswer: Sendable, Hashable {
  /// It was taken; its words, where it had any.
  case accepted(String)
  /// It waits to be taken, by an uploader for instance; ``StatusBackend/outcome(of:document:)`` tells later.
  case queued
}

/// What became of a re-upload.
public enum ReuploadOutcome: Sendable, Hashable {
  /// It never arrived, and never will: nothing was sent, and a call with its key that is still on its way is refused.
  case neverReceived
  /// It arrived and waits.
  case queued
  /// It was taken.
  case accepted(String)
  /// It was refused, with the backend's words.
  case rejected(String)
  /// The backend keeps no record of keys; only the document's status can tell.
  case notRecorded
}

/// Why a backend could not do what it was asked, in terms of what to do about it.
public enum BackendError: Error, Sendable, Hashable {
  /// The credentials cannot be had, or are not valid, or no longer (since when, and why, where known).
  case notAuthorized(expiredAt: Timestamp?, why: FailureWords? = nil)
  /// The request was understood and refused, with the backend's words.
  case rejected(FailureWords)
  /// The document is in a status that does not allow it.
  case notAllowed(StatusReading)
  /// An upload of this document is under way already.
  case alreadyInProgress
  /// The document is approved already.
  case alreadyApproved
  /// Too many calls; not before the time given, and with the other side's words, where there were any.
  case rateLimited(until: Timestamp?, why: FailureWords? = nil)
  /// Pantau itself asks no oftener, and asks again then: nothing was sent, and nothing has failed.
  case tooSoon(until: Timestamp)
  /// Not now, with the other side's words: not before the time given. A call that was sent has changed nothing.
  case notBefore(Timestamp, why: FailureWords)
  /// A re-upload was not sent, for this reason, which says nothing of the document: try again later.
  case notSent(why: FailureWords)
  /// It failed so often, the last time with these words, that it is left alone until then: nothing was sent.
  case circuitOpen(until: Timestamp, why: FailureWords)
  /// No answer, or not now: try again later. For a re-upload it means that its outcome is not known.
  case unavailable(FailureWords)
  /// The answer makes no sense: what was wrong, and where in it.
  case protocolBroken(what: FailureWords, at: String)

  /// Whether a re-upload that ended so may have reached the other side all the same.
  public var leavesDoubt: Bool {
    switch self {
    case .unavailable, .protocolBroken: true
    case .notAuthorized, .rejected, .notAllowed, .alreadyInProgress, .alreadyApproved, .rateLimited, .tooSoon,
      .notBefore, .notSent, .circuitOpen:
      false
    }
  }

  /// Before when no further call is welcome, where that is known.
  public var retryAt: Timestamp? {
    switch self {
    case .rateLimited(let until, _): until
    case .tooSoon(let until), .notBefore(let until, _), .circuitOpen(let until, _): until
    default: nil
    }
  }
}

extension StatusBackend {
  /// What became of a re-upload that was to be taken back: a backend that holds none back has nothing to take back.
  public func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await outcome(of: key, document: document)
  }

  /// Nothing besides the documents, unless the backend says otherwise.
  public func standing() async -> DataStanding { DataStanding() }

  /// Nothing runs beside the calls, unless the backend says otherwise.
  public func end() async {}

  /// Nothing is told between polls, unless the backend says otherwise.
  public func arrivals() -> AsyncStream<Void> { AsyncStream { $0.finish() } }

  /// The signers to choose from for a re-upload; none unless the backend says otherwise.
  public func signers() async throws(BackendError) -> [String] { [] }
}
