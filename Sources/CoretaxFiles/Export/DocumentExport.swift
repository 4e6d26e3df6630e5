import UploadQueue
import Wording

/// Writes documents as a file that people, other programs and Pantau's own import read.
///
/// It knows nothing of queues: whoever has documents hands them over, one after another.
public enum DocumentExport {
  /// What the file is.
  public enum Format: String, Sendable, CaseIterable {
    /// A table of text, with commas.
    case csv
    /// An Excel workbook of one sheet.
    case xlsx
    /// A list answer as the portal gives it.
    case json
  }

  /// Writes documents to an open file or stream; nothing where there is no first one to be had.
  ///
  /// - Parameters:
  ///   - descriptor: an open file, pipe or terminal; it stays open.
  ///   - zone: the time zone of the moments that are written.
  ///   - moment: the time of the writing, kept inside a workbook.
  ///   - documents: hands over each document with what is known and kept of it; what it throws is thrown on.
  /// - Returns: how many documents were written.
  /// - Throws: ``ExportFailure``; half a file may have been written then, unless no document had been handed over.
  public static func write(
    _ format: Format, to descriptor: Int32, in zone: ShownZone = .wib, at moment: Timestamp,
    _ documents: (_ each: (QueueRow) throws -> Void) throws -> Void
  ) throws -> Int {
    func begin() throws(ExportFailure) -> any DocumentWriter {
      let writer: any DocumentWriter =
        switch format {
        case .csv: CSVWriter(ByteSink(descriptor), zone)
        case .xlsx: try WorkbookWriter(descriptor, zone, at: moment)
        case .json: try AnswerWriter(ByteSink(descriptor), zone)
        }
      try writer.begin()
      return writer
    }
    var writer: (any DocumentWriter)?
    var count = 0
    try documents { row in
      let begun = try writer ?? begin()
      writer = begun
      try begun.write(row)
      count += 1
    }
    try (writer ?? begin()).finish()
    return count
  }
}

/// Writes documents in one form.
protocol DocumentWriter {
  func begin() throws(ExportFailure)
  func write(_ row: QueueRow) throws(ExportFailure)
  func finish() throws(ExportFailure)
}

/// Why an export was not written.
public enum ExportFailure: Explained, Hashable {
  /// There is a file of this name already.
  case exists(path: String)
  /// The file or stream cannot be written, with the system's words.
  case unwritable(path: String, words: String)
  /// Whoever was to read the stream has gone.
  case readerGone
  /// A sheet has no room for so many documents.
  case tooManyRows(Int)

  /// What was wrong and what to do.
  public var phrase: Phrase {
    switch self {
    case .exists(let path):
      Phrase(
        id: "\(path) sudah ada dan tidak ditimpa. Pilih nama lain, atau pakai --force.",
        en: "\(path) is there already and is not overwritten. Choose another name, or use --force.")
    case .unwritable(let path, let words):
      Phrase(
        id: "\(path) tidak dapat ditulis (\(system: words)). Periksa folder, izin, dan sisa ruangnya.",
        en: "\(path) cannot be written (\(words)). Check the folder, its permissions and the space left.")
    case .readerGone:
      Phrase(id: "Pembaca keluaran ini sudah berhenti.", en: "Whoever read this output has stopped.")
    case .tooManyRows(let most):
      Phrase(
        id: "satu sheet Excel hanya memuat \(most) dokumen. Persempit saringannya, atau pakai --format csv.",
        en: "a sheet of Excel holds \(most) documents only. Narrow the filter, or use --format csv.")
    }
  }
}
