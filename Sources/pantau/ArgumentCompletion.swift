import ArgumentParser
import Monitor
import UploadQueue
import Wording

extension CompletionKind {
  /// Names of queues, as the configuration has them now, and files.
  static let queues = CompletionKind.custom { words, place, _ in
    let typed = words.indices.contains(place) ? words[place] : ""
    let isPath = typed.hasPrefix("~") || typed.hasPrefix(".") || typed.contains("/")
    return named(configuredQueues) + (isPath ? PathCompletion.names(beginning: typed) : [])
  }

  /// Names of hooks, as the configuration has them now.
  static let hooks = CompletionKind.custom { _, _, _ in
    named((try? ConfigurationFile.current.configuration())?.hooks.map(\.name) ?? [])
  }

  /// What a watch can show, and tabs of one's own.
  static let views = CompletionKind.custom { _, _, _ in
    let own = (try? ConfigurationFile.current.configuration())?.filters ?? []
    return named(WatchedView.named.map { $0.name(.spoken) } + own.map(\.name))
  }

  private static var configuredQueues: [String] {
    let places = (try? ConfigurationFile.current.configuration()).map(QueuePlace.all) ?? []
    return places.compactMap { $0.entry?.name }
  }

  /// Names as the shell is to be told them.
  private static func named(_ names: [String]) -> [String] {
    // What follows a colon is a description to zsh.
    guard CompletionShell.requesting == .zsh else { return names }
    return names.map { $0.replacing("\\", with: "\\\\").replacing(":", with: "\\:") }
  }

  /// Words of the filter language.
  static let filter = CompletionKind.custom { words, place, _ in
    FilterArgumentCompletion(words, place, in: CompletionShell.requesting, queues: configuredQueues).candidates(.spoken)
  }
}

/// What a piece of a filter on a command line may become.
struct FilterArgumentCompletion {
  /// The piece as far as it is typed.
  private let typed: String
  /// How much of it the shell takes for words of their own, which it leaves as they are.
  private let kept: Int
  private let shell: CompletionShell?
  /// The names of the queues.
  private let queues: [String]

  /// The piece that a word on the command line belongs to.
  ///
  /// To bash a colon ends a word, so that `status:stuck` comes as three, unless it wrote the colon itself: `status\:stuck`,
  /// or it stands in quotes, which come with the word.
  init(_ words: [String], _ place: Int, in shell: CompletionShell?, queues: [String] = []) {
    self.shell = shell
    self.queues = queues
    var word = words.indices.contains(place) ? words[place] : ""
    if shell == .bash {
      // Right behind an option's `=` nothing is typed yet.
      if word == "=" { word = "" }
      if let quote = word.first, "\"'".contains(quote) {
        typed = String(word.dropFirst()).replacing("\\", with: "")
        kept = 0
        return
      }
    }
    var (start, text) = (place, word)
    while shell == .bash, start > 0, start < words.count, text.hasPrefix(":") || words[start - 1].hasSuffix(":") {
      start -= 1
      text = words[start] + text
    }
    typed = text.replacing("\\", with: "")
    kept = word == ":" ? text.count : text.count - word.count
  }

  /// What the shell is to be told.
  func candidates(_ language: Language) -> [String] {
    let completion = FilterCompletion(before: typed)
    var found = words(for: completion, language)
    // A key alone is not the end of a word: what may follow it keeps the shell from taking it for one.
    if completion.key == nil, found.count == 1, let key = found.first {
      let values = words(for: FilterCompletion(before: key), language)
      found = values.isEmpty ? [key + "<", key + ">"] : values
    }
    let pieces = found.map { String($0.dropFirst(kept)) }
    // What follows a colon is a description to zsh.
    return shell == .zsh ? pieces.map { $0.replacing(":", with: "\\:") } : pieces
  }

  /// The piece as it may go on; a queue's name in quotes, where it has blanks.
  private func words(for completion: FilterCompletion, _ language: Language) -> [String] {
    let begun = completion.piece.lowercased()
    let named = completion.key == .queue ? queues.filter { $0.lowercased().hasPrefix(begun) } : []
    return (completion.candidates(language) + named).map { completion.completed(with: $0) }
  }
}
