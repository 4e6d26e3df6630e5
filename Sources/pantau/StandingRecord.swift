import UploadQueue

/// What a document is called and how it stands, in JSON; the names of its fields are part of the program's promise.
struct StandingRecord: Encodable {
  /// The backend's key of the document.
  let document: String
  /// What people call it.
  let name: String
  let reference: String?
  let nsfp: String?
  let recordID: String?
  /// Its status, in a word of Pantau's, and in the backend's own.
  var status: String?
  var statusWords: String?
  /// Since when it stands so, and whether it may be for longer.
  var since: String?
  var isAtLeast: Bool?
  /// Why, in the backend's words.
  var reason: String?
  /// The days left until the deadline; negative where it has passed.
  var daysLeft: Int?

  private enum CodingKeys: String, CodingKey {
    case document, name, reference, nsfp, status, since, reason
    case recordID = "record_id"
    case statusWords = "status_words"
    case isAtLeast = "since_at_least"
    case daysLeft = "days_left"
  }

  /// What a document is called.
  init(_ subject: Subject) {
    document = subject.document.rawValue
    name = subject.name
    reference = subject.reference
    nsfp = subject.nsfp
    recordID = subject.recordID
  }

  /// What a document is called and how it stands.
  init(_ row: QueueRow, _ written: (Timestamp) -> String) {
    self.init(Subject(row.document))
    take(row.document.status)
    take(row.time, written)
    reason = row.document.reason
  }

  mutating func take(_ reading: StatusReading?) {
    (status, statusWords) = (reading?.status.token, reading?.words)
  }

  mutating func take(_ time: StatusTime, _ written: (Timestamp) -> String) {
    (since, isAtLeast) = (written(time.since), time.isLowerBound)
  }
}
