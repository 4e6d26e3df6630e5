import Crypto
import Secrets
import SwiftASN1
import UploadQueue
import X509

extension SealedCertificate {
  /// Opens it, and tells what it says; the passphrase is not kept.
  public func open(with passphrase: borrowing HeldPassphrase) throws(CertificateFault) -> CertificateFacts {
    let contents = try contents(with: passphrase)
    let certificates = contents.certificates.compactMap { try? Certificate(derEncoded: $0) }
    guard certificates.count == contents.certificates.count, let own = certificates.first else { throw .damaged }
    let issuer = own.issuer.text
    return CertificateFacts(
      subject: own.subject.text, npwp: own.subject.npwp?.digits, issuer: issuer, kind: .init(issuer: issuer),
      validFrom: Int64(own.notValidBefore.timeIntervalSince1970 * 1000),
      validTo: Int64(own.notValidAfter.timeIntervalSince1970 * 1000),
      fingerprint: Self.hexadecimal(SHA256.hash(data: contents.certificates[0])),
      chain: .init(of: own, among: certificates.dropFirst()), keyMatches: contents.keyMatches, seals: seals)
  }
}

extension CertificateFacts.Kind {
  /// The kind that an issuer's name tells: DJP's own, or one of the PSrE that are known for Coretax (DDTCNews 1816387).
  init?(issuer: String) {
    let name = issuer.lowercased()
    if ["privy", "vida", "vinotek", "xignature", "psre"].contains(where: name.contains) {
      self = .psre
    } else if ["direktorat jenderal pajak", "djp"].contains(where: name.contains) {
      self = .sertel
    } else {
      return nil
    }
  }
}

extension CertificateFacts.Chain {
  /// Follows the issuers from a certificate on, each signature looked at.
  init(of own: Certificate, among others: some Collection<Certificate>) {
    var current = own
    var count = 1
    while current.issuer != current.subject, count <= others.count + 1 {
      let named = others.filter { $0.subject == current.issuer }
      guard !named.isEmpty else {
        self = .open(issuer: current.issuer.text)
        return
      }
      let signed = current
      guard let next = named.first(where: { $0.publicKey.isValidSignature(signed.signature, for: signed) }) else {
        self = .broken
        return
      }
      current = next
      count += 1
    }
    self = .whole(count)
  }
}

extension DistinguishedName {
  /// The name as people write it, a number in it (2.5.4.5) called as in X.520.
  fileprivate var text: String {
    reversed().map { $0.map(\.text).joined(separator: "+") }.joined(separator: ",")
  }

  /// A number of the form of an NPWP in any of its parts.
  fileprivate var npwp: NPWP? {
    for part in self {
      for attribute in part {
        let text = String(attribute.value) ?? "\(attribute.value)"
        let pieces = text.split { !$0.isNumber && $0 != "." && $0 != "-" }
        if let found = pieces.lazy.compactMap({ NPWP(String($0)) }).first { return found }
      }
    }
    return nil
  }
}

extension RelativeDistinguishedName.Attribute {
  private static let serialNumber: ASN1ObjectIdentifier = [2, 5, 4, 5]

  fileprivate var text: String { type == Self.serialNumber ? "serialNumber=\(value)" : "\(self)" }
}
