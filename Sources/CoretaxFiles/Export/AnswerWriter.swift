import CYajl
import UploadQueue
import Wording

/// Writes documents as one list answer of the portal, in JSON; amounts are numbers in their own digits.
final class AnswerWriter: DocumentWriter {
  private let sink: ByteSink
  private let generator: yajl_gen
  private let zone: ShownZone

  init(_ sink: ByteSink, _ zone: ShownZone) throws(ExportFailure) {
    guard let generator = yajl_gen_alloc(nil) else { throw .unwritable(path: "-", words: "yajl_gen_alloc") }
    self.sink = sink
    self.generator = generator
    self.zone = zone
  }

  deinit { yajl_gen_free(generator) }

  func begin() throws(ExportFailure) {
    yajl_gen_map_open(generator)
    text("IsSuccessful")
    yajl_gen_bool(generator, 1)
    text("Message")
    yajl_gen_null(generator)
    text("ErrorType")
    yajl_gen_integer(generator, 0)
    text("Payload")
    yajl_gen_map_open(generator)
    text("Data")
    yajl_gen_array_open(generator)
    try drain()
  }

  func write(_ row: QueueRow) throws(ExportFailure) {
    yajl_gen_map_open(generator)
    for field in ExportedValue.fields {
      text(field.key)
      write(ExportedValue(row, field), of: field)
    }
    yajl_gen_map_close(generator)
    try drain()
  }

  func finish() throws(ExportFailure) {
    yajl_gen_array_close(generator)
    yajl_gen_map_close(generator)
    yajl_gen_map_close(generator)
    try drain()
    try sink.write([.newline])
    try sink.flush()
  }

  private func write(_ value: ExportedValue, of field: SourceField) {
    switch value {
    case .none: yajl_gen_null(generator)
    case .text(let words): text(field == .transactionCode ? Self.code(words) : words)
    case .number(let number): text(field == .invoicePeriod ? Self.period(number) : String(number))
    case .amount(let amount): number(amount.decimal)
    case .day(let day): text("\(day)T00:00:00+07:00")
    case .moment(let moment): text(ExportedValue.written(moment, in: zone))
    case .truth(let truth): yajl_gen_bool(generator, truth ? 1 : 0)
    }
  }

  /// A kode transaksi in the portal's own code.
  private static func code(_ words: String) -> String {
    TransactionCode.isKnown(words) ? "TD.003" + words : words
  }

  private static func period(_ month: Int) -> String { "TD.007" + (month < 10 ? "0\(month)" : "\(month)") }

  private func text(_ text: String) {
    var text = text
    text.withUTF8 { _ = yajl_gen_string(generator, $0.baseAddress, $0.count) }
  }

  private func number(_ text: String) {
    text.withCString { _ = yajl_gen_number(generator, $0, text.utf8.count) }
  }

  /// Hands on what the generator has gathered.
  private func drain() throws(ExportFailure) {
    var start: UnsafePointer<UInt8>?
    var count = 0
    guard yajl_gen_get_buf(generator, &start, &count) == yajl_gen_status_ok, let start else { return }
    let bytes = Bytes(start: start, count: count)
    if EscapedJSON.isPlain(bytes) {
      try sink.write(bytes)
    } else {
      try sink.write(EscapedJSON.escaping(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    yajl_gen_clear(generator)
  }
}
