import UploadQueue

/// Another queue may ask what this one sees in Coretax.
extension QueueSession: Counterpart {
  /// Another number whenever the rows may be different.
  public func version() async -> Int { await index.version }

  /// What this queue shows of documents, and how old that is; until its first poll has ended nothing is said.
  public func sightings(of documents: [Document]) async -> CounterpartSightings {
    guard await index.hasFinishedPoll else {
      return CounterpartSightings(documents: documents.map { _ in nil }, newestAt: nil)
    }
    let newest = await index.summary(at: clock.now()).newestObservation
    return CounterpartSightings(
      documents: await index.documents(like: documents), newestAt: dataAt ?? newest)
  }
}
