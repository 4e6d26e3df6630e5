import UploadQueue
import Wording

extension QueueWatch {
  /// Carries out what is to be done at this queue.
  func carryOut(_ effect: Effect) {
    switch effect {
    case .load(let request): rows.load(request)
    case .suggest(let completion):
      Task { [session] in
        self.post(.suggested(completion, await session.texts(completing: completion)))
      }
    case .poll: hasRestored ? pollIfAllowed() : start()
    case .setPolicy(let policy):
      Task { [session] in
        await session.setPolicy(policy)
        if let usual = await session.newUsual() { self.post(.usualKnown(usual)) }
        self.post(.tick)
      }
    case .setAlerts(let wishes):
      Task { [alerts] in await alerts?.follow(wishes) }
    case .loadHistory(let document):
      Task { [session] in
        do throws(JournalError) {
          let history = try await session.history(of: document)
          self.post(.historyLoaded(document, history))
          self.post(.stepsLoaded(document, try await session.tickedSteps(of: document, after: history)))
        } catch { self.post(.journalFailed(error)) }
      }
    case .keepSteps(let steps): keep(steps)
    case .loadSigners(let isAsking):
      Task { [session] in
        let (book, error) = await session.signerBook(asking: isAsking)
        self.post(.signersLoaded(book))
        if let error { self.post(.journalFailed(error)) }
      }
    case .jump(let text, let query):
      Task { [session] in
        let target = await session.jump(to: text, in: query)
        self.post(.jumped(text, target))
      }
    case .loadOverview: rows.loadOverview()
    case .loadRow(let document):
      Task { [session] in
        if let row = await session.row(document) { self.post(.rowLoaded(row)) }
      }
    case .annotate(let subject, let wish): annotate(subject, wish)
    case .openDocument(let subject):
      Task { [session] in
        self.post(.documentFound(await session.row(subject.document), subject))
      }
    case .loadJournal(let wanted):
      journalSearch?.cancel()
      journalSearch = Task { [session] in
        do throws(JournalError) {
          let page = try await session.entries(wanted)
          if !Task.isCancelled { self.post(.journalLoaded(wanted, page)) }
        } catch { self.post(.journalFailed(error)) }
      }
    case .tally(let place):
      Task { [session] in
        do throws(JournalError) {
          self.post(.tallied(try await session.tally(after: place)))
        } catch { self.post(.journalFailed(error)) }
      }
    case .look(let looked):
      Task { [session] in try? await session.look(looked) }
    case .giveToken(let line): give(line)
    case .openDesk(let document, let isDataOld): openDesk(document, isDataOld: isDataOld)
    case .desk(let key, let command): perform(command, of: key)
    case .plan(let wish): carryOut(wish)
    case .findNext(let document):
      Task { [session] in
        let next = await session.nextInvalid(after: document)
        self.post(.nextFound(after: document, next))
      }
    case .importFiles(let request, let language): take(request, language)
    case .export(let name, let query): write(query, to: name)
    case .completeName(let begun):
      Task.detached { [files, post] in
        let names = files?.complete(begun) ?? []
        await post(.namesFound(begun, names))
      }
    case .replay, .alert, .keep, .copy, .wear, .reportMouse, .examine, .suspend, .redraw, .at, .quit: break
    }
  }

  /// What an import says comes in its order; a poll goes on beside it.
  private func take(_ request: ImportRequest, _ language: Language) {
    guard let files else { return }
    let (news, tell) = AsyncStream<ImportNews>.makeStream()
    Task.detached {
      await files.take(request, language) { tell.yield($0) }
      tell.finish()
    }
    Task {
      for await each in news { self.post(.imported(each)) }
    }
  }

  private func write(_ query: QueueQuery, to name: String) {
    guard let files else { return }
    Task { [session] in
      self.post(.exported(await files.write(name, await session.snapshot(of: query)), of: query))
    }
  }

  /// A token that is taken is tried at once, or as soon as its backend asks again.
  private func give(_ line: HiddenLine) {
    guard let takeToken else { return }
    Task {
      do throws(BackendError) {
        self.post(.tokenTaken(until: try await takeToken(line.secret)))
        self.schedule.admit()
        self.poll()
      } catch { self.post(.tokenRefused(error)) }
    }
  }
}
