import Secrets
import UploadQueue
import Wording

/// What is set of a queue that is watched at the Coretax portal.
public struct CoretaxPortalEntry: Sendable, Equatable {
  /// Where the portal is.
  public var service: ServiceEntry
  /// Whose queue it is.
  public var taxpayer: NPWP
  /// Which of the portal's lists are read; all of them where none is named.
  public var lists: [DocumentKind]
  /// How many tax periods are read, the present one among them; all where nothing is said.
  public var periods: Int?
  /// Where the access token comes from; given to the running program where nothing is said.
  public var token: SecretSource

  /// What the journal knows the queue by: one portal has many taxpayers.
  public var identity: String { service.identity(of: taxpayer) }

  /// DJP's own address.
  public static let usualAddress = "https://coretaxdjp.pajak.go.id"
  /// The shortest time between polls.
  public static let shortestPollEvery = Duration.seconds(60)

  init?(_ table: inout TableReader) {
    let service = ServiceEntry(
      &table, usual: Self.usualAddress, pollingWithin: Self.shortestPollEvery,
      Phrase(id: "portal paling sering ditanya sekali semenit", en: "the portal is asked once a minute at most"))
    let taxpayer = table.owner()
    lists = table.lists()
    periods = table.integer("periods", in: 1...24)
    token = table.secret("token", comesLater: true) ?? .person
    guard let service, let taxpayer else { return nil }
    self.service = service
    self.taxpayer = taxpayer
  }
}

extension TableReader {
  /// The lists that are named; all of them where none is.
  fileprivate mutating func lists() -> [DocumentKind] {
    let empty = Phrase(
      id: "tidak menyebut daftar; sebut yang dibaca, seperti [\"outputinvoice\"], atau hapus baris ini untuk semuanya",
      en: "names no list; name those to read, such as [\"outputinvoice\"], or take the line away for all of them")
    let lists = choices("lists", known: DocumentKind.allCases.map(\.controller), empty: empty) {
      DocumentKind(controller: $0)
    }
    guard let lists, !lists.isEmpty else { return DocumentKind.allCases }
    return lists
  }
}
