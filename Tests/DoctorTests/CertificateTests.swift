import Foundation
import Secrets
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Doctor

@Suite("Certificates")
struct CertificateTests {
  private static let now = Timestamp.wib("2026-11-17 09:00")

  private func look(
    _ path: String, _ passphrase: String? = "Rekaan#2026", knowing known: inout KnownCertificates,
    at now: Timestamp = now,
    as place: CertificatePlace? = nil
  ) throws -> Finding {
    let place = place ?? CertificatePlace(path: path)
    let standing = place.look(knowing: &known, at: now) { () -> HeldPassphrase? in
      guard let passphrase else { return nil }
      return HeldPassphrase(passphrase)
    }
    return place.finding(standing, at: now, in: .wib)
  }

  private func look(_ path: String, _ passphrase: String? = "Rekaan#2026", at now: Timestamp = now) throws -> Finding {
    var known = KnownCertificates()
    return try look(path, passphrase, knowing: &known, at: now)
  }

  /// How it stands where nobody types its passphrase.
  private func standing(_ path: String, knowing known: inout KnownCertificates) -> CertificateStanding {
    CertificatePlace(path: path).look(knowing: &known, at: Self.now) { nil }
  }

  private func answers(_ finding: Finding) -> [String] {
    Language.allCases.map { finding.answer.text($0).string }
  }

  @Test(
    "Whichever way a file is encrypted, it says whose it is, who issued it and until when it is valid",
    arguments: [
      (MadeCertificates.modern, "AES"), (MadeCertificates.legacy, "RC2-40 3DES"), (MadeCertificates.tripleDES, "3DES"),
    ], [MadeCertificates.ellipticCurve, ["rsa:2048"]])
  func kinds(encryption: ([String], String), key: [String]) throws {
    let made = try MadeCertificates()
    try made.certificate("satu", key: key)
    let finding = try look(try made.file(of: "satu", encryption: encryption.0))
    #expect(finding.level == .fine)
    #expect(answers(finding) == ["berlaku sampai 1 Jan 2028, 409 hari lagi", "valid until 1 Jan 2028, 409 days left"])
    #expect(finding.facts["npwp"] == .text("0999999999999000"))
    #expect(finding.facts["certificate_kind"] == .text("sertel"))
    #expect(finding.facts["encryption"] == .text(encryption.1))
    #expect(finding.facts["key_matches"] == .truth(true))
    #expect(finding.facts["chain"] == .text("whole"))
    let reason = try #require(finding.reason?.text(.english).string)
    #expect(reason.contains("serialNumber=0999999999999000") && !reason.contains("2.5.4.5"))
    #expect(reason.contains("BU CONTOH") && reason.contains("CA Rekaan") && reason.contains("the chain is whole (2)"))
  }

  @Test("One of a PSrE is renewed there; its issuer need not be in the file")
  func psre() throws {
    let made = try MadeCertificates(issuer: "/C=ID/O=PT Vida Rekaan/CN=CA Vida Rekaan")
    try made.certificate("satu", subject: "/C=ID/CN=BU CONTOH", to: "20261201000000Z")
    let finding = try look(try made.file(of: "satu", withAuthority: false))
    #expect(finding.facts["certificate_kind"] == .text("psre"))
    #expect(finding.facts["npwp"] == nil)
    #expect(finding.facts["chain"] == .text("open"))
    #expect(finding.nextStep?.text(.english).string.contains("at the PSrE that issued it") == true)
  }

  @Test(
    "It warns from 60 days on, and is wrong once it has ended or before it begins",
    arguments: [
      ("2027-11-01 07:00", Finding.Level.fine, "valid until 1 Jan 2028, 61 days left"),
      ("2027-11-02 07:00", .warning, "valid until 1 Jan 2028, 60 days left"),
      ("2027-12-25 07:00", .warning, "valid until 1 Jan 2028, 7 days left"),
      ("2027-12-31 06:00", .warning, "valid until 1 Jan 2028, 1 day left"),
      ("2028-01-02 00:00", .wrong, "expired on 1 Jan 2028"),
      ("2025-12-31 00:00", .wrong, "not valid yet: from 1 Jan 2026"),
      ("2027-10-01 00:00", .fine, "valid until 1 Jan 2028, 92 days left"),
    ])
  func validity(now: String, level: Finding.Level, answer: String) throws {
    let made = try MadeCertificates()
    try made.certificate("satu")
    let finding = try look(try made.file(of: "satu"), at: .wib(now))
    #expect(finding.level == level)
    #expect(finding.answer.text(.english).string == answer)
    #expect((finding.nextStep == nil) == (finding.level == .fine))
    #expect((finding.facts["notice_days"] == nil) == (finding.level == .fine || answer.hasPrefix("not valid")))
  }

  @Test("A chain whose issuer did not sign is wrong, though the certificate is valid")
  func chain() throws {
    let (made, other) = (try MadeCertificates(), try MadeCertificates())
    try made.certificate("satu")
    let file = try made.export(
      "satu",
      [
        "-inkey", made.folder.file("satu.key"), "-in", made.folder.file("satu.pem"), "-certfile",
        other.folder.file("ca.pem"),
      ])
    let finding = try look(file)
    #expect(finding.level == .wrong)
    #expect(answers(finding) == ["rantai penerbitnya tidak cocok", "its chain of issuers does not hold"])
    #expect(finding.facts["chain"] == .text("broken"))
    var known = KnownCertificates()
    _ = try look(file, knowing: &known)
    #expect(standing(file, knowing: &known).flaw == .brokenChain)
  }

