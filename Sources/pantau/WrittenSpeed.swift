import Wording

/// How fast the time of a demo or a replay passes, as people write it: its seconds in one of ours.
enum WrittenSpeed {
  /// A speed; 0 stands still.
  static func read(_ text: String) throws -> Double {
    guard let speed = Double(text), speed >= 0, speed.isFinite else {
      throw Phrase(
        id: "tulis angka dari 0 ke atas, misalnya 60 atau 0.5; 0 berhenti.",
        en: "write a number from 0 on, such as 60 or 0.5; 0 stands still."
      ).refusal
    }
    return speed
  }
}
