/// Remembers which RecordIds a file has brought, with what status, to find a document that stands in it twice.
///
/// Some 50 bytes for each document, whatever its fields hold. The same document twice is normal (saved pages overlap);
/// with two statuses the file contradicts itself.
struct RecordLedger {
  /// Where a document stood first, and with which status.
  struct Entry {
    let line: Int
    let row: Int
    let status: String
  }

  private struct Seen {
    var line: UInt32
    var row: UInt32
    var status: UInt32
  }

  private var seen: [UInt128: Seen] = [:]
  private var statuses: [String] = []
  private var numbers: [String: Int] = [:]

  /// Enters a document; gives the earlier entry where that has another status.
  mutating func enter(_ recordID: String, line: Int, row: Int, status: String) -> Entry? {
    let key = Self.key(recordID)
    if let earlier = seen[key] {
      let words = statuses[Int(earlier.status)]
      return words == status ? nil : Entry(line: Int(earlier.line), row: Int(earlier.row), status: words)
    }
    let number = numbers[status] ?? statuses.count
    if number == statuses.count {
      statuses.append(status)
      numbers[status] = number
    }
    seen[key] = Seen(line: UInt32(clamping: line), row: UInt32(clamping: row), status: UInt32(clamping: number))
    return nil
  }

  /// The 128 bits of a UUID; for any other key, a hash of as many bits.
  private static func key(_ recordID: String) -> UInt128 {
    var value: UInt128 = 0
    var digits = 0
    for byte in recordID.utf8 where byte != .minus {
      let digit: UInt8
      switch byte.lowercased {
      case 0x30...0x39: digit = byte.digit
      case 0x61...0x66: digit = byte.lowercased - 0x61 + 10
      default: return hashed(recordID)
      }
      digits += 1
      value = value << 4 | UInt128(digit)
    }
    return digits == 32 ? value : hashed(recordID)
  }

  private static func hashed(_ text: String) -> UInt128 {
    var low = Hasher()
    var high = Hasher()
    low.combine(0)
    high.combine(1)
    low.combine(text)
    high.combine(text)
    let bits = (UInt64(bitPattern: Int64(high.finalize())), UInt64(bitPattern: Int64(low.finalize())))
    return UInt128(bits.0) << 64 | UInt128(bits.1)
  }
}
