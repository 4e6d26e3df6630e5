import UploadQueue
import Wording

/// The signers on the screen.
public struct SignersState: Sendable, Equatable {
  /// Whom the cursor is on; `nil` for the first there is.
  public var selected: String?
}

extension Model {
  /// Shows what is known of the signers, over what is shown.
  mutating func openSigners() -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    guard context != .signers else { return [.loadSigners(asking: true)] }
    let usual = openDesk.flatMap { $0.attempt.signer ?? $0.row.document.signer }
    screen = .signers(SignersState(selected: usual), over: screen)
    return [.loadSigners(asking: true)]
  }

  mutating func pressInSigners(_ command: Command, _ state: SignersState, over below: Screen) -> [Effect] {
    let entries = queue.signers?.entries ?? []
    let place = entries.firstIndex { $0.name == state.selected } ?? 0
    switch command {
    case .back:
      screen = below
      return [.load(request(isLive: true))]
    case .refresh: return [.loadSigners(asking: true)]
    case .open:
      guard entries.indices.contains(place) else { return [] }
      return take(entries[place].name, from: below)
    default:
      let target = command.scrolled(place, lines: entries.count + bodyHeight - 1, page: bodyHeight)
      guard !entries.isEmpty else { return [] }
      screen = .signers(SignersState(selected: entries[max(0, min(target, entries.count - 1))].name), over: below)
      return []
    }
  }

  /// From the desk the signer is chosen there, where that can be; from anywhere else their documents are listed.
  private mutating func take(_ name: String, from below: Screen) -> [Effect] {
    guard case .desk(let state) = below, let desk = desk(state.key) else { return list(.signer(name)) }
    guard desk.phase == .preparing, desk.signers.contains(name) || name == desk.row.document.signer else {
      notice = Notice(.notToBeChosen(name), .warning)
      return []
    }
    screen = below
    let effects =
      desk.signers.contains(name) ? happen(.choose(signer: name), at: state.key) : [.load(request(isLive: true))]
    let chosen = self.desk(state.key)?.attempt.signer
    if !isLineByLine { notice = Notice(.signs(chosen, usual: desk.row.document.signer)) }
    return effects
  }
}

extension Phrase {
  fileprivate static func notToBeChosen(_ name: String) -> Phrase {
    Phrase(
      id: "\(name) tidak ditawarkan sumber data untuk unggah ulang ini.",
      en: "\(name) is not offered by the data source for this re-upload.")
  }
}
