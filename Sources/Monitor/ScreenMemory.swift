import UploadQueue
import Wording

/// Something that a person leaves on the screen and finds there again the next time.
public enum Keepsake: String, Sendable, Hashable, CaseIterable {
  /// The columns that were chosen.
  case columns
  /// The filters that were kept as tabs, each with its name.
  case tabs
  /// The filters that were used, oldest first.
  case filters
  /// The lines that were said on the command line, oldest first.
  case commands
  /// Where the person was in each queue.
  case places

  /// The most lines that are kept; the oldest go first.
  static let mostLines = 100

  /// Whether the person says each time that it is to be kept.
  var isAskedFor: Bool { [.columns, .tabs].contains(self) }

  /// What it is called.
  public var name: Phrase {
    switch self {
    case .columns: Phrase(id: "pilihan kolom", en: "chosen columns")
    case .tabs: Phrase(id: "tab sendiri", en: "own tabs")
    case .filters: Phrase(id: "riwayat saringan", en: "history of filters")
    case .commands: Phrase(id: "riwayat perintah", en: "history of commands")
    case .places: Phrase(id: "tempat terakhir", en: "places of the last time")
    }
  }
}

/// What becomes of the lines that are kept.
public enum MemoryChange: Sendable, Hashable {
  /// These are kept instead; with `nil` nothing any longer.
  case replace([String]?)
  /// One is kept as well, as the newest.
  case add(String)
  /// One is kept no longer.
  case remove(String)

  /// What there is then; `nil` where nothing is left.
  public func applied(to lines: [String]) -> [String]? {
    switch self {
    case .replace(let lines): lines
    case .add(let line): Array((lines.filter { $0 != line } + [line]).suffix(Keepsake.mostLines))
    case .remove(let line): lines.contains { $0 != line } ? lines.filter { $0 != line } : nil
    }
  }
}

/// Keeps lines of text from one session to the next.
public protocol ScreenMemory: Sendable {
  /// The lines kept last, in order; `nil` where there are none.
  func lines(of keepsake: Keepsake) throws(MemoryFailure) -> [String]?

  /// Changes the lines that are kept now, which another Pantau may have changed meanwhile.
  func keep(_ keepsake: Keepsake, _ change: MemoryChange) throws(MemoryFailure)

  /// That some of what was kept makes no sense, and where it is.
  func damage(of keepsake: Keepsake) -> MemoryFailure
}

/// Why something that a person left on the screen could not be read or kept.
public struct MemoryFailure: Error, Sendable, Hashable {
  /// What went wrong.
  public enum Reason: Sendable, Hashable {
    /// Some of it makes no sense.
    case damaged
    /// It cannot be read, in the system's words.
    case unreadable(String)
    /// It cannot be written, in the system's words.
    case unwritable(String)
    /// It is not written, since what stands there makes no sense and would be lost.
    case inTheWay
  }

  /// What it is.
  public let keepsake: Keepsake
  /// Where it is.
  public let path: String
  /// What went wrong.
  public let reason: Reason

  /// Something that could not be read or kept.
  public init(_ keepsake: Keepsake, path: String, _ reason: Reason) {
    self.keepsake = keepsake
    self.path = path
    self.reason = reason
  }
}

extension MemoryFailure: Explained {
  /// What was wrong, where, and what to do.
  public var phrase: Phrase {
    let (id, en) = (keepsake.name.text(.indonesian), keepsake.name.text(.english))
    return switch reason {
    case .damaged:
      Phrase(
        id: "Yang rusak di \(path) dilewati (\(id)). Perbaiki atau hapus berkas itu.",
        en: "What is damaged in \(path) is passed over (\(en)). Mend the file or remove it.")
    case .unreadable(let words):
      Phrase(
        id: "\(path) tidak dapat dibaca (\(system: words)); tanpa \(id).",
        en: "\(path) cannot be read (\(words)); there are no \(en).")
    case .unwritable(let words):
      Phrase(
        id: "Tidak tersimpan untuk lain kali (\(id)): \(path): \(system: words).",
        en: "Not kept for the next time (\(en)): \(path): \(words).")
    case .inTheWay:
      Phrase(
        id: """
          Tidak tersimpan untuk lain kali (\(id)): isi \(path) rusak dan akan hilang. Perbaiki atau hapus berkas itu.
          """,
        en: """
          Not kept for the next time (\(en)): what is in \(path) is damaged and would be lost. Mend the file or remove it.
          """)
    }
  }
}

extension Model {
  /// Takes what was kept; whether some of it made no sense.
  mutating func recall(_ keepsake: Keepsake, _ lines: [String]) -> Bool {
    let taken: Int
    switch keepsake {
    case .columns:
      // Of a file that tells none, the usual ones stay.
      guard let choice = ColumnChoice(kept: lines) else { return true }
      chosenColumns = choice
      return choice.kept != lines
    case .tabs:
      keptFilters = lines.compactMap { SavedFilter(kept: $0) }
      taken = keptFilters.count
    case .filters:
      filterHistory = lines.compactMap { try? Filter(parsing: $0) }
      taken = filterHistory.count
    case .commands:
      promptHistory = lines
      taken = lines.count
    case .places: taken = goBack(to: lines)
    }
    return taken != lines.count
  }
}

extension SavedFilter {
  /// The tab on one line.
  var kept: String {
    [name, filter.text].map { $0.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ") }
      .joined(separator: "\t")
  }

  /// The tab that a line holds; `nil` where it holds none.
  init?(kept line: String) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let filter = try? Filter(parsing: String(parts[1])), !filter.isEverything
    else { return nil }
    self.init(name: String(parts[0]), filter: filter)
  }
}
