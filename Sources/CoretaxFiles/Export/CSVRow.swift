import CCsv

/// A row of CSV as Pantau writes it: commas, UTF-8, quotation marks where something needs them, ended by CR and LF.
public enum CSVRow {
  /// A text as a cell: nothing in it hides, and a spreadsheet computes nothing of it.
  public static func cell(_ text: String) -> String {
    ExportedValue.guarded(RevealedText.revealing(text), fromFormulas: true)
  }

  /// The row of these texts, but for the newline that ends it.
  public static func line(of texts: [String]) -> String {
    String(decoding: bytes(of: texts.map(cell)).dropLast(), as: UTF8.self)
  }

  /// The row of these cells.
  public static func bytes(of cells: [String]) -> [UInt8] {
    var row: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { row.append(.comma) }
      row += quoted(cell)
    }
    return row + [UInt8(ascii: "\r"), .newline]
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
