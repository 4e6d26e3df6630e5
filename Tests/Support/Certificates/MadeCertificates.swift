import Foundation

/// Certificates of an invented authority, made by the openssl program as those of DJP and of PSrE are: in PKCS#12.
public final class MadeCertificates: Sendable {
  /// Where they are.
  public let folder: TemporaryFolder

  /// As openssl encrypts a file unless told otherwise: AES-256.
  public static let modern: [String] = []
  /// RC2-40 for the certificates, 3DES for the key.
  public static let legacy = ["-legacy"]
  /// 3DES for both.
  public static let tripleDES = ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"]

  /// What openssl said instead.
  public struct Failure: Error, CustomStringConvertible {
    /// Its words.
    public let description: String
  }

  /// An authority.
  public init(issuer: String = "/C=ID/O=Direktorat Jenderal Pajak/CN=CA Rekaan") throws {
    folder = try TemporaryFolder()
    try folder.write("index", "")
    try folder.write(
      "ca.conf",
      """
      [ca]
      default_ca = own
      [own]
      database = \(folder.file("index"))
      new_certs_dir = \(folder.path)
      rand_serial = yes
      certificate = \(folder.file("ca.pem"))
      private_key = \(folder.file("ca.key"))
      default_md = sha256
      unique_subject = no
      policy = any
      [any]
      countryName = optional
      organizationName = optional
      commonName = optional
      serialNumber = optional
      """)
    try openssl(
      [
        "req", "-x509", "-nodes", "-days", "9000", "-subj", issuer, "-keyout", folder.file("ca.key"), "-out",
        folder.file("ca.pem"), "-newkey",
      ] + Self.ellipticCurve)
  }

  /// What makes a key of the curve P-256, which is quick.
  public static let ellipticCurve = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]

  /// A certificate with its key in PEM, valid from one moment to another, each written `20260101000000Z`.
  public func certificate(
    _ name: String, subject: String = "/C=ID/O=PT CONTOH SATU/CN=BU CONTOH/serialNumber=0999999999999000",
    from: String = "20260101000000Z", to: String = "20280101000000Z", key: [String] = ellipticCurve
  ) throws {
    try openssl(
      [
        "req", "-nodes", "-subj", subject, "-keyout", folder.file("\(name).key"), "-out", folder.file("\(name).csr"),
        "-newkey",
      ] + key)
    try openssl([
      "ca", "-batch", "-notext", "-preserveDN", "-config", folder.file("ca.conf"), "-startdate", from, "-enddate", to,
      "-in", folder.file("\(name).csr"), "-out", folder.file("\(name).pem"),
    ])
  }

  /// The file of a certificate that was made, encrypted in a way; where it is.
  public func file(
    of name: String, passphrase: String = "Rekaan#2026", encryption: [String] = modern, withAuthority: Bool = true
  ) throws -> String {
    let chain = withAuthority ? ["-certfile", folder.file("ca.pem")] : []
    return try export(
      name, ["-inkey", folder.file("\(name).key"), "-in", folder.file("\(name).pem")] + chain + encryption, passphrase)
  }

  /// Makes a file of its own out of what openssl is told.
  public func export(_ name: String, _ arguments: [String], _ passphrase: String = "Rekaan#2026") throws -> String {
    let file = folder.file("\(name)-\(UUID().uuidString.prefix(8)).p12")
    let secret = try folder.write("passphrase", passphrase)
    try openssl(["pkcs12", "-export", "-out", file, "-passout", "file:\(secret)"] + arguments)
    return file
  }

  private func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    let said = folder.file("openssl.log")
    _ = FileManager.default.createFile(atPath: said, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: said)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let words = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
      throw Failure(description: "openssl \(arguments.first ?? "") (apt-get install openssl): \(words)")
    }
  }
}
