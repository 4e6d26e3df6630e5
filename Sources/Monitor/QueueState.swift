import UploadQueue
import Wording

/// What a queue is: said once, when it is opened.
public struct QueueProfile: Sendable, Equatable {
  /// What it is called.
  public var name: String
  /// Where its documents come from, which stays where it is called otherwise; `nil` where that is nowhere lasting.
  public var source: String?
  /// The kind of backend behind it, as in the configuration.
  public var backend: String
  /// What the backend can do.
  public var capabilities: BackendCapabilities
  /// Whether something may be changed at the backend.
  public var access: Access
  /// Whether this is the simulator.
  public var isDemo: Bool
  /// Whether the simulator's clock stands still.
  public var timeStandsStill: Bool
  /// What an empty queue can be filled with, for the first screen.
  public var importHint: String
  /// Whether files can be imported into it while the program runs.
  public var takesFiles: Bool
  /// Whether files are imported into it, though not from here.
  var isFilledElsewhere = false
  /// Whether it is filled from exports that are saved in a folder.
  public var watchesFolder: Bool
  /// How an empty queue is filled, where that is not by an import.
  public var fillHint: Phrase?
  /// What else helps at the desk of this queue.
  public var deskAdvice: Phrase?
  /// Whether the backend asks a service in a way that its owner has never published.
  public var isUnofficial: Bool
  /// How a person gives an access token for it.
  public var token: TokenIntake
  /// Whether what answers is on this machine, as far as is known, so that an answer tells nothing of the network.
  public var isOnThisMachine: Bool
  /// Whether what the backend is let in with is renewed by itself, so that its end presses nobody.
  public var renewsAccess: Bool
  /// The queue that sees in Coretax how its documents stand, where that is another one.
  public var coretaxQueue: String?
  /// How it comes to be known how documents stand in that queue.
  public var coretaxFeed: StatusFeed?

  /// Whether something may be changed at a backend.
  public enum Access: Sendable, Equatable {
    /// What the rules allow.
    case full
    /// Nothing, until the person says otherwise.
    case readOnly
    /// Nothing, whatever is said while the program runs.
    case alwaysReadOnly
  }

  /// Whether nothing may be changed at the backend.
  public var isReadOnly: Bool { access != .full }

  /// How it comes to be known how its documents stand: where a program works off what is to be uploaded, that writes the
  /// queue too.
  public var feed: StatusFeed {
    if let coretaxFeed { return coretaxFeed }
    if watchesFolder { return .exported() }
    return (takesFiles || isFilledElsewhere) && capabilities.reupload != .call ? .written() : .polled
  }

  /// What it is known by.
  var marks: Set<String> { Set([name, source].compactMap { $0 }) }

  /// A queue; what is not named has its default.
  public init(
    name: String, source: String? = nil, backend: String, capabilities: BackendCapabilities, access: Access = .full,
    isDemo: Bool = false, timeStandsStill: Bool = false, importHint: String = "pantau import", takesFiles: Bool = false,
    watchesFolder: Bool = false, fillHint: Phrase? = nil, deskAdvice: Phrase? = nil, isUnofficial: Bool = false,
    token: TokenIntake = .none, renewsAccess: Bool = false, isOnThisMachine: Bool = false, coretaxQueue: String? = nil,
    coretaxFeed: StatusFeed? = nil
  ) {
    self.name = name
    self.source = source
    self.backend = backend
    self.capabilities = capabilities
    self.access = access
    self.isDemo = isDemo
    self.timeStandsStill = timeStandsStill
    self.importHint = importHint
    self.takesFiles = takesFiles
    self.watchesFolder = watchesFolder
    self.fillHint = fillHint
    self.deskAdvice = deskAdvice
    self.coretaxQueue = coretaxQueue
    self.coretaxFeed = coretaxFeed
    self.isUnofficial = isUnofficial
    self.token = token
    self.renewsAccess = renewsAccess
    self.isOnThisMachine = isOnThisMachine
  }
}

