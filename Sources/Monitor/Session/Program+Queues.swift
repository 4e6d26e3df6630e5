import UploadQueue

/// Queues that come and go.
extension Program {
  /// Opens and closes queues as the configuration says now.
  func take(_ changes: QueueChanges) {
    let closed = model.queues.filter { changes.closed.contains($0.profile.name) }
    var (locked, stillLocked): ([String], [String]) = ([], [])
    for (name, isReadOnly) in changes.readOnly {
      for queue in model.queues where queue.profile.name == name {
        guard model.configure(queue.number, isReadOnly: isReadOnly) else { continue }
        if isReadOnly { locked.append(name) } else { stillLocked.append(name) }
      }
    }
    for watched in changes.opened {
      let number = model.open(watched.profile)
      if !watched.profile.isReadOnly, model.queues.last?.profile.isReadOnly == true {
        stillLocked.append(watched.profile.name)
      }
      let opened = watch(over: watched, number)
      watches[number] = opened
      opened.start()
    }
    leaving += closed.map(\.number)
    var news = closeLeaving()
    let staying = closed.filter { model.place(of: $0.number) != nil }
    news.opened = changes.opened.map(\.profile.name)
    news.staying = staying.filter { $0.isSeenThrough || !model.isTypedIn($0.number) }.map(\.profile.name)
    news.typedIn = staying.filter { !$0.isSeenThrough && model.isTypedIn($0.number) }.map(\.profile.name)
    (news.locked, news.stillLocked) = (locked.sorted(), stillLocked.sorted())
    news.failures = changes.failures
    post(.queuesChanged(news))
  }

  /// Closes those that have nothing left to be seen through, and in which no line is being typed; what is to be told of
  /// that.
  func closeLeaving() -> QueueNews {
    var news = QueueNews()
    let before = model.queue.number
    for number in leaving {
      guard let place = model.place(of: number), model.queues.count > 1 else { continue }
      let queue = model.queues[place]
      guard !queue.isSeenThrough, !model.isTypedIn(number) else { continue }
      news.closed.append(queue.profile.name)
      if queue.plan.waiting.contains(where: { $0.hold == .own }) { news.planned.append(queue.profile.name) }
      model.close(number)
      leaving.removeAll { $0 == number }
      everything.leave(number)
      guard let watch = watches.removeValue(forKey: number) else { continue }
      Task { await watch.end(looked: queue.attendance.lastKey) }
    }
    news.replacesScreen = model.queue.number != before
    return news
  }
}

extension QueueState {
  /// Whether something is to be seen through in it: what became of it is read before anything else takes its place on the
  /// screen.
  fileprivate var isSeenThrough: Bool {
    if case .desk = screen.below { return true }
    return desks.contains { $0.isUnderWay && $0.attempt.hold == .own }
  }
}
