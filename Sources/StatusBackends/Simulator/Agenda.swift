import UploadQueue

/// What is still to happen, in order of time; of the same moment, what was planned first comes first.
struct Agenda {
  /// Something that is to happen.
  enum Matter {
    /// The document at the head of the line is signed, or fails to be.
    case serve
    /// A document that stepped out of the line is done at last.
    case release(Int)
    /// The company writes a new document.
    case arrive
    /// The company uploads a document for the first time.
    case submit(Int)
    /// The uploader's call of a re-upload reaches DJP.
    case receive(ReuploadAtOffice)
    /// The company cancels an approved document.
    case cancel
    /// The buyer agrees to a replacement or a cancellation.
    case agree(Int)
  }

  private struct Entry {
    let moment: Timestamp
    let matter: Matter
  }

  /// Latest first, so that the next one is taken from the end.
  private var entries: [Entry] = []

  /// The moment of the next matter.
  var next: Timestamp? { entries.last?.moment }

  mutating func plan(_ matter: Matter, at moment: Timestamp) {
    var low = 0
    var high = entries.count
    // A new entry comes after every planned one of its moment, so before them in this order.
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].moment > moment { low = middle + 1 } else { high = middle }
    }
    entries.insert(Entry(moment: moment, matter: matter), at: low)
  }

  /// Takes the next matter, if it is not later than a moment.
  mutating func take(notAfter moment: Timestamp) -> (moment: Timestamp, matter: Matter)? {
    guard let entry = entries.last, entry.moment <= moment else { return nil }
    entries.removeLast()
    return (entry.moment, entry.matter)
  }

  /// Drops what was planned for the end of one document's signing.
  mutating func dropRelease(of document: Int) {
    entries.removeAll { if case .release(document) = $0.matter { true } else { false } }
  }
}
