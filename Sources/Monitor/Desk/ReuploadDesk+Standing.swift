import TerminalKit
import UploadQueue

/// What is asked of a desk by the screens.
extension ReuploadDesk {
  /// Whether the journal has it: then it is seen through, whoever looks.
  var isJournaled: Bool {
    switch phase {
    case .preparing, .confirming, .rereading, .recording: false
    case .sending, .inDoubt, .waiting, .handOff, .verifying: true
    case .over: false
    }
  }

  /// Whether all is done here, and only the outcome is awaited.
  var isSent: Bool {
    switch phase {
    case .inDoubt, .waiting, .verifying: true
    default: false
    }
  }

  /// Whether it holds back others: something has been agreed to that is not over.
  var isUnderWay: Bool { isBusy || isJournaled }

  var outcomeRole: Style.Role {
    switch endingNow {
    case nil: .accent
    case .settled(.approved), .settled(.signingAgain): .good
    case .settled(.moved), .settled(.notSent): .accent
    default: .wrong
    }
  }

  /// Whether the backend may know more by now: asked with every poll.
  var isAwaitingAnswer: Bool {
    guard !attempt.hold.isElsewhere else { return false }
    return switch phase {
    case .inDoubt: true
    case .waiting: attempt.state == .queued
    default: false
    }
  }
}
