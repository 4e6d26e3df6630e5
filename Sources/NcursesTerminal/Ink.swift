import TerminalKit

/// What a meaning is drawn with.
///
/// Colour is never the only sign: what is wrong is bold as well, and screens put a symbol and a word beside it. Only
/// foregrounds are coloured, on whatever background the person has, except in a badge, which brings its own.
struct Ink: Sendable, Hashable {
  /// The weight of the letters.
  typealias Weight = Look.Weight

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

  /// The ink for what a cell means, in a theme, on a terminal whose background and colours are as they were found.
  init(_ style: Style, in theme: Theme, found: Palette, depth: ColourDepth) {
    let palette = Palette(theme.base) ?? found
    let depth = theme.base == .monochrome ? .monochrome : depth
    if style.isSelected {
      self = Self.selected(style.role, palette: palette, depth: depth)
    } else if let look = theme.looks[style.role] {
      self.init(look, depth: depth)
    } else {
      self.init(style.role, palette: palette, depth: depth)
    }
  }

  /// The ink that a person wants for a role, as far as a terminal has it.
  init(_ look: Look, depth: ColourDepth) {
    weight = look.weight
    foreground = look.foreground.map { Self.colour($0, depth: depth) } ?? Self.ownColour
    background = look.background.map { Self.colour($0, depth: depth) } ?? Self.ownColour
    if depth == .eight, look.foreground.map({ (8..<16).contains($0) }) ?? false { weight.insert(.bold) }
  }

  /// One of xterm's 256 colours as a terminal has it: with eight, the one that is most like it.
  private static func colour(_ number: UInt8, depth: ColourDepth) -> Int16 {
    switch depth {
    case .monochrome: return ownColour
    case .many: return Int16(number)
    case .eight:
      if number < 16 { return Int16(number % 8) }
      if number >= 232 { return number >= 244 ? 7 : 0 }
      let cube = Int16(number) - 16
      return (cube / 36 >= 3 ? 1 : 0) + (cube / 6 % 6 >= 3 ? 2 : 0) + (cube % 6 >= 3 ? 4 : 0)
    }
  }

  /// The ink for a role.
  init(_ role: Style.Role, palette: Palette, depth: ColourDepth) {
    switch (palette, depth) {
    case (_, .monochrome): self = Self.monochrome(role)
    case (.strong, _): self = Self.strong(role, depth)
    case (_, .eight): self = Self.eight(role, palette)
    case (_, .many): self = Self.many(role, palette)
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

  // The bright half of ANSI on black: each has a contrast of 7 to 1 or better (WCAG 2.1, 1.4.6). Nothing is faint.
  private static func strong(_ role: Style.Role, _ depth: ColourDepth) -> Ink {
    let isMany = depth == .many
    return switch role {
    case .plain: Ink(isMany ? 15 : 7, on: 0)
    case .dim: Ink(isMany ? 252 : 7, on: 0)
    case .title: Ink(weight: .bold, isMany ? 15 : 7, on: 0)
    case .accent: Ink(weight: .bold, isMany ? 87 : 6, on: 0)
    case .wrong: Ink(weight: [.bold, .underline], isMany ? 217 : 3, on: 0)
    case .warning: Ink(weight: .bold, isMany ? 226 : 3, on: 0)
    case .good: Ink(isMany ? 120 : 2, on: 0)
    case .changed: Ink(weight: .underline, isMany ? 15 : 7, on: 0)
    // Bold makes the first black a grey on many terminals; that of the cube stays black.
    case .badge: isMany ? Ink(weight: .bold, 16, on: 226) : Ink(0, on: 3)
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
      case .strong: either
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
