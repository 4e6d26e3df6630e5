import Foundation
import HTTPService
import UploadQueue

/// A call of the gateway's protocol: what is sent, and which statuses besides success are answers to it.
struct GatewayCall: Sendable {
  /// Method and path as the protocol's description has them.
  let name: String
  let request: HTTPCall
  var answers: Set<Int> = []
  var isReupload = false

  static func documents(
    _ query: [(String, String)], unless tag: String? = nil, isSince: Bool = false
  ) -> GatewayCall {
    var request = HTTPCall(.get, "/documents")
    request.query = query.map { (name: $0.0, value: $0.1) }
    request.headers = accepted
    if let tag { request.headers.append(("If-None-Match", tag)) }
    // A checkpoint may be forgotten; in the middle of a list that is a failure.
    return GatewayCall(name: "GET /documents", request: request, answers: isSince ? [304, 410] : [])
  }

  static func document(_ id: DocumentID) -> GatewayCall {
    var request = HTTPCall(.get, path(of: id))
    request.headers = accepted
    return GatewayCall(name: "GET /documents/{id}", request: request, answers: [404])
  }

  static func reupload(_ wanted: ReuploadRequest) throws(BackendError) -> GatewayCall {
    guard let body = try? JSONEncoder().encode(ReuploadMessage(wanted)) else {
      throw .rejected("JSON")
    }
    var request = HTTPCall(.post, path(of: wanted.document) + "/reuploads", json: Array(body))
    request.headers += accepted + [("Idempotency-Key", wanted.key.rawValue)]
    return GatewayCall(
      name: "POST /documents/{id}/reuploads", request: request, answers: [404], isReupload: true)
  }

  static func outcome(of key: IdempotencyKey, document: DocumentID) -> GatewayCall {
    var request = HTTPCall(.get, path(of: document, key))
    request.headers = accepted
    return GatewayCall(name: "GET /documents/{id}/reuploads/{key}", request: request, answers: [404])
  }

  static func withdrawal(of key: IdempotencyKey, document: DocumentID) -> GatewayCall {
    var request = HTTPCall(.delete, path(of: document, key))
    request.headers = accepted
    return GatewayCall(name: "DELETE /documents/{id}/reuploads/{key}", request: request, answers: [404])
  }

  static let signers: GatewayCall = {
    var request = HTTPCall(.get, "/signers")
    request.headers = accepted
    return GatewayCall(name: "GET /signers", request: request, answers: [404, 501])
  }()

  private static let accepted = [(name: "Accept", value: "application/json, application/problem+json")]

  private static func path(of id: DocumentID) -> String { "/documents/" + HTTPCall.escaped(id.rawValue) }

  private static func path(of id: DocumentID, _ key: IdempotencyKey) -> String {
    path(of: id) + "/reuploads/" + HTTPCall.escaped(key.rawValue)
  }
}
