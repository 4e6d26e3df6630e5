import UploadQueue

/// A service that holds a queue which evolves, and can be told to misbehave.
public protocol FakeService: Actor {
  /// What it answers.
  func answer(_ request: LoopbackRequest) -> LoopbackAnswer
  /// Misbehaves from now on, or only where it is to upload something; behaves again with `nil`.
  func misbehave(_ fault: FakeFault?, atUploads: Bool)
  /// Puts documents into the queue; what they are called there.
  func add(_ new: [Document]) -> [DocumentID]
  /// Changes a document, or adds it.
  func put(_ document: Document)
  /// Takes a document away.
  func remove(_ id: DocumentID)
  /// A while passes: something that waits to be signed is signed, or fails.
  func evolve()
  /// How many uploads were taken.
  var uploadCount: Int { get }
  /// What it was asked that is not described.
  var breaches: [String] { get }
}

extension FakeService {
  /// Misbehaves from now on; behaves again with `nil`.
  public func misbehave(_ fault: FakeFault?) { misbehave(fault, atUploads: false) }

  /// Puts documents into the queue; what they are called there.
  public func add(_ new: [Document]) -> [DocumentID] {
    new.map { document in
      put(document)
      return document.id
    }
  }
}

/// A fake service that keeps its documents in order, and nothing beside them.
public protocol ServiceWithQueue: FakeService {
  /// Its documents.
  var queue: FakeQueue { get set }
  /// How it misbehaves.
  var misbehaviour: Misbehaviour { get set }
}

extension ServiceWithQueue {
  /// Misbehaves from now on, or only where it is to upload something; behaves again with `nil`.
  public func misbehave(_ fault: FakeFault?, atUploads: Bool) {
    misbehaviour = Misbehaviour(fault: fault, isAtUploads: atUploads)
  }

  /// Changes a document, or adds it.
  public func put(_ document: Document) { queue.put(document) }

  /// Takes a document away.
  public func remove(_ id: DocumentID) { queue.remove(id) }

  /// A while passes: something that waits to be signed is signed, or fails.
  public func evolve() { queue.evolve() }

  /// How many uploads were taken.
  public var uploadCount: Int { queue.uploadCount }
}

/// How a fake service misbehaves at present.
public struct Misbehaviour: Sendable {
  var fault: FakeFault?
  var isAtUploads = false

  /// The fault that an answer has.
  func fault(isUpload: Bool) -> FakeFault? { isAtUploads && !isUpload ? nil : fault }
}

/// The documents of a fake service, in the order in which they were made.
public struct FakeQueue: Sendable {
  private(set) var documents: [Document] = []
  /// How many uploads were taken.
  private(set) var uploadCount = 0
  private var uploaded: Set<DocumentID> = []
  private var steps = 0
  /// How many documents were given a number.
  private var added = 0

  subscript(id: DocumentID) -> Document? { documents.first { $0.id == id } }

  mutating func put(_ document: Document) {
    if let index = documents.firstIndex(where: { $0.id == document.id }) {
      documents[index] = document
    } else {
      documents.append(document)
    }
  }

  /// Puts documents in, each under a number of its own, from the first on.
  mutating func add(_ new: [Document], numberedFrom first: Int) -> [DocumentID] {
    new.map { document in
      var document = document
      document.id = DocumentID("\(first + added)")
      added += 1
      put(document)
      return document.id
    }
  }

  mutating func remove(_ id: DocumentID) { documents.removeAll { $0.id == id } }

  /// Takes an upload: the document waits to be signed.
  mutating func upload(_ id: DocumentID) {
    guard var document = self[id] else { return }
    uploadCount += 1
    uploaded.insert(id)
    document.status = StatusReading(coretax: "SIGNING IN PROGRESS")
    document.reason = nil
    put(document)
  }

  /// Signs the first document that waits for it; every fourth fails, unless it was uploaded again.
  mutating func evolve() {
    guard var document = documents.first(where: { $0.status.status == .signingInProgress }) else { return }
    steps += 1
    if steps % 4 == 0, !uploaded.contains(document.id) {
      document.status = StatusReading(coretax: "SAVED INVALID")
      document.reason = "NITKU pembeli tidak valid"
    } else {
      document.status = StatusReading(coretax: "APPROVED")
      document.nsfp = NSFP("0400260099" + String(10_000_000 + steps).suffix(7))
    }
    put(document)
  }
}

extension JSONValue {
  /// An amount of rupiah as a number; null where there is none.
  static func amount(_ amount: Rupiah?) -> JSONValue {
    amount.flatMap { Double($0.decimal) }.map { .number($0) } ?? .null
  }

  /// A text; null where there is none.
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
