import UploadQueue

extension Action {
  /// The same with what tells who anybody is left out, as it comes to a model that others may look at: what is not in the
  /// model can be on no screen.
  ///
  /// `nil` for what comes of doing something, which nobody does who looks on.
  var masked: Action? {
    switch self {
    case .key, .mouse, .resized, .resumed, .notStopped, .tick, .turn, .remembered, .pageCame, .pollPostponed,
      .restoreFailed, .pollOverdue, .marksReleased, .pasted, .journalFound, .journalGrew, .tallied, .chosen,
      .annotationsChanged, .jumped, .replayed, .notKept, .sequelsSeen, .journalFailed, .settings, .queuesChanged,
      .alerted, .usualKnown, .certificatesKnown, .capabilitiesKnown, .terminate:
      self
    case .polled(let changed, let awaited, let standing, let isFollowed):
      .polled(changed: changed, awaited: awaited.map(\.masked), standing.masked, isFollowed: isFollowed)
    case .pollFailed(let error, let nextTry): .pollFailed(error.masked, nextTry: nextTry)
    case .hooksFailed(let failures): .hooksFailed(failures.map(\.masked))
    case .windowLoaded(let request, let window): .windowLoaded(request, window.masked)
    case .historyLoaded(let document, let entries): .historyLoaded(document, entries.map(\.masked))
    case .overviewLoaded(let data):
      .overviewLoaded(OverviewData(overview: data.overview.masked, outcomes: data.outcomes, pace: data.pace))
    case .rowLoaded(let row): .rowLoaded(row.masked)
    case .documentFound(let row, let subject): .documentFound(row?.masked, subject)
    case .journalLoaded(let wanted, let page):
      .journalLoaded(
        wanted,
        JournalPage(
          entries: page.entries.map { PlacedEntry(place: $0.place, subject: $0.subject, entry: $0.entry.masked) },
          more: page.more, total: page.total))
    case .changesSeen(let changes): .changesSeen(changes.map(\.masked))
    case .attemptsFound(let desks, let ofOthers):
      .attemptsFound(
        desks.map { ReuploadDesk(resuming: $0.attempt.masked, row: $0.row.masked) }, ofOthers: ofOthers)
    case .plan(let news): news.masked.map { .plan($0) }
    case .nextFound(let document, let row): .nextFound(after: document, row?.masked)
    case .suggested, .annotated, .annotationFailed, .copied, .deskReady, .deskRefused, .desk, .imported, .exported,
      .stepsLoaded, .signersLoaded, .namesFound, .tokenTaken, .tokenRefused, .checkup:
      nil
    }
  }
}
