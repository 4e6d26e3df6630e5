import ArgumentParser
import CoretaxFiles
import UploadQueue
import Wording

/// Writes entries of the journal, of documents of any queue.
struct HistoryWriter {
  /// How they are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// A table, in which nothing computes.
    case csv
    /// A JSON array.
    case json
    /// A JSON object a line.
    case ndjson
  }

  let format: Format
  /// Whether each entry says which queue it is of, where it is text.
  let namesQueues: Bool
  let language: Language
  let zone: ShownZone
  private let output: LineOutput
  private var isFirst = true

  init(_ format: Format, namesQueues: Bool, language: Language, zone: ShownZone) {
    self.format = format
    output = LineOutput(forPrograms: format != .text)
    self.namesQueues = namesQueues
    self.language = language
    self.zone = zone
  }

  /// Writes what stands above the entries.
  func begin() async throws {
    switch format {
    case .text, .ndjson: break
    case .csv: try await output.write([CSVRow.line(of: HistoryRecord.titles)])
    case .json: try await output.write(["["])
    }
  }

  /// Writes entries, each of which says its document.
  mutating func write(_ entries: [(subject: Subject, entry: JournalEntry)], of queue: String) async throws {
    var lines: [String] = []
    for (subject, entry) in entries {
      switch format {
      case .text:
        let name = namesQueues ? "\(queue): \(subject.name)" : subject.name
        lines += HistoryText.lines(of: entry, called: name).map { $0.text(language).string }
      case .csv: lines.append(CSVRow.line(of: record(entry, subject, queue).cells))
      case .ndjson: lines.append(try JSONLine(record(entry, subject, queue)).text)
      case .json:
        lines.append((isFirst ? "" : ",") + (try JSONLine(record(entry, subject, queue)).text))
        isFirst = false
      }
    }
    try await output.write(lines)
  }

  /// Writes all there is of a document, for people.
  mutating func write(_ text: HistoryText) async throws {
    try await output.write((isFirst ? [] : [""]) + text.lines(language).map(\.string))
    isFirst = false
  }

  /// Writes what stands below the entries.
  func finish() async throws {
    if format == .json { try await output.write(["]"]) }
  }

  private func record(_ entry: JournalEntry, _ subject: Subject, _ queue: String) -> HistoryRecord {
    HistoryRecord(entry, of: subject, in: queue, zone: zone)
  }
}
