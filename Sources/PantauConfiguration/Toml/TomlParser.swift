import CToml
import Glibc

/// Reads a TOML text into values that know where they stand.
///
/// toml++ does the reading; it stops at the first fault. So that a person need not mend a file fault by fault, what cannot
/// be read is left out and the rest is read again.
enum TomlParser {
  /// A fault after which nothing more is looked for: a file with that many is no configuration.
  private static let mostFaults = 50

  static func parse(_ text: [UInt8]) -> (root: [TomlEntry], faults: [SyntaxFault]) {
    read(text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init))
  }

  private static func read(_ lines: [[UInt8]]) -> (root: [TomlEntry], faults: [SyntaxFault]) {
    var lines = lines
    var faults: [SyntaxFault] = []
    while true {
      switch parse(lines) {
      case .success(let root): return (root, faults)
      case .failure(let fault):
        if faults.count < mostFaults, let open = leftOpen(before: fault, in: lines) {
          faults.append(open.fault)
          for line in open.lines { lines[line] = [] }
          continue
        }
        let fault = fault.isCutShort ? begun(fault, in: lines) : fault
        faults.append(fault)
        let line = fault.place.line - 1
        guard lines.indices.contains(line), !lines[line].isEmpty, faults.count < mostFaults else { return ([], faults) }
        if let heading = closed(lines[line]) {
          lines[line] = heading
        } else {
          faults += leaveOut(line, of: &lines)
        }
      }
    }
  }

  /// What a line above has opened and that is still open where a key or a heading begins: that is what is wrong, and the
  /// lines up to there belong to it.
  private static func leftOpen(
    before fault: SyntaxFault, in lines: [[UInt8]]
  ) -> (fault: SyntaxFault, lines: Range<Int>)? {
    let end = fault.place.line - 1
    guard lines.indices.contains(end), beginsAnew(lines[end]), case .failure(let above) = parse(lines[..<end]),
      above.isCutShort
    else { return nil }
    let open = begun(above, in: Array(lines[..<end]))
    guard open.place.line <= end else { return nil }
    return (open, open.place.line - 1..<end)
  }

  /// Whether a line is a key with its value, or a heading: neither stands within a list.
  private static func beginsAnew(_ line: [UInt8]) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    return text.wholeMatch(of: /\s*([A-Za-z0-9_.-]+\s*=.*|\[\[?[A-Za-z_][A-Za-z0-9_.-]*\]?\]?\s*(#.*)?)/) != nil
  }

  /// What is cut short is noticed at the end of the text; the fault stands where it begins.
  private static func begun(_ fault: SyntaxFault, in lines: [[UInt8]]) -> SyntaxFault {
    for start in (0..<min(fault.place.line, lines.count)).reversed() {
      guard case .success = parse(lines[..<start]) else { continue }
      return SyntaxFault(place: TextPlace(line: start + 1, column: 1), message: fault.message)
    }
    return fault
  }

  /// Without its heading it is not known where the keys below belong, so these go with it; what is no TOML among them
  /// is told.
  private static func leaveOut(_ line: Int, of lines: inout [[UInt8]]) -> [SyntaxFault] {
    let isHeading = opensTable(lines[line])
    lines[line] = []
    guard isHeading else { return [] }
    let end = lines[(line + 1)...].firstIndex(where: opensTable) ?? lines.endIndex
    let below = Array(repeating: [], count: line + 1) + lines[(line + 1)..<end]
    for next in (line + 1)..<end { lines[next] = [] }
    return read(below).faults
  }

  /// The heading that is meant where nothing but its bracket is missing: the keys below belong to it.
  private static func closed(_ line: [UInt8]) -> [UInt8]? {
    guard opensTable(line) else { return nil }
    let text = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }
    let name = text.drop { $0 == "[" }.prefix { $0 != "]" }
    let (opened, shut) = (text.prefix { $0 == "[" }.count, text.count { $0 == "]" })
    guard (1...2).contains(opened), shut < opened, name.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil else { return nil }
    return Array((String(repeating: "[", count: opened) + name + String(repeating: "]", count: opened)).utf8)
  }

  private static func opensTable(_ line: [UInt8]) -> Bool {
    line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: "[")
  }

  private static func parse(_ lines: some Sequence<[UInt8]>) -> Result<[TomlEntry], SyntaxFault> {
    let text = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    var builder = TreeBuilder()
    var fault = ctoml_fault()
    let isRead = text.withUnsafeBytes { bytes in
      withUnsafeMutablePointer(to: &builder) { builder in
        ctoml_read(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, builder,
          { context, node in
            guard let context, let node else { return }
            context.assumingMemoryBound(to: TreeBuilder.self).pointee.take(node.pointee)
          }, &fault)
      }
    }
    guard isRead else {
      let message = withUnsafeBytes(of: fault.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      return .failure(
        SyntaxFault(place: TextPlace(line: Int(fault.line), column: Int(fault.column)), message: message))
    }
    return .success(builder.root)
  }
}

/// A text that is no TOML.
struct SyntaxFault: Error {
  let place: TextPlace
  /// What toml++ says of it.
  let message: String

  /// Whether the text ended before what was begun.
  var isCutShort: Bool { message.hasSuffix("encountered end-of-file") }
}

/// Puts the steps of a walk together.
private struct TreeBuilder {
  private struct Open {
    let key: String
    let keyPlace: TextPlace
    let place: TextPlace
    let isTable: Bool
    var entries: [TomlEntry] = []
    var items: [TomlValue] = []
  }

  private var open: [Open] = []
  private(set) var root: [TomlEntry] = []

  mutating func take(_ node: ctoml_node) {
    switch node.kind {
    case CTOML_TABLE, CTOML_ARRAY:
      open.append(
        Open(
          key: Self.text(node.key, node.key_length),
          keyPlace: TextPlace(line: Int(node.key_line), column: Int(node.key_column)),
          place: TextPlace(line: Int(node.line), column: Int(node.column)), isTable: node.kind == CTOML_TABLE))
    case CTOML_END: close()
    case CTOML_STRING: add(.string(Self.text(node.text, node.text_length)), node)
    case CTOML_INTEGER: add(.integer(node.integer), node)
    case CTOML_NUMBER: add(.number(node.number), node)
    case CTOML_BOOLEAN: add(.boolean(node.integer != 0), node)
    default: add(.moment, node)
    }
  }

  private mutating func close() {
    guard let closed = open.popLast() else { return }
    // toml++ sorts a table by its keys; a person reads it from the top.
    let entries = closed.entries.sorted { $0.place < $1.place }
    guard !open.isEmpty else {
      root = entries
      return
    }
    let value = TomlValue(content: closed.isTable ? .table(entries) : .array(closed.items), place: closed.place)
    put(value, key: closed.key, at: closed.keyPlace)
  }

  private mutating func add(_ content: TomlValue.Content, _ node: ctoml_node) {
    let place = TextPlace(line: Int(node.line), column: Int(node.column))
    put(
      TomlValue(content: content, place: place), key: Self.text(node.key, node.key_length),
      at: TextPlace(line: Int(node.key_line), column: Int(node.key_column)))
  }

  private mutating func put(_ value: TomlValue, key: String, at place: TextPlace) {
    guard let last = open.indices.last else { return }
    if open[last].isTable {
      open[last].entries.append(TomlEntry(key: key, place: place, value: value))
    } else {
      open[last].items.append(value)
    }
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let start else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
