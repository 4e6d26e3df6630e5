/// What a terminal can do, as far as its description and the environment tell.
public struct TerminalAbilities: Sendable, Hashable {
  /// Whether there is one at all.
  public var isThere: Bool
  /// What `TERM` says; empty where it is not set.
  public var type: String
  /// Whether a description of that type is installed.
  public var isKnown: Bool
  /// Whether text can be put at a place, which a screen needs.
  public var placesText: Bool
  /// How many colours it shows; 0 where it shows none.
  public var colours: Int
  /// Whether colours are unwanted (`NO_COLOR`).
  public var hasUnwantedColours: Bool
  /// Whether every character can be sent to it, in UTF-8.
  public var takesUnicode: Bool
  /// Its size; `nil` where it does not tell.
  public var size: Size?

  /// A terminal that can do this.
  public init(
    isThere: Bool = true, type: String, isKnown: Bool = true, placesText: Bool = true, colours: Int = 256,
    hasUnwantedColours: Bool = false, takesUnicode: Bool = true, size: Size? = Size(columns: 80, rows: 24)
  ) {
    self.isThere = isThere
    self.type = type
    self.isKnown = isKnown
    self.placesText = placesText
    self.colours = colours
    self.hasUnwantedColours = hasUnwantedColours
    self.takesUnicode = takesUnicode
    self.size = size
  }
}
