/// Sorts numbers by their digits: in time that grows with how many there are, and no faster.
enum RadixSort {
  /// What is sorted, and what it is sorted by.
  struct Pair {
    var key: UInt64
    var number: Int32
  }

  /// Fewer than this are sorted by comparing.
  private static let few = 512

  /// Sorts by the keys; what has the same key stays in its order.
  static func sort(_ pairs: inout [Pair]) {
    guard pairs.count > few else {
      let sorted = pairs.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
      pairs = sorted.map(\.element)
      return
    }
    // Digits that are the same everywhere need no pass.
    var differing: UInt64 = 0
    for pair in pairs { differing |= pair.key ^ pairs[0].key }
    var other = pairs
    for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xFF != 0 {
      pass(pairs, into: &other, shift: shift)
      swap(&pairs, &other)
    }
  }

  private static func pass(_ pairs: [Pair], into sorted: inout [Pair], shift: UInt64) {
    pairs.withUnsafeBufferPointer { pairs in
      sorted.withUnsafeMutableBufferPointer { sorted in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
          places.initialize(repeating: 0)
          for pair in pairs { places[Int(truncatingIfNeeded: pair.key >> shift & 0xFF)] += 1 }
          var next = 0
          for digit in 0..<256 { (places[digit], next) = (next, next + places[digit]) }
          for pair in pairs {
            let digit = Int(truncatingIfNeeded: pair.key >> shift & 0xFF)
            sorted[places[digit]] = pair
            places[digit] += 1
          }
        }
      }
    }
  }
}
