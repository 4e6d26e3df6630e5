import Secrets

/// What is set of a gateway.
public struct GatewayEntry: Sendable, Equatable {
  /// Where it is, and how it proves who it is.
  public var service: ServiceEntry
  /// Where its bearer token comes from, where it wants one.
  public var token: SecretSource?
  /// How it uploads again; by its call where nothing is said.
  public var reupload: ReuploadWay

  init?(_ table: inout TableReader) {
    let service = ServiceEntry(&table, pollingWithin: .seconds(1), .onceASecond)
    token = table.secret("token")
    reupload = table.reupload()
    guard let service else { return nil }
    self.service = service
  }
}
