/// Text that may be shown: on a terminal, in a log, in a message.
///
/// Text from outside (names, references, answers of a service) can carry escape sequences, bidirectional overrides and
/// characters that cannot be seen. `SafeText` makes each of them visible as `<U+202E>`, so two different names never
/// look the same and nothing from outside steers a terminal. A `String` put into an interpolation is treated as such
/// text; only literals written in the source are taken as they are.
public struct SafeText: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The text, free of anything a terminal would act on.
  public let string: String

  /// Makes text from outside safe to show.
  public init(_ untrusted: String) {
    string = Self.isPlain(untrusted) ? untrusted : Self.revealing(untrusted)
  }

  /// Text written in the source.
  public init(stringLiteral value: StaticString) {
    string = value.description
  }

  /// Text put together from literals and values.
  public init(stringInterpolation: Interpolation) {
    string = stringInterpolation.text
  }

  private init(trusted: String) {
    string = trusted
  }

  /// Nothing.
  public static let empty: SafeText = ""

  /// The text itself.
  public var description: String { string }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { string.isEmpty }

  /// One text after another.
  public static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(trusted: left.string + right.string)
  }

  /// A contiguous part of the text, by character offsets clamped to its length.
  public func slice(_ range: Range<Int>) -> SafeText {
    let first = max(0, range.lowerBound)
    return SafeText(trusted: String(string.dropFirst(first).prefix(max(first, range.upperBound) - first)))
  }

  /// A text repeated.
  public static func repeating(_ text: SafeText, count: Int) -> SafeText {
    SafeText(trusted: String(repeating: text.string, count: max(0, count)))
  }

  /// Collects the parts of an interpolated text.
  public struct Interpolation: StringInterpolationProtocol {
    var text = ""

    /// Begins a text.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    /// Adds a part written in the source.
    public mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    /// Adds text that is safe already.
    public mutating func appendInterpolation(_ safe: SafeText) {
      text += safe.string
    }

    /// Adds text from outside, made safe.
    public mutating func appendInterpolation(_ untrusted: String) {
      text += SafeText(untrusted).string
    }

    /// Adds a number in plain digits.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      text += String(number)
    }
  }
}

extension SafeText {
  /// Printable ASCII needs no second look.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// More combining marks than any script stacks: the rest only smears over the rows above.
  private static let mostMarks = 3

  private static func revealing(_ text: String) -> String {
    var result = ""
    var marks = 0
    var hasBase = false
    for scalar in text.unicodeScalars {
      if isMark(scalar) {
        marks += 1
        guard hasBase, marks <= mostMarks else {
          result += revealed(scalar)
          continue
        }
      } else {
        marks = 0
        hasBase = true
      }
      if isVisible(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += revealed(scalar)
        hasBase = false
      }
    }
    return result
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default:
      return true
    }
  }

  private static func revealed(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}

extension SafeText {
  /// With a full stop, where it has no end of its own: another sentence follows.
  public var ended: SafeText {
    guard let last = string.last, !".!?".contains(last) else { return self }
    return "\(self)."
  }
}
