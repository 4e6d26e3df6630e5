import Crypto
import Foundation
import HTTPService
import Secrets
import UploadQueue

/// Signs calls as Mekari's services want it: HMAC-SHA256 over the date and the request line, and a digest of the body.
struct MekariSignature: Sendable {
  /// Who calls.
  let clientID: String
  /// The path that every call of the service begins with.
  let path: String
  /// The moment that a call is dated with.
  let now: @Sendable () -> Timestamp

  /// The furthest that the date of a call may be from the service's own clock.
  static let mostSkew = Duration.seconds(300)

  /// Dates and signs a call, just before it is sent.
  func sign(_ call: inout HTTPCall, with secret: Secret) {
    let date = HTTPDate.text(now())
    let line = "\(call.method.rawValue) \(path)\(call.target) HTTP/1.1"
    call.headers.append(("Date", date))
    if let body = call.body {
      call.headers.append(("Digest", "SHA-256=" + Data(SHA256.hash(data: body)).base64EncodedString()))
    }
    let signature = secret.map { secret in
      let code = HMAC<SHA256>.authenticationCode(
        for: Data("date: \(date)\n\(line)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
      let text = Data(code).base64EncodedString()
      return "hmac username=\"\(clientID)\", algorithm=\"hmac-sha256\", headers=\"date request-line\", "
        + "signature=\"\(text)\""
    }
    call.secretHeaders.append(("Authorization", signature))
  }
}
