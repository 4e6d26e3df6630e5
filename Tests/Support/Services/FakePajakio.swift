import Foundation
import UploadQueue

/// Pajak.io, as far as its Open API (v3.0.5) is known; what it calls the fields of its list was not published, so they are
/// those of the body that creates a document.
public actor FakePajakio: ServiceWithQueue {
  private let token: String
  private let refusesByHTTP: Bool
  /// Its documents.
  public var queue = FakeQueue()
  /// How it misbehaves.
  public var misbehaviour = Misbehaviour()
  /// What it was asked that is not described.
  public private(set) var breaches: [String] = []

  /// The service with an empty queue.
  ///
  /// - Parameter refusesByHTTP: Whether a refusal has a status of HTTP as well, and not only its code in the envelope.
  public init(token: String = "token-contoh", refusesByHTTP: Bool = false) {
    self.token = token
    self.refusesByHTTP = refusesByHTTP
  }

  /// What it answers.
  public func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let fault = misbehaviour.fault(isUpload: request.path.hasSuffix("/upload"))
    if let answer = fault?.answer { return answer }
    switch fault {
    case .unauthorized: return refusal(401, "Token tidak valid")
    case .tooManyRequests: return .json("{}", status: 429, headers: [("Retry-After", "120")])
    case .internalError: return refusal(500, "Terjadi kesalahan pada server", status: 500)
    default: break
    }
    guard request.header("Authorization") == Data(token.utf8).base64EncodedString() else {
      return refusal(401, "Token tidak valid")
    }
    let answer = route(request)
    return fault?.spoil(answer) ?? answer
  }

  private func route(_ request: LoopbackRequest) -> LoopbackAnswer {
    let parts = request.path.split(separator: "/").map { String($0).withoutEscapes }
    guard request.method == "POST", parts.count == 4, parts.prefix(3) == ["efaktur", "v3", "penjualan"],
      let body = try? JSONValue(text: request.text)
    else {
      breaches.append("\(request.method) \(request.path)")
      return refusal(404, "Not Found", status: 404)
    }
    switch parts[3] {
    case "list": return list(request)
    case "upload": return upload(DocumentID(body["transactionId"]?.string ?? ""))
    default:
      guard let document = queue[DocumentID(parts[3])] else { return refusal(404, "Data tidak ditemukan") }
      return success(row(document), "SUCCESS")
    }
  }

  private func list(_ request: LoopbackRequest) -> LoopbackAnswer {
    guard let page = request.query["page"].flatMap({ Int($0) }), page > 0,
      let size = request.query["size"].flatMap({ Int($0) }), request.query["sortBy"] == "createdAt"
    else {
      breaches.append("a list without page, size or order")
      return refusal(400, "Bad Request")
    }
    let rows = FakePages(rows: queue.documents, size: size, fault: misbehaviour.fault(isUpload: false)).page(page - 1)
    return success(.array(rows.map { row($0) }), "SUCCESS")
  }

  private func upload(_ id: DocumentID) -> LoopbackAnswer {
    guard let document = queue[id] else { return refusal(404, "Data tidak ditemukan") }
    guard [.draft, .savedInvalid].contains(document.status.status) else {
      return refusal(400, "Hanya faktur yang berstatus DRAFT atau DITOLAK yang dapat di upload")
    }
    queue.upload(id)
    return success(.object(["transactionId": .string(id.rawValue)]), "SUCCESS SENDING REQUEST TO UPLOAD VAT OUTPUT")
  }

  private func row(_ document: Document) -> JSONValue {
    let isCanceled = document.status.status == .canceled
    var members: [String: JSONValue] = [
      "transactionId": .string(document.id.rawValue), "noInvoice": .text(document.reference),
      "status": .string(Self.word(document.status)), "jenisFaktur": .string(isCanceled ? "BATAL" : "NORMAL"),
      "keteranganDjp": .string(document.reason ?? ""), "nofa": .string(document.nsfp?.digits ?? ""), "urlPdf": .null,
      "tanggalFaktur": .text(document.date?.description), "masaPajak": .text(document.period.map { "\($0.month)" }),
      "tahunPajak": .text(document.period.map { "\($0.year)" }),
      "kdJenisTransaksi": .text(document.transactionCode.map { "TD.003" + $0 }),
      "lawanTransaksi": .object([
        "nama": .text(document.partnerName), "identityValue": .text(document.partnerIdentity),
      ]),
      "totalDpp": .amount(document.taxBase), "totalDppLain": .amount(document.otherTaxBase),
      "totalPpn": .amount(document.vat), "totalPpnBm": .amount(document.luxuryTax),
      "penandatangan": .object(["nama": .text(document.signer)]),
    ]
    if misbehaviour.fault(isUpload: false) == .wrongTypes { members["status"] = .object(["kode": .number(1)]) }
    return .object(members)
  }

  private static func word(_ status: StatusReading) -> String {
    switch status.status {
    case .draft: "DRAFT"
    case .signingInProgress: "MENUNGGU_VERIFIKASI_DJP"
    case .savedInvalid: "DITOLAK"
    case .approved, .canceled: "APPROVAL_SUKSES"
    default: status.words
    }
  }

  private func success(_ data: JSONValue, _ message: String) -> LoopbackAnswer {
    .json(
      JSONValue.object([
        "code": .number(200), "data": data, "status": .string("OK"), "message": .string(message),
      ]).text)
  }

  private func refusal(_ code: Int, _ message: String, status: Int? = nil) -> LoopbackAnswer {
    let body = JSONValue.object([
      "code": .number(Double(code)), "data": .null, "status": .string("BAD_REQUEST"), "message": .string(message),
    ])
    return .json(body.text, status: status ?? (refusesByHTTP ? code : 200))
  }
}
