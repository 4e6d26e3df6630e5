import Foundation
import UploadQueue

/// The Coretax portal, as far as others have found out what its lists are like: it holds the documents of one taxpayer,
/// and can be told to misbehave.
///
/// What it is asked is held against what is known all the time; whatever else is asked is a breach.
public actor FakePortal: ServiceWithQueue {
  /// What it calls its taxpayer.
  public static let taxpayerID = "00000000-0000-4000-8000-0000000000a1"

  private let npwp: NPWP
  private var tokens: Set<String> = []
  /// Its documents.
  public var queue = FakeQueue()
  /// How it misbehaves.
  public var misbehaviour = Misbehaviour()
  private var leaks = false
  private var stumbles = 0
  private var mostRows = Int.max
  /// What nobody should have asked, or not in this way.
  public private(set) var breaches: [String] = []

  /// A portal with an empty queue, at which these sessions are signed in.
  public init(of npwp: NPWP, allowing tokens: Set<String> = []) {
    self.npwp = npwp
    self.tokens = tokens
  }

  /// Signs a session in.
  public func allow(_ token: String) { tokens.insert(token) }

  /// Ends a session.
  public func forget(_ token: String) { tokens.remove(token) }

  private var fault: FakeFault? { misbehaviour.fault(isUpload: false) }

  /// Lets documents of every period through, whatever is asked for.
  public func leak() { leaks = true }

  /// Refuses the next calls, however good the token is.
  public func stumble(_ times: Int) { stumbles = times }

  /// Gives no more rows than these on a page, whatever is asked for.
  public func give(atMost rows: Int) { mostRows = rows }

  /// Puts documents into the queue; what they are called there.
  public func add(_ new: [Document]) -> [DocumentID] {
    new.map { document in
      put(document)
      return DocumentID(document.recordID ?? "")
    }
  }

  /// Changes a document, or adds it.
  public func put(_ document: Document) {
    var document = document
    document.id = DocumentID(document.recordID ?? "")
    queue.put(document)
  }

  /// Somebody uploads a Saved Invalid document again; whether there is one of that reference.
  public func upload(_ reference: String) -> Bool {
    let wanted = queue.documents.first { $0.reference == reference && $0.status.status == .savedInvalid }
    guard let wanted else { return false }
    queue.upload(wanted.id)
    return true
  }

  /// Somebody signs in the portal; where nothing waits for that, somebody puts right what has failed.
  public func evolve() {
    let documents = queue.documents
    if let failed = documents.first(where: { $0.status.status == .savedInvalid }),
      !documents.contains(where: { $0.status.status == .signingInProgress })
    {
      queue.upload(failed.id)
    } else {
      queue.evolve()
    }
  }

  /// Nothing can be uploaded by a call.
  public var uploadCount: Int { 0 }

  /// An access token as the portal gives them: a JWT that says whose it is and until when it is good.
  public static func token(
    of npwp: NPWP, taxpayerID: String? = taxpayerID, until: Timestamp?, signature: String = "RAHASIA-7f3a"
  ) -> String {
    var claims: [String: JSONValue] = ["sub": .string(npwp.digits), "Impersonating": .string("true")]
    if let taxpayerID { claims["taxpayer_id"] = .string(taxpayerID) }
    if let until { claims["exp"] = .number(Double(until.milliseconds / 1000)) }
    return [#"{"alg":"RS256"}"#, JSONValue.object(claims).text].map(base64).joined(separator: ".") + "." + signature
  }

  private static func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// What it answers.
  public func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    switch fault {
    case .signInPage:
      let page = #"<!DOCTYPE html><form action="/identityproviderportal/Account/Login"></form>"#
      return .whole(status: 200, headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(page.utf8))
    case .redirects:
      return .whole(status: 302, headers: [("Location", "/identityproviderportal/Account/Login?ReturnUrl=%2F")])
    case .unauthorized: return .whole(status: 401)
    case .tooManyRequests: return .whole(status: 429, headers: [("Retry-After", "120")])
    case .internalError: return .json(#"{"Message":"An error has occurred."}"#, status: 500)
    default: if let answer = fault?.answer { return answer }
    }
    let token = request.header("Authorization").map { String($0.dropFirst("Bearer ".count)) } ?? ""
    guard tokens.contains(token) else { return .whole(status: 401) }
    guard stumbles == 0 else {
      stumbles -= 1
      return .whole(status: 401)
    }
    let answer = route(request)
    return fault?.spoil(answer) ?? answer
  }

  private func route(_ request: LoopbackRequest) -> LoopbackAnswer {
    if request.method == "GET", request.path == "/identityproviderportal/connect/userinfo" {
      return .json(#"{"taxpayer_id":"\#(Self.taxpayerID)","user_name":"\#(npwp.digits)","inactivityTimeout":"900"}"#)
    }
    let parts = request.path.split(separator: "/").map(String.init)
    guard request.method == "POST", parts.count == 4, parts[0] == "einvoiceportal", parts[1] == "api",
      parts[3] == "list", let kind = DocumentKind(controller: parts[2]), let body = try? JSONValue(text: request.text)
    else {
      breaches.append("\(request.method) \(request.path) is no reading of a list")
      return .whole(status: 404)
    }
    return list(kind, body)
  }

  private func list(_ kind: DocumentKind, _ body: JSONValue) -> LoopbackAnswer {
    // However good the token is.
    guard body["TaxpayerAggregateIdentifier"]?.string == Self.taxpayerID else { return .whole(status: 401) }
    guard case .number(let first)? = body["First"], case .number(let rows)? = body["Rows"], rows >= 1,
      case .array(let filters)? = body["Filters"], body["LanguageId"]?.string != nil
    else {
      breaches.append("a list without its page")
      return .json(#"{"IsSuccessful":false,"Message":"Bad request","ErrorType":1,"Payload":null}"#)
    }
    var wanted = queue.documents.filter { $0.kind == kind }
    if !leaks { for filter in filters { wanted = wanted.filter { holds($0, filter) } } }
    let size = min(Int(rows), mostRows)
    let pages = FakePages(rows: wanted, size: size, fault: fault)
    let data = pages.page(Int(first) / size).map { spoilt(PortalRow($0, seller: npwp).json) }
    let payload: [String: JSONValue] = ["TotalRecords": .number(first + rows + 1), "Data": .array(data)]
    return .json(
      JSONValue.object([
        "IsSuccessful": .boolean(true), "Message": .null, "ErrorType": .number(0), "Payload": .object(payload),
      ]).text)
  }

  private func holds(_ document: Document, _ filter: JSONValue) -> Bool {
    guard filter["MatchMode"]?.string == "equals", let value = filter["Value"]?.string else {
      breaches.append("a filter that takes the portal minutes")
      return false
    }
    let name = filter["PropertyName"]?.string ?? ""
    // What returns are filtered by is not known.
    if document.kind.isReturn { breaches.append("a filter on \(document.kind.controller)") }
    guard name.hasPrefix("TaxInvoice") != document.kind.isSpecial else {
      breaches.append("\(document.kind.controller) has no \(name)")
      return false
    }
    switch name {
    case "TaxInvoicePeriod", "Period": return document.period.map { $0.portalMonth == value } ?? false
    case "TaxInvoiceYear", "Year":
      if filter["AsString"] != .boolean(true) { breaches.append("a year that is no text") }
      return document.period.map { String($0.year) == value } ?? false
    default:
      breaches.append("a filter on \(name)")
      return false
    }
  }

  private func spoilt(_ row: JSONValue) -> JSONValue {
    guard fault == .wrongTypes, case .object(var members) = row else { return row }
    members["VAT"] = .string("banyak")
    return .object(members)
  }
}

/// A row of a list of the portal.
private struct PortalRow {
  let json: JSONValue

  init(_ document: Document, seller owner: NPWP) {
    let kind = document.kind
    let noDate = JSONValue.string("0001-01-01T00:00:00")
    func flag(_ value: Bool?) -> JSONValue { value.map { .boolean($0) } ?? .null }
    func moment(_ value: Timestamp?) -> JSONValue { value.map { .string($0.description) } ?? noDate }
    let day: JSONValue = document.date.map { .string("\($0)T00:00:00+07:00") } ?? noDate
    let (own, other) = (JSONValue.text(owner.digits), JSONValue.text(document.partnerIdentity))
    let (period, year) = (
      JSONValue.text(document.period?.portalMonth), JSONValue.text(document.period.map { String($0.year) })
    )
    var row: [String: JSONValue] = [
      "RecordId": .text(document.recordID), "AggregateIdentifier": .string("00000000-0000-4000-8000-0000000000b1"),
      "SellerTIN": kind.isInput ? other : own, "BuyerTIN": kind.isInput ? own : other,
      "TaxInvoiceStatus": .text(document.status.words), "ESignStatus": .text(document.eSignStatus),
      "TaxInvoiceNumber": .text(document.nsfp?.digits), "VAT": .amount(document.vat),
      "STLG": .amount(document.luxuryTax),
      "OtherTaxBase": .amount(document.otherTaxBase), "Signer": .text(document.signer),
      "Reference": .text(document.reference), "ReportedBySeller": flag(document.reportedBySeller),
      "ReportedByBuyer": flag(document.reportedByBuyer),
      "ReportedByVATCollector": flag(document.reportedByVATCollector), "CreationDate": moment(document.createdAt),
      "LastUpdatedDate": moment(document.lastUpdatedAt), "SellerLastUpdatedDate": noDate, "SP2DNumber": .null,
      "Valid": .boolean(true), "DocumentFormNumber": .null, "ChannelCode": .null,
    ]
    row[kind.isInput ? "SellerTaxpayerName" : "BuyerTaxpayerNameClear"] = .text(document.partnerName)
    if kind.isSpecial {
      row["DocumentNumber"] = .text(document.documentNumber)
      row[kind.isReturn ? "ReturnDate" : "DocumentDate"] = day
      row["TransactionCode"] = .text(document.transactionCode)
      (row["Period"], row["Year"]) = (period, year)
      row["TaxBase"] = .amount(document.taxBase)
    } else {
      row["TaxInvoiceDate"] = kind.isReturn ? noDate : day
      row["TaxInvoiceCode"] = .text(document.transactionCode.map { "TD.003" + $0 })
      (row["TaxInvoicePeriod"], row["TaxInvoiceYear"]) = (period, year)
      row["SellingPrice"] = .amount(document.taxBase)
      if kind.isReturn { (row["ReturnNumber"], row["ReturnDate"]) = (JSONValue.text(document.documentNumber), day) }
    }
    json = .object(row)
  }
}
