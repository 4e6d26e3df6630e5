import TerminalKit
import UploadQueue
import Wording

/// What may follow a command on the command line.
enum SpokenArgument: Equatable {
  /// Nothing.
  case nothing
  /// How often, or which row or view; as the number before its key.
  case count
  /// Which of a few, as the key that is a digit.
  case digit(ClosedRange<Int>)
  /// Which column, as the key that is a letter.
  case letter
  /// What is typed where the command leads.
  case text
}

extension Command {
  /// What may follow it on the command line.
  func argument(in context: KeyContext) -> SpokenArgument {
    switch self {
    case .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .top, .bottom, .nextView, .columnsLeft,
      .columnsRight:
      context == .list ? .count : .nothing
    case .tick: .digit(1...9)
    case .pick: .digit(1...CopyChoice.allCases.count)
    case .sortByLetter, .sortThenLetter: .letter
    case .jump, .note, .at: .text
    default: .nothing
    }
  }
}

extension Model {
  /// Does what a command does that is said instead of pressed, with what is said after it.
  ///
  /// - Parameter asked: What was asked for before, and is done when it is asked for again.
  mutating func sayCommand(
    _ command: Command, called name: String, _ argument: String, asked: Command? = nil
  ) -> [Effect] {
    guard isSayable(command) else { return refuseHere(name) }
    switch (command.argument(in: context), argument) {
    case (.nothing, ""), (.count, ""), (.text, ""): return run(command, key: .enter, asked: asked)
    case (.count, _):
      guard let count = Int(argument), count > 0 else { return refuseNumber(argument, of: name) }
      return run(command, counting: count)
    case (.digit(let range), _):
      guard let digit = Int(argument), range.contains(digit) else { return refuseNumber(argument, of: name, in: range) }
      return run(command, key: .character(Character(String(digit))))
    case (.letter, _):
      guard argument.count == 1, let letter = argument.first, SortKey(letter: letter) != nil else {
        let letters = SortChooser.keys.compactMap(\.letter).map { String($0) }.joined(separator: " ")
        return refuse(
          Phrase(
            id: "\(telling.colon)\(name) memerlukan huruf sebuah kolom: \(letters)",
            en: "\(telling.colon)\(name) wants the letter of a column: \(letters)"))
      }
      return run(command, key: .character(letter))
    case (.text, _): return run(command, typing: argument)
    case (.nothing, _): return refuseArgument(argument, of: name)
    }
  }

  /// Whether a command does something on the screen, or to the tour that goes on over it.
  func isSayable(_ command: Command) -> Bool {
    let places: Set<KeyContext> = tour == nil ? [context] : [context, .tour]
    return settings.keys.bindings.contains { $0.command == command && !$0.contexts.isDisjoint(with: places) }
  }

  /// Goes to a row by its number, as `42G` does.
  mutating func goToRow(_ row: Int, _ argument: String) -> [Effect] {
    guard argument.isEmpty else { return refuseArgument(argument, of: "\(row)") }
    guard case .list = screen else { return refuseHere("\(row)") }
    return run(.bottom, counting: row)
  }

  private mutating func run(_ command: Command, counting count: Int) -> [Effect] {
    list.count = min(count, Self.largestCount)
    defer { list.count = nil }
    return run(command, key: .enter)
  }

  /// Goes where a command leads, and types there.
  private mutating func run(_ command: Command, typing text: String) -> [Effect] {
    if command == .at { return goToTime(text) }
    let effects = run(command, key: .enter)
    // The document is looked for first: the text waits until it is found.
    guard !isOnTheWay else {
      visit?.note = text
      return effects
    }
    switch screen {
    case .jump(var state):
      state.line.insert(text)
      // It was said with Enter: nothing more is typed there.
      state.isEntered = !state.line.text.isEmpty
      return effects + look(for: state)
    case .note: return effects + sayNote(text)
    default: return effects
    }
  }

  /// Puts a text in the place of what stands in the open line of a note, and takes it as with Enter.
  mutating func sayNote(_ text: String) -> [Effect] {
    guard case .note(var state, let below) = screen else { return [] }
    state.line.replaceBefore(with: "")
    state.line.insert(text)
    screen = .note(state, over: below)
    return typeNote(.enter) ?? []
  }

  mutating func refuseArgument(_ argument: String, of name: String) -> [Effect] {
    refuse(.takesNothing(argument, after: "\(telling.colon)\(name)"))
  }

  private mutating func refuseHere(_ name: String) -> [Effect] {
    refuse(
      Phrase(
        id: "“\(name)” tidak berlaku di \(context.name.text(.indonesian)).",
        en: "“\(name)” does nothing in \(context.name.text(.english))."))
  }

  private mutating func refuseNumber(
    _ argument: String, of name: String, in range: ClosedRange<Int>? = nil
  ) -> [Effect] {
    let (id, en) =
      range.map { (" dari \($0.lowerBound) sampai \($0.upperBound)", " from \($0.lowerBound) to \($0.upperBound)") }
      ?? ("", "")
    return refuse(
      Phrase(
        id: "\(telling.colon)\(name) memerlukan angka\(id), bukan “\(argument)”.",
        en: "\(telling.colon)\(name) wants a number\(en), not “\(argument)”."))
  }
}

extension Phrase {
  /// That nothing follows a command.
  static func takesNothing(_ argument: String, after name: SafeText) -> Phrase {
    Phrase(
      id: "\(name) berdiri sendiri; “\(argument)” tidak dipakai, jadi tidak ada yang dilakukan.",
      en: "\(name) takes nothing after it; with “\(argument)” nothing was done.")
  }
}
