import Secrets
import UploadQueue
import Wording

/// What is set of a queue at PajakExpress.
public struct PajakExpressEntry: Sendable, Equatable {
  /// What every PJAP has.
  public var pjap: PjapEntry
  /// Who logs in.
  public var email: String
  /// Where their password comes from.
  public var password: SecretSource
  /// Where documents are signed.
  public var signingPlace: String?
  /// NPWP or NIK of who signs them.
  public var signer: String?

  init?(_ table: inout TableReader) {
    let pjap = PjapEntry(&table)
    let email = table.required("email", Phrase(id: "alamat untuk masuk", en: "the address to log in with"))
    if let email, email.wholeMatch(of: /[^\s"@]+@[^\s"@]+/) == nil {
      table.log.add(
        ConfigurationFault(
          table.string("email")?.place ?? table.place,
          Phrase(id: "email: bukan alamat e-mail", en: "email: is no e-mail address")))
    }
    let password = table.requiredSecret("password")
    signingPlace = table.filled("signing-place")?.value
    let signer = table.string("signer")
    self.signer = signer?.value
    if let signer, NPWP(signer.value) == nil {
      table.log.add(
        .badValue(
          "signer", signer.value, at: signer.place,
          Phrase(id: "bukan NPWP atau NIK", en: "is no NPWP or NIK")))
    }
    guard let pjap, let email, let password else { return nil }
    self.pjap = pjap
    self.email = email
    self.password = password
  }
}
