@testable import Monitor

/// What can be on the screen, each by its name: a screen that is new is missed here first.
enum ScreenKind: CaseIterable {
  case list, search, jump, sort, namingTab, detail, overview, figures, columns, desk, journal
  case copy, note, prompt, token, configuration, remarks, importing, checkup, signers, plan, help

  init(_ screen: Screen) {
    self =
      switch screen {
      case .list: .list
      case .search: .search
      case .jump: .jump
      case .sort: .sort
      case .namingTab: .namingTab
      case .detail: .detail
      case .overview: .overview
      case .figures: .figures
      case .columns: .columns
      case .desk: .desk
      case .journal: .journal
      case .copy: .copy
      case .note: .note
      case .prompt: .prompt
      case .token: .token
      case .page(.configuration, _, _): .configuration
      case .page(.remarks, _, _): .remarks
      case .importing: .importing
      case .checkup: .checkup
      case .signers: .signers
      case .plan: .plan
      case .help: .help
      }
  }
}
