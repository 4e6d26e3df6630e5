import Glibc

/// What the system said of a file instead of doing what was asked.
public struct SystemRefusal: Error, Sendable, Hashable {
  /// The file or folder.
  public let path: String
  /// The system's number for it (`errno`).
  public let number: Int32

  /// A refusal, the last one where no number is given.
  init(_ path: String, number: Int32 = errno) {
    self.path = path
    self.number = number
  }

  /// The system's own words.
  public var words: String { String(cString: strerror(number)) }
}
