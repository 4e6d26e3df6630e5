import UploadQueue

/// A gateway of a company, behind Pantau's HTTP protocol: it holds a queue that evolves, and can be told to misbehave.
///
/// What it says and hears is held against the protocol's description all the time.
public actor FakeGateway: FakeService {
  /// In which way it misbehaves.
  public typealias Fault = FakeFault

  /// How a document is uploaded again here.
  public enum Reuploads: Sendable { case accepted, queued }

  private let pageSize: Int
  private let token: String
  private let reuploads: Reuploads
  private let schema: JSONSchema
  private let now: (@Sendable () -> Timestamp)?
  private var documents: [DocumentID: (document: Document, revision: Int)] = [:]
  private var order: [DocumentID] = []
  private var gone: [DocumentID: Int] = [:]
  private var revision = 0
  private var uploads: [String: (document: String, answer: JSONValue, status: Int)] = [:]
  private var refusedKeys: Set<String> = []
  private var misbehaviour = Misbehaviour()
  private var fault: Fault? { misbehaviour.fault(isUpload: false) }
  /// What was not as the description says.
  public private(set) var breaches: [String] = []
  /// How many uploads were taken.
  public var uploadCount: Int { uploads.count }

  /// A gateway with an empty queue.
  ///
  /// - Parameter now: As of when its rows are true; as of when each says itself, where there is no clock.
  public init(
    pageSize: Int = 100, token: String = "token-contoh", reuploads: Reuploads = .accepted, schema: JSONSchema,
    now: (@Sendable () -> Timestamp)? = nil
  ) {
    self.pageSize = pageSize
    self.token = token
    self.reuploads = reuploads
    self.schema = schema
    self.now = now
  }

  /// A document as it is given away.
  private func given(_ document: Document) -> JSONValue {
    var document = document
    if let now { document.observedAt = now() }
    return JSONValue(document)
  }

  /// Misbehaves from now on, or only where it is to upload something; behaves again with `nil`.
  public func misbehave(_ fault: FakeFault?, atUploads: Bool) {
    misbehaviour = Misbehaviour(fault: fault, isAtUploads: atUploads)
  }

  /// A while passes: the first document that waits to be signed is signed, and what was uploaded again waits.
  public func evolve() {
    let all = order.compactMap { documents[$0]?.document }
    if var document = all.first(where: { $0.status.status == .signingInProgress }) {
      document.status = StatusReading(coretax: "APPROVED")
      document.nsfp = NSFP("0400260099\(1_000_000 + revision)")
      put(document)
    }
    for upload in uploads.values {
      guard var document = documents[DocumentID(upload.document)]?.document, document.status.status == .savedInvalid
      else { continue }
      document.status = StatusReading(coretax: "SIGNING IN PROGRESS")
      put(document)
    }
  }

  /// Changes a document, or adds it.
  public func put(_ document: Document) {
    revision += 1
    if documents[document.id] == nil { order.append(document.id) }
    documents[document.id] = (document, revision)
    gone[document.id] = nil
  }

  /// Takes a document away.
  public func remove(_ id: DocumentID) {
    revision += 1
    documents[id] = nil
    order.removeAll { $0 == id }
    gone[id] = revision
  }

  /// What it answers.
  public func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let fault = misbehaviour.fault(isUpload: request.method == "POST")
    if let answer = fault?.answer { return answer }
    switch fault {
    case .unauthorized: return problem(401, "not-authorized", ["detail": .string("token ditolak")])
    case .tooManyRequests: return problem(429, "rate-limited", headers: [("Retry-After", "120")])
    case .internalError: return problem(500, "unavailable", ["detail": .string("basis data sibuk")])
    default: break
    }
    guard request.header("Authorization") == "Bearer \(token)" else { return problem(401, "not-authorized") }
    let answer = route(request)
    return fault?.spoil(answer) ?? answer
  }

  private func route(_ request: LoopbackRequest) -> LoopbackAnswer {
    let parts = request.path.split(separator: "/").map { String($0).withoutEscapes }
    switch (request.method, parts.count) {
    case ("GET", 1) where parts == ["documents"]: return page(request)
    case ("GET", 1) where parts == ["signers"]:
      return answer(.object(["signers": .array([.string("PENANDATANGAN CONTOH")])]), as: "Signers")
    case ("GET", 2):
      guard let known = documents[DocumentID(parts[1])] else { return problem(404, "not-found") }
      return answer(given(known.document), as: "Document")
    case ("POST", 3): return upload(parts[1], request)
    case ("GET", 4): return outcome(of: parts[3])
    case ("DELETE", 4): return withdraw(parts[3])
    default:
      breaches.append("\(request.method) \(request.path) is not described")
      return problem(404, "not-found")
    }
  }
}

// MARK: - The list

