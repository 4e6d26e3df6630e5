import Wording

/// How a document is uploaded again through one of Pantau's own protocols.
public enum ReuploadWay: String, Sendable, Equatable, CaseIterable {
  /// By a call of the backend.
  case call
  /// By the person, in the portal.
  case handOff = "hand-off"
  /// Not at all.
  case none
}

extension Phrase {
  /// What nobody needs who follows what people do.
  static let onceASecond = Phrase(
    id: "sumber ini paling sering ditanya sekali sedetik", en: "this source is asked once a second at most")
}

extension TableReader {
  /// How it uploads again; by its call where nothing is said.
  mutating func reupload() -> ReuploadWay {
    choice("reupload", ReuploadWay.allCases.map { ($0.rawValue, $0) }) ?? .call
  }
}
