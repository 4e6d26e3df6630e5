import TerminalKit

/// A look as it is written in a configuration: `red`, `bold 203`, `#ffaf00 on black`.
enum WrittenLook {
  /// The look, or what is wrong first.
  static func read(_ text: String) -> Result<Look, Fault> {
    var look = Look()
    var isBehind = false
    let words = text.lowercased().split(separator: " ").map(String.init)
    if words.isEmpty { return .failure(.empty) }
    for word in words {
      if word == "on" {
        if isBehind { return .failure(.second(word)) }
        isBehind = true
      } else if let weight = weights[word] {
        guard look.weight.insert(weight).inserted else { return .failure(.twice(word)) }
      } else if let colour = colour(word) {
        guard (isBehind ? look.background : look.foreground) == nil else { return .failure(.second(word)) }
        if isBehind { look.background = colour } else { look.foreground = colour }
      } else {
        return .failure(.unknown(word))
      }
    }
    return isBehind && look.background == nil ? .failure(.nothingBehind) : .success(look)
  }

  /// What is wrong with a look.
  enum Fault: Error, Equatable {
    case empty
    /// A word that is none of a look.
    case unknown(String)
    /// A second colour where there can be one.
    case second(String)
    /// A word that stands there already.
    case twice(String)
    /// Nothing follows `on`.
    case nothingBehind
  }

  static var names: [String] { weights.keys.sorted() + ["on"] + colours }

  private static let weights: [String: Look.Weight] = [
    "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse,
  ]

  /// The colours of ANSI, in their order.
  private static let colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  private static func colour(_ word: String) -> UInt8? {
    if let number = UInt8(word) { return number }
    if word.hasPrefix("#"), word.count == 7, let value = UInt32(word.dropFirst(), radix: 16) {
      return nearest(red: Int(value >> 16), green: Int(value >> 8 & 0xFF), blue: Int(value & 0xFF))
    }
    let isBright = word.hasPrefix("bright-")
    guard let place = colours.firstIndex(of: isBright ? String(word.dropFirst(7)) : word) else { return nil }
    return UInt8(place + (isBright ? 8 : 0))
  }

  /// The nearest colour of xterm's cube of 6×6×6 or of its 24 greys.
  private static func nearest(red: Int, green: Int, blue: Int) -> UInt8 {
    let steps = [0, 95, 135, 175, 215, 255]
    func step(_ value: Int) -> Int { steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0 }
    func distance(_ other: (Int, Int, Int)) -> Int {
      let (r, g, b) = (other.0 - red, other.1 - green, other.2 - blue)
      return r * r + g * g + b * b
    }
    let cube = (step(red), step(green), step(blue))
    let grey = max(0, min(23, ((red + green + blue) / 3 - 3) / 10))
    let level = 8 + grey * 10
    let isGrey = distance((level, level, level)) < distance((steps[cube.0], steps[cube.1], steps[cube.2]))
    return UInt8(isGrey ? 232 + grey : 16 + 36 * cube.0 + 6 * cube.1 + cube.2)
  }
}
