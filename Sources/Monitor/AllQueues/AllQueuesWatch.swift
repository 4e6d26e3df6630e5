import UploadQueue

/// Brings what the list over all queues needs; there is nothing else to be carried out for it.
@MainActor
final class AllQueuesWatch {
  private let queues: AllQueues
  private let post: @MainActor (Action) -> Void
  private var isLoading = false
  private var wantedRows: WindowRequest?

  init(_ queues: AllQueues, post: @escaping @MainActor (Action) -> Void) {
    self.queues = queues
    self.post = post
  }

  func carryOut(_ effect: Effect) {
    switch effect {
    case .load(let request): load(request)
    case .suggest(let completion):
      Task { [queues] in self.post(.suggested(completion, await queues.texts(completing: completion))) }
    case .jump(let text, let query):
      Task { [queues] in self.post(.jumped(text, await queues.jump(to: text, in: query))) }
    case .loadRow(let document):
      Task { [queues] in
        if let row = await queues.row(document) { self.post(.rowLoaded(row)) }
      }
    case .loadOverview:
      Task { [queues] in self.post(.overviewLoaded(await queues.overview())) }
    case .setPolicy(let policy):
      Task { [queues] in
        await queues.setPolicy(policy)
        self.post(.tick)
      }
    default: break
    }
  }

  /// Never twice at once: of the rows asked for meanwhile, those asked for last are brought.
  private func load(_ request: WindowRequest) {
    guard !isLoading else {
      wantedRows = request
      return
    }
    isLoading = true
    Task { [queues] in
      let window = await queues.window(request)
      self.isLoading = false
      let next = self.wantedRows
      self.wantedRows = nil
      self.post(.windowLoaded(request, window))
      if let next { self.load(next) }
    }
  }
}
