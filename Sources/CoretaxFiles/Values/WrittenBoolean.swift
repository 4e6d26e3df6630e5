/// Yes or no, as lists and sheets write it.
enum WrittenBoolean {
  /// Reads a text without white space around it; `nil` where it is neither.
  static func read(_ text: Bytes) -> Bool? {
    if text.reads("true") || text.reads("ya") || text.reads("yes") || text.reads("sudah") || text.reads("1") {
      return true
    }
    if text.reads("false") || text.reads("tidak") || text.reads("no") || text.reads("belum") || text.reads("0") {
      return false
    }
    return nil
  }
}
