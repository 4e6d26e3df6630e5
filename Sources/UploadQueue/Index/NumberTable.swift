/// Numbers that are found by a text; what the text of a number is, whoever has the texts says.
///
/// A dictionary of strings takes 53 bytes and more for each document, this 10: a slot is a number and nothing else.
struct NumberTable {
  /// Numbers, and -1 where there is none; a number that meets another one in its slot stands in the next that is free.
  private var slots = [Int32](repeating: -1, count: 64)
  private var count = 0

  /// The number whose text this is.
  func number(of text: UnsafeBufferPointer<UInt8>, isIts: (Int32) -> Bool) -> Int32? {
    var place = slot(of: Self.hash(text))
    while slots[place] >= 0 {
      if isIts(slots[place]) { return slots[place] }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a number whose text no other has; `hash` tells those of the texts of all.
  mutating func add(_ number: Int32, hash: (Int32) -> Int) {
    if (count + 1) * 4 > slots.count * 3 {
      let before = slots
      slots = Array(repeating: -1, count: before.count * 2)
      for number in before where number >= 0 { put(number, hash(number)) }
    }
    put(number, hash(number))
    count += 1
  }

  private mutating func put(_ number: Int32, _ hash: Int) {
    var place = slot(of: hash)
    while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = number
  }

  private func slot(of hash: Int) -> Int { hash & (slots.count - 1) }

  /// Another one in every run of the program, so that nobody can write a file whose texts all meet in one slot.
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    return hasher.finalize()
  }
}
