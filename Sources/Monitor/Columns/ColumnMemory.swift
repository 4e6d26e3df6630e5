import Wording

/// Keeps from one session to the next which columns the person chose.
public protocol ColumnMemory: Sendable {
  /// The columns kept last, in order; `nil` where nothing was kept.
  func columns() throws(ColumnMemoryError) -> [ColumnKind]?

  /// Keeps these columns instead; with `nil` nothing any longer.
  func keep(_ columns: [ColumnKind]?) throws(ColumnMemoryError)
}

/// Why the choice of columns could not be read or kept.
public enum ColumnMemoryError: Error, Sendable, Hashable {
  /// What was kept makes no sense: where.
  case damaged(path: String)
  /// It cannot be read: where, and the system's words.
  case unreadable(path: String, reason: String)
  /// It cannot be written: where, and the system's words.
  case unwritable(path: String, reason: String)
}

extension ColumnMemoryError: Explained {
  /// What was wrong, where, and what to do.
  public var phrase: Phrase {
    switch self {
    case .damaged(let path):
      Phrase(
        id: "\(path) rusak; kolom yang biasa dipakai. Pilih lagi dengan C untuk menulisnya ulang.",
        en: "\(path) is damaged; the usual columns are shown. Choose again with C to write it anew.")
    case .unreadable(let path, let reason):
      Phrase(
        id: "\(path) tidak dapat dibaca (\(system: reason)); kolom yang biasa dipakai.",
        en: "\(path) cannot be read (\(reason)); the usual columns are shown.")
    case .unwritable(let path, let reason):
      Phrase(
        id: "Pilihan kolom tidak tersimpan: \(path): \(system: reason).",
        en: "The choice of columns could not be kept: \(path): \(reason).")
    }
  }
}
