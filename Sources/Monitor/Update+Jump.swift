import TerminalKit
import UploadQueue
import Wording

/// A reference or number being typed, to get to its document.
public struct JumpState: Sendable, Equatable {
  /// What is typed so far.
  public var line = LineEditor("", longest: 60)
  /// Where that is; `nil` while nothing is typed or the answer has not come.
  public var target: JumpTarget?
  /// The list as it was before.
  public var origin: ListPlace
  /// Whether Enter was pressed before it was known where that is.
  var isEntered = false
}

/// Where somebody is in the list.
public struct ListPlace: Sendable, Equatable {
  /// The document under the cursor.
  public var selected: DocumentID?
  /// Whether the person chose it.
  public var isChosen: Bool
  /// The place of the first row shown.
  public var top: Int
  /// The place of the cursor.
  public var cursor: Int
}

extension Model {
  mutating func beginJump() -> [Effect] {
    dismissDeparted()
    screen = .jump(
      JumpState(
        origin: ListPlace(selected: list.selected, isChosen: list.isChosen, top: list.top, cursor: list.cursor)))
    return []
  }

  /// A key in the line of a jump; `nil` where it is not for it.
  mutating func typeJump(_ key: Key) -> [Effect]? {
    guard case .jump(var state) = screen else { return nil }
    switch key {
    case .escape:
      screen = .list
      return [goBack(to: state.origin)]
    case _ where state.isEntered:
      guard settings.keys.command(for: key, in: .note) == nil else { return nil }
      // What it is meant for is not on the screen yet.
      notice = Notice(.rowsAwaited, .warning)
      return []
    case .enter where state.target == nil && !state.line.text.isEmpty:
      state.isEntered = true
      screen = .jump(state)
      return []
    case .enter: return endJump(state)
    default:
      guard state.line.type(key) else { return nil }
      return look(for: state)
    }
  }

  /// Looks for what is typed now; for nothing, where one was.
  mutating func look(for state: JumpState) -> [Effect] {
    var state = state
    state.target = nil
    screen = .jump(state)
    return state.line.text.isEmpty ? [goBack(to: state.origin)] : [.jump(state.line.text, list.query)]
  }

  /// The cursor follows what is typed as long as that is listed here; else it is where it was.
  mutating func jumped(to text: String, _ target: JumpTarget) -> [Effect] {
    guard case .jump(var state) = screen, state.line.text == text else { return [] }
    state.target = target
    screen = .jump(state)
    if case .here(let document) = target { return (state.isEntered ? endJump(state) : []) + [select(document)] }
    if state.isEntered { return endJump(state) }
    return list.selected == state.origin.selected ? [] : [goBack(to: state.origin)]
  }

  private mutating func endJump(_ state: JumpState) -> [Effect] {
    screen = .list
    switch state.target {
    case .elsewhere(let document, _, let view):
      list.query = QueueQuery(view: view, sort: list.query.sort)
      return [select(document)]
    case .nowhere:
      notice = Notice(absence(of: state.line.text), .warning, holdsKeys: true)
      return [goBack(to: state.origin)]
    case .here, nil: return []
    }
  }

  /// Whether what is not found is not there; of the past there is no more to come.
  fileprivate var hasReadAll: Bool { speaksForAll || replay != nil }

  /// That nothing is called so; where not everything was read, that it may be there all the same.
  private func absence(of name: String) -> Phrase {
    hasReadAll
      ? Phrase(id: "“\(name)” tidak ada di antrean ini.", en: "“\(name)” is not in this queue.")
      : Phrase(
        id: "“\(name)” tidak ada di antara yang sudah terbaca; belum semuanya terbaca.",
        en: "“\(name)” is not among what has been read; not everything has been read yet.")
  }

  private mutating func select(_ document: DocumentID) -> Effect {
    list.select(document)
    return .load(request(isLive: false))
  }

  private mutating func goBack(to place: ListPlace) -> Effect {
    (list.selected, list.isChosen, list.top, list.cursor) = (place.selected, place.isChosen, place.top, place.cursor)
    return .load(request(isLive: false))
  }
}

/// The line in which a reference or number is typed.
enum JumpLine {
  static func draw(_ state: JumpState, _ model: Model, in frame: inout Frame) {
    let row = frame.size.rows - 1
    let language = model.language
    let prompt = Phrase(id: "Lompat ke referensi/NSFP: ", en: "Jump to reference/NSFP: ").text(language)
    let end = frame.put("\(prompt)\(state.line.before)", column: 1, row: row, style: .accent)
    let after = frame.put("\(state.line.after)", column: end, row: row, style: .accent)
    frame.cursor = Position(column: min(end, frame.size.columns - 1), row: row)
    guard let answer = answer(state.target, model)?.text(language), after + 2 < frame.size.columns else { return }
    frame.put(answer, column: after + 2, row: row, style: .warning, width: frame.size.columns - after - 3)
  }

  private static func answer(_ target: JumpTarget?, _ model: Model) -> Phrase? {
    switch target {
    case .elsewhere(_, let name, let view):
      Phrase(
        id: "\(name) ada di \(view.name.text(.indonesian)): Enter ke sana",
        en: "\(name) is in \(view.name.text(.english)): Enter goes there")
    case .nowhere where model.hasReadAll: Phrase(id: "tidak ada di antrean ini", en: "not in this queue")
    case .nowhere: Phrase(id: "tidak ada di antara yang sudah terbaca", en: "not among what has been read")
    case .here, nil: nil
    }
  }
}
