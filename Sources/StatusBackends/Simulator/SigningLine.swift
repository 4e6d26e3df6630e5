/// DJP's line of documents waiting to be signed: first come, first served.
struct SigningLine {
  private var places: [Int]
  /// Those before it have left.
  private var head = 0

  /// A line that stands already.
  init(_ places: [Int]) {
    self.places = places
  }

  /// How many wait.
  var count: Int { places.count - head }

  mutating func join(_ document: Int) {
    places.append(document)
  }

  /// Takes the one whose turn it is.
  mutating func leave() -> Int? {
    guard head < places.count else { return nil }
    defer {
      head += 1
      // Cut off now and then what has left, so that a long run does not grow.
      if head > 1024 {
        places.removeFirst(head)
        head = 0
      }
    }
    return places[head]
  }

  /// Takes one out of turn.
  mutating func remove(_ document: Int) {
    guard let place = places[head...].firstIndex(of: document) else { return }
    places.remove(at: place)
  }
}
