import UploadQueue

/// PajakExpress, as far as the one public client shows it: a login in three steps, a list in lower case, and errors as
/// successes of HTTP. Its words for what was rejected, and for what is under way, are invented: none was published.
public actor FakePajakExpress: ServiceWithQueue {
  /// The invented word for a document that DJP rejected.
  public static let rejected = "GAGAL CONTOH"
  /// The invented word for a document that DJP has not answered on.
  public static let underWay = "PROSES CONTOH"

  private let email: String
  private let password: String
  private let taxpayer: String
  private let life: JSONValue
  private let xToken: String
  /// Its documents.
  public var queue = FakeQueue()
  /// How it misbehaves.
  public var misbehaviour = Misbehaviour()
  private var session = 0
  private var isChosen = false
  private var isRunning = false
  /// How often somebody logged in.
  public private(set) var loginCount = 0
  /// What it was asked that is not described.
  public private(set) var breaches: [String] = []

  /// The service with an empty queue.
  ///
  /// - Parameters:
  ///   - life: What it says of how many seconds a session lives.
  ///   - xToken: What the tokens of its sessions begin with.
  public init(
    email: String = "pajak@contoh.id", password: String = "rahasia-contoh", taxpayer: String = "0999999999999000",
    life: JSONValue = .string("21600"), xToken: String = "x"
  ) {
    self.life = life
    self.xToken = xToken
    self.email = email
    self.password = password
    self.taxpayer = taxpayer
  }

  /// Ends the session, as time does.
  public func expire() { isRunning = false }

  /// Puts documents into the queue, each under a number of its own.
  public func add(_ new: [Document]) -> [DocumentID] { queue.add(new, numberedFrom: 9001) }

  /// What it answers.
  public func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let fault = misbehaviour.fault(isUpload: request.path.hasSuffix("/upload"))
    if let answer = fault?.answer { return answer }
    switch fault {
    case .unauthorized: return error("Unauthorized", status: 401)
    case .tooManyRequests: return .json("{}", status: 429, headers: [("Retry-After", "120")])
    case .internalError: return error("Terjadi kesalahan pada server", status: 500)
    default: break
    }
    let answer = route(request)
    return fault?.spoil(answer) ?? answer
  }

  private func route(_ request: LoopbackRequest) -> LoopbackAnswer {
    switch (request.method, request.path) {
    case ("POST", "/auth/login"): return login(request)
    case ("POST", "/npwp/log"):
      guard hasBearer(request) else { return error("Unauthorized", status: 401) }
      guard (try? JSONValue(text: request.text))?["npwp"]?.string == taxpayer else {
        return error("NPWP tidak terdaftar")
      }
      isChosen = true
      return success(.object([:]))
    case ("GET", "/npwp/log"):
      guard hasBearer(request), isChosen else { return error("Unauthorized", status: 401) }
      isRunning = true
      return success(
        .array([.object(["token": .string("\(xToken)-\(session)"), "session_expired": life])]))
    case ("GET", "/IF_TXR_001"):
      guard hasSession(request) else { return error("Token expired", status: 401) }
      return list(request)
    case ("POST", "/IF_TXR_001/upload"):
      guard hasSession(request) else { return error("Token expired", status: 403) }
      return upload(request)
    default:
      breaches.append("\(request.method) \(request.path)")
      return error("Not Found", status: 404)
    }
  }

  private func login(_ request: LoopbackRequest) -> LoopbackAnswer {
    loginCount += 1
    guard request.header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true else {
      breaches.append("a login that is no form")
      return error("Bad Request", status: 400)
    }
    let text = request.text
    guard text.contains("name=\"email\"\r\n\r\n\(email)\r\n"), text.contains("name=\"password\"\r\n\r\n\(password)\r\n")
    else { return error("Email atau password salah", status: 401) }
    session += 1
    isChosen = false
    isRunning = false
    return success(.object(["user": .object(["token": .string("jwt-\(session)")])]))
  }

  private func list(_ request: LoopbackRequest) -> LoopbackAnswer {
    guard let page = request.query["page"].flatMap({ Int($0) }), page > 0,
      let limit = request.query["limit"].flatMap({ Int($0) })
    else {
      breaches.append("a list without page or limit")
      return error("Bad Request")
    }
    let rows = FakePages(rows: queue.documents, size: limit, fault: misbehaviour.fault(isUpload: false)).page(page - 1)
    return success(.array(rows.map { row($0) }))
  }

  private func upload(_ request: LoopbackRequest) -> LoopbackAnswer {
    guard let body = try? JSONValue(text: request.text), case .number(let number)? = body["id"],
      body["tempatPenandatangan"]?.string?.isEmpty == false, body["npwpNikPenandatangan"]?.string?.isEmpty == false
    else {
      breaches.append("an upload without id, place or signer")
      return error("Bad Request")
    }
    let id = DocumentID("\(Int(number))")
    guard let document = queue[id] else { return error("Data tidak ditemukan") }
    guard [.draft, .savedInvalid].contains(document.status.status) else {
      return error("Faktur tidak dapat diupload")
    }
    queue.upload(id)
    return success(.object(["nomorFaktur": .null, "statusFaktur": .string(Self.underWay)]))
  }

  private func row(_ document: Document) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .number(Double(document.id.rawValue) ?? 0), "statusfaktur": .string(Self.word(document.status)),
      "nomorfaktur": .string(document.nsfp?.digits ?? ""), "referensi": .text(document.reference),
      "tanggalfaktur": .text(document.date.map { Self.digits($0) }),
      "masapajak": .text(document.period.map { $0.month < 10 ? "0\($0.month)" : "\($0.month)" }),
      "tahunpajak": .text(document.period.map { "\($0.year)" }), "namapembeli": .text(document.partnerName),
      "npwppembeli": .text(document.partnerIdentity),
      "detailtransaksi": .text(document.transactionCode.map { "TD.003" + $0 }),
      "totaldpp": .text(document.taxBase?.decimal), "totaldpplain": .text(document.otherTaxBase?.decimal),
      "totalppn": .text(document.vat?.decimal), "totalppnbm": .text(document.luxuryTax?.decimal),
      "kanal": .string("14"),
    ]
    if misbehaviour.fault(isUpload: false) == .wrongTypes { members["statusfaktur"] = .boolean(true) }
    return .object(members)
  }

  private static func digits(_ date: CalendarDate) -> String {
    let (day, month) = (
      date.day < 10 ? "0\(date.day)" : "\(date.day)", date.month < 10 ? "0\(date.month)" : "\(date.month)"
    )
    return "\(day)\(month)\(date.year)"
  }

  private static func word(_ status: StatusReading) -> String {
    switch status.status {
    case .draft: "DRAFT"
    case .signingInProgress: underWay
    case .savedInvalid: rejected
    case .approved: "APPROVED"
    case .canceled: "CANCELLED"
    default: status.words
    }
  }

  private func hasBearer(_ request: LoopbackRequest) -> Bool {
    session > 0 && request.header("Authorization") == "Bearer jwt-\(session)"
  }

  private func hasSession(_ request: LoopbackRequest) -> Bool {
    isRunning && hasBearer(request) && request.header("x-token") == "\(xToken)-\(session)"
  }

  private func success(_ data: JSONValue) -> LoopbackAnswer {
    .json(JSONValue.object(["status": .string("success"), "code": .number(1), "data": data]).text)
  }

  private func error(_ message: String, status: Int = 200) -> LoopbackAnswer {
    .json(
      JSONValue.object([
        "status": .string("error"), "code": .number(0), "message": .string(message), "data": .null,
      ]).text, status: status)
  }
}
