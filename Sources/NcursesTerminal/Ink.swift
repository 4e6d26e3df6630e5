import TerminalKit

/// What a meaning is drawn with.
///
/// Colour is never the only sign: what is wrong is bold as well, and screens put a symbol and a word beside it. Only
/// foregrounds are coloured, on whatever background the person has, except in a badge, which brings its own.
struct Ink: Sendable, Hashable {
  /// The weight of the letters.
  struct Weight: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let bold = Weight(rawValue: 1)
    static let dim = Weight(rawValue: 2)
    static let underline = Weight(rawValue: 4)
    static let reverse = Weight(rawValue: 8)
  }

  /// The terminal's own colour.
  static let ownColour: Int16 = -1

  /// The weight of the letters.
  var weight: Weight = []
  /// The colour of the letters.
  var foreground = ownColour
  /// The colour behind them.
  var background = ownColour

  /// Whether it needs a colour at all.
  var isColoured: Bool { foreground != Self.ownColour || background != Self.ownColour }

  /// The ink for a role under the cursor: in reverse and nothing else, for one even bar and the fewest bytes.
  ///
  /// What is of lesser weight, such as a row that has gone, has a fainter bar.
  static func selected(_ role: Style.Role, palette: Palette, depth: ColourDepth) -> Ink {
    var ink = role == .dim ? Ink(.dim, palette: palette, depth: depth) : Ink()
    ink.weight.insert(.reverse)
    return ink
  }

  /// The ink for a role.
  init(_ role: Style.Role, palette: Palette, depth: ColourDepth) {
    switch depth {
    case .monochrome: self = Self.monochrome(role)
    case .eight: self = Self.eight(role, palette)
    case .many: self = Self.many(role, palette)
    }
  }

  private init(weight: Weight = [], _ foreground: Int16 = ownColour, on background: Int16 = ownColour) {
    self.weight = weight
    self.foreground = foreground
    self.background = background
  }

  private static func monochrome(_ role: Style.Role) -> Ink {
    switch role {
    case .plain, .good: Ink()
    case .dim: Ink(weight: .dim)
    case .title, .warning: Ink(weight: .bold)
    case .accent, .changed: Ink(weight: .underline)
    case .wrong, .badge: Ink(weight: [.bold, .underline])
    }
  }

  // The colours of ANSI: 0 black, 1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan. Terminals with no more are
  // mostly consoles, which are dark.
  private static func eight(_ role: Style.Role, _ palette: Palette) -> Ink {
    let isLight = palette == .light
    return switch role {
    case .plain: Ink()
    case .dim: Ink(weight: .dim)
    case .title: Ink(weight: .bold)
    case .accent: Ink(isLight ? 4 : 6)
    case .wrong: Ink(weight: .bold, 1)
    case .warning: isLight ? Ink(weight: .underline, 1) : Ink(3)
    case .good: Ink(2)
    case .changed: Ink(5)
    case .badge: Ink(0, on: 3)
    }
  }

  // The middle column has a contrast of about 4 to 1 or better against both black and white (WCAG 2.1, 1.4.3).
  private static func many(_ role: Style.Role, _ palette: Palette) -> Ink {
    func colour(dark: Int16, either: Int16, light: Int16) -> Int16 {
      switch palette {
      case .dark: dark
      case .either: either
      case .light: light
      }
    }
    return switch role {
    case .plain: Ink()
    case .dim: Ink(colour(dark: 245, either: 243, light: 242))
    case .title: Ink(weight: .bold)
    case .accent: Ink(colour(dark: 75, either: 31, light: 25))
    case .wrong: Ink(weight: .bold, colour(dark: 203, either: 160, light: 160))
    case .warning: Ink(colour(dark: 179, either: 130, light: 130))
    case .good: Ink(colour(dark: 71, either: 28, light: 28))
    case .changed: Ink(colour(dark: 176, either: 133, light: 127))
    case .badge: Ink(16, on: 178)
    }
  }
}
