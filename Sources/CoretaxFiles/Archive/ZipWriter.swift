import CArchive
import Glibc
import UploadQueue

/// Writes a zip archive to an open file or stream, file by file and piece by piece.
final class ZipWriter {
  private let handle: OpaquePointer
  private let modified: Timestamp

  /// An archive could not be written, with libarchive's or the system's words.
  struct Failure: Error {
    let words: String
    /// Whether nobody reads the stream any more.
    var isReaderGone = false
  }

  /// Begins an archive; the descriptor stays open.
  init(_ descriptor: Int32, modified: Timestamp) throws(Failure) {
    guard let handle = archive_write_new() else { throw Failure(words: "libarchive") }
    self.handle = handle
    self.modified = modified
    archive_write_set_format_zip(handle)
    // Excel does not open a workbook whose parts are in the form for more than 4 GB, and no part comes near.
    archive_write_set_format_option(handle, "zip", "zip64", nil)
    // A stream would otherwise be filled up to a full block of a tape.
    archive_write_set_bytes_in_last_block(handle, 1)
    guard archive_write_open_fd(handle, descriptor) == ARCHIVE_OK else { throw failure() }
  }

  deinit { archive_write_free(handle) }

  /// Begins a file; what is written from here on is its content.
  func begin(_ name: String) throws(Failure) {
    guard let entry = archive_entry_new() else { throw Failure(words: "libarchive") }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname_utf8(entry, name)
    archive_entry_set_filetype(entry, 0o100000)  // S_IFREG
    archive_entry_set_perm(entry, 0o600)
    archive_entry_set_mtime(entry, Int(modified.milliseconds / 1000), 0)
    guard archive_write_header(handle, entry) >= ARCHIVE_WARN else { throw failure() }
  }

  /// Writes on in the file that was begun last.
  func write(_ text: [UInt8]) throws(Failure) {
    guard archive_write_data(handle, text, text.count) == text.count else { throw failure() }
  }

  /// Ends the archive.
  func finish() throws(Failure) {
    guard archive_write_close(handle) == ARCHIVE_OK else { throw failure() }
  }

  private func failure() -> Failure {
    Failure(
      words: archive_error_string(handle).map { String(cString: $0) } ?? "libarchive",
      isReaderGone: archive_errno(handle) == EPIPE)
  }
}
