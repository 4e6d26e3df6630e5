import UploadQueue

/// Carries out what the desks order.
extension QueueWatch {
  func openDesk(_ document: DocumentID, isDataOld: Bool) {
    Task { [session, oldAfter, sentAgainWithin, objection] in
      do throws(QueueSession.DeskFailure) {
        let desk = try await session.openDesk(
          document, isDataOld: isDataOld, oldAfter: oldAfter, sentAgainWithin: sentAgainWithin, unless: objection)
        self.post(.deskReady(desk))
      } catch {
        switch error {
        case .refused(let refusal): self.post(.deskRefused(document, refusal))
        case .journal(let error): self.post(.journalFailed(error))
        }
      }
    }
  }

  func perform(_ command: ReuploadDesk.Command, of key: IdempotencyKey) {
    if case .askOutcome = command {
      ask(command, of: key)
      return
    }
    deskWork.add { [session, objection] in
      self.take(await session.perform(command, unless: objection), of: key)
    }
  }

  /// A question changes nothing: it holds up neither other commands nor the end of the program, and is not asked twice
  /// at a time.
  private func ask(_ question: ReuploadDesk.Command, of key: IdempotencyKey) {
    guard asking[key] == nil else { return }
    asking[key] = Task { [session] in
      let answer = await session.ask(question)
      self.asking[key] = nil
      if let row = answer.row { self.post(.desk(key, .seen(row))) }
      self.take(.success(answer.event), of: key)
    }
  }

  private func take(_ answer: Result<ReuploadDesk.Event?, JournalError>, of key: IdempotencyKey) {
    switch answer {
    case .success(let event?):
      post(.desk(key, event))
      // Another process began it: its re-upload is shown here too, so that it can be followed and settled.
      if case .notRecorded(.anotherUnderWay) = event { Task { await self.tellOfOthers() } }
    case .success(nil): break
    case .failure(let error): post(.journalFailed(error))
    }
  }
}
