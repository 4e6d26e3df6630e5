import CYajl

/// Feeds a file to yajl piece by piece, and what yajl finds to an ``AnswerReader``.
final class JSONStream {
  private let reader: AnswerReader
  private let faults: FaultLog

  init(reader: AnswerReader, faults: FaultLog) {
    self.reader = reader
    self.faults = faults
  }

  /// Reads all of a file; faults are noted.
  func read(_ source: FileSource, delivery: Delivery) throws(FileFault.Kind) {
    var callbacks = Self.callbacks
    let failure: FileFault.Kind? = withUnsafePointer(to: &callbacks) { callbacks in
      guard let handle = yajl_alloc(callbacks, nil, Unmanaged.passUnretained(reader).toOpaque()) else {
        return .unreadable("yajl_alloc")
      }
      defer { yajl_free(handle) }
      _ = pantau_yajl_allow_multiple_values(handle)
      do throws(FileFault.Kind) {
        try feed(handle, source)
      } catch {
        return error
      }
      return nil
    }
    if let failure { throw failure }
    if delivery.refusal == nil { reader.finish() }
  }

  private func feed(_ handle: yajl_handle, _ source: FileSource) throws(FileFault.Kind) {
    var isFirst = true
    var silent = 0
    while true {
      var piece = try source.next()
      if piece.isEmpty { break }
      if isFirst { piece = FileContent.withoutMark(piece) }
      isFirst = false
      reader.place.begin(piece, handle)
      defer { reader.place.end() }
      let foundBefore = reader.findings
      let status = yajl_parse(handle, piece.baseAddress, piece.count)
      if status == yajl_status_client_canceled {
        if let kind = reader.stop { faults.note(kind, line: reader.place.line) }
        return
      }
      if status != yajl_status_ok {
        faults.note(.malformedJSON(words(handle)), line: reader.place.line)
        return
      }
      // A value that goes on for ever would be gathered in memory.
      silent = reader.findings == foundBefore ? silent + 1 : 0
      if silent >= 4 {
        faults.note(.valueTooLong, line: reader.place.line)
        return
      }
    }
    guard yajl_complete_parse(handle) != yajl_status_ok else { return }
    // What a file would have been cannot be told where half of it is not there.
    faults.takeBack(.notAList)
    faults.note(.truncatedJSON, line: reader.place.line)
  }

  private func words(_ handle: yajl_handle) -> String {
    guard let message = yajl_get_error(handle, 0, nil, 0) else { return "?" }
    defer { yajl_free_error(handle, message) }
    let text = String(cString: message).split(separator: "\n").first.map(String.init) ?? "?"
    return text.split(separator: ":", maxSplits: 1).last.map { String($0.drop(while: { $0 == " " })) } ?? text
  }

  private static func found(_ context: UnsafeMutableRawPointer?, _ body: (AnswerReader) -> Bool) -> Int32 {
    guard let context else { return 0 }
    let reader = Unmanaged<AnswerReader>.fromOpaque(context).takeUnretainedValue()
    reader.findings &+= 1
    return body(reader) ? 1 : 0
  }

  private static var callbacks: yajl_callbacks {
    yajl_callbacks(
      yajl_null: { JSONStream.found($0) { $0.scalar(.null) } },
      yajl_boolean: { context, value in JSONStream.found(context) { $0.scalar(value != 0 ? .yes : .no) } },
      yajl_integer: nil,
      yajl_double: nil,
      yajl_number: { context, text, count in
        guard let text else { return 0 }
        return text.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
          JSONStream.found(context) { $0.scalar(.number, Bytes(start: bytes, count: count)) }
        }
      },
      yajl_string: { context, text, count in
        JSONStream.found(context) { $0.scalar(.text, Bytes(start: text, count: count)) }
      },
      yajl_start_map: { JSONStream.found($0) { $0.beginObject() } },
      yajl_map_key: { context, text, count in
        JSONStream.found(context) { $0.key(Bytes(start: text, count: count)) }
      },
      yajl_end_map: { JSONStream.found($0) { $0.end() } },
      yajl_start_array: { JSONStream.found($0) { $0.beginArray() } },
      yajl_end_array: { JSONStream.found($0) { $0.end() } })
  }
}
