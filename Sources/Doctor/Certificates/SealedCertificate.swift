import CNIOBoringSSL
import Crypto
import Glibc
import NIOSSL
import Secrets

/// A certificate's file (PKCS#12) as it lies on the disk, encrypted.
public struct SealedCertificate: Sendable {
  /// Larger than any that a person has.
  static let mostBytes = 1 << 20

  private let bytes: [UInt8]
  /// SHA-256 of the file, in hexadecimal: whether it is the same one as before.
  public let digest: String

  /// Reads a file.
  public init(path: String) throws(CertificateFault) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var standing = stat()
    guard fstat(descriptor, &standing) == 0, standing.st_mode & S_IFMT == S_IFREG else { throw .otherKind }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
      guard got > 0 else { break }
      count += got
    }
    // A SEQUENCE whose version is 3 (RFC 7292, section 4).
    guard count <= Self.mostBytes, count > 0, bytes[0] == 0x30,
      bytes[..<min(count, 12)].firstRange(of: [0x02, 0x01, 0x03]) != nil
    else { throw .otherKind }
    self.bytes = Array(bytes[..<count])
    digest = Self.hexadecimal(SHA256.hash(data: self.bytes))
  }

  /// How it is encrypted, as the names of the ciphers in it tell.
  var seals: [String] {
    Self.ciphers.filter { bytes.firstRange(of: $0.identifier) != nil }.map(\.name)
  }

  /// The object identifiers of the ciphers, as they stand in a file (RFC 7292, appendix C; RFC 8018; NIST).
  private static let ciphers: [(name: String, identifier: [UInt8])] = [
    ("RC2-40", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x01, 0x06]),
    ("3DES", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x01, 0x03]),
    ("AES", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A]),
  ]

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What is in it: the certificate first, and those with it, in their binary form.
  struct Contents {
    var certificates: [[UInt8]]
    var keyMatches: Bool
  }

  /// Opens it; neither passphrase nor private key is kept.
  ///
  /// By the functions of BoringSSL that `NIOSSLPKCS12Bundle` is made of, since that type ends the process where key and
  /// certificate are not of one another or one of them is missing, which a person's file may well be.
  func contents(with passphrase: borrowing HeldPassphrase) throws(CertificateFault) -> Contents {
    let outcome: Result<Contents, CertificateFault> = passphrase.reveal { typed in
      // With the nought at its end that C wants, in memory that is wiped.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: typed.count + 1) { text in
        _ = text.update(fromContentsOf: typed)
        text[typed.count] = 0
        defer { OPENSSL_cleanse(text.baseAddress, text.count) }
        return text.withMemoryRebound(to: CChar.self) { parsed(with: $0.baseAddress) }
      }
    }
    return try outcome.get()
  }

  private func parsed(with passphrase: UnsafePointer<CChar>?) -> Result<Contents, CertificateFault> {
    ERR_clear_error()
    defer { ERR_clear_error() }
    let sealed = bytes.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      return d2i_PKCS12(nil, &start, buffer.count)
    }
    guard let sealed else { return .failure(.otherKind) }
    defer { PKCS12_free(sealed) }
    var key: OpaquePointer?
    var own: OpaquePointer?
    var others: OpaquePointer?
    guard PKCS12_parse(sealed, passphrase, &key, &own, &others) == 1 else { return .failure(Self.lastFault) }
    defer {
      EVP_PKEY_free(key)
      X509_free(own)
    }
    var certificates: [[UInt8]] = []
    if let own { certificates.append(Self.binary(own)) }
    if let others {
      for place in 0..<OPENSSL_sk_num(others) {
        guard let pointer = OPENSSL_sk_value(others, place) else { continue }
        let certificate = OpaquePointer(pointer)
        certificates.append(Self.binary(certificate))
        X509_free(certificate)
      }
      OPENSSL_sk_free(others)
    }
    guard !certificates.isEmpty else { return .failure(.noCertificate) }
    guard key != nil else { return .failure(.noKey) }
    return .success(Contents(certificates: certificates, keyMatches: own != nil))
  }

  private static func binary(_ certificate: OpaquePointer) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    let count = i2d_X509(certificate, &bytes)
    defer { OPENSSL_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(max(0, count))))
  }

  private static var lastFault: CertificateFault {
    let error = ERR_get_error()
    guard ERR_GET_LIB(error) == ERR_LIB_PKCS8 else { return .damaged }
    switch ERR_GET_REASON(error) {
    case PKCS8_R_INCORRECT_PASSWORD: return .wrongPassphrase
    case PKCS8_R_UNKNOWN_ALGORITHM, PKCS8_R_UNKNOWN_CIPHER, PKCS8_R_UNKNOWN_CIPHER_ALGORITHM, PKCS8_R_UNKNOWN_DIGEST,
      PKCS8_R_UNKNOWN_HASH, PKCS8_R_UNSUPPORTED_CIPHER, PKCS8_R_UNSUPPORTED_KEYLENGTH,
      PKCS8_R_UNSUPPORTED_KEY_DERIVATION_FUNCTION, PKCS8_R_UNSUPPORTED_PRF, PKCS8_R_MISSING_MAC,
      PKCS8_R_PKCS12_PUBLIC_KEY_INTEGRITY_NOT_SUPPORTED:
      return .unknownSeal
    default: return .damaged
    }
  }
}
