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
    while true {
      let hint: SafeText = usual.isEmpty ? .empty : " [\(usual)]"
      Speech.overwrite("\(text.text(language))\(hint): ")
      guard let line = readLine() else { return nil }
      let words = line.split(separator: " ").joined(separator: " ")
      if let value = read(words.isEmpty ? usual : words) { return value }
      if let again { Speech.warn("  \(again.text(language))") }
    }
  }
}
