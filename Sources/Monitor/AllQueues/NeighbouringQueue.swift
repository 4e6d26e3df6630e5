import UploadQueue

/// A queue of the configuration that is not watched here: what its journal has under way counts all the same.
public struct NeighbouringQueue: Sendable {
  /// What it is called.
  public let name: String
  /// Its journal.
  public let journal: any Journal

  /// A queue that is not watched here.
  public init(name: String, journal: any Journal) {
    self.name = name
    self.journal = journal
  }

  /// Whether a re-upload is under way there of a document that is this one, as far as its journal tells.
  func isUnderWay(_ document: Document) async throws(JournalError) -> Bool {
    let open = try await journal.openAttempts()
    guard !open.isEmpty else { return false }
    let sightings = try await journal.sightings(of: open.map(\.subject.document))
    return open.contains { attempt in
      let sighting = sightings.first { $0.subject.document == attempt.subject.document }
      return document.isSame(asRemembered: attempt.subject, sighting?.outline)
    }
  }
}
