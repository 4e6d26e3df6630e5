import UploadQueue

/// The rows as they were read last, by the numbers they were read with.
struct PlainListing {
  /// How many rows are read at a time.
  static let length = 20

  /// The view, filter and order that were read.
  var query: QueueQuery?
  /// The place of the first row read last.
  var first = 0
  /// How many rows were read last.
  var count = 0
  /// Which document a number is, however the rows have moved since.
  var documents: [Int: DocumentID] = [:]
}
