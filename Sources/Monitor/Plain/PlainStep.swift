import TerminalKit
import UploadQueue
import Wording

/// One thing to be done for a line that was typed; the next one waits until the model has what it asked for.
enum PlainStep: Equatable {
  /// Press the key of a command, where it has one here.
  case command(Command)
  /// Press a key.
  case key(Key)
  /// Go back until the list is there.
  case toList
  /// Go back until the screen is there that something was read on.
  case back(to: KeyContext)
  /// Put the cursor on what was read.
  case choose(PlainChoice)
  /// Press the key of a command, if the cursor is still on it.
  case act(Command, on: PlainChoice)
  /// Open the document that was looked for, unless it was not found.
  case openFound
  /// Put text where it is being typed.
  case type(String)
  /// Press the keys for a text, one for each character.
  case spell(String)
  /// Press the key of a command after a number.
  case count(Int, Command)
  /// Bring the rows from a place on.
  case rows(from: Int)

  /// What is to happen for it, whether that is all, and what is to be said where nothing can be done.
  func act(on model: Model, isHasty: Bool) -> (actions: [Action], isDone: Bool, words: Phrase?) {
    func press(_ key: Key) -> Action { .key(key, isHasty: isHasty) }
    switch self {
    case .command(let command):
      guard let key = model.key(for: command) else { return ([], true, .notHere) }
      return ([press(key)], true, nil)
    case .key(let key): return ([press(key)], true, nil)
    case .toList:
      if case .list = model.screen { return ([], true, nil) }
      return ([press(model.key(for: .back) ?? model.key(for: .decline) ?? .escape)], false, nil)
    case .back(let place):
      if place == .list { return PlainStep.toList.act(on: model, isHasty: isHasty) }
      if model.context == place { return ([], true, nil) }
      if case .list = model.screen { return ([], true, .gone) }
      return PlainStep.toList.act(on: model, isHasty: isHasty)
    case .choose(let choice): return ([.chosen(choice)], true, nil)
    case .act(let command, let choice):
      guard model.isOn(choice) else { return ([], true, .gone) }
      guard let key = model.key(for: command) else { return ([], true, .notHere) }
      return ([press(key)], true, nil)
    case .openFound:
      return model.notice == nil ? PlainStep.command(.open).act(on: model, isHasty: isHasty) : ([], true, nil)
    case .type(let text): return (text.isEmpty ? [] : [.pasted(text)], true, nil)
    case .spell(let text): return (text.map { press(.character($0)) }, true, nil)
    case .count(let number, let command):
      let digits = String(number).map { press(.character($0)) }
      return (digits + PlainStep.command(command).act(on: model, isHasty: isHasty).actions, true, nil)
    case .rows(let place):
      return (PlainStep.count(place + 1, .bottom).act(on: model, isHasty: isHasty).actions + [.tick], true, nil)
    }
  }
}

extension Model {
  /// Whether the cursor is on what was read.
  fileprivate func isOn(_ choice: PlainChoice) -> Bool {
    switch (choice, screen) {
    case (.document(let document), _): list.selected == document
    case (.planned(let key), .plan(let state, _)):
      queue.plan.uploads.indices.contains(state.cursor) && queue.plan.uploads[state.cursor].key == key
    case (.entry(let place), .journal(let state)): state.selected?.place == place
    case (.column(let kind), .columns(let chooser)):
      chooser.entries.indices.contains(chooser.cursor) && chooser.entries[chooser.cursor].kind == kind
    case (.signer(let name), .signers(let state, _)):
      state.selected == name && queue.signers?.entries.contains { $0.name == name } == true
    default: false
    }
  }

  /// The key of a command where the person is.
  func key(for command: Command) -> Key? {
    settings.keys.bindings.first { $0.command == command && $0.contexts.contains(context) }?.keys.first
  }
}

extension Phrase {
  static let notHere = Phrase(
    id: "Itu tidak berlaku di sini. Ketik bantuan.", en: "That does nothing here. Type help.")
  fileprivate static let gone = Phrase(
    id: "Itu tidak ada lagi di sini. Ketik daftar.", en: "That is not here any more. Type list.")
}
