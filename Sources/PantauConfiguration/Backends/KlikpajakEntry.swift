import Secrets
import Wording

/// What is set of a queue at Mekari Klikpajak.
public struct KlikpajakEntry: Sendable, Equatable {
  /// What every PJAP has.
  public var pjap: PjapEntry
  /// Who calls.
  public var clientID: String
  /// Where the secret that calls are signed with comes from.
  public var clientSecret: SecretSource
  /// The file with the ids of the documents; as it was written.
  public var documents: String

  init?(_ table: inout TableReader) {
    let pjap = PjapEntry(
      &table, at: .init(production: "https://api.mekari.com", sandbox: "https://sandbox-api.mekari.com"))
    let clientID = table.required(
      "client-id", Phrase(id: "id klien dari Mekari", en: "the client id that Mekari gave"))
    if let clientID, !clientID.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }) {
      table.log.add(
        ConfigurationFault(
          table.string("client-id")?.place ?? table.place,
          Phrase(id: "client-id: bukan id klien", en: "client-id: is no client id")))
    }
    let secret = table.requiredSecret("client-secret")
    let hadFaults = table.log.faults.count
    let documents = table.path("documents", for: Phrase(id: "id dokumen", en: "ids of documents"))
    documents.map { table.log.name(NamedPlace(.list, at: $0, of: "documents")) }
    if documents == nil, table.log.faults.count == hadFaults {
      table.log.add(
        ConfigurationFault(
          table.place,
          Phrase(
            id: "berkas dengan id dokumen belum disebut: documents = \"~/faktur/klikpajak.txt\"",
            en: "the file with the ids of the documents is not named: documents = \"~/faktur/klikpajak.txt\"")))
    }
    guard let pjap, let clientID, let secret, let documents else { return nil }
    self.pjap = pjap
    self.clientID = clientID
    clientSecret = secret
    self.documents = documents.value
  }
}
