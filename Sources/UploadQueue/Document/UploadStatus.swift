/// Where a document stands, in Coretax's own terms.
public enum UploadStatus: Int, Sendable, Hashable, CaseIterable {
  /// Saved, not uploaded.
  case draft
  /// Waiting in DJP's queue to be signed: can be neither re-uploaded nor cancelled, only watched.
  case signingInProgress
  /// Rejected: invalid data, or signing failed. Can be uploaded again, one by one.
  case savedInvalid
  /// Signed and approved by DJP; has its NSFP.
  case approved
  /// Replaced by a faktur pengganti.
  case amended
  /// Cancelled.
  case canceled
  /// A replacement waits for the buyer's consent.
  case waitingForAmendment
  /// A cancellation waits for the buyer's consent.
  case waitingForCancellation
  /// A word never seen before, or none at all: kept, shown and counted, and nothing can be done from it.
  case unknown

  /// Compares on letters only: the wire spelling of two of the states was never published.
  public init(coretaxWord word: String) {
    self = Self.byWord[word] ?? Self.byLetters[word.uppercased().filter(\.isLetter)] ?? .unknown
  }

  /// As Pantau writes them down itself, which needs no second look.
  private static let byWord: [String: UploadStatus] = allCases.reduce(into: [:]) { $0[$1.word] = $1 }

  private static let byLetters: [String: UploadStatus] = [
    "CREATED": .draft, "DRAFT": .draft, "KONSEP": .draft,
    "SIGNINGINPROGRESS": .signingInProgress,
    "SAVEDINVALID": .savedInvalid,
    "APPROVED": .approved, "CREDITED": .approved, "UNCREDITED": .approved,
    "AMENDED": .amended,
    "CANCELED": .canceled, "CANCELLED": .canceled,
    "WAITINGFORAMENDMENT": .waitingForAmendment,
    "WAITINGFORCANCELATION": .waitingForCancellation, "WAITINGFORCANCELLATION": .waitingForCancellation,
  ]

  /// Coretax's own word, which people know from the portal; the same in every language.
  public var word: String {
    switch self {
    case .draft: "Created"
    case .signingInProgress: "Signing In Progress"
    case .savedInvalid: "Saved Invalid"
    case .approved: "Approved"
    case .amended: "Amended"
    case .canceled: "Canceled"
    case .waitingForAmendment: "Waiting For Amendment"
    case .waitingForCancellation: "Waiting For Cancellation"
    case .unknown: "?"
    }
  }

  /// Whether DJP has approved the document, now or before it was replaced.
  ///
  /// The two waiting states count as approved until the buyer agrees (Coretaxpedia, status-waiting-for-amendment).
  public var hasBeenApproved: Bool {
    switch self {
    case .approved, .amended, .waitingForAmendment, .waitingForCancellation: true
    default: false
    }
  }

  /// Whether no deadline runs in it: it has been approved, or needs no approval any more.
  public var endsDeadline: Bool { hasBeenApproved || self == .canceled }

  /// Whether it is known, and DJP's approval is still to come.
  var isOpen: Bool { self != .unknown && !endsDeadline }
}

/// What the buyer has said of the VAT of an approved faktur, which stands on the list of input fakturs in the place of its
/// status (Coretaxpedia, retur-barang; TAXIO).
public enum InputCredit: Sendable, Hashable, CaseIterable {
  /// It is credited.
  case credited
  /// It is not to be credited.
  case uncredited

  /// Compares on letters only; `nil` where the word says nothing of it.
  public init?(coretaxWord word: String) {
    guard let known = Self.allCases.first(where: { $0.word.uppercased() == word.uppercased().filter(\.isLetter) })
    else {
      return nil
    }
    self = known
  }

  /// Coretax's own word, the same in every language.
  public var word: String {
    switch self {
    case .credited: "Credited"
    case .uncredited: "Uncredited"
    }
  }
}

/// A status as the backend gave it: its own words, and what Pantau takes them for.
public struct StatusReading: Sendable, Hashable {
  /// What Pantau takes it for.
  public let status: UploadStatus
  /// The backend's own words, verbatim; empty where it gave none.
  public let words: String

  /// A status with the words it was given in.
  public init(_ status: UploadStatus, words: String) {
    self.status = status
    self.words = words
  }

  /// A status in Coretax's words.
  public init(coretax words: String) {
    self.init(UploadStatus(coretaxWord: words), words: words)
  }

  /// No status was given: a document that is expected, but not seen at DJP yet.
  public static let none = StatusReading(.unknown, words: "")

  /// Whether no status was given at all.
  public var isNone: Bool { words.isEmpty }

  /// Whether an approved input faktur is credited, where the words say so.
  public var credit: InputCredit? { status == .approved ? InputCredit(coretaxWord: words) : nil }

  /// Whether both say the same, however it is spelt; of words never seen before, the letters and numbers count.
  public func agrees(with other: StatusReading) -> Bool {
    guard status != other.status || words != other.words else { return true }
    guard credit == other.credit else { return false }
    guard status == .unknown, words != other.words else { return status == other.status }
    return other.status == .unknown && isNone == other.isNone && words.spelling == other.words.spelling
  }

  /// Whether not both can be true at once: an approved faktur may be credited as well, which not every source tells.
  public func contradicts(_ other: StatusReading) -> Bool {
    status == .unknown ? !agrees(with: other) : status != other.status
  }
}

extension String {
  fileprivate var spelling: String { uppercased().filter { $0.isLetter || $0.isNumber } }
}
