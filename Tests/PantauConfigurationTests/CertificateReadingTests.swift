import Testing

@testable import PantauConfiguration

@Suite("Reading certificates")
struct CertificateReadingTests {
  @Test("A certificate is a file, and what a person says of it")
  func certificate() {
    let read = configuration(
      """
      [[certificate]]
      file = "~/sertel.p12"
      signer = "BU CONTOH"
      queue = "PT CONTOH"
      kind = "psre"

      [[certificate]]
      file = "./lain.p12"

      [[queue]]
      name = "PT CONTOH"
      """)
    #expect(
      read.certificates == [
        CertificateEntry(file: "~/sertel.p12", signer: "BU CONTOH", kind: .psre, queue: "PT CONTOH"),
        CertificateEntry(file: "./lain.p12"),
      ])
  }

  @Test("What is wrong is named where it stands, and a passphrase is never repeated")
  func wrong() {
    let found = faults(
      """
      [[certificate]]
      file = "~/sertel.p12"
      passphrase = "RAHASIA"
      kind = "sertell"
      queue = "PT LAIN"

      [[certificate]]
      file = "~/sertel.p12"

      [[certificate]]
      signer = "BU CONTOH"

      [[queue]]
      name = "PT CONTOH"
      """)
    #expect(
      found == [
        "3:14 a passphrase is not written here; pantau doctor asks for it and forgets it at once",
        "4:8 kind: “sertell” is not known; did you mean “sertel”?",
        "5:9 queue: “PT LAIN” is not known; known are: PT CONTOH",
        "8:8 the file “~/sertel.p12” is named on line 2 already",
        "10:1 this certificate names no file: file = \"~/…p12\"",
      ])
  }
}
