/// A place in a text, both counted from 1.
public struct TextPlace: Sendable, Hashable, Comparable {
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int

  /// A place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// What stands earlier is less.
  public static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value of a TOML text, and where it stands.
struct TomlValue {
  indirect enum Content {
    case table([TomlEntry])
    case array([TomlValue])
    case string(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    /// A date, a time or both: Pantau's configuration has none.
    case moment
  }

  var content: Content
  let place: TextPlace
}

/// A key with its value.
struct TomlEntry {
  let key: String
  let place: TextPlace
  let value: TomlValue
}