extension FakeGateway {
  private func page(_ request: LoopbackRequest) -> LoopbackAnswer {
    let place = Place(request.query["page"])
    let since: Int?
    if let place {
      since = place.since
    } else if let text = request.query["since"] {
      guard let number = Int(text), number <= revision else { return problem(410, "unknown-cursor") }
      since = number
    } else {
      since = nil
    }
    let tag = "\"\(revision)\""
    if place == nil, request.header("If-None-Match") == tag { return .whole(status: 304, headers: [("ETag", tag)]) }
    let wanted = order.compactMap { documents[$0] }.filter { $0.revision > since ?? 0 }.map(\.document)
    let removed = gone.filter { $0.value > since ?? Int.max }.keys.sorted()
    let total = wanted.count
    let number = (place?.start ?? 0) / pageSize
    let rows = FakePages(rows: wanted, size: pageSize, fault: fault).page(number)
    let end = min(wanted.count, (number + 1) * pageSize)
    var members: [String: JSONValue] = [
      "scope": .string(since == nil ? "snapshot" : "changes"),
      "documents": .array(rows.map { given($0) }), "total": .number(Double(total)),
    ]
    if fault == .wrongTypes {
      members["documents"] = .array(wanted.prefix(2).map { wrongly(JSONValue($0)) })
    }
    if end < wanted.count || fault == .endless {
      members["next"] = .string(fault == .endless ? "0 0" : Place(start: end, since: since).text)
    } else {
      members["checkpoint"] = .string("\(revision)")
    }
    if since != nil { members["removed"] = .array(removed.map { .string($0.rawValue) }) }
    return answer(.object(members), as: "Page", headers: place == nil ? [("ETag", tag)] : [])
  }

  private func wrongly(_ document: JSONValue) -> JSONValue {
    guard case .object(var members) = document else { return document }
    members["vat"] = .number(1_320_000)
    return .object(members)
  }

  private struct Place {
    let start: Int
    let since: Int?

    init(start: Int, since: Int?) {
      self.start = start
      self.since = since
    }

    init?(_ text: String?) {
      let numbers = text?.split(separator: " ").map { Int($0) } ?? []
      guard let first = numbers.first, let start = first else { return nil }
      self.start = start
      since = numbers.count > 1 ? numbers[1] : nil
    }

    var text: String { since.map { "\(start) \($0)" } ?? "\(start)" }
  }
}

// MARK: - Uploading again

extension FakeGateway {
  private func upload(_ id: String, _ request: LoopbackRequest) -> LoopbackAnswer {
    guard let key = request.header("Idempotency-Key"), let body = try? JSONValue(text: request.text) else {
      breaches.append("a re-upload without a key or a body")
      return problem(422, "rejected")
    }
    breaches += schema.faults(of: body, at: "#/components/schemas/Reupload").map { "Reupload\($0)" }
    if let known = uploads[key] {
      guard known.document == id else { return problem(422, "rejected") }
      return answer(known.answer, as: "Outcome", status: known.status)
    }
    if refusedKeys.contains(key) { return problem(422, "rejected", ["detail": .string("ditarik kembali")]) }
    guard let known = documents[DocumentID(id)] else { return problem(404, "not-found") }
    let reading = known.document.status
    if uploads.values.contains(where: { $0.document == id }) || reading.status == .signingInProgress {
      return problem(409, "already-in-progress")
    }
    if reading.status == .approved { return problem(409, "already-approved") }
    guard reading.status == .savedInvalid, body["expected"]?["raw"]?.string == reading.words else {
      return problem(409, "not-allowed", ["documentStatus": JSONValue(reading)])
    }
    let word = reuploads == .accepted ? "accepted" : "queued"
    let said = JSONValue.object(["outcome": .string(word), "message": .string("dalam antrean")])
    uploads[key] = (id, said, reuploads == .accepted ? 200 : 202)
    return answer(said, as: "Outcome", status: reuploads == .accepted ? 200 : 202)
  }

  private func outcome(of key: String) -> LoopbackAnswer {
    if let known = uploads[key] { return answer(known.answer, as: "Outcome") }
    refusedKeys.insert(key)
    return answer(.object(["outcome": .string("never-received")]), as: "Outcome")
  }

  private func withdraw(_ key: String) -> LoopbackAnswer {
    if let known = uploads[key], known.status == 202 { uploads[key] = nil }
    return outcome(of: key)
  }

  private func answer(
    _ value: JSONValue, as name: String, status: Int = 200, headers: [(String, String)] = []
  ) -> LoopbackAnswer {
    if fault != .wrongTypes {
      // Documents are all made alike: a few of a long page stand for the rest.
      let some = value.keeping(20, of: "documents")
      breaches += schema.faults(of: some, at: "#/components/schemas/\(name)").map { "\(name)\($0)" }
    }
    return .json(value.text, status: status, headers: headers)
  }

  private func problem(
    _ status: Int, _ word: String, _ members: [String: JSONValue] = [:], headers: [(String, String)] = []
  ) -> LoopbackAnswer {
    let value = JSONValue.object(
      ["type": .string("urn:pantau:\(word)"), "status": .number(Double(status))].merging(members) { $1 })
    breaches += schema.faults(of: value, at: "#/components/schemas/Problem").map { "Problem\($0)" }
    return .whole(
      status: status, headers: [("Content-Type", "application/problem+json")] + headers, body: Array(value.text.utf8))
  }
}
