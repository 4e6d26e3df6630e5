import Glibc
import OwnFiles
import UploadQueue

/// When a queue was asked last by any Pantau of this person, and which of them wait for their turn: a file.
///
/// Whoever comes too soon is given the first moment that is not another's, and it is kept until shortly after: who waited
/// longest asks first, be it a screen or a command. Where the file cannot be read or written, each Pantau knows of itself alone.
public struct LastAsked: Sendable {
  private let path: String

  /// What is kept in a file, which need not be there yet.
  public init(keptIn path: String) {
    self.path = path
  }

  /// Takes down that the queue is asked now.
  ///
  /// - Parameters:
  ///   - waiter: Who asks, by a number that no other has.
  ///   - notBefore: Before when it may not ask in any case.
  /// - Returns: When its turn is, where it is not now: then nobody asks.
  func take(
    by waiter: UInt64, at now: Timestamp, atMostEvery pause: Duration, notBefore: Timestamp? = nil
  ) -> Timestamp? {
    try? OwnFile.create(path)
    return changing { turns in
      turns.take(by: waiter, at: now, atMostEvery: pause, notBefore: notBefore)
    } ?? notBefore.flatMap { $0 > now ? $0 : nil }
  }

  /// Gives up the turn that one waits for, if it does.
  func leave(_ waiter: UInt64) {
    _ = changing { turns in
      turns.waiting.removeAll { $0.waiter == waiter }
      return nil
    }
  }

  /// Changes what the file says, one Pantau at a time.
  private func changing(_ change: (inout Turns) -> Timestamp?) -> Timestamp? {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Of two that ask at once, one sees what the other took down.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    let before = Turns(text(in: descriptor))
    var turns = before
    let result = change(&turns)
    guard turns != before else { return result }
    let text = Array(turns.text.utf8)
    if pwrite(descriptor, text, text.count, 0) == text.count { ftruncate(descriptor, off_t(text.count)) }
    return result
  }

  private func text(in descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

/// What the file says: the last moment, in milliseconds since 1970, and in lines of their own whose turn is when.
private struct Turns: Equatable {
  struct Waiter: Equatable {
    let waiter: UInt64
    let turn: Timestamp
  }

  var asked: Timestamp?
  /// In the order of their turns.
  var waiting: [Waiter] = []

  /// A turn that was not taken for so long is lost: whoever it was may have ended.
  private static let keptFor = Duration.seconds(5)

  /// Nothing where it is no such text.
  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, lines.last == "", let asked = Int64(lines[0]) else { return }
    self.asked = Timestamp(milliseconds: asked)
    waiting = lines.dropFirst().compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 2, let turn = Int64(words[0]), let waiter = UInt64(words[1]) else { return nil }
      return Waiter(waiter: waiter, turn: Timestamp(milliseconds: turn))
    }
  }

  var text: String {
    guard let asked else { return "" }
    return (["\(asked.milliseconds)"] + waiting.map { "\($0.turn.milliseconds) \($0.waiter)" })
      .map { "\($0)\n" }.joined()
  }

  mutating func take(
    by waiter: UInt64, at now: Timestamp, atMostEvery pause: Duration, notBefore: Timestamp?
  ) -> Timestamp? {
    // A moment that is still to come was taken down before the clock was set back.
    if let last = asked, last > now { (asked, waiting) = (nil, []) }
    waiting.removeAll { $0.turn + Self.keptFor < now }
    let own = waiting.first { $0.waiter == waiter }
    let ahead = waiting.filter { $0.waiter != waiter && $0.turn <= own?.turn ?? $0.turn }
    let allowed = [asked.map { $0 + pause }, notBefore, ahead.last.map { $0.turn + pause }].compactMap { $0 }.max()
    waiting.removeAll { $0.waiter == waiter }
    guard let allowed, allowed > now else {
      asked = now
      return nil
    }
    let turn = max(allowed, own?.turn ?? allowed)
    waiting.append(Waiter(waiter: waiter, turn: turn))
    waiting.sort { $0.turn < $1.turn }
    return turn
  }
}
