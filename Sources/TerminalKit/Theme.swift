/// How the meanings of a screen are to look, as far as the person has said.
public struct Theme: Sendable, Hashable {
  /// What a theme begins with.
  public enum Base: String, Sendable, Hashable, CaseIterable {
    /// Colours for the background that the terminal says it has; readable on any where it says nothing.
    case auto
    /// Colours for a light background.
    case light
    /// Colours for a dark background.
    case dark
    /// No colours.
    case monochrome
    /// The strongest colours, on a black background.
    case highContrast = "high-contrast"
  }

  /// What it begins with.
  public var base: Base
  /// Meanings that look otherwise.
  public var looks: [Style.Role: Look]

  /// A theme.
  public init(_ base: Base = .auto, looks: [Style.Role: Look] = [:]) {
    self.base = base
    self.looks = looks
  }
}

/// What a person wants a meaning to look like.
public struct Look: Sendable, Hashable {
  /// The weight of the letters.
  public struct Weight: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// From bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bold.
    public static let bold = Weight(rawValue: 1)
    /// Faint.
    public static let dim = Weight(rawValue: 2)
    /// Underlined.
    public static let underline = Weight(rawValue: 4)
    /// Letters and background swapped.
    public static let reverse = Weight(rawValue: 8)
  }

  /// The weight of the letters.
  public var weight: Weight
  /// The colour of the letters, as a number of xterm's 256; `nil` for the terminal's own.
  public var foreground: UInt8?
  /// The colour behind them.
  public var background: UInt8?

  /// A look.
  public init(_ weight: Weight = [], foreground: UInt8? = nil, background: UInt8? = nil) {
    self.weight = weight
    self.foreground = foreground
    self.background = background
  }
}
