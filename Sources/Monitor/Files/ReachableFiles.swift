import UploadQueue
import Wording

/// A line of what an import says.
public struct ImportLine: Sendable, Hashable {
  /// The words.
  public var text: SafeText
  /// Whether it is bad news.
  public var isBad: Bool

  /// A line.
  public init(_ text: SafeText, isBad: Bool = false) {
    self.text = text
    self.isBad = isBad
  }
}

/// What happens while files are imported.
public enum ImportNews: Sendable, Hashable {
  /// How far it is; it takes the place of what was said of that before.
  case progress(SafeText)
  /// Something is said, and stays.
  case said(ImportLine)
  /// It is over; whether anything went in.
  case ended(hasImported: Bool)
}

/// What became of an export.
public enum ExportNews: Sendable, Hashable {
  /// So many documents are in the file at this path, which its owner alone can read.
  case written(path: String, count: Int)
  /// The file was not written: why.
  case failed(Phrase)
}

/// The files that a queue is filled from and written to: whoever opened the queue knows where they are and what becomes of
/// them.
public struct ReachableFiles: Sendable {
  /// What the beginning of a name may become.
  public let complete: @Sendable (String) -> [String]
  /// Imports files and folders, one after another, and says in a language what happens.
  public let take: @Sendable (ImportRequest, Language, @escaping @Sendable (ImportNews) -> Void) async -> Void
  /// Writes documents to a new file of their name.
  public let write: @Sendable (String, QueueSnapshot) async -> ExportNews

  /// Files that can be reached.
  public init(
    complete: @escaping @Sendable (String) -> [String],
    take: @escaping @Sendable (ImportRequest, Language, @escaping @Sendable (ImportNews) -> Void) async -> Void,
    write: @escaping @Sendable (String, QueueSnapshot) async -> ExportNews
  ) {
    self.complete = complete
    self.take = take
    self.write = write
  }
}
