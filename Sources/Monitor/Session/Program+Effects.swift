import UploadQueue

/// Does what the model wants.
extension Program {
  /// One at a time: whoever asks again meanwhile is shown the one that goes on.
  private func examine() {
    examination = Task { [examiner] in
      guard let examiner else { return self.post(.checkup(.over)) }
      await examiner.examine { [weak self] news in await self?.post(.checkup(news)) }
    }
  }

  func carryOut(_ effect: Effect, at number: Int) {
    switch effect {
    case .keep(let keepsake, let change): keeper?.keep(keepsake, change)
    case .copy(let text): post(.copied(isTaken: terminal.copy(text)), of: number)
    case .replay(let move): driver?.carryOut(move, at: number)
    // The past does not change, whoever is asked.
    case .poll where driver != nil: break
    case .suspend: if !terminal.suspend() { post(.notStopped) }
    case .wear(let theme): terminal.wear(theme)
    case .reportMouse(let isWanted): terminal.reportMouse(isWanted)
    case .alert(let text, let wanted):
      terminal.alert(text, rings: wanted.rings, by: wanted.notification)
    case .setAlerts: watches.values.forEach { $0.carryOut(effect) }
    case .setPolicy:
      for queue in model.queues {
        watches[queue.number]?.carryOut(.setPolicy(model.settings.policy(of: queue.profile.name)))
      }
      all?.carryOut(effect)
    case .at(let number, let effect): carryOut(effect, at: number)
    case .redraw: terminal.redrawAll()
    case .examine: examine()
    case .quit: isEnding = true
    case _ where number == QueueState.numberOfAll: all?.carryOut(effect)
    default: watches[number]?.carryOut(effect)
    }
  }
}
