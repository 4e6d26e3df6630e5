import CMemoryGuard
import Glibc

/// A passphrase for as long as something needs it: in memory that is not swapped out, and wiped when it is let go.
///
/// While one is held, the process leaves no core behind and cannot be read by others of the same user. It is never a
/// `String`, of which copies would stay.
public struct HeldPassphrase: ~Copyable {
  /// The longest that is taken.
  public static let mostBytes = 1024

  private let memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init() {
    Cores.turnOff()
    memory = .allocate(capacity: Self.mostBytes)
    memory.initialize(repeating: 0)
    // Where the system allows no more locked memory, it may be swapped out, and is wiped all the same.
    mlock(memory.baseAddress, memory.count)
  }

  deinit {
    cmemory_wipe(memory.baseAddress, memory.count)
    munlock(memory.baseAddress, memory.count)
    memory.deallocate()
    Cores.allow()
  }

  /// Lends its bytes, which are not to be kept.
  public borrowing func reveal<Result>(_ use: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try use(UnsafeBufferPointer(rebasing: memory[..<count]))
  }

  private mutating func hold(_ bytes: some Sequence<UInt8>) {
    for byte in bytes.prefix(memory.count) {
      memory[count] = byte
      count += 1
    }
  }

  /// Reads a line byte by byte, so that no other memory ever holds it; whether there was any.
  mutating func readLine(from descriptor: Int32) throws(PassphraseFault) -> Bool {
    var isTooLong = false
    var byte: UInt8 = 0
    defer { cmemory_wipe(&byte, 1) }
    while true {
      let got = read(descriptor, &byte, 1)
      if got < 0, errno == EINTR { continue }
      guard got == 1 else { break }
      if byte == UInt8(ascii: "\n") {
        if count > 0, memory[count - 1] == UInt8(ascii: "\r") { count -= 1 }
        guard !isTooLong else { throw .tooLong }
        return true
      }
      if count < memory.count {
        memory[count] = byte
        count += 1
      } else {
        isTooLong = true
      }
    }
    guard !isTooLong else { throw .tooLong }
    return count > 0
  }
}

extension HeldPassphrase {
  /// One that is known beforehand, for what is checked with it.
  package init(_ text: String) {
    self.init()
    hold(text.utf8)
  }
}
