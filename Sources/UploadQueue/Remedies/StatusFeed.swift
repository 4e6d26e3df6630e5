import Wording

/// How it comes to be known here how documents stand.
public enum StatusFeed: Sendable, Hashable {
  /// Pantau asks a service, or looks at what the program writes that uploads.
  case polled
  /// A program writes it into the queue, or a person imports lists; which of the two nobody has said. It is another queue
  /// where that is named.
  case written(of: String? = nil)
  /// Exports are saved in a folder that Pantau watches; of another queue where that is named.
  case exported(of: String? = nil)

  /// The folder that exports are saved in, after a word such as "in", where there is one.
  public var folder: Phrase {
    guard case .exported(let queue?) = self else {
      return Phrase(id: "folder yang dipantau", en: "the watched folder")
    }
    return Phrase(id: "folder antrean “\(queue)”", en: "the folder of the queue “\(queue)”")
  }
}