extension QueueProfile {
  /// The list over all queues, where nothing is done: that is for each of them.
  static let allQueues = QueueProfile(
    name: AllQueuesView.name.text(.english).string, backend: "",
    capabilities: BackendCapabilities(
      reupload: .none, isIncremental: true, isIdempotent: true, offersSigners: false, pollInterval: .seconds(60)),
    fillHint: Phrase(
      id: "Belum satu antrean pun berisi dokumen.", en: "None of the queues holds a document yet."))
}

/// How far a poll has come.
public struct PollProgress: Sendable, Equatable {
  /// How many documents have come.
  public var received: Int
  /// How many come in all, where that is known.
  public var total: Int?
}

/// A queue as it is known now, and where the person is in it.
public struct QueueState: Sendable, Equatable {
  /// Its number, which no other queue of this run ever has, whatever its place.
  public let number: Int
  /// The number that the list over all queues has.
  static let numberOfAll = -1
  /// What it is.
  public var profile: QueueProfile
  /// Whether what is shown can be trusted.
  public var connection = Connection.connecting
  /// Whether what is shown is what the journal knows, as the first answer is still on its way; of what has come of that, it
  /// is what came.
  var isRemembered = false
  /// Whether some of what is shown was what the journal knows when that was last told, and no answer has been whole since.
  var hasRemembered = false
  /// Whether anything has come from the queue itself since the start.
  var hasPage = false
  /// How far the poll under way has come, where it has more than one page.
  public var progress: PollProgress?
  /// When the newest of the data was true at its source, where the backend says so.
  public var dataAt: Timestamp?
  /// When an answer last brought something new; `nil` where none has yet.
  var changedAt: Timestamp?
  /// Until when the credentials are good, where they say so.
  public var accessUntil: Timestamp?
  /// Whether an answer of the backend speaks for every document, also for those it brings no news of.
  public var speaksForAll = true
  /// Whether data is still arriving where the backend looks for it.
  public var isArriving = false
  /// The queue in numbers.
  public var summary = QueueSummary()
  /// How long signing usually takes here; `nil` where that is not known yet.
  public var usual: SigningTimes?
  /// The list and what is selected in it.
  public var list = ListState()
  /// Which screen is open.
  public var screen = Screen.list
  /// Re-uploads that are not over, and the one on the screen.
  public var desks: [ReuploadDesk] = []
  /// The document whose desk was asked for and is not ready yet, unless another key was pressed since.
  public var awaitedDesk: DocumentID?
  /// Whether that is the next one for whoever goes on, past those that another Pantau has begun meanwhile.
  var isGoingOn = false
  /// What is planned for later.
  public var plan = UploadPlan()
  /// The planned upload whose time has come and whose desk is not ready yet.
  var openingPlanned: IdempotencyKey?
  /// What was due and is tried again; `nil` where nothing had to wait.
  var plannedAgain: PlannedAgain?
  /// The import into it that was asked for last, where one was.
  public var imported: ImportState?
  /// How often imports into it, or what they said, were asked for; who is read to is told each time.
  var importsShown = 0
  /// What its backend and its journal have remarked, oldest first.
  public private(set) var remarks: [Remark] = []
  /// When it answered since the start.
  var refreshes = Refreshes()
  /// What is known of its signers, once that was asked for.
  public internal(set) var signers: SignerBook?
  /// Whether somebody is looking at it, and how far they have followed its journal.
  public var attendance = Attendance()
}

/// Something that was said besides the documents, such as that a file was refused or the journal cannot be written.
public struct Remark: Sendable, Equatable {
  /// When it was said.
  public let at: Timestamp
  /// What was said.
  public let phrase: Phrase
}

extension QueueState {
  /// More are hardly read.
  private static let mostRemarks = 200

  /// Keeps what is remarked; what was said already counts as said now.
  mutating func keep(_ phrases: [Phrase], at now: Timestamp) {
    remarks.removeAll { phrases.contains($0.phrase) }
    remarks = (remarks + phrases.map { Remark(at: now, phrase: $0) }).suffix(Self.mostRemarks)
  }
}
