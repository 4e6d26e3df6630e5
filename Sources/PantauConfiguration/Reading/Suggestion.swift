import UploadQueue
import Wording

/// What may have been meant: the nearest of the known words, or all of them where none is near.
struct Suggestion {
  private let written: String
  private let known: [String]
  private let unlisted: [String]

  /// - Parameter unlisted: Other words that may have been meant, such as those of another language.
  init(for written: String, among known: [String], orOf unlisted: [String] = []) {
    self.written = written
    self.unlisted = unlisted
    // A name that is written twice is named once.
    self.known = known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The end of a sentence.
  func text(_ language: Language) -> SafeText {
    if let nearest {
      return language == .indonesian ? "; maksudnya “\(nearest)”?" : "; did you mean “\(nearest)”?"
    }
    // A longer list would bury the fault; every key that can be chosen fits.
    guard known.count <= 100 else { return .empty }
    let list = known.joined(separator: ", ")
    return language == .indonesian ? "; yang dikenal: \(list)" : "; known are: \(list)"
  }

  /// The nearest known word, if a slip of the fingers lies between.
  var nearest: String? {
    if let meant = Self.otherWords[written.lowercased()], known.contains(meant) { return meant }
    return Nearest.word(to: written, in: known + unlisted)
  }

  /// What else people call a table or a key: in another spelling, or in Indonesian.
  private static let otherWords = [
    "color": "colours", "warna": "colours", "tema": "theme", "bahasa": "language", "tombol": "keys",
    "kolom": "columns", "saringan": "filter", "antrean": "queue", "sertifikat": "certificate", "tz": "time-zone",
    "zona-waktu": "time-zone", "jam-kerja": "working-hours", "ambang": "thresholds", "nama": "name",
    "berkas": "file", "npwp": "taxpayer",
  ]
}
