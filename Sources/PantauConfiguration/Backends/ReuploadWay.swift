/// How a document is uploaded again through one of Pantau's own protocols.
public enum ReuploadWay: String, Sendable, Equatable, CaseIterable {
  /// By a call of the backend.
  case call
  /// By the person, in the portal.
  case handOff = "hand-off"
  /// Not at all.
  case none
}

extension TableReader {
  /// How it uploads again; by its call where nothing is said.
  mutating func reupload() -> ReuploadWay {
    choice("reupload", ReuploadWay.allCases.map { ($0.rawValue, $0) }) ?? .call
  }
}
