/// One row of a file as it was read: the bytes of its known fields, copied together, and where each of them stood.
///
/// There is one for a whole file, filled anew for every row. It keeps its own memory, so that the pieces it hands out
/// can be read in place: they are valid until the next row begins.
final class RawRow {
  /// What stands in a field.
  enum Form: UInt8 {
    /// The row has no such field.
    case absent
    /// Nothing, said so.
    case null
    /// Text.
    case text
    /// A number of JSON or of a workbook, in the digits it was written in.
    case number
    /// A number of a workbook that has more digits than Excel keeps.
    case rounded
    /// An error of a workbook, such as `#N/A`.
    case failed
    /// A formula of a workbook that was never computed.
    case uncomputed
    /// The truth value `true`.
    case yes
    /// The truth value `false`.
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

  private let slots: UnsafeMutableBufferPointer<Slot>
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 4096
  private var filled = 0

  init() {
    slots = .allocate(capacity: SourceField.allCases.count)
    slots.initialize(repeating: Slot())
    bytes = .allocate(capacity: capacity)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

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
    filled = 0
  }

  /// Counts the row as one of the file's.
  func count() {
    number += 1
  }

  /// Whether the row has a field.
  func has(_ field: SourceField) -> Bool { present & (1 << UInt64(field.rawValue)) != 0 }

  /// Fills a field.
  func set(_ field: SourceField, _ form: Form, _ value: Bytes? = nil, line: Int) {
    let count = value?.count ?? 0
    slots[field.rawValue] = Slot(form: form, offset: filled, count: count, line: line)
    present |= 1 << UInt64(field.rawValue)
    guard let value, let start = value.baseAddress, count > 0 else { return }
    if filled + count > capacity { grow(to: filled + count) }
    (bytes + filled).update(from: start, count: count)
    filled += count
  }

  private func grow(to needed: Int) {
    while capacity < needed { capacity *= 2 }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: filled)
    bytes.deallocate()
    bytes = larger
  }

  /// What stands in a field.
  func form(_ field: SourceField) -> Form { slots[field.rawValue].form }

  /// The line on which a field stands.
  func line(of field: SourceField) -> Int {
    has(field) ? slots[field.rawValue].line : line
  }

  /// The text or number in a field, without the white space around it.
  func value(_ field: SourceField) -> Bytes { whole(field).trimmed }

  /// All that stands in a field.
  func whole(_ field: SourceField) -> Bytes {
    let slot = slots[field.rawValue]
    return Bytes(start: bytes + slot.offset, count: slot.count)
  }
}
