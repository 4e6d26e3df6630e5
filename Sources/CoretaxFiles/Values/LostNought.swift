/// An NPWP that stands in its place as a number, and so has lost its leading nought.
///
/// The 16 digits of a company begin with a nought and go on with the 15 of its old number, so that 15 digits are right
/// whichever of the two they were.
enum LostNought {
  /// The number as it was before it became one; a text stands as it is.
  static func restored(_ digits: String, _ form: RawRow.Form) -> String {
    form == .number && digits.utf8.count == 15 ? "0" + digits : digits
  }
}
