import UploadQueue

/// Looks for what other Pantaus do at the same queue.
extension QueueWatch {
  /// How often the journal is asked whether another Pantau has written to it.
  private static let attendsEvery: Duration = .seconds(2)

  /// Tells what other Pantaus at this queue begin and settle.
  func attend() {
    attending?.cancel()
    attending = Task {
      while !Task.isCancelled {
        await self.tellOfOthers()
        try? await Task.sleep(for: Self.attendsEvery)
      }
    }
  }

  /// One after the other, so that what is newer is told later.
  ///
  /// A journal that cannot be read is told of by whatever else needs it.
  func tellOfOthers() async {
    let look = looks.add { [session, mayAct] in
      if mayAct(), let fault = await session.newPresenceFault() { self.post(.journalFailed(fault)) }
      if let desks = try? await session.newsOfOthers() { self.post(.attemptsFound(desks, ofOthers: true)) }
      if let look = try? await session.lookAtPlan(isActing: mayAct()) { self.tell(look) }
    }
    await look.value
  }
}
