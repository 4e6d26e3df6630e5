/// One row of a file as it was read: the bytes of its known fields, copied together, and where each of them stood.
///
/// There is one for a whole file, filled anew for every row.
final class RawRow {
  /// What stands in a field.
  enum Form: UInt8 {
    /// The row has no such field.
    case absent
    /// Nothing, said so.
    case null
    /// Text.
    case text
    /// A number of JSON, in the digits it was written in.
    case number
    /// A truth value of JSON.
    case yes
    /// A truth value of JSON.
    case no
    /// An object or array where a value belongs.
    case structure
  }

  private struct Slot {
    var form = Form.absent
    var offset = 0
    var count = 0
    var line = 0
  }

  /// The line the row begins on, from 1.
  private(set) var line = 0
  /// Which row of the file it is, from 1.
  private(set) var number = 0
  /// Which fields the row has, a bit for each.
  private(set) var present: UInt64 = 0

  private var slots = Array(repeating: Slot(), count: SourceField.allCases.count)
  private var bytes: [UInt8] = []

  /// Begins the next row.
  func begin(line: Int) {
    self.line = line
    restart()
  }

  /// Forgets the fields.
  func restart() {
    var rest = present
    while rest != 0 {
      slots[rest.trailingZeroBitCount].form = .absent
      rest &= rest - 1
    }
    present = 0
    bytes.removeAll(keepingCapacity: true)
  }

  /// Counts the row as one of the file's.
  func count() {
    number += 1
  }

  /// Whether the row has a field.
  func has(_ field: Int) -> Bool { present & (1 << UInt64(field)) != 0 }

  /// Fills a field.
  func set(_ field: Int, _ form: Form, _ value: Bytes? = nil, line: Int) {
    slots[field] = Slot(form: form, offset: bytes.count, count: value?.count ?? 0, line: line)
    present |= 1 << UInt64(field)
    if let value { bytes.append(contentsOf: value) }
  }

  /// What stands in a field, and on which line.
  func form(_ field: Int) -> (form: Form, line: Int) {
    (slots[field].form, slots[field].line)
  }

  /// The text or number in a field, without the white space around it.
  func withValue<Result>(_ field: Int, _ body: (Bytes) -> Result) -> Result {
    let slot = slots[field]
    return bytes.withUnsafeBufferPointer { body($0.part(slot.offset..<(slot.offset + slot.count)).trimmed) }
  }
}
