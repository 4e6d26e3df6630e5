import Glibc
import OwnFiles

/// Writes a file all at once or not at all, for its owner alone.
public enum ExportFile {
  /// Writes a file by a body that is given where to write to.
  ///
  /// - Parameters:
  ///   - overwrites: whether a file that is there already gives way.
  ///   - body: writes the whole content to the descriptor.
  /// - Throws: ``ExportFailure``, and what the body throws.
  public static func write<Value>(
    _ path: String, overwrites: Bool, _ body: (_ descriptor: Int32) throws -> Value
  ) throws -> Value {
    do {
      return try OwnFile.write(path, overwrites: overwrites, body)
    } catch let refusal as SystemRefusal {
      throw refusal.number == EEXIST
        ? ExportFailure.exists(path: path) : ExportFailure.unwritable(path: path, words: refusal.words)
    } catch ExportFailure.unwritable(_, let words) {
      // A failure to write is told with the name of the file.
      throw ExportFailure.unwritable(path: path, words: words)
    }
  }
}
