import UploadQueue

/// What the status words of a service mean in Coretax's terms.
///
/// Words of Coretax mean themselves; what is in neither list is kept and shown, and nothing can be done from it.
struct StatusCrosswalk: Sendable {
  private let meanings: [String: UploadStatus]

  /// The words of a service, and those that a person has said the meaning of, which count for more.
  init(_ known: [String: UploadStatus], own: [String: UploadStatus]) {
    var meanings: [String: UploadStatus] = [:]
    for (word, status) in known { meanings[Self.key(word)] = status }
    for (word, status) in own { meanings[Self.key(word)] = status }
    self.meanings = meanings
  }

  /// A status as the service gave it.
  func reading(_ words: String) -> StatusReading {
    meanings[Self.key(words)].map { StatusReading($0, words: words) } ?? StatusReading(coretax: words)
  }

  private static func key(_ word: String) -> String { word.uppercased().filter { $0.isLetter || $0.isNumber } }
}
