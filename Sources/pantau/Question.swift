import UploadQueue
import Wording

/// A question with an answer that Enter gives.
struct Question {
  private let text: Phrase
  /// The answer that Enter gives.
  private let usual: String
  /// What is said of an answer that cannot be used; `nil` where every one can.
  private let again: Phrase?
  private let language: Language

  init(_ text: Phrase, usual: String, again: Phrase? = nil, language: Language) {
    self.text = text
    self.usual = usual
    self.again = again
    self.language = language
  }

  /// What yes and no are read as, in both languages.
  static func isYes(_ word: String) -> Bool? {
    ["y": true, "ya": true, "yes": true, "t": false, "tidak": false, "n": false, "no": false][word.lowercased()]
  }

  /// Asks until the answer can be used; `nil` where the input ends.
  func answer<Value>(_ read: (String) -> Value?) -> Value? {
    while let words = words() {
      if let value = read(words) { return value }
      if let again { Speech.warn("  \(again.text(language))") }
    }
    return nil
  }

  /// Asks until nothing speaks against the answer; `nil` where the input ends.
  ///
  /// - Parameter why: What speaks against it, to be said after it.
  func answer(refusing why: (String) -> Phrase?) -> String? {
    while let words = words() {
      guard let why = why(words) else { return words }
      Speech.warn("  “\(words)” \(why.text(language))")
    }
    return nil
  }

  /// Asks once; `nil` where the input ends.
  private func words() -> String? {
    let hint: SafeText = usual.isEmpty ? .empty : " [\(usual)]"
    Speech.overwrite("\(text.text(language))\(hint): ")
    guard let line = readLine() else { return nil }
    let words = line.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? usual : words
  }
}
