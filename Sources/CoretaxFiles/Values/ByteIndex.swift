/// Finds the number that stands for a byte string, without making a `String` of it.
///
/// Used for what recurs in every row of a long file: keys, headings, status words.
struct ByteIndex {
  private var table: [Int32]
  private var keys: [[UInt8]] = []
  private var values: [Int] = []

  init(_ entries: [(String, Int)] = []) {
    table = Array(repeating: -1, count: 256)
    for (key, value) in entries { insert(Array(key.utf8), value) }
  }

  /// How many byte strings it knows.
  var count: Int { keys.count }

  /// The number of a byte string, or `nil` where it was never put in.
  func find(_ key: Bytes) -> Int? {
    var slot = Self.hash(key) & (table.count - 1)
    while table[slot] >= 0 {
      let index = Int(table[slot])
      if keys[index].count == key.count, keys[index].elementsEqual(key) { return values[index] }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  /// Puts a byte string in; the number it had before is forgotten.
  mutating func insert(_ key: [UInt8], _ value: Int) {
    if (keys.count + 1) * 2 > table.count { grow() }
    let slot = key.withUnsafeBufferPointer { freeSlot($0) }
    if table[slot] >= 0 {
      values[Int(table[slot])] = value
    } else {
      table[slot] = Int32(keys.count)
      keys.append(key)
      values.append(value)
    }
  }

  private func freeSlot(_ key: Bytes) -> Int {
    var slot = Self.hash(key) & (table.count - 1)
    while table[slot] >= 0, !keys[Int(table[slot])].elementsEqual(key) { slot = (slot + 1) & (table.count - 1) }
    return slot
  }

  private mutating func grow() {
    table = Array(repeating: -1, count: table.count * 2)
    for (index, key) in keys.enumerated() {
      let slot = key.withUnsafeBufferPointer { freeSlot($0) }
      table[slot] = Int32(index)
    }
  }

  /// FNV-1a.
  private static func hash(_ key: Bytes) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
  }
}
