import UploadQueue

extension QueueSession {
  /// The numbers of the overview, and why the journal could not give its own.
  public func overview() async -> (OverviewData, JournalError?) {
    let now = clock.now()
    let hour = Duration.hours(1).wholeMilliseconds
    let start = Timestamp(milliseconds: now.milliseconds / hour * hour) - .hours(Self.overviewHours - 1)
    let overview = await index.overview(at: now)
    do throws(JournalError) {
      let outcomes = try await journal.outcomes(from: start, hours: Self.overviewHours)
      let pace = try await paceSeen(at: now)
      return (OverviewData(overview: overview, outcomes: outcomes, pace: pace), nil)
    } catch { return (OverviewData(overview: overview, outcomes: nil), error) }
  }

  /// How far back the overview looks: a week, of which a narrow screen shows the last day.
  static let overviewHours = 168
}
