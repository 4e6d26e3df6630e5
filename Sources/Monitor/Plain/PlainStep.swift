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
  /// Put the cursor on a document of the list.
  case choose(DocumentID)
  /// Press the key of a command, if the cursor is still on this document.
  case act(Command, on: DocumentID)
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
    case .choose(let document): return ([.chosen(document)], true, nil)
    case .act(let command, let document):
      guard model.list.selected == document, let key = model.key(for: command) else { return ([], true, .gone) }
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
  /// The key of a command where the person is.
  func key(for command: Command) -> Key? {
    settings.keys.bindings.first { $0.command == command && $0.contexts.contains(context) }?.keys.first
  }
}

extension Phrase {
  static let notHere = Phrase(
    id: "Itu tidak berlaku di sini. Ketik bantuan.", en: "That does nothing here. Type help.")
  fileprivate static let gone = Phrase(
    id: "Dokumen itu tidak ada lagi di daftar ini. Ketik daftar.",
    en: "That document is not in this list any more. Type list.")
}
