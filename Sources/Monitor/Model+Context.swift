import UploadQueue

extension Model {
  /// Where keys are pressed now.
  public var context: KeyContext {
    switch screen {
    case .list, .search, .jump: .list
    case .sort: .sorting
    case .namingTab: .note
    case .detail: .detail
    case .overview: .overview
    case .figures: .figures
    case .columns: .columns
    case .help: .help
    case .page: .configuration
    case .importing: .importing
    case .checkup: .checkup
    case .signers: .signers
    case .plan: .plan
    case .journal: .journal
    case .copy(let state, _): state.plain == nil ? .copy : .note
    case .prompt: .prompt
    case .note(let state, _): state.isAskingToRemove ? .noteRemoval : .note
    case .token: .note
    case .desk(let state) where isAskingForTime(state): .note
    case .desk(let state): desk(state.key)?.context ?? .deskOver
    }
  }
}

extension ReuploadDesk {
  /// Where keys are pressed while this desk is on the screen.
  var context: KeyContext {
    if isJournaled, attempt.hold != .own { return .deskElsewhere }
    return switch phase {
    case .preparing: .deskPreparing
    case .confirming: .deskConfirming
    case .rereading, .recording, .sending: .deskBusy
    case .inDoubt: .deskInDoubt
    case .waiting: .deskWaiting
    case .verifying: .deskVerifying
    case .handOff: .deskHandOff
    case .over: .deskOver
    }
  }
}
