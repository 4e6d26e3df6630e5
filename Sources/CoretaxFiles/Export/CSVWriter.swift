import CCsv
import UploadQueue

/// Writes documents as CSV: commas, UTF-8, amounts with a decimal point, under the portal's own titles.
final class CSVWriter: DocumentWriter {
  private let sink: ByteSink
  private let zone: ShownZone

  init(_ sink: ByteSink, _ zone: ShownZone) {
    self.sink = sink
    self.zone = zone
  }

  func begin() throws(ExportFailure) {
    try write(ExportedValue.fields.map(\.title))
  }

  func write(_ row: QueueRow) throws(ExportFailure) {
    try write(ExportedValue.fields.map { cell(ExportedValue(row, $0)) })
  }

  func finish() throws(ExportFailure) { try sink.flush() }

  private func write(_ cells: [String]) throws(ExportFailure) {
    var row: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { row.append(.comma) }
      row += Self.quoted(cell)
    }
    row += [UInt8(ascii: "\r"), .newline]
    try sink.write(row)
  }

  private func cell(_ value: ExportedValue) -> String {
    switch value {
    case .none: ""
    case .text(let text): ExportedValue.guarded(RevealedText.revealing(text), fromFormulas: true)
    case .number(let number): String(number)
    case .amount(let amount): amount.decimal
    case .day(let day): day.description
    case .moment(let moment): ExportedValue.written(moment, in: zone)
    case .truth(let truth): truth ? "Ya" : "Tidak"
    }
  }

  /// A cell in quotation marks, where something in it needs them.
  private static func quoted(_ cell: String) -> [UInt8] {
    let bytes = Array(cell.utf8)
    let needsMarks = bytes.contains { $0 < 0x20 || $0 == .comma || $0 == .quote || $0 == UInt8(ascii: ";") }
    guard needsMarks || cell.hasPrefix(" ") || cell.hasSuffix(" ") else { return bytes }
    return [UInt8](unsafeUninitializedCapacity: bytes.count * 2 + 2) { buffer, count in
      count = csv_write(buffer.baseAddress, buffer.count, bytes, bytes.count)
    }
  }
}
