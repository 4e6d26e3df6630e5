import UploadQueue

extension JournalContract {
  private func moment(_ minutes: Int) -> Timestamp { Sample.observedAt + .minutes(minutes) }

  private func step(
    _ number: Int, _ from: String?, _ to: String, at minutes: Int, _ source: StatusTime.Source = .observed
  ) -> StatusChange {
    StatusChange(
      subject: Subject(Sample.document(number)), from: from.map { StatusReading(coretax: $0) },
      to: StatusReading(coretax: to), time: StatusTime(since: moment(minutes), source: source),
      seenAt: moment(minutes + 1))
  }

  func timed(_ journal: any Journal) async throws {
    let (signing, approved, invalid) = ("SIGNING IN PROGRESS", "APPROVED", "SAVED INVALID")
    try promise(await journal.signingSpans(since: moment(0), seenUpTo: moment(999)), is: [], "before anything")
    try await journal.record([
      step(1, nil, signing, at: 0, .backend), step(2, nil, signing, at: 0, .atLeast), step(3, nil, invalid, at: 0),
      step(4, nil, signing, at: 1, .backend), step(5, nil, approved, at: 2, .backend),
    ])
    try await journal.record([
      step(1, signing, approved, at: 12, .backend), step(2, signing, approved, at: 20),
      step(3, invalid, signing, at: 5), step(4, signing, approved, at: 30, .atLeast),
    ])
    try await journal.record([step(3, signing, invalid, at: 6)])
    try await journal.record([step(3, invalid, signing, at: 40)])
    try await journal.record([step(3, signing, approved, at: 43)])
    let first = SigningSpan(from: moment(0), to: moment(12))
    let second = SigningSpan(from: moment(40), to: moment(43))
    try promise(await journal.signingSpans(since: moment(0), seenUpTo: moment(999)), is: [second, first], "all")
    try promise(await journal.signingSpans(since: moment(13), seenUpTo: moment(999)), is: [second], "those of late")
    try promise(await journal.signingSpans(since: moment(0), seenUpTo: moment(43)), is: [first], "those seen by then")
    try promise(
      await journal.signingSpans(since: moment(0), seenUpTo: moment(44)), is: [second, first], "those seen just then")
  }

  func paced(_ journal: any Journal) async throws {
    let (signing, approved) = ("SIGNING IN PROGRESS", "APPROVED")
    try await journal.record([
      step(1, signing, approved, at: 10), step(2, signing, approved, at: 20, .atLeast),
      step(3, nil, approved, at: 30, .backend), step(4, signing, "SAVED INVALID", at: 30),
      step(5, nil, approved, at: 40, .observed),
    ])
    try promise(await journal.approvals(in: []), is: 0, "no time")
    try promise(await journal.approvals(in: [moment(0)..<moment(60)]), is: 2, "an hour")
    try promise(await journal.approvals(in: [moment(0)..<moment(10), moment(10)..<moment(30)]), is: 1, "the edges")
    try promise(await journal.approvals(in: [moment(5)..<moment(15), moment(25)..<moment(35)]), is: 2, "two stretches")
  }
}
