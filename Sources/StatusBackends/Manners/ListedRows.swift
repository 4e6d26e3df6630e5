import UploadQueue

/// Where each document of a list stood last, so that a row that names one again is found.
struct ListedRows {
  private var places: [DocumentID: Repetition.Place] = [:]

  /// Whether a row before named the document.
  func holds(_ id: DocumentID) -> Bool { places[id] != nil }

  /// How many documents the rows named.
  var count: Int { places.count }

  /// Takes the rows of a page, counted from 1; those that name a document again come back.
  mutating func take(_ page: [Document], number: Int) -> [Repetition] {
    var repetitions: [Repetition] = []
    for (index, document) in page.enumerated() {
      let place = Repetition.Place(page: number, row: index + 1)
      guard let before = places.updateValue(place, forKey: document.id) else { continue }
      repetitions.append(Repetition(document.id, before: before, again: place))
    }
    return repetitions
  }
}

extension [Document] {
  /// Refuses rows of one page that say different things of one document: nobody could know which of them is so.
  ///
  /// - Parameter place: Where in the message the row of an index stands.
  func refuseContradictions(_ place: (Int) -> MessagePlace) throws(MessageFault) {
    var known: [DocumentID: Int] = [:]
    for (index, document) in enumerated() {
      guard let before = known.updateValue(index, forKey: document.id) else { continue }
      guard self[before].withoutMoment == document.withoutMoment else {
        throw place(index).fault(.otherThan(place(before), document.id))
      }
    }
  }
}

extension Document {
  /// What a row says of the document, whenever it was read.
  var withoutMoment: Document {
    var document = self
    document.observedAt = Timestamp(milliseconds: 0)
    return document
  }
}
