import Foundation

/// Finds the number that stands for a byte string, without making a `String` of it.
///
/// For the keys of JSON, which recur in every row of a long file, and nearly always in the same order: what followed a
/// key the last time is looked at before anything is searched for.
struct ByteIndex {
  private struct Entry {
    let offset: Int
    let count: Int
    var value: Int
    var successor: Int
  }

  private var text: [UInt8] = []
  private var entries: [Entry] = []
  private var table = Array(repeating: -1, count: 256)
  private var last = 0

  init(_ keys: [(String, Int)]) {
    for (key, value) in keys { Array(key.utf8).withUnsafeBufferPointer { insert($0, value) } }
  }

  /// The number of a byte string, or `nil` where it was never put in.
  mutating func find(_ key: Bytes) -> Int? {
    let previous = last
    let expected = entries[previous].successor
    if isEntry(expected, key) {
      last = expected
      return entries[expected].value
    }
    let found = table[slot(of: key)]
    guard found >= 0 else { return nil }
    entries[previous].successor = found
    last = found
    return entries[found].value
  }

  /// Puts a byte string in that is not there yet.
  mutating func insert(_ key: Bytes, _ value: Int) {
    if (entries.count + 1) * 2 > table.count { grow() }
    table[slot(of: key)] = entries.count
    entries.append(Entry(offset: text.count, count: key.count, value: value, successor: entries.count))
    text.append(contentsOf: key)
  }

  private func isEntry(_ index: Int, _ key: Bytes) -> Bool {
    let entry = entries[index]
    guard entry.count == key.count, let start = key.baseAddress else { return entry.count == key.count }
    return text.withUnsafeBytes { (text: UnsafeRawBufferPointer) -> Bool in
      guard let base = text.baseAddress else { return false }
      return memcmp(base + entry.offset, start, key.count) == 0
    }
  }

  /// Where a key is in the table, or would be.
  private func slot(of key: Bytes) -> Int {
    var slot = Self.hash(key) & (table.count - 1)
    while table[slot] >= 0, !isEntry(table[slot], key) { slot = (slot + 1) & (table.count - 1) }
    return slot
  }

  private mutating func grow() {
    table = Array(repeating: -1, count: table.count * 2)
    for (index, entry) in entries.enumerated() {
      let free = text.withUnsafeBufferPointer { slot(of: $0.part(entry.offset..<(entry.offset + entry.count))) }
      table[free] = index
    }
  }

  /// FNV-1a.
  private static func hash(_ key: Bytes) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0xFFFF_FFFF)
  }
}
