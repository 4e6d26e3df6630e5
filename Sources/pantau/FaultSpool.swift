import Glibc
import Wording

/// Keeps what there is no room for in memory, line by line, in a file without a name until it is told.
final class FaultSpool {
  private let file: UnsafeMutablePointer<FILE>?
  private let language: Language

  init(_ language: Language) {
    self.language = language
    file = tmpfile()
  }

  deinit {
    if let file { fclose(file) }
  }

  /// Keeps a line; where the disk is full, it is only missing.
  func add(_ phrase: Phrase) {
    if let file { fputs(phrase.text(language).string + "\n", file) }
  }

  /// Forgets all of it.
  func clear() {
    guard let file else { return }
    rewind(file)
    ftruncate(fileno(file), 0)
  }

  /// Tells each line, in order, and gives how many there were.
  func tell(_ say: (SafeText) -> Void) -> Int {
    guard let file else { return 0 }
    rewind(file)
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    var count = 0
    while getline(&line, &room, file) > 0, let line {
      say(SafeText(String(String(cString: line).dropLast())))
      count += 1
    }
    return count
  }
}
