import Crypto
import Foundation
import UploadQueue

/// Mekari Klikpajak (API v2), as far as it is known: signed calls, documents one by one, and no list.
public actor FakeKlikpajak: ServiceWithQueue {
  private let clientID: String
  private let secret: String
  private let approvesRejected: Bool
  private let statusOfUnknown: Int
  private let now: @Sendable () -> Timestamp
  /// Its documents.
  public var queue = FakeQueue()
  /// How it misbehaves.
  public var misbehaviour = Misbehaviour()
  /// What it was asked that is not described.
  public private(set) var breaches: [String] = []
  /// The idempotency keys that it was given, in their order.
  public private(set) var keys: [String] = []

  /// The service with no document.
  ///
  /// - Parameters:
  ///   - approvesRejected: Whether it takes what was rejected; whether the real one does was not published.
  ///   - statusOfUnknown: What it answers where it is asked for what it does not have, which was not published either.
  ///   - now: Its own clock.
  public init(
    clientID: String = "klien-contoh", secret: String = "rahasia-contoh", approvesRejected: Bool = true,
    statusOfUnknown: Int = 404, now: @escaping @Sendable () -> Timestamp
  ) {
    self.clientID = clientID
    self.secret = secret
    self.approvesRejected = approvesRejected
    self.statusOfUnknown = statusOfUnknown
    self.now = now
  }

  /// Puts documents into the queue, each under a number of its own.
  public func add(_ new: [Document]) -> [DocumentID] { queue.add(new, numberedFrom: 5001) }

  /// What it answers, always with its own time.
  public func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let fault = misbehaviour.fault(isUpload: request.method == "PUT")
    if let answer = fault?.answer { return answer }
    switch fault {
    case .unauthorized: return refusal(401, "Unauthorized")
    case .tooManyRequests: return refusal(429, "Too Many Requests", headers: [("Retry-After", "120")])
    case .internalError: return refusal(500, "Terjadi kesalahan pada server")
    default: break
    }
    guard isSigned(request) else { return refusal(401, "HMAC signature cannot be verified") }
    let answer = route(request)
    return fault?.spoil(answer) ?? answer
  }

  private func route(_ request: LoopbackRequest) -> LoopbackAnswer {
    let start = "/v2/klikpajak/v2/efaktur/out/"
    let parts = request.path.hasPrefix(start) ? request.path.dropFirst(start.count).split(separator: "/") : []
    guard let id = parts.first.map({ DocumentID(String($0).withoutEscapes) }) else {
      breaches.append("\(request.method) \(request.path)")
      return refusal(404, "Not Found")
    }
    switch (request.method, parts.count) {
    case ("GET", 1):
      guard let document = queue[id] else {
        return refusal(statusOfUnknown, statusOfUnknown == 404 ? "Not Found" : "id must be a number")
      }
      return .json(row(document).text, headers: [date])
    case ("PUT", 2) where request.path.hasSuffix("/approve/"): return approve(id, request)
    default:
      breaches.append("\(request.method) \(request.path)")
      return refusal(404, "Not Found")
    }
  }

  private func approve(_ id: DocumentID, _ request: LoopbackRequest) -> LoopbackAnswer {
    guard let key = request.header("X-Idempotency-Key") else {
      breaches.append("an approval without a key")
      return refusal(400, "Bad Request")
    }
    keys.append(key)
    guard let document = queue[id] else { return refusal(404, "Not Found") }
    switch document.status.status {
    case .draft: break
    case .savedInvalid where approvesRejected: break
    default: return refusal(422, "Invoice cannot be approved")
    }
    queue.upload(id)
    return .json(row(queue[id] ?? document).text, headers: [date])
  }

  private func row(_ document: Document) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .number(Double(document.id.rawValue) ?? 0), "invoice_status": .string(Self.invoiceStatus(document.status)),
      "approval_status": .string(Self.approvalStatus(document.status)), "qr_code": .null, "tax_invoice_link": .null,
      "tax_invoice_number": .text(document.nsfp?.digits), "reference": .text(document.reference),
      "document_date": .text(document.date?.description), "transaction_detail": .text(document.transactionCode),
      "customer": .object(["name": .text(document.partnerName), "npwp": .text(document.partnerIdentity)]),
    ]
    if misbehaviour.fault(isUpload: false) == .wrongTypes { members["approval_status"] = .array([]) }
    return .object(["data": .object(members)])
  }

  private static func invoiceStatus(_ status: StatusReading) -> String {
    switch status.status {
    case .amended: "SUBSTITUED"
    case .canceled: "CANCELLED"
    default: "NORMAL"
    }
  }

  private static func approvalStatus(_ status: StatusReading) -> String {
    switch status.status {
    case .draft: "DRAFT"
    case .signingInProgress: "IN_PROGRESS"
    case .savedInvalid: "REJECTED"
    case .approved, .amended, .canceled: "APPROVED"
    default: status.words
    }
  }

  private func refusal(_ status: Int, _ message: String, headers: [(String, String)] = []) -> LoopbackAnswer {
    .json(JSONValue.object(["message": .string(message)]).text, status: status, headers: [date] + headers)
  }
}

// MARK: - Signatures

extension FakeKlikpajak {
  /// Whether a call is signed with the secret, and dated within five minutes of its own clock.
  private func isSigned(_ request: LoopbackRequest) -> Bool {
    guard let date = request.header("Date"), let moment = Self.format.date(from: date),
      abs(moment.timeIntervalSince1970 - Double(now().milliseconds) / 1000) <= 300
    else { return false }
    if !request.body.isEmpty {
      let digest = Data(SHA256.hash(data: request.body)).base64EncodedString()
      guard request.header("Digest") == "SHA-256=" + digest else { return false }
    }
    let text = "date: \(date)\n\(request.method) \(request.path) HTTP/1.1"
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8)))
    let signature = Data(code).base64EncodedString()
    return request.header("Authorization")
      == "hmac username=\"\(clientID)\", algorithm=\"hmac-sha256\", headers=\"date request-line\", "
      + "signature=\"\(signature)\""
  }

  private var date: (String, String) {
    ("Date", Self.format.string(from: Date(timeIntervalSince1970: Double(now().milliseconds) / 1000)))
  }

  private static var format: DateFormatter {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format
  }
}
