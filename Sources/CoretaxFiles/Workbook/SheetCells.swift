/// Takes the rows of a sheet; columns are counted from 0, rows as people see them, from 1.
protocol SheetTaker: AnyObject {
  /// Whether nothing more is wanted.
  var isDone: Bool { get }
  func beginRow(_ row: Int) throws(FileFault.Kind)
  func take(column: Int, _ form: RawRow.Form, _ value: Bytes) throws(FileFault.Kind)
  func endRow() throws(FileFault.Kind)
}

/// Reads the cells of a sheet one after another; however many there are, one is kept.
final class SheetCells: XMLTaker {
  private let book: Workbook
  private let taker: any SheetTaker
  private let longest: Int

  private(set) var row = 0
  private var column = -1
  private var type = ""
  private var isDate = false
  private var hasFormula = false
  private var hasValue = false
  private var isInValue = false
  private var phoneticDepth = 0
  private var value: [UInt8] = []

  /// Excel's own limits.
  private static let mostRows = 1_048_576
  private static let mostColumns = 16_384

  init(_ book: Workbook, limits: ReadingLimits, _ taker: any SheetTaker) {
    self.book = book
    self.taker = taker
    longest = limits.textBytes
  }

  var isDone: Bool { taker.isDone }

  func begin(_ element: String, _ attributes: [String: String]) throws(FileFault.Kind) {
    switch element {
    case "row":
      let next = attributes["r"].flatMap { Int($0) } ?? row + 1
      guard next > row, next <= Self.mostRows else { throw .brokenWorkbook("row \(attributes["r"] ?? String(next))") }
      row = next
      column = -1
      try taker.beginRow(row)
    case "c":
      try beginCell(attributes)
    case "f":
      hasFormula = true
    case "v":
      isInValue = true
      hasValue = true
    case "t":
      isInValue = phoneticDepth == 0
      hasValue = true
    case "rPh":
      phoneticDepth += 1
    default: break
    }
  }

  private func beginCell(_ attributes: [String: String]) throws(FileFault.Kind) {
    if let place = attributes["r"] {
      guard let named = Self.column(place), named > column else { throw .brokenWorkbook("cell \(place)") }
      column = named
    } else {
      column += 1
    }
    guard column < Self.mostColumns else { throw .brokenWorkbook("column \(column)") }
    type = attributes["t"] ?? "n"
    isDate = type == "n" && (attributes["s"].flatMap { Int($0) }.map(book.styles.isDate) ?? false)
    hasFormula = false
    hasValue = false
    value.removeAll(keepingCapacity: true)
  }

  func text(_ text: String) throws(FileFault.Kind) {
    guard isInValue else { return }
    value.append(contentsOf: text.utf8)
    guard value.count <= longest else { throw .endlessText }
  }

  func end(_ element: String) throws(FileFault.Kind) {
    switch element {
    case "v", "t": isInValue = false
    case "rPh": phoneticDepth -= 1
    case "c": try endCell()
    case "row": try taker.endRow()
    default: break
    }
  }

  private func endCell() throws(FileFault.Kind) {
    guard hasValue, !value.isEmpty else {
      // A text that was computed may be empty; what has no value at all is one that nobody knows.
      if hasFormula, !hasValue || type != "str" { try hand(.uncomputed, []) }
      return
    }
    switch type {
    case "s":
      guard let number = Int(String(decoding: value, as: UTF8.self)),
        let text = book.texts.withText(number, { $0.map(EscapedText.plain) })
      else { throw .brokenWorkbook("sharedStrings") }
      if !text.isEmpty { try hand(.text, text) }
    case "inlineStr", "str":
      try hand(.text, value.withUnsafeBufferPointer(EscapedText.plain))
    case "b":
      try hand(value == [UInt8(ascii: "1")] ? .yes : .no, value)
    case "e":
      try hand(.failed, value)
    case "d":
      try hand(.text, value)
    default:
      try handNumber()
    }
  }

  private func handNumber() throws(FileFault.Kind) {
    let text = value
    let (number, isLost) = text.withUnsafeBufferPointer { bytes in
      (
        isDate ? CellNumber.date(bytes, is1904: book.is1904) : CellNumber.plain(bytes.trimmed),
        !isDate && CellNumber.hasLostDigits(bytes.trimmed)
      )
    }
    if isLost { return try hand(.rounded, text) }
    // What is no number after all is shown as it stands.
    try hand(isDate || number == nil ? .text : .number, number ?? text)
  }

  private func hand(_ form: RawRow.Form, _ bytes: [UInt8]) throws(FileFault.Kind) {
    var failure: FileFault.Kind?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(FileFault.Kind) {
        try taker.take(column: column, form, bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// The column of a place such as `AB12`, from 0.
  static func column(_ place: String) -> Int? {
    var column = 0
    for byte in place.utf8 {
      guard byte.isLetter else { break }
      column = column * 26 + Int(byte.lowercased - UInt8(ascii: "a")) + 1
      guard column <= mostColumns else { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  /// A column, counted from 0, as people see it: `A`, `AB`.
  static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}

/// What XML cannot hold is written by workbooks as `_x0001_` (ECMA-376 part 1, 22.4.2.4).
enum EscapedText {
  /// The text with what was escaped put back.
  static func plain(_ text: Bytes) -> [UInt8] {
    guard text.contains(UInt8(ascii: "_")) else { return Array(text) }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if let scalar = escaped(text, at: index) {
        plain.append(contentsOf: String(scalar).utf8)
        index += 7
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    return plain
  }

  /// The text as a workbook holds it.
  static func escaping(_ text: String) -> String {
    var escaped = ""
    let bytes = Array(text.utf8)
    var offset = 0
    for scalar in text.unicodeScalars {
      let isEscape = scalar == "_" && bytes.withUnsafeBufferPointer { Self.escaped($0, at: offset) != nil }
      let isForbidden =
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      if isEscape || isForbidden {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    return escaped
  }

  private static func escaped(_ text: Bytes, at index: Int) -> Unicode.Scalar? {
    guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
      text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = String(decoding: text.part((index + 2)..<(index + 6)), as: UTF8.self)
    guard digits.utf8.allSatisfy({ $0.isDigit || (0x61...0x66).contains($0.lowercased) }) else { return nil }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
