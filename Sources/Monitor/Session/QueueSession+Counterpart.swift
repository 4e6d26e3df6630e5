import UploadQueue

/// Another queue may ask what this one sees in Coretax.
extension QueueSession: Counterpart {
  /// Another number whenever the rows may be different.
  public func version() async -> Int { await index.version }

  /// What this queue shows of documents, how old that is, and which ones it speaks of; nothing until its first poll has
  /// ended, also where the journal, or a part of the answer, has brought rows already.
  public func sightings(of documents: [Document]) async -> CounterpartSightings {
    guard hasAnswered else { return CounterpartSightings(documents: documents.map { _ in nil }, newestAt: nil) }
    let newest = await index.summary(at: clock.now()).newestObservation
    // A service that lists nothing at all lists none of what the taxpayer has made.
    let held = await Coverage(kinds: index.kinds.union(answeredForAllAt == nil ? [] : [.outputInvoice]))
    return CounterpartSightings(
      documents: await index.documents(like: documents), newestAt: dataAt ?? answeredForAllAt ?? newest,
      coverage: coverage ?? held)
  }

  /// Whether a poll has come to its end.
  public func hasAnswered() async -> Bool { hasAnswered }

  /// That the last poll failed; where none has ended yet, that is awaited.
  public func outage() async -> CounterpartOutage? {
    guard !hasAnswered, lost == nil else { return lost }
    for await _ in endings() where hasAnswered || lost != nil { break }
    return lost
  }

  /// Tells each time that a poll has ended, well or not.
  public func endings() -> AsyncStream<Void> {
    let (endings, ring) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    endingRings.append(ring)
    return endings
  }

  /// A poll has ended: why it failed, where it did.
  func tellEnding(_ failure: BackendError?) {
    lost = failure.map { CounterpartOutage(why: $0, since: lost?.since ?? clock.now()) }
    endingRings.removeAll { ring in
      if case .terminated = ring.yield() { true } else { false }
    }
  }
}
