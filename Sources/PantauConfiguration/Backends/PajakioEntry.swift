import Foundation
import Secrets
import Wording

/// What is set of a queue at Pajak.io.
public struct PajakioEntry: Sendable, Equatable {
  /// What every PJAP has.
  public var pjap: PjapEntry
  /// Where the user token comes from.
  public var token: SecretSource
  /// The JSON that the list is asked for with.
  public var listBody: String

  init?(_ table: inout TableReader) {
    let pjap = PjapEntry(
      &table,
      at: .init(production: "https://openapi.pajak.io", sandbox: "https://sandbox-openapi.pajak.io"))
    let token = table.requiredSecret("token")
    let written = table.string("list-body")
    listBody = written?.value ?? "{}"
    if let written, (try? JSONSerialization.jsonObject(with: Data(written.value.utf8))) as? [String: Any] == nil {
      table.log.add(
        .badValue(
          "list-body", written.value, at: written.place,
          Phrase(id: "bukan objek JSON, seperti {}", en: "is no object of JSON, such as {}")))
    }
    guard let pjap, let token else { return nil }
    self.pjap = pjap
    self.token = token
  }
}
