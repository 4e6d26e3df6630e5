import TerminalKit

/// What the colours must be read on.
public enum Palette: Sendable, Hashable, CaseIterable {
  /// A dark background.
  case dark
  /// A light background.
  case light
  /// A background nobody knows: colours of middling brightness, which read on both.
  case either
  /// A black background, and eyes that need the strongest colours there are.
  case strong

  /// The background as `COLORFGBG` tells it, such as `15;0`; a terminal is never asked.
  public init(environment: [String: String]) {
    let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
    switch background {
    case .some(7), .some(15): self = .light
    case .some(0...15): self = .dark
    default: self = .either
    }
  }
}

extension Palette {
  /// The background that a theme is made for; `nil` where the terminal's own is to be found out.
  init?(_ base: Theme.Base) {
    switch base {
    case .auto, .monochrome: return nil
    case .light: self = .light
    case .dark: self = .dark
    case .highContrast: self = .strong
    }
  }
}

/// How many colours a terminal shows.
enum ColourDepth: Sendable, Hashable, CaseIterable {
  /// None, or none are wanted.
  case monochrome
  /// The eight of ANSI.
  case eight
  /// The 256 of xterm.
  case many

  /// What a terminal with a number of colours shows, unless `NO_COLOR` is set to anything (no-color.org).
  init(colours: Int, environment: [String: String]) {
    let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    switch colours {
    case _ where isUnwanted: self = .monochrome
    case 256...: self = .many
    case 8...: self = .eight
    default: self = .monochrome
    }
  }
}
