import ArgumentParser
import UploadQueue
import Wording

extension CompletionKind {
  /// Names of queues, as the configuration has them now, and files.
  static let queues = CompletionKind.custom { words, place, _ in
    let typed = words.indices.contains(place) ? words[place] : ""
    let places = (try? ConfigurationFile.current.configuration()).map(QueuePlace.all) ?? []
    let isPath = typed.hasPrefix("~") || typed.hasPrefix(".") || typed.contains("/")
    return places.compactMap { $0.entry?.name } + (isPath ? PathCompletion.names(beginning: typed) : [])
  }

  /// Words of the filter language.
  static let filter = CompletionKind.custom { words, place, _ in
    FilterArgumentCompletion(words, place).candidates(.spoken, in: CompletionShell.requesting)
  }
}

/// What a piece of a filter on a command line may become.
struct FilterArgumentCompletion {
  /// The piece as far as it is typed.
  private let typed: String

  /// The piece that a word on the command line belongs to.
  ///
  /// To bash a colon ends a word, so that `status:stuck` comes as three.
  init(_ words: [String], _ place: Int) {
    guard words.indices.contains(place) else {
      typed = ""
      return
    }
    var (start, text) = (place, words[place])
    while start > 0, text.hasPrefix(":") || words[start - 1].hasSuffix(":") {
      start -= 1
      text = words[start] + text
    }
    typed = text
  }

  /// What the shell is to be told.
  func candidates(_ language: Language, in shell: CompletionShell?) -> [String] {
    let completion = FilterCompletion(before: typed)
    var found = completion.candidates(language)
    // A key alone is not the end of a word: what may follow it keeps the shell from taking it for one.
    if completion.key == nil, found.count == 1, let key = found.first {
      let values = FilterCompletion(before: key).candidates(language)
      found = values.isEmpty ? [key + "<", key + ">"] : values.map { key + $0 }
    }
    let whole = found.map { completion.head + $0 }
    guard shell == .bash else { return whole }
    // Only what follows the last colon is replaced there.
    let kept = typed.lastIndex(of: ":").map { typed[...$0].count } ?? 0
    return whole.map { String($0.dropFirst(kept)) }
  }
}
