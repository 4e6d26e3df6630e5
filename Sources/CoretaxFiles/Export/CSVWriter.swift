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

  private func write(_ cells: [String]) throws(ExportFailure) { try sink.write(CSVRow.bytes(of: cells)) }

  private func cell(_ value: ExportedValue) -> String {
    switch value {
    case .none: ""
    case .text(let text): CSVRow.cell(text)
    case .number(let number): String(number)
    case .amount(let amount): amount.decimal
    case .day(let day): day.description
    case .moment(let moment): ExportedValue.written(moment, in: zone)
    case .truth(let truth): truth ? "Ya" : "Tidak"
    }
  }
}