  @Test("A file that cannot be used is told apart by why, in both languages")
  func faults() throws {
    let made = try MadeCertificates()
    try made.certificate("satu")
    try made.certificate("dua")
    let good = try made.file(of: "satu")
    let key = made.folder.file("satu.key")
    let findings = [
      "wrong passphrase": try look(good, "rekaan#2026"),
      "no certificate's file": try look(try made.folder.write("catatan.p12", "bukan sertifikat\n")),
      "not there": try look(made.folder.file("tidak-ada.p12")),
      "a folder": try look(made.folder.path),
      "no key": try look(try made.export("tanpa", ["-nokeys", "-in", made.folder.file("satu.pem")])),
      "no certificate": try look(try made.export("kunci", ["-nocerts", "-inkey", key, "-in", key])),
      "another's key": try look(
        try made.export(
          "lain", ["-nocerts", "-inkey", key, "-in", key, "-certfile", made.folder.file("dua.pem")])),
      "cut off": try look(try cut(good, in: made.folder)),
    ]
    for (what, finding) in findings { #expect(finding.level == .wrong, "\(what)") }
    let words = findings.mapValues { finding in finding.reason?.text(.english).string ?? "" }
    #expect(words["wrong passphrase"] == "the passphrase is wrong")
    #expect(words["no certificate's file"] == "no file of a certificate (.p12 or .pfx)")
    #expect(words["a folder"] == "no file of a certificate (.p12 or .pfx)")
    #expect(words["not there"] == "cannot be read: No such file or directory")
    #expect(words["no key"] == "holds no private key")
    #expect(words["no certificate"] == "holds no certificate")
    #expect(findings["another's key"]?.answer.text(.english).string == "the key is not that of the certificate")
    #expect(
      words["cut off"] == "what is in it is damaged" || words["cut off"] == "no file of a certificate (.p12 or .pfx)")
    #expect(findings["wrong passphrase"]?.reason?.text(.indonesian).string == "passphrase-nya salah")
  }

  @Test(
    "A key that is another's is told apart however the file is encrypted, at once and later, in both languages",
    arguments: [MadeCertificates.modern, MadeCertificates.legacy])
  func foreignKey(encryption: [String]) throws {
    let made = try MadeCertificates()
    try made.certificate("satu")
    try made.certificate("dua")
    // With -inkey and -in openssl refuses what does not belong together; a certificate beside a key alone it takes.
    let key = made.folder.file("satu.key")
    let file = try made.export(
      "lain", ["-nocerts", "-inkey", key, "-in", key, "-certfile", made.folder.file("dua.pem")] + encryption)
    var known = KnownCertificates()
    for passphrase in ["Rekaan#2026", nil] {
      let finding = try look(file, passphrase, knowing: &known)
      #expect(finding.level == .wrong)
      #expect(answers(finding) == ["kuncinya bukan milik sertifikat ini", "the key is not that of the certificate"])
      let steps = Language.allCases.map { finding.nextStep?.text($0).string ?? "" }
      #expect(steps[0].contains("beserta kunci privatnya") && steps[1].contains("with its private key"))
      #expect(finding.facts["key_matches"] == .truth(false))
    }
    #expect(standing(file, knowing: &known).flaw == .foreignKey)
  }

  private func cut(_ path: String, in folder: TemporaryFolder) throws -> String {
    let data = try Data(contentsOf: URL(filePath: path))
    let file = folder.file("potong.p12")
    try data.prefix(data.count / 2).write(to: URL(filePath: file))
    return file
  }

  @Test(
    "Where nobody can be asked, what was learned earlier is judged at the present moment, as long as the file is the same"
  )
  func remembered() throws {
    let made = try MadeCertificates()
    try made.certificate("satu")
    let path = try made.file(of: "satu")
    let kept = made.folder.file("pantau/certificates")
    var known = KnownCertificates(keptIn: kept)
    #expect(try look(path, nil, knowing: &known).level == .skipped)
    _ = try look(path, knowing: &known)
    try known.keep(in: kept)
    #expect(try FileManager.default.attributesOfItem(atPath: kept)[.posixPermissions] as? Int == 0o600)
    let text = try String(contentsOfFile: kept, encoding: .utf8)
    #expect(!text.contains("Rekaan#2026") && !text.contains("PRIVATE"))
    var later = KnownCertificates(keptIn: kept)
    #expect(later == known)
    let finding = try look(path, nil, knowing: &later, at: .wib("2027-12-25 07:00"))
    #expect(finding.level == .warning)
    #expect(finding.answer.text(.english).string == "valid until 1 Jan 2028, 7 days left")
    #expect(
      finding.reason?.text(.english).string.contains("as opened last on 17 Nov 2026; the file is the same") == true)
    try made.certificate("dua", to: "20300101000000Z")
    let other = try made.file(of: "dua")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: other, toPath: path)
    let changed = try look(path, nil, knowing: &later)
    #expect(changed.level == .warning)
    #expect(answers(changed)[1] == "the file was changed since it was opened last")
    let replaced = standing(path, knowing: &later)
    #expect(replaced.flaw == .replaced)
    #expect(later.entry(of: path)?.opened(replaced).flaw(at: Self.now) == .replaced)
    try FileManager.default.removeItem(atPath: path)
    #expect(standing(path, knowing: &later).flaw == .unusable)
  }

  @Test("What is kept of certificates and is none of it is passed over")
  func damagedMemory() throws {
    let folder = try TemporaryFolder()
    #expect(KnownCertificates(keptIn: try folder.write("certificates", "{}\nbukan\n")) == KnownCertificates())
  }
}
