import UploadQueue

/// What a reader was asked to do with a file.
struct ReadingOrder {
  /// What messages call the file.
  let fileName: String
  let asOf: Timestamp
  /// Whether that holds for every document, whatever the file says of each.
  let isAsOfForAll: Bool
  let taxpayer: NPWP?
  let kind: DocumentKind?
  /// Whether that is somebody's word, which the rows may contradict.
  let isKindSaid: Bool
  /// What is known of the list that the file is from, where the file does not say it.
  let hint: ListHint?
  let limits: ReadingLimits
}

/// Takes the documents of a file as they are read, and hands them on.
final class Delivery {
  private let each: (SourcedDocument) throws -> Void
  private(set) var kinds: Set<DocumentKind> = []
  private(set) var rows = 0
  /// What the taker said when it would have no more.
  private(set) var refusal: (any Error)?

  init(each: @escaping (SourcedDocument) throws -> Void) {
    self.each = each
  }

  /// Hands a document on; after a refusal nothing more.
  func hand(on document: SourcedDocument) {
    guard refusal == nil else { return }
    rows += 1
    kinds.insert(document.document.kind)
    do { try each(document) } catch { refusal = error }
  }
}

/// Names met in a file that are not known, each once, in the order they came; no more than a person would read.
struct UnknownNames {
  private(set) var names: [String] = []

  /// Whether more names are of use.
  var isFull: Bool { names.count >= 200 }

  /// Notes a name.
  mutating func note(_ name: String) {
    guard !isFull, !names.contains(name) else { return }
    names.append(name)
  }
}
