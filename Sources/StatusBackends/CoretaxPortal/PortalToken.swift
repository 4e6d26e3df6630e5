import Foundation
import Secrets
import UploadQueue

/// The access token of a person's own session at the portal, and what it says of itself.
///
/// A JWT (RFC 7519), as others have read it (TAXIO, CDE): `exp`, `taxpayer_id`, and the NPWP as `sub`. Whether it is
/// genuine only the portal can tell; what stands in it is read to say beforehand what the portal would refuse anyway, and
/// whose documents would come.
struct PortalToken: Sendable {
  /// As it is sent.
  let secret: Secret
  /// Until when it is good; `nil` where it does not say.
  let expiresAt: Timestamp?
  /// What the portal calls the taxpayer that it acts for.
  let taxpayerID: String?
  /// That taxpayer's NPWP.
  let npwp: NPWP?

  /// The token in what a person copied: alone, after `Bearer`, or in the JSON that the browser keeps it in.
  init(_ copied: Secret) {
    secret = copied.map(Self.token)
    let claims = secret.reveal(Self.claims)
    expiresAt = claims?.exp.flatMap { (0..<1e11).contains($0) ? Timestamp(seconds: Int64($0)) : nil }
    taxpayerID = claims?.taxpayerID.flatMap { $0.isEmpty ? nil : $0 }
    npwp = claims?.subject.flatMap { NPWP($0) }
  }

  /// Whether it can be one: the letters, digits and signs of a bearer token (RFC 6750, section 2.1), which a sentence or
  /// another part of what the browser keeps has not.
  var isOne: Bool {
    secret.reveal { text in
      let value = text.reversed().drop { $0 == "=" }
      return !value.isEmpty && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._~+/".contains($0)) }
    }
  }

  private static func token(in copied: String) -> String {
    if copied.hasPrefix("{"), let kept = try? JSONDecoder().decode(Session.self, from: Data(copied.utf8)) {
      return kept.token
    }
    let words = copied.split(separator: " ")
    return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : copied
  }

  private static func claims(of token: String) -> Claims? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var text = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: text).flatMap { try? JSONDecoder().decode(Claims.self, from: $0) }
  }

  /// What the browser keeps in its sessionStorage.
  private struct Session: Decodable {
    let token: String

    enum CodingKeys: String, CodingKey { case token = "access_token" }
  }

  private struct Claims: Decodable {
    let exp: Double?
    let taxpayerID: String?
    let subject: String?

    enum CodingKeys: String, CodingKey {
      case exp, subject = "sub", taxpayerID = "taxpayer_id"
    }

    /// A claim of another type than expected is none, and does not take the others with it.
    init(from decoder: any Decoder) throws {
      let claims = try decoder.container(keyedBy: CodingKeys.self)
      exp = try? claims.decode(Double.self, forKey: .exp)
      taxpayerID = try? claims.decode(String.self, forKey: .taxpayerID)
      subject = try? claims.decode(String.self, forKey: .subject)
    }
  }
}
