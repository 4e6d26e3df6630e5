import UploadQueue

/// Drawn lots that fall the same way for the same seed, whatever was drawn before (SplitMix64).
///
/// Every question has a stream of its own, named by its purpose, the document and the round. So what a person does in
/// the demo changes the fate of that document only, and the size of the steps in time changes nothing.
struct Chance: RandomNumberGenerator {
  /// What a lot decides.
  enum Purpose: UInt64 {
    case traits, opening, signer, fate, fault, handling, arrival, service, outage, cancellation, agreement
  }

  private var state: UInt64

  init(seed: UInt64, _ purpose: Purpose, _ subject: Int = 0, round: Int = 0) {
    state = seed
    for part in [purpose.rawValue, UInt64(bitPattern: Int64(subject)), UInt64(bitPattern: Int64(round))] {
      state = next() ^ part
    }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to, but not including, a bound; 0 where the bound is not positive.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  /// Whether something of so many in a thousand happens.
  mutating func happens(permille: Int) -> Bool {
    below(1000) < permille
  }

  /// A duration of whole milliseconds between two.
  mutating func duration(_ shortest: Duration, _ longest: Duration) -> Duration {
    let range = longest.wholeMilliseconds - shortest.wholeMilliseconds
    return shortest + .milliseconds(below(Int(range) + 1))
  }

  /// An index into a table of weights; the last one takes what is left.
  mutating func choice(_ weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  /// The elements in another order.
  mutating func shuffled(_ range: Range<Int>) -> [Int] {
    var elements = Array(range)
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, below(index + 1))
    }
    return elements
  }
}
