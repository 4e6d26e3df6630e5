import UploadQueue

/// Brings what a screen shows of a queue: its rows, and the numbers of the overview.
@MainActor
final class RowLoader {
  private let session: QueueSession
  private let post: @MainActor (Action) -> Void
  private var loading: (task: Task<Void, Never>, request: WindowRequest)?
  private var wantedRows: WindowRequest?
  private var isCounting = false
  private var isCountWanted = false

  init(_ session: QueueSession, post: @escaping @MainActor (Action) -> Void) {
    self.session = session
    self.post = post
  }

  /// Never twice at once: of the rows asked for meanwhile, those asked for last are brought.
  ///
  /// So a filter that is pasted, or typed faster than a large queue answers, is looked for once; and no longer than until
  /// the next letter.
  func load(_ request: WindowRequest) {
    if let loading {
      wantedRows = request
      if loading.request.query != request.query { loading.task.cancel() }
      return
    }
    let task = Task { [session] in
      let window = await session.window(request)
      self.loading = nil
      let next = self.wantedRows
      self.wantedRows = nil
      if !Task.isCancelled { self.post(.windowLoaded(request, window)) }
      if let next { self.load(next) }
    }
    loading = (task, request)
  }

  /// Never twice at once: numbers asked for meanwhile are brought once the others have come.
  func loadOverview() {
    guard !isCounting else {
      isCountWanted = true
      return
    }
    isCounting = true
    isCountWanted = false
    Task { [session] in
      let (data, error) = await session.overview()
      self.isCounting = false
      self.post(.overviewLoaded(data))
      if let error { self.post(.journalFailed(error)) }
      if self.isCountWanted { self.loadOverview() }
    }
  }
}
