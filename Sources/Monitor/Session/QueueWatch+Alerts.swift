import UploadQueue

/// Tells whoever is to be called.
extension QueueWatch {
  /// A hook may be slow: beside the polls.
  func tell(_ standing: QueueAlerts.Standing) {
    guard let alerts else { return }
    Task {
      await alerts.note(standing)
      if let alert = await alerts.terminalAlert() { self.post(.alerted(alert)) }
      self.runHooks(alerts)
    }
  }

  private func runHooks(_ alerts: QueueAlerts) {
    guard telling == nil, !isEnding else { return }
    telling = Task {
      let outcome = await alerts.runHooks()
      if !outcome.failures.isEmpty { self.post(.hooksFailed(outcome.failures)) }
      if let error = outcome.journalError { self.post(.journalFailed(error)) }
      self.telling = nil
    }
  }
}
